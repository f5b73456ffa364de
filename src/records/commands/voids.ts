import { z } from 'zod'
import {
  type At,
  addDays,
  command,
  day,
  factById,
  first,
  id,
  type NewFact,
  ok,
  type Result,
  refuse,
  rows,
  type StoredFact,
  sql,
  type Tx,
} from '../../kernel/index.js'
import { planFact } from '../../registry/index.js'
import { placesOf } from '../birth.js'
import { type Party, packAt, type RecordPack } from '../pack.js'
import { askedOf, mayTake } from '../parties.js'
import { type HeldPlace, takePlaces } from '../places.js'
import { loadReferences, pointersOf, type References } from '../references.js'
import { addNote, holdPlaces, placesIn, RECORD_COLUMNS } from '../store.js'
import type { FactId, StoredRecord, VoidingFact } from '../types.js'
import { mayCancel, mayReinstate, mayStrike, standingOf, type VoidAct, type Voidable } from '../voids.js'
import { actor, reasonInput } from './said.js'

interface Aimed {
  readonly record: StoredRecord
  /** The counting fact in the end, and which entry of a list it is (0 where there is none). */
  readonly root: FactId
  readonly entry: number
}

interface VoidKnown {
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
        select r.id as record, 0 as entry from records.record r, root where r.fact = root.fact
        union all select e.record, e.no from records.entry e, root where e.fact = root.fact
        union all select l.record, 0 from records.logged l, root where l.fact = root.fact)
      select ${RECORD_COLUMNS}, root.fact as root, named.entry from named join records.record r on r.id = named.record, root`,
  )
  return found && { record: found, root: found.root, entry: found.entry }
}

async function loadVoid(tx: Tx, fact: string, at: At): Promise<VoidKnown> {
  const aimed = await aimedAt(tx, fact)
  const pack = aimed && packAt(aimed.record.pack, aimed.record.packVersion)
  if (!aimed || !pack) return { aimed: undefined, fact: undefined, voids: [], references: new Map(), held: [] }
  const { record, root } = aimed
  const on = record.happenedOn ?? at.today
  const pools = placesOf(pack, { happenedOn: on, values: record.values, factUnit: record.factUnit }).map((place) => place.pool)
  const [stored, voids, references, held] = await Promise.all([
    factById(tx, root),
    rows<VoidingFact>(
      tx,
      sql`select fact as id, target, how, "on" from records.void where root = ${root} order by recorded_on, fact limit 500`,
    ),
    loadReferences(tx, [record.unit, ...pointersOf(pack, record.values).map((pointer) => pointer.id)], on),
    placesIn(tx, pools),
  ])
  return { aimed, fact: stored, voids, references, held }
}

interface Voiding {
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

type Decided = Result<'nothing' | { change: Voiding; facts: readonly NewFact[]; answer: { fact: FactId } }>

interface Chosen {
  readonly kind: string
  readonly by: readonly Party[]
  /** Id of the pack's rule, or `strike`, `reinstate`. */
  readonly rule: string
  readonly withinDays?: number
}

/** Finds the pack's own word for the act, who may do it, and what follows. */
function decideVoid(
  known: VoidKnown,
  input: { readonly fact: string; readonly reason: string; readonly document?: string },
  at: At,
  choose: (pack: RecordPack, fact: Voidable) => Result<{ chosen: Chosen; act: VoidAct | 'nothing' }>,
): Decided {
  const { aimed, fact } = known
  const pack = aimed && packAt(aimed.record.pack, aimed.record.packVersion)
  if (!aimed || !pack || !fact) return refuse({ code: 'fact_unknown' })
  const voidable: Voidable = { id: aimed.root, on: fact.effectiveOn, voids: known.voids }
  const choice = choose(pack, voidable)
  if (!choice.ok) return choice
  const { chosen, act } = choice.value
  if (!holds(pack, chosen.by, known, at))
    return refuse({ code: 'not_yours_to_void', roles: chosen.by.flatMap((party) => ('role' in party ? [party.role] : [])) })
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

async function saveVoid(tx: Tx, change: Voiding, at: At): Promise<void> {
  const { aimed, act, id } = change
  const { record, root, entry } = aimed
  const by = actor(at.viewer)
  await Promise.all([
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

const documentInput = z.string().trim().min(1).max(500).optional()
const actAllowed = (who: { via: string; account: unknown; person: unknown }) =>
  who.via === 'system' || who.account !== null || who.person !== null

/** Says that from a day on it no longer counts. Aimed at an earlier cancel or strike, it is a reinstatement of just that one. */
export const cancelFact = command({
  name: 'records.cancel_fact',
  title: { zh: '撤销已计数的事实', en: 'Cancel a counted fact' },
  input: z.object({
    fact: id('fact'),
    /** Id of one of the pack's `voids`; the first one when left out. */
    act: z.string().max(48).optional(),
    on: day,
    reason: reasonInput,
    document: documentInput,
  }),
  permission: 'records.confirm',
  allow: actAllowed,
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) =>
    decideVoid(known, input, at, (pack, fact) => {
      if (input.fact !== fact.id) return reinstating(pack, fact, input.fact, input.on, at)
      const decl = pack.voids.find((each) => each.id === (input.act ?? pack.voids[0]!.id))
      if (!decl) return refuse({ code: 'void_unknown', acts: pack.voids.map((each) => each.id) })
      const may = decl.how === 'strike' ? mayStrike(fact, at.today) : mayCancel(fact, fact.id, input.on, at.today)
      if (!may.ok) return may
      return ok({ chosen: { kind: decl.fact, by: decl.by, rule: decl.id, withinDays: decl.withinDays }, act: may.value })
    }),
  save: saveVoid,
})

/** An upheld dispute or a proven error: it never counted, for readers who know of it. */
export const strikeFact = command({
  name: 'records.strike_fact',
  title: { zh: '剔除事实', en: 'Strike a fact' },
  input: z.object({ fact: id('fact'), reason: reasonInput, document: documentInput }),
  permission: 'records.strike',
  allow: actAllowed,
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) =>
    decideVoid(known, input, at, (pack, fact) => {
      const may = mayStrike(fact, at.today)
      return may.ok ? ok({ chosen: { kind: pack.strike.fact, by: pack.strike.by, rule: 'strike' }, act: may.value }) : may
    }),
  save: saveVoid,
})

/** Undoes a cancel or strike from a day on. Aimed at the counting fact, it undoes the newest one that stands. */
export const reinstateFact = command({
  name: 'records.reinstate_fact',
  title: { zh: '恢复计数', en: 'Reinstate a fact' },
  input: z.object({ fact: id('fact'), on: day, reason: reasonInput, document: documentInput }),
  permission: 'records.strike',
  allow: actAllowed,
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) => decideVoid(known, input, at, (pack, fact) => reinstating(pack, fact, input.fact, input.on, at)),
  save: saveVoid,
})

function reinstating(
  pack: RecordPack,
  fact: Voidable,
  aimed: FactId,
  on: string,
  at: At,
): Result<{ chosen: Chosen; act: VoidAct | 'nothing' }> {
  const may = mayReinstate(fact, aimed, on as VoidAct['on'], at.today)
  return may.ok ? ok({ chosen: { kind: pack.reinstate.fact, by: pack.reinstate.by, rule: 'reinstate' }, act: may.value }) : may
}
