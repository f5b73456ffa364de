/**
 * Roles of the parts of a table, set although HTML implies them: on a phone rows are laid out as grids, and browsers drop the roles of tables that
 * are no longer shown as tables.
 */
export const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
} as const
