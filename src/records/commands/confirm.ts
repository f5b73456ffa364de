import { z } from 'zod'
import {
  type At,
  asksAsHimself,
  closeMatters,
  command,
  first,
  id,
  type NewFact,
  ok,
  type Result,
  refuse,
  sql,
  type Tx,
  together,
} from '../../kernel/index.js'
import { birthOf, placesOf, rowsOf } from '../birth.js'
import { mayConfirm, type Speaker, sideOf } from '../confirming.js'
import { logConfirmed, sideConfirmed } from '../facts.js'
import { confirmedOut } from '../outputs/acts.js'
import { packAt, type RecordPack } from '../pack.js'
import { type GivenPlace, type HeldPlace, takePlaces } from '../places.js'
import { addNote, confirmationsOf, type Emitter, emitterOf, holdPlaces, placesIn, recordRow } from '../store.js'
import type { Confirmation, FactId, StoredRecord, Values } from '../types.js'
import { actor, conflict } from './said.js'

export const sideInput = {
  record: id('record'),
  /** Which side speaks, by the pack's `confirm` ids; `no` where several speak for one side. */
  side: z.string().max(48),
  no: z.int().min(1).max(500).default(1),
  /** The version that was read: nobody agrees to what he has not seen. */
  version: z.int().min(1),
}
const noteInput = z.string().trim().max(2_000).optional()

export interface Judged {
  readonly record: StoredRecord | undefined
  readonly sides: readonly Confirmation[]
  readonly emitter: Emitter
  readonly held: readonly HeldPlace[]
  /** Lines of the log, where it is one. */
  readonly rows: number
}

/** The record, its sides, and the places that its facts would take; one trip, two where places are held. */
export async function loadJudged(tx: Tx, record: string): Promise<Judged> {
  const [found, sides] = await together([recordRow(tx, record), confirmationsOf(tx, record)])
  const pack = found && packAt(found.pack, found.packVersion)
  if (!found || !pack || found.happenedOn === null) return { record: found, sides, emitter: 'records', held: [], rows: 0 }
  const pools = placesOf(pack, { happenedOn: found.happenedOn, values: found.values, factUnit: found.factUnit }).map((place) => place.pool)
  const [emitter, held, bulk] = await together([
    emitterOf(tx, { kind: found.kind, programme: found.programme, period: found.period ?? '' }),
    placesIn(tx, pools),
    pack.batch?.kind === 'daily_log' ? first<{ total: number }>(tx, sql`select total from records.bulk where id = ${record}`) : undefined,
  ])
  return { record: found, sides, emitter, held, rows: bulk?.total ?? 0 }
}

export interface Confirming {
  readonly record: StoredRecord
  readonly side: Confirmation
  readonly note: string | undefined
  readonly name: string
  /** What comes into being with the last confirmation. */
  readonly born: Birth | undefined
  /** Hash of the one-time link that was used. */
  readonly link: Buffer | undefined
}

interface Birth {
  readonly facts: readonly FactId[]
  readonly entries: readonly Values[]
  readonly places: readonly (GivenPlace & { readonly fact: FactId })[]
  /** A log: its facts follow in chunks. */
  readonly log: boolean
}

export interface Confirmed {
  readonly state: 'waiting' | 'confirmed'
  /** Sides that still have to speak. */
  readonly left: number
  readonly facts: readonly FactId[]
}

/** Agrees for one side that it happened; the last one makes the fact (06 P-069). */
export const confirmRecord = command({
  name: 'records.confirm_record',
  title: { zh: '确认填报', en: 'Confirm a record' },
  output: confirmedOut,
  input: z.object({ ...sideInput, note: noteInput }),
  permission: 'records.confirm',
  allow: (who) => asksAsHimself(who, 'records.confirm'),
  subject: (input) => input.record,
  load: (tx, input) => loadJudged(tx, input.record),
  decide: (judged, input, at) => confirming(judged, input, { viewer: at.viewer }, at),
  save: saveConfirming,
})

export function confirming(
  judged: Judged,
  input: { readonly side: string; readonly no: number; readonly version: number; readonly note?: string },
  speaker: Speaker & { readonly name?: string; readonly link?: Buffer },
  at: At,
): Result<'nothing' | { change: Confirming; facts: readonly NewFact[]; answer: Confirmed }> {
  const side = sideOf(judged.record, judged.sides, input, speaker)
  if (!side.ok) return side
  const record = judged.record as StoredRecord
  const pack = packAt(record.pack, record.packVersion)
  if (!pack) return refuse({ code: 'pack_unknown', pack: record.pack })
  const may = mayConfirm(pack, record, judged.sides, side.value, speaker)
  if (!may.ok) return may
  if (may.value === 'nothing') return ok('nothing')
  if (record.version !== input.version) return conflict(record, input.version)
  const left = judged.sides.filter((each) => each !== side.value && each.state === 'waiting').length
  const birth = left > 0 ? ok(undefined) : birthIn(pack, record, judged, at)
  if (!birth.ok) return birth
  const told = { record: record.id, unit: record.unit, pack: record.pack, version: record.version, on: at.today }
  const facts = birth.value ? birth.value.facts : [sideConfirmed({ ...told, side: side.value.side })]
  const born = birth.value?.born
  const change = {
    record,
    side: side.value,
    note: input.note || undefined,
    name: speaker.name || at.viewer.name || side.value.name,
    born,
    link: speaker.link,
  }
  return ok({ change, facts, answer: { state: born ? 'confirmed' : 'waiting', left, facts: born?.facts ?? [] } })
}

