import {
  type At,
  addDays,
  factById,
  first,
  type NewFact,
  ok,
  type Refusal,
  type Result,
  refuse,
  rows,
  type StoredFact,
  sql,
  type Tx,
  together,
} from '../../kernel/index.js'
import { planFact } from '../../registry/index.js'
import { placesOf } from '../birth.js'
import { type Party, packAt, type RecordPack } from '../pack.js'
import { askedOf, mayTake } from '../parties.js'
import { type HeldPlace, takePlaces } from '../places.js'
import { loadReferences, needsOf, pointersOf, type References } from '../references.js'
import { addNote, holdPlaces, placesIn, RECORD_COLUMNS } from '../store.js'
import type { FactId, StoredRecord, VoidingFact } from '../types.js'
import { standingOf, type VoidAct, type Voidable } from '../voids.js'
import { actor } from './said.js'

export interface Aimed {
  readonly record: StoredRecord
  /** The counting fact in the end, and which entry of a list it is (0 where there is none). */
  readonly root: FactId
  readonly entry: number
}

export interface VoidKnown {
  readonly aimed: Aimed | undefined
  readonly fact: StoredFact | undefined
  readonly voids: readonly VoidingFact[]
  readonly references: References
  readonly held: readonly HeldPlace[]
}

/** Finds what the id names: a record's fact, an entry's, a log's, or an earlier act against one of these. */
async function aimedAt(tx: Tx, fact: string): Promise<Aimed | undefined> {
  const found = await first<StoredRecord & { root: FactId; entry: number }>(
    tx,
    sql`with root as (select coalesce((select v.root from records.void v where v.fact = ${fact}), ${fact}::uuid) as fact),
      named as (
        select b.record, b.entry from records.born b, root where b.fact = root.fact
        union all select l.record, 0::smallint from records.logged l, root where l.fact = root.fact)
      select ${RECORD_COLUMNS}, root.fact as root, named.entry from named join records.record r on r.id = named.record, root`,
  )
  return found && { record: found, root: found.root, entry: found.entry }
}

export async function loadVoid(tx: Tx, fact: string, at: At): Promise<VoidKnown> {
  const aimed = await aimedAt(tx, fact)
  const pack = aimed && packAt(aimed.record.pack, aimed.record.packVersion)
  if (!aimed || !pack) return { aimed: undefined, fact: undefined, voids: [], references: new Map(), held: [] }
  const { record, root } = aimed
  const on = record.happenedOn ?? at.today
  const pools = placesOf(pack, { happenedOn: on, values: record.values, factUnit: record.factUnit }).map((place) => place.pool)
  const [stored, voids, references, held] = await together([
    factById(tx, root),
    rows<VoidingFact>(
      tx,
      sql`select fact as id, target, how, "on" from records.void where root = ${root} order by recorded_on, fact limit 500`,
    ),
    loadReferences(tx, [record.unit, ...pointersOf(pack, record.values).map((pointer) => pointer.id)], on, needsOf(pack)),
    placesIn(tx, pools),
  ])
  return { aimed, fact: stored, voids, references, held }
}

export interface Voiding {
  readonly aimed: Aimed
  readonly act: VoidAct
  readonly id: FactId
  readonly name: string
  readonly reason: string
  readonly standing: string
  readonly places: readonly { readonly pool: string; readonly no: number }[]
}

const holds = (pack: RecordPack, parties: readonly Party[], { aimed, references }: VoidKnown, at: At): boolean =>
  at.viewer.via === 'system' ||
  parties.some((party) => askedOf(pack, party, aimed!.record, references).asked.some(({ turn }) => mayTake(turn, at.viewer)))

export type Decided = Result<'nothing' | { change: Voiding; facts: readonly NewFact[]; answer: { fact: FactId } }>

export interface Chosen {
  readonly kind: string
  readonly by: readonly Party[]
  /** Id of the pack's rule, or `strike`, `reinstate`. */
  readonly rule: string
  readonly withinDays?: number
}

/** The pack's own word for the act, and whether it may be done now; asked only once it is known that he may do it at all. */
export interface Choice {
  readonly chosen: Chosen
  readonly may: () => Result<VoidAct | 'nothing', Refusal>
}

