import { addDays, type Day, type Id, type NewFact, uuidOf } from '../kernel/index.js'
import { planFact } from '../registry/index.js'
import type { RecordPack } from './pack.js'
import { plain, type Reads, valueAt } from './paths.js'
import type { AskedPlace } from './places.js'
import type { References } from './references.js'
import type { FactId, RecordId, UnitId, Values } from './types.js'
import type { NamedPerson } from './values.js'

/** What a fact is made from: a record whose last side has confirmed. */
export interface Born {
  readonly id: RecordId
  readonly unit: UnitId
  readonly factUnit: UnitId | null
  readonly happenedOn: Day
  readonly reportedOn: Day
  readonly values: Values
}

/** The rows of which each makes its own fact; one row without values where the record makes one fact. */
export function rowsOf(pack: RecordPack, values: Values): (Reads['row'] | undefined)[] {
  if (!pack.batch || pack.batch.kind === 'daily_log') return [undefined]
  const list = pack.batch.listField
  const rows = Array.isArray(values[list]) ? (values[list] as Values[]) : []
  return rows.map((row) => ({ list, values: row }))
}

/** Parts of the de-duplication key as text, in the order of the pack. */
export const keyParts = (pack: RecordPack, reads: Reads): string[] => pack.key.map((path) => plain(valueAt(pack, path, reads)))

/** The key as a UUID: records with the same one report the same event. */
export const keyOf = (pack: RecordPack, reads: Reads): string => uuidOf(pack.fact, ...keyParts(pack, reads))

/** Hashes by which likely doubles are found: the key, and each of the pack's combinations whose fields are all filled in. */
export function likesOf(pack: RecordPack, reads: Reads): string[] {
  const filled = pack.likely.flatMap((likely, index) => {
    const near = 'same' in likely
    const parts = (near ? likely.same : likely).map((path) => plain(valueAt(pack, path, reads)))
    if (parts.some((part) => part === '')) return []
    return near
      ? daysFrom(reads.happenedOn, likely.withinDays).map((on) => uuidOf(pack.fact, 'likely', index, ...parts, on))
      : [uuidOf(pack.fact, 'likely', index, ...parts)]
  })
  const complete = keyParts(pack, reads).every((part) => part !== '')
  return pack.batch ? filled : [...(complete ? [keyOf(pack, reads)] : []), ...filled]
}

/** The day and so many after it: two happenings share one of them exactly when they are no further apart, so that looking for a shared hash is enough. */
const daysFrom = (on: string | null, days: number): Day[] =>
  on === null ? [] : Array.from({ length: days + 1 }, (_, n) => addDays(on as Day, n))

function carried(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return (value as NamedPerson).person
  return value
}

/** What the fact carries: fields under the fact's names, and constants. */
export function factData(pack: RecordPack, reads: Reads): Record<string, unknown> {
  const data: Record<string, unknown> = { ...pack.data.set }
  for (const [name, path] of Object.entries(pack.data.carry)) {
    const value = carried(valueAt(pack, path, reads))
    if (value !== undefined) data[name] = value
  }
  return data
}

export const subjectOf = (pack: RecordPack, reads: Reads): string =>
  pack.subject === 'key' ? keyOf(pack, reads) : plain(carried(valueAt(pack, pack.subject, reads)))

/** The counting fact of the record, or of one row of its list or log. */
export function birthOf(pack: RecordPack, record: Born, row: Reads['row'], id: FactId): NewFact {
  const reads: Reads = { happenedOn: record.happenedOn, values: record.values, row }
  const about = {
    subject: subjectOf(pack, reads),
    unit: record.factUnit ?? record.unit,
    on: record.happenedOn,
    reportedOn: record.reportedOn,
    programme: pack.programme,
  }
  return { ...planFact(pack.fact, about, { ...factData(pack, reads), record: record.id }), id }
}

/** The unit to which the fact will belong: the recorder's, or the one that a field leads to. */
export function factUnitOf(pack: RecordPack, unit: UnitId, values: Values, references: References): UnitId | null {
  if (pack.unit === 'recorder') return unit
  const path = pack.unit.slice('unit-of-field:'.length)
  const value = carried([valueAt(pack, path, { happenedOn: null, values })].flat()[0])
  return references.get(plain(value))?.unit ?? null
}

/** Places that the record's facts will hold: numbered ones, one for each key that may be there only once, one for each exclusive combination. */
export function placesOf(
  pack: RecordPack,
  reads: { happenedOn: Day; values: Values; factUnit: UnitId | null },
): (AskedPlace & { row: number })[] {
  return rowsOf(pack, reads.values).flatMap((row, index) => {
    const from = { happenedOn: reads.happenedOn, values: reads.values, row }
    return [...numbered(pack, from), ...single(pack, from), ...exclusive(pack, from, reads.factUnit)].map((place) => ({
      ...place,
      row: index,
    }))
  })
}

const poolName = (...parts: string[]) => parts.map((part) => part.slice(0, 60)).join('/')

function numbered(pack: RecordPack, reads: Reads): AskedPlace[] {
  const from = reads.happenedOn as Day
  if (pack.places) {
    const round = pack.places.round ? plain(valueAt(pack, pack.places.round, reads)) : from.slice(0, 4)
    const no = Number(valueAt(pack, pack.places.field, reads))
    return [{ pool: poolName('place', pack.id, round), size: pack.places.max, no, from, what: 'place' }]
  }
  if (pack.batch?.kind === 'fixed_list') {
    const no = Number(reads.row?.values[pack.batch.placeColumn])
    return [{ pool: poolName('list', pack.id, from.slice(0, 4)), size: pack.batch.size, no, from, what: 'place' }]
  }
  return []
}

const single = (pack: RecordPack, reads: Reads): AskedPlace[] =>
  pack.duplicates === 'refused'
    ? [{ pool: poolName('key', keyOf(pack, reads)), size: 1, from: reads.happenedOn as Day, what: 'duplicate' }]
    : []

function exclusive(pack: RecordPack, reads: Reads, unit: UnitId | null): AskedPlace[] {
  const data = factData(pack, reads)
  const partOf = (part: string): string => {
    if (part === 'subject') return subjectOf(pack, reads)
    if (part === 'unit') return plain(unit)
    return part === 'on' ? plain(reads.happenedOn) : plain(data[part.slice('data.'.length)])
  }
  return pack.exclusive.map(({ id, kinds, parts, refuse }) => {
    const name = uuidOf(...[...kinds].sort(), ...parts, ...parts.map(partOf))
    return { pool: poolName('exclusive', name), size: 1, from: reads.happenedOn as Day, what: 'exclusive', rule: { id, refuse } }
  })
}

/** The id of a log's fact follows from its key, so that no file can make it twice. */
export const logFactId = (pack: RecordPack, reads: Reads): Id<'fact'> => uuidOf('logged', keyOf(pack, reads)) as Id<'fact'>
