import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { type Ctx, type EvidenceCursor, evidenceOf, first, type Reading, resolveKnown, sql } from '../../kernel/index.js'
import { withoutFormula } from '../../records/index.js'
import { type EvidenceLine, linesOf } from './evidence.js'
import { aimedAt } from './find.js'

const COLUMNS = [
  'on',
  'unit',
  'unit_name',
  'restricted',
  'fact',
  'seal',
  'kind',
  'title',
  'subject',
  'programme',
  'reported_on',
  'confirmed_on',
  'confirmed_by',
  'files',
  'data',
]
const PAGE = 500

export interface EvidenceFile {
  readonly name: string
  readonly sha256: string
  readonly rows: number
  /** UTF-8 text: one header line, then CSV. */
  readonly content: AsyncIterable<string>
}

/**
 * The rows behind a figure as a file (06 P-105). Its first line says E, K, rule version, number of rows and the SHA-256 of everything after that line,
 * which is why the rows are read twice: at a fixed seal both readings are the same, and no size has to fit in memory.
 */
export async function evidenceFile(ctx: Ctx, ask: Parameters<typeof aimedAt>[1]): Promise<EvidenceFile | undefined> {
  const aimed = await aimedAt(ctx, ask)
  const measured = aimed?.target.measured
  if (!aimed || !measured) return undefined
  const { target, plan, unit } = aimed
  const reading = await atSeal(ctx, aimed.reading)
  const hash = createHash('sha256')
  let rows = -1
  for await (const { text, lines } of csvOf(ctx, measured.no, reading, unit)) {
    hash.update(text)
    rows += lines
  }
  const sha256 = hash.digest('hex')
  const head = `# target=${target.code}; E=${reading.asOf}; K=${reading.known!.seq}; rule=${measured.id} v${measured.version}; unit=${ask.unit ?? 'all'}; rows=${rows}; sha256=${sha256}\r\n`
  return {
    name: `${plan.book.year}-${target.code}-${reading.asOf}-K${reading.known!.seq}.csv`,
    sha256,
    rows,
    content: withHead(head, csvOf(ctx, measured.no, reading, unit)),
  }
}

/** A file speaks of one seal: the newest, when none was asked for. */
async function atSeal(ctx: Ctx, reading: Reading): Promise<Reading> {
  if (reading.known) return reading
  const { db } = ctx.house.database
  const newest = await first<{ seq: number }>(db, sql`select seq from kernel_read.projection`)
  return { ...reading, known: await resolveKnown(db, { seq: newest?.seq ?? 0 }) }
}

async function* csvOf(ctx: Ctx, measure: number, reading: Reading, unit: number): AsyncGenerator<{ text: string; lines: number }> {
  yield { text: stringify([COLUMNS], CRLF), lines: 1 }
  let after: EvidenceCursor | undefined
  do {
    const page = await evidenceOf(ctx.house.database.db, { measure, reading, unit, limit: PAGE, after })
    if (page.facts.length > 0)
      yield { text: stringify((await linesOf(ctx, page.facts, reading.asOf)).map(rowOf), CRLF), lines: page.facts.length }
    after = page.next
  } while (after)
}

const CRLF = { record_delimiter: '\r\n' } as const

/** Cells that a spreadsheet would take for a formula are written as text. */
const safe = (text: string | null): string => withoutFormula(text ?? '')

const rowOf = (line: EvidenceLine): string[] => [
  line.on,
  line.unit ?? '',
  safe(line.unitName?.nameZh ?? null),
  line.restricted ? 'restricted' : '',
  line.fact ?? '',
  line.seq === null ? '' : String(line.seq),
  line.kind,
  safe(line.title),
  safe(line.subject),
  line.programme ?? '',
  line.reportedOn ?? '',
  line.recordedOn ?? '',
  safe(line.record?.confirmers.map((each) => each.name ?? each.side).join('; ') ?? null),
  line.record ? String(line.record.files) : '',
  line.data ? JSON.stringify(line.data) : '',
]

async function* withHead(head: string, rows: AsyncIterable<{ text: string }>): AsyncGenerator<string> {
  yield head
  for await (const { text } of rows) yield text
}
