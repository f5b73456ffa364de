import type { Refusal } from '../../kernel/index.js'

/** What a table may hold at most; more is refused with these numbers. */
export const TABLE_LIMITS = { rows: 30_000, columns: 60, cell: 10_000, unpacked: 200 * 1024 * 1024, bytes: 20 * 1024 * 1024 } as const

export interface TableRow {
  /** Line or row of the file, from 1, as a person sees it. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  readonly encoding?: 'utf-8' | 'gb18030'
}

export type TableRefusal =
  | { readonly code: 'table_empty' }
  | { readonly code: 'table_too_many_rows'; readonly limit: number }
  | { readonly code: 'table_too_many_columns'; readonly limit: number; readonly line: number }
  | { readonly code: 'table_cell_too_long'; readonly limit: number; readonly line: number; readonly column: number }
  | { readonly code: 'table_unreadable'; readonly line: number }
  | { readonly code: 'table_column_missing'; readonly column: string }
  | { readonly code: 'table_encoding' }
  | { readonly code: 'table_unpacks_too_big'; readonly limit: number }

/** Carries a refusal out of a stream; caught where the table is read, never seen outside. */
export class TableStop extends Error {
  constructor(readonly refusal: TableRefusal & Refusal) {
    super(refusal.code)
  }
}

/** Checks one row against the limits and gives it without trailing empty cells. @throws TableStop */
export function boundedRow(cells: readonly string[], line: number): string[] {
  const kept = cells.map((cell) => cell.trim())
  while (kept.length > 0 && kept.at(-1) === '') kept.pop()
  if (kept.length > TABLE_LIMITS.columns) throw new TableStop({ code: 'table_too_many_columns', limit: TABLE_LIMITS.columns, line })
  const long = kept.findIndex((cell) => cell.length > TABLE_LIMITS.cell)
  if (long >= 0) throw new TableStop({ code: 'table_cell_too_long', limit: TABLE_LIMITS.cell, line, column: long + 1 })
  return kept
}
