import { stringify } from 'csv-stringify/sync'
import ExcelJS from 'exceljs'

export type Cell = string | number | null | undefined

/** Text that a spreadsheet would take for a formula gets an apostrophe in front (a lone minus before digits is a number and stays). */
export function withoutFormula(text: string): string {
  return /^[=+@\t\r]/.test(text) || /^-(?![\d.]+$)/.test(text) ? `'${text}` : text
}

const guarded = (cell: Cell): string | number => (typeof cell === 'number' ? cell : withoutFormula(cell ?? ''))

/** A CSV in UTF-8 with a byte-order mark, without which spreadsheets misread Chinese. */
export function csvFile(header: readonly string[], rows: readonly (readonly Cell[])[]): Buffer {
  const text = stringify([header.map(guarded), ...rows.map((row) => row.map(guarded))], { record_delimiter: 'windows' })
  return Buffer.from(`\uFEFF${text}`, 'utf8')
}

/** Media types of tables as files. */
export const TABLE_MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type TableKind = keyof typeof TABLE_MEDIA

/** A table as the bytes of a file of either kind; `name` is that of the sheet. */
export const tableBytes = async (
  kind: TableKind,
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly Cell[])[],
): Promise<Buffer> =>
  kind === 'xlsx'
    ? xlsxFile(name, columns, rows)
    : csvFile(
        columns.map((column) => column.title),
        rows,
      )

export interface SheetColumn {
  readonly title: string
  /** Choices that the cell offers in a list. */
  readonly choices?: readonly string[]
  readonly width?: number
}

/** An XLSX of one sheet: header in bold and frozen, choices as drop-downs. Cells are text or numbers, never formulas. */
export async function xlsxFile(name: string, columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column) => ({ header: withoutFormula(column.title), width: column.width ?? 18 }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(row.map((cell) => (cell === null || cell === undefined ? null : guarded(cell))))
  columns.forEach((column, index) => {
    const list = column.choices?.join(',')
    // A drop-down holds 255 characters at most; longer lists are explained in the header instead.
    if (!list || list.length > 250 || list.includes('"')) return
    for (let line = 2; line <= 200; line++)
      sheet.getCell(line, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`] }
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}
