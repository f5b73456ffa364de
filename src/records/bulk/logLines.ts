import { type Ctx, type Day, FEDERATION_ZONE, type House, ok, type Refusal, type Result, refuse, rows, sql } from '../../kernel/index.js'
import { logFactId } from '../birth.js'
import { type ColumnDecl, packAt, type RecordPack } from '../pack.js'
import { type CsvEncoding, csvEncodingOf, csvRows } from '../tables/csv.js'
import { type TableRow, TableStop } from '../tables/limits.js'
import type { FactId, Values } from '../types.js'
import { readValues } from '../values.js'
import { rowColumnsOf } from './columns.js'
import type { BulkRow } from './importing.js'

/** Facts of one transaction at most (design: bulk acts run in chunks). */
export const LOG_CHUNK = 500
type LogBatch = Extract<NonNullable<RecordPack['batch']>, { kind: 'daily_log' }>
export const logOf = (pack: RecordPack | undefined): LogBatch | undefined => (pack?.batch?.kind === 'daily_log' ? pack.batch : undefined)

export interface LogLine {
  readonly line: number
  readonly values: Values
}
export interface BadLine {
  readonly line: number
  readonly code: string
  readonly field?: string
}

/** Clock times of the federation; a full date beside the time must be the day of the log. */
function timeOfDay(text: string, day: Day): string | undefined {
  const full = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (!full) return text
  if (!full[3]) return full[1] === day ? full[2] : undefined
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) return undefined
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: FEDERATION_ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  return local.slice(0, 10) === day ? local.slice(11) : undefined
}

function readLine(columns: readonly { readonly at: number; readonly field: ColumnDecl }[], row: TableRow, day: Day): LogLine | BadLine {
  const raw: Record<string, unknown> = {}
  for (const { at, field } of columns) {
    const text = row.cells[at] ?? ''
    const time = field.id === 'at' && text !== '' ? timeOfDay(text, day) : text
    if (time === undefined) return { line: row.line, code: 'log_other_day', field: field.id }
    raw[field.id] = time
  }
  const read = readValues(
    columns.map((column) => column.field),
    raw,
    () => true,
    true,
  )
  const wrong = read.findings[0]
  return wrong ? { line: row.line, code: wrong.code, field: wrong.field } : { line: row.line, values: read.values }
}

/** Lines of a stored log, good and bad, one after another in constant memory. @throws TableStop */
async function* linesOf(house: House, log: LogBatch, file: string, encoding: CsvEncoding, day: Day): AsyncGenerator<LogLine | BadLine> {
  const stream = await house.files.open(file)
  if (!stream) throw new TableStop({ code: 'table_unreadable', line: 1 })
  let columns: { at: number; field: ColumnDecl }[] | undefined
  for await (const row of csvRows(stream, encoding)) {
    if (columns) yield readLine(columns, row, day)
    else {
      columns = rowColumnsOf(log.columns, row.cells).columns as { at: number; field: ColumnDecl }[]
      const missing = log.columns.find((column) => column.required && !columns?.some((each) => each.field === column))
      if (missing) throw new TableStop({ code: 'table_column_missing', column: missing.id })
    }
  }
}

const isBad = (line: LogLine | BadLine): line is BadLine => 'code' in line

/** What a log holds, before anyone is asked to confirm it. */
export interface LogScan {
  readonly encoding: CsvEncoding
  readonly lines: number
  /** Different (user, case) of the day: the facts it would make. */
  readonly distinct: number
  /** Of these, how many are facts already. */
  readonly known: number
  readonly bad: number
  /** The first of the bad lines. */
  readonly firstBad: readonly BadLine[]
}

const KNOWN_AT_ONCE = 5_000

export async function scanLog(ctx: Ctx, pack: RecordPack, file: string, day: Day): Promise<Result<LogScan, Refusal>> {
  const log = logOf(pack)
  if (!log) return refuse({ code: 'pack_takes_no_log', pack: pack.id })
  const encoding = await csvEncodingOf(async () => (await ctx.house.files.open(file)) ?? [])
  if (!encoding) return refuse({ code: 'table_encoding' })
  const keys = new Set<string>()
  const firstBad: BadLine[] = []
  let [lines, bad] = [0, 0]
  try {
    for await (const line of linesOf(ctx.house, log, file, encoding, day)) {
      if (++lines > log.maxRows) return refuse({ code: 'table_too_many_rows', limit: log.maxRows })
      if (!isBad(line)) keys.add(keyIn(pack, line, day))
      else if (++bad <= 20) firstBad.push(line)
    }
  } catch (fault) {
    if (fault instanceof TableStop) return refuse(fault.refusal)
    throw fault
  }
  let known = 0
  const all = [...keys]
  for (let at = 0; at < all.length; at += KNOWN_AT_ONCE) {
    const found = await rows(
      ctx.house.database.db,
      sql`select from records.logged where fact = any(${all.slice(at, at + KNOWN_AT_ONCE)}::uuid[])`,
    )
    known += found.length
  }
  return ok({ encoding, lines, distinct: keys.size, known, bad, firstBad })
}

export const keyIn = (pack: RecordPack, line: LogLine, day: Day): FactId =>
  logFactId(pack, { happenedOn: day, values: {}, row: { list: 'log', values: line.values } })

/** Chunks of a log from the given line on: what `logChunk` takes. */
export async function* logChunks(house: House, bulk: BulkRow, day: Day): AsyncGenerator<{ from: number; lines: number; rows: Values[] }> {
  const log = logOf(packAt(bulk.pack, bulk.packVersion))
  if (!log) return
  let [at, from] = [0, bulk.done]
  let chunk: Values[] = []
  for await (const line of linesOf(house, log, bulk.file, bulk.ask.encoding ?? 'utf-8', day)) {
    if (++at <= bulk.done) continue
    if (!isBad(line)) chunk.push(line.values)
    if (at - from === LOG_CHUNK) {
      yield { from, lines: at - from, rows: chunk }
      from = at
      chunk = []
    }
  }
  if (at > from) yield { from, lines: at - from, rows: chunk }
}
