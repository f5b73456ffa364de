import type { Child } from 'hono/jsx'
import type { L10n } from '../language.js'

export interface Column<Row> {
  /** Plain words, since a phone shows them beside each value. */
  readonly title: L10n | string
  readonly cell: (row: Row, index: number) => Child
  /** Right-aligned, in figures of equal width. */
  readonly numeric?: boolean
  /** The column that names the row. */
  readonly heads?: boolean
  /** Where the heading leads when the list can be sorted by it, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now?: 'ascending' | 'descending' }
  /**
   * On a phone a row has two places side by side: `label` takes both and shows heading and value (usual), `half` takes one, `bare` one without the
   * heading; `hide` leaves it out (never evidence, never pace).
   */
  readonly phone?: 'label' | 'half' | 'bare' | 'hide'
  /** On a phone: the column's place in its row, 1 to 8, where it is another than on a desk. */
  readonly phoneOrder?: number
  /** `narrow` keeps to its content, `wide` takes what is left, `phrase` has room for some six Chinese characters. */
  readonly width?: 'narrow' | 'wide' | 'phrase'
  /** Keeps the heading for screen readers only (a column of buttons). */
  readonly hideTitle?: boolean
}

export interface Group<Row> {
  readonly heading: Child
  readonly rows: readonly Row[]
  readonly id?: string
}

export interface Choosing<Row> {
  readonly name: string
  readonly form?: string
  readonly valueOf: (row: Row) => string
  /** What the row is, for those who hear it. */
  readonly labelOf: (row: Row) => string
  readonly isBlocked?: (row: Row) => boolean
}

export interface FooterCell {
  readonly cell: Child
  readonly span?: number
  readonly numeric?: boolean
}

/** How a cell of the last row is shown: where it holds several sums, a phone puts each beside the heading of its column. */
export function underColumn<Row>(
  footer: readonly FooterCell[],
  at: number,
  columns: readonly Column<Row>[],
  labels: readonly (string | undefined)[],
): { class?: string; 'data-label'?: string } {
  const one = footer[at]!
  if (!one.numeric || footer.filter((each) => each.numeric).length < 2) return one.numeric ? { class: 'number' } : {}
  const before = footer.slice(0, at).reduce((sum, each) => sum + (each.span ?? 1), 0)
  const column = columns[before]
  return { class: (column && columnClass(column)) ?? 'number', 'data-label': labels[before] }
}

export function columnClass<Row>(column: Column<Row>): string | undefined {
  const names = [
    column.numeric && 'number',
    column.width && `col-${column.width}`,
    column.phone && column.phone !== 'label' && `phone-${column.phone}`,
    column.phoneOrder && `ph-${column.phoneOrder}`,
  ].filter(Boolean)
  return names.length > 0 ? names.join(' ') : undefined
}

export const phoneLabel = <Row>(column: Column<Row>, inWords: (words: L10n | string) => string): string | undefined =>
  column.phone === 'bare' || column.phone === 'hide' || column.heads ? undefined : inWords(column.title)
