import { canonical, type Day, type Db, type Id, isDay, type Refusal, rows, sql, together, uuidOf } from '../../kernel/index.js'
import { placesOf } from '../birth.js'
import { isShown } from '../conditions.js'
import type { RecordPack } from '../pack.js'
import type { HeldPlace } from '../places.js'
import { loadReferences, needsOf, pointersOf, type Reference, type References } from '../references.js'
import { judgeReport, type Report } from '../report.js'
import { placesIn } from '../store.js'
import type { Table } from '../tables/limits.js'
import type { EvidenceFile, RecordId, UnitId, Values } from '../types.js'
import { readValues } from '../values.js'
import { cellValue, columnsOf, dayIn } from './columns.js'
import { addable, type Names, type NewEntry, namesIn, resolved, withNew } from './resolve.js'

/** A row of the file as a report, before it is judged. */
export interface PlannedRow {
  readonly line: number
  readonly record: RecordId
  readonly happenedOn: Day | null
  /** What stands for the day in the file where no day can be read in it. */
  readonly dayWritten?: string
  readonly values: Values
}

/** `waits`: will wait for confirmation · `draft`: only its evidence is missing · `there`: was recorded before · `refused`: with the findings. */
export type RowDoes = 'waits' | 'draft' | 'there' | 'refused'

export interface JudgedRow extends PlannedRow {
  readonly does: RowDoes
  readonly title: string
  readonly report: Report | undefined
  readonly refusal: Refusal | undefined
}

/** The rows of a table as reports, names still as they were written. A row's id follows from what it says, so that no file can say it twice. */
export function rawRows(pack: RecordPack, table: Table): { rows: Omit<PlannedRow, 'record'>[]; unknown: string[]; missing: string[] } {
  const { columns, unknown } = columnsOf(pack, table.header)
  const found = new Set(columns.map((column) => (column.field === 'happening' ? 'happening' : column.field.id)))
  const needed = [
    'happening',
    ...pack.fields.filter((field) => field.required && !field.showWhen && field.kind !== 'file').map((field) => field.id),
  ]
  const read = table.rows.map(({ line, cells }) => {
    const values: Record<string, unknown> = {}
    let day: Pick<PlannedRow, 'happenedOn' | 'dayWritten'> = { happenedOn: null }
    for (const { at, field } of columns) {
      const text = cells[at] ?? ''
      if (field === 'happening') day = dayOfCell(text)
      else {
        const value = cellValue(field, text)
        if (value !== undefined) values[field.id] = value
      }
    }
    return { line, ...day, values }
  })
  return { rows: read, unknown, missing: needed.filter((id) => !found.has(id)) }
}

function dayOfCell(text: string): Pick<PlannedRow, 'happenedOn' | 'dayWritten'> {
  const on = dayIn(text)
  if (isDay(on)) return { happenedOn: on }
  return text.trim() === '' ? { happenedOn: null } : { happenedOn: null, dayWritten: text.trim() }
}

/** Looks up the names of all rows and gives each row its id. */
export async function plannedRows(
  db: Db,
  pack: RecordPack,
  unit: UnitId,
  table: Table,
): Promise<{ rows: PlannedRow[]; unknown: string[]; missing: string[]; adds: NewEntry[] }> {
  const raw = rawRows(pack, table)
  const said = raw.rows.map((row) => row.values)
  const names: Names = await namesIn(db, pack, said)
  const adds = addable(pack, said, names)
  const known = withNew(names, adds)
  const seen = new Map<string, number>()
  const planned = raw.rows.map(({ values, ...row }) => {
    const written = `${row.happenedOn}/${canonical(values)}`
    const nth = (seen.get(written) ?? 0) + 1
    seen.set(written, nth)
    const record = uuidOf('import', pack.id, unit, written, nth) as RecordId
    return { ...row, record, values: resolved(pack, values, known) }
  })
  return { rows: planned, unknown: raw.unknown, missing: raw.missing, adds }
}

/** What rows are judged by: references as of each happening, and the places that are held. */
export interface RowsKnown {
  readonly references: ReadonlyMap<string, References>
  readonly held: readonly HeldPlace[]
  readonly there: ReadonlySet<string>
}

