import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { boundedRow, type TableRow, TableStop } from './limits.js'

export type CsvEncoding = 'utf-8' | 'gb18030'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** UTF-8 when every byte of it is valid, else GB18030 when every byte is valid as that, else neither: nothing is ever replaced by a mark. */
export async function csvEncodingOf(open: () => Promise<Bytes>): Promise<CsvEncoding | undefined> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    try {
      let nul = false
      for await (const part of await open()) nul ||= decoder.decode(part, { stream: true }).includes('\0')
      decoder.decode()
      if (!nul) return encoding
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault
    }
  }
  return undefined
}

async function* decoded(bytes: Bytes, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const part of bytes) yield decoder.decode(part, { stream: true })
  yield decoder.decode()
}

/** The mark that the first line uses most: comma, semicolon (ASCII or full width) or tab. */
export function delimiterOf(firstLine: string): string {
  const marks = [',', ';', '\t', '，', '；']
  const counts = marks.map((mark) => firstLine.split(mark).length)
  return marks[counts.indexOf(Math.max(...counts))]!
}

async function* withDelimiter(text: AsyncGenerator<string>): AsyncGenerator<{ first: string } | { more: string }> {
  let held = ''
  for await (const part of text) {
    held += part
    if (held.length > 20_000 || /[\r\n]./.test(held)) break
  }
  yield { first: held }
  for await (const part of text) yield { more: part }
}

/** Rows of a CSV file, one after another in constant memory; blank lines are passed over. @throws TableStop */
export async function* csvRows(bytes: Bytes, encoding: CsvEncoding): AsyncGenerator<TableRow> {
  const parts = withDelimiter(decoded(bytes, encoding))
  const first = (await parts.next()).value as { first: string } | undefined
  const opening = first?.first ?? ''
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(opening.split(/\r\n|\r|\n/, 1)[0] ?? ''),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    info: true,
  })
  const rest = async function* () {
    yield opening
    for await (const part of parts) if ('more' in part) yield part.more
  }
  Readable.from(rest(), { objectMode: true })
    .on('error', (fault) => parser.destroy(fault))
    .pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: boundedRow(record, info.lines) }
  } catch (fault) {
    if (fault instanceof TypeError) throw new TableStop({ code: 'table_encoding' })
    if ((fault as CsvError).code?.startsWith('CSV_'))
      throw new TableStop({ code: 'table_unreadable', line: Number((fault as { lines?: number }).lines ?? 1) })
    throw fault
  }
}