/** The facts of a record whose last side agrees, and the places they take. */
function birthIn(pack: RecordPack, record: StoredRecord, judged: Judged, at: At): Result<{ facts: NewFact[]; born: Birth }> {
  if (judged.emitter === 'engine') return refuse({ code: 'engine_emits', kind: record.kind, programme: record.programme })
  const happenedOn = record.happenedOn!
  if (pack.batch?.kind === 'daily_log') {
    const confirmed = logConfirmed({
      record: record.id,
      unit: record.unit,
      pack: record.pack,
      version: record.version,
      rows: judged.rows,
      on: at.today,
    })
    return ok({ facts: [confirmed], born: { facts: [], entries: [], places: [], log: true } })
  }
  const asked = placesOf(pack, { happenedOn, values: record.values, factUnit: record.factUnit })
  const places = takePlaces(asked, judged.held)
  if (!places.ok) return places
  const rows = rowsOf(pack, record.values)
  const ids = rows.map(() => at.id<'fact'>())
  const born = { ...record, happenedOn, reportedOn: record.reportedOn! }
  return ok({
    facts: rows.map((row, index) => birthOf(pack, born, row, ids[index]!)),
    born: {
      facts: ids,
      entries: pack.batch ? rows.map((row) => row?.values ?? {}) : [],
      places: places.value.map((place, index) => ({ ...place, fact: ids[asked[index]!.row]! })),
      log: false,
    },
  })
}

export async function saveConfirming(tx: Tx, change: Confirming, at: At): Promise<void> {
  const { record, side, born } = change
  const by = actor(at.viewer)
  await together([
    sql`update records.confirmation set state = 'confirmed', "on" = ${at.today}, by_account = ${by.account}, by_person = ${by.person}, by_name = ${change.name}, note = ${change.note ?? null}
      where record = ${record.id} and side = ${side.side} and no = ${side.no}`.execute(tx),
    addNote(tx, {
      id: at.id(),
      record: record.id,
      act: 'confirmed',
      version: record.version,
      side: side.side,
      reason: change.note,
      by: { ...by, name: change.name },
      on: at.today,
    }),
    sql`delete from records.turn where record = ${record.id} and side = ${side.side} and no = ${side.no}`.execute(tx),
    change.link ? sql`update records.invitation set used_on = ${at.today} where token = ${change.link}`.execute(tx) : undefined,
    born ? closeMatters(tx, record.id, at.today) : closeTurn(tx, record, side, at),
    ...(born ? [saveBirth(tx, record, born, at)] : []),
  ])
}

/** Where one side has several turns of one kind, only the one that was taken is closed. */
const closeTurn = (tx: Tx, record: StoredRecord, side: Confirmation, at: At) =>
  closeMatters(tx, record.id, at.today, {
    kind: `record.confirm/${side.side}`,
    ...('unit' in side.turn && side.turn.unit ? { unit: side.turn.unit } : {}),
    ...('person' in side.turn ? { person: side.turn.person } : {}),
  })

async function saveBirth(tx: Tx, record: StoredRecord, born: Birth, at: At): Promise<void> {
  if (born.log) await sql`update records.bulk set state = 'running' where id = ${record.id} and state = 'waiting'`.execute(tx)
  const single = born.entries.length === 0 ? (born.facts[0] ?? null) : null
  await together([
    sql`update records.record set state = 'confirmed', closed_on = ${at.today}, touched_on = ${at.today}, standing = 'live', fact = ${single}, facts = ${born.facts.length} where id = ${record.id}`.execute(
      tx,
    ),
    born.facts.length > 0
      ? sql`insert into records.born (fact, record, entry) select fact, ${record.id}::uuid, entry from unnest(${born.facts}::uuid[], ${born.facts.map((_, index) => (single ? 0 : index + 1))}::smallint[]) as t(fact, entry)`.execute(
          tx,
        )
      : undefined,
    born.entries.length > 0
      ? sql`insert into records.entry (record, no, "values", fact, standing)
          select ${record.id}::uuid, no, v::jsonb, fact, 'live' from unnest(${born.entries.map((_, index) => index + 1)}::smallint[], ${born.entries.map((each) => JSON.stringify(each))}::text[],
            ${born.facts}::uuid[]) as t(no, v, fact)`.execute(tx)
      : undefined,
    born.places.length > 0
      ? holdPlaces(
          tx,
          born.places.map((place) => ({ ...place, record: record.id, from: record.happenedOn! })),
        )
      : undefined,
  ])
}