export async function loadRows(
  db: Db,
  pack: RecordPack,
  unit: UnitId,
  planned: readonly PlannedRow[],
  today: Day,
  adds: readonly NewEntry[] = [],
): Promise<RowsKnown> {
  const byDay = new Map<Day, string[]>()
  const pools: string[] = []
  for (const row of planned) {
    const on = row.happenedOn ?? today
    const { values } = readValues(pack.fields, row.values, isShown, false)
    byDay.set(on, [...(byDay.get(on) ?? [unit]), ...pointersOf(pack, values).map((pointer) => pointer.id)])
    pools.push(...placesOf(pack, { happenedOn: on, values, factUnit: null }).map((place) => place.pool))
  }
  const lists = needsOf(pack)
  const [there, held, ...references] = await together([
    rows<{ id: Id }>(db, sql`select id from records.record where id = any(${planned.map((row) => row.record)}::uuid[])`),
    placesIn(db, pools),
    ...[...byDay].map(async ([on, ids]) => [on, await loadReferences(db, ids, on, lists)] as const),
  ])
  return {
    there: new Set(there.map((row) => row.id as string)),
    held,
    references: new Map(references.map(([on, found]) => [on, withEntries(found, adds, unit, today)])),
  }
}

/** What is about to be added reads as if it were there. */
const withEntries = (found: References, adds: readonly NewEntry[], unit: UnitId, today: Day): References =>
  adds.length === 0 ? found : new Map([...adds.map((each) => [each.id as string, soonThere(each, unit, today)] as const), ...found])

const soonThere = ({ id, kind, text }: NewEntry, unit: UnitId, today: Day): Reference => ({
  ...{
    id,
    kind,
    nameZh: text,
    nameEn: null,
    unit,
    owner: unit,
    parent: null,
    state: null,
    registeredOn: today,
    level: null,
    cn: null,
    lists: [],
  },
})

/** Judges a row exactly as a submission would be; a row that lacks nothing but evidence becomes a draft. */
export function judgeRow(
  pack: RecordPack,
  unit: UnitId,
  row: PlannedRow,
  known: RowsKnown,
  evidence: readonly EvidenceFile[],
  today: Day,
): JudgedRow {
  const references = known.references.get(row.happenedOn ?? today) ?? new Map()
  if (known.there.has(row.record)) return { ...row, does: 'there', title: '', report: undefined, refusal: undefined }
  const report = judgeReport(
    pack,
    { unit, happenedOn: row.happenedOn, values: row.values },
    { references, held: known.held, evidence, today },
  )
  if (report.ok) return { ...row, does: 'waits', title: report.value.title, report: report.value, refusal: undefined }
  const refusal = withDay(row, report.refusal)
  const bare = refusal.code === 'input_invalid' && (refusal.fields ?? []).every((finding) => finding.code === 'evidence_missing')
  return { ...row, does: bare ? 'draft' : 'refused', title: '', report: undefined, refusal }
}

/** A day that is there but cannot be read is not missing. */
const withDay = ({ dayWritten }: PlannedRow, refusal: Refusal): Refusal =>
  dayWritten === undefined || !refusal.fields
    ? refusal
    : {
        ...refusal,
        fields: refusal.fields.map((finding) =>
          finding.code === 'field_missing' && finding.field === 'happenedOn'
            ? { code: 'day_unreadable', field: 'happenedOn', given: dayWritten.slice(0, 40) }
            : finding,
        ),
      }

const AT_ONCE = 1_000

/** Judges all rows of a file, some at a time. `adds` are the entries that the import would add to the register first. */
export async function judgedRows(
  db: Db,
  pack: RecordPack,
  unit: UnitId,
  planned: { readonly rows: readonly PlannedRow[]; readonly adds: readonly NewEntry[] },
  by: { readonly evidence: readonly EvidenceFile[]; readonly today: Day },
): Promise<JudgedRow[]> {
  const judged: JudgedRow[] = []
  for (let at = 0; at < planned.rows.length; at += AT_ONCE) {
    const some = planned.rows.slice(at, at + AT_ONCE)
    const known = await loadRows(db, pack, unit, some, by.today, planned.adds)
    judged.push(...some.map((row) => judgeRow(pack, unit, row, known, by.evidence, by.today)))
  }
  return judged
}

/** Of the entries that might be added, those that a row names which is going to be written; what stands only in refused rows is not added. */
export function addsOf(pack: RecordPack, judged: readonly JudgedRow[], adds: readonly NewEntry[]): NewEntry[] {
  if (adds.length === 0) return []
  const written = judged.filter((row) => row.does === 'waits' || row.does === 'draft')
  const named = new Set(written.flatMap((row) => pointersOf(pack, row.values).map((pointer) => pointer.id)))
  return adds.filter((each) => named.has(each.id))
}
