import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
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

/** The text up to the end of its first line at least, and the rest. Taken by hand, since leaving a `for await` would end the source. */
async function opened(text: AsyncGenerator<string>): Promise<{ opening: string; whole: AsyncGenerator<string> }> {
  let opening = ''
  for (let next = await text.next(); !next.done; next = await text.next()) {
    opening += next.value
    if (opening.length > 20_000 || /[\r\n]./.test(opening)) break
  }
  const whole = async function* () {
    yield opening
    yield* text
  }
  return { opening, whole: whole() }
}

/** Rows of a CSV file, one after another in constant memory; blank lines are passed over. @throws TableStop */
export async function* csvRows(bytes: Bytes, encoding: CsvEncoding): AsyncGenerator<TableRow> {
  const { opening, whole } = await opened(decoded(bytes, encoding))
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(opening.split(/\r\n|\r|\n/, 1)[0] ?? ''),
    relax_column_count: true,
    // A quotation mark inside a cell is a mark, as spreadsheets read it.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    info: true,
  })
  const source = Readable.from(whole, { objectMode: true })
  source.on('error', (fault) => parser.destroy(fault)).pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: boundedRow(record, info.lines) }
  } catch (fault) {
    if (fault instanceof TypeError) throw new TableStop({ code: 'table_encoding' })
    if (fault instanceof CsvError) throw new TableStop({ code: 'table_unreadable', line: Number((fault as { lines?: number }).lines ?? 1) })
    throw fault
  } finally {
    // Whoever stops half-way closes the file too.
    source.destroy()
  }
}