/** Finds the pack's own word for the act, who may do it, and what follows. `entitled`: the act has an authority of its own, as a dispute's decision. */
export function decideVoid(
  known: VoidKnown,
  input: { readonly fact: string; readonly reason: string; readonly document?: string },
  at: At,
  choose: (pack: RecordPack, fact: Voidable) => Result<Choice>,
  entitled = false,
): Decided {
  const { aimed, fact } = known
  const pack = aimed && packAt(aimed.record.pack, aimed.record.packVersion)
  if (!aimed || !pack || !fact) return refuse({ code: 'fact_unknown' })
  const voidable: Voidable = { id: aimed.root, on: fact.effectiveOn, voids: known.voids }
  const choice = choose(pack, voidable)
  if (!choice.ok) return choice
  const { chosen, may } = choice.value
  if (!entitled && !holds(pack, chosen.by, known, at))
    return refuse({ code: 'not_yours_to_void', roles: chosen.by.flatMap((party) => ('role' in party ? [party.role] : [])) })
  const judged = may()
  if (!judged.ok) return judged
  const act = judged.value
  if (act === 'nothing') return ok('nothing')
  if (chosen.withinDays !== undefined && act.on > addDays(fact.effectiveOn, chosen.withinDays))
    return refuse({ code: 'void_too_late', latest: addDays(fact.effectiveOn, chosen.withinDays), days: chosen.withinDays })
  const id = at.id<'fact'>()
  const after = standingOf({ ...voidable, voids: [...known.voids, { ...act, id }] }, at.today)
  const places = act.how === 'reinstate' && after === 'live' ? placesAgain(pack, known, act, at) : ok([])
  if (!places.ok) return places
  const { subject, unit, programme } = fact
  const about = { subject, unit, on: act.on, programme: programme ?? undefined, voids: { fact: act.target, how: act.how } }
  const data = { reason: input.reason, rule: chosen.rule, document: input.document, record: aimed.record.id }
  const change = { aimed, act, id, name: chosen.rule, reason: input.reason, standing: after, places: places.value }
  return ok({ change, facts: [{ ...planFact(chosen.kind, about, data), id }], answer: { fact: id } })
}

/** A fact that counts again needs its place again; someone else may hold it by now. */
function placesAgain(pack: RecordPack, { aimed, held }: VoidKnown, act: VoidAct, at: At) {
  const { record, entry } = aimed!
  const row = Math.max(0, entry - 1)
  const asked = placesOf(pack, { happenedOn: record.happenedOn ?? at.today, values: record.values, factUnit: record.factUnit })
    .filter((place) => place.row === row)
    .map((place) => ({ ...place, from: act.on }))
  return takePlaces(asked, held)
}

export async function saveVoid(tx: Tx, change: Voiding, at: At): Promise<void> {
  const { aimed, act, id } = change
  const { record, root, entry } = aimed
  const by = actor(at.viewer)
  await together([
    sql`insert into records.void (fact, target, root, record, how, act, "on", reason, by_account, by_name, recorded_on)
      values (${id}, ${act.target}, ${root}, ${record.id}, ${act.how}, ${change.name}, ${act.on}, ${change.reason}, ${by.account}, ${by.name}, ${at.today})`.execute(
      tx,
    ),
    entry > 0
      ? sql`update records.entry set standing = ${change.standing} where record = ${record.id} and no = ${entry}`.execute(tx)
      : record.fact === root
        ? sql`update records.record set standing = ${change.standing}, touched_on = ${at.today} where id = ${record.id}`.execute(tx)
        : undefined,
    addNote(tx, {
      id: at.id(),
      record: record.id,
      act: act.how,
      version: record.version,
      side: change.name,
      reason: change.reason,
      by,
      on: at.today,
    }),
    placesAfter(tx, change),
  ])
}

/** A cancelled fact gives its place back from that day on; a struck one never held it; a reinstated one holds it again. */
async function placesAfter(tx: Tx, { aimed, act, places }: Voiding): Promise<void> {
  const { root, record } = aimed
  if (act.how === 'strike') await sql`delete from records.place where fact = ${root}`.execute(tx)
  else if (act.how === 'cancel')
    await sql`update records.place set held_until = greatest(held_from, ${act.on}::date) where fact = ${root} and (held_until is null or held_until > ${act.on}::date)`.execute(
      tx,
    )
  else if (places.length > 0)
    await holdPlaces(
      tx,
      places.map((place) => ({ ...place, fact: root, record: record.id, from: act.on })),
    )
}
