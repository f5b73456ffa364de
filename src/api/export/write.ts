import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../kernel/index.js'
import { withoutFormula, xlsxFile } from '../../records/index.js'
import { asJson } from '../../ui/http/index.js'
import type { Row } from '../paging.js'
import { type Cell, cellOf } from './cells.js'
import type { Collected } from './collect.js'

export const FORMATS = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof FORMATS)[number]

export const MEDIA: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

export interface Written {
  readonly name: string
  readonly language: Language
  /** A byte-order mark, without which some spreadsheets take a CSV for another encoding. */
  readonly bom: boolean
}

/** A list as the bytes of a file. Cells are numbers or texts, and no text is taken for a formula. */
export async function written(format: Format, { rows, next }: Collected, how: Written): Promise<string | Uint8Array> {
  if (format === 'json') return JSON.stringify({ rows, next: next?.cursor ?? null }, asJson)
  const columns = columnsOf(rows)
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column], how.language)))
  if (format === 'xlsx')
    return xlsxFile(
      how.name,
      columns.map((title) => ({ title })),
      cells,
    )
  const guarded = [columns, ...cells].map((row) => row.map(guard))
  return `${how.bom ? '\uFEFF' : ''}${stringify(guarded, { record_delimiter: 'windows' })}`
}

/** Every field that any row has, in the order in which they come. */
function columnsOf(rows: readonly Row[]): string[] {
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  return [...names]
}

const guard = (cell: Cell): Cell => (typeof cell === 'string' ? withoutFormula(cell) : cell)
