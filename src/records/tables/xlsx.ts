import { Readable } from 'node:stream'
import { inflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { boundedRow, TABLE_LIMITS, type TableRow, TableStop } from './limits.js'

/**
 * Unpacks every part of a ZIP once with an upper bound, since the sizes written in it may lie.
 * @returns false when the parts together exceed the bound or the ZIP is broken
 */
export function unpacksWithin(zip: Buffer, limit: number): boolean {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > zip.length) return false
  let at = zip.readUInt32LE(end + 16)
  let left = limit
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return false
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    if (local + 30 > zip.length) return false
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    left -= method === 0 ? packed : inflatedSize(zip.subarray(start, start + packed), left)
    if (left < 0) return false
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return true
}

function inflatedSize(packed: Buffer, limit: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: limit + 1 }).length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Rows of the first sheet that has any, as text: dates as days, formulas as their last result. @throws TableStop */
export async function* xlsxRows(file: Buffer): AsyncGenerator<TableRow> {
  if (!unpacksWithin(file, TABLE_LIMITS.unpacked)) throw new TableStop({ code: 'table_unpacks_too_big', limit: TABLE_LIMITS.unpacked })
  const options = { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore' } as const
  const book = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([file]), options)
  try {
    for await (const sheet of book) {
      let any = false
      for await (const row of sheet) {
        const values = (row.values as ExcelJS.CellValue[]) ?? []
        if (values.length - 1 > TABLE_LIMITS.columns * 4)
          throw new TableStop({ code: 'table_too_many_columns', limit: TABLE_LIMITS.columns, line: row.number })
        const cells = boundedRow(
          Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => cellText(values[i + 1])),
          row.number,
        )
        if (cells.length === 0) continue
        any = true
        yield { line: row.number, cells }
      }
      if (any) return
    }
  } catch (fault) {
    if (fault instanceof TableStop) throw fault
    throw new TableStop({ code: 'table_unreadable', line: 1 })
  }
}

function cellText(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : cellText(value.text as ExcelJS.CellValue)
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue)
  return ''
}

/** Cells hold local wall time without a zone; the library gives it as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
