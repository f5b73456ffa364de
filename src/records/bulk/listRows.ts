import { type Db, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import type { ColumnDecl, RecordPack } from '../pack.js'
import type { Table } from '../tables/limits.js'
import type { Values } from '../types.js'
import { cellValue, rowColumnsOf } from './columns.js'
import { addable, type NewEntry, namesIn, resolved } from './resolve.js'

/**
 * Rows of a file as the list of a pack that is recorded as a whole (ten questions, the people who took part), for the form to show before
 * anything is sent. Names are looked up; those that may be added are named.
 */
export async function listRowsOf(
  db: Db,
  pack: RecordPack,
  table: Table,
): Promise<Result<{ field: string; rows: readonly Values[]; unknown: readonly string[]; adds: readonly NewEntry[] }, Refusal>> {
  const batch = pack.batch
  const list = batch && batch.kind !== 'daily_log' ? pack.fields.find((field) => field.id === batch.listField) : undefined
  if (list?.kind !== 'list') return refuse({ code: 'pack_takes_no_list', pack: pack.id })
  if (table.rows.length > list.max) return refuse({ code: 'list_too_long', field: list.id, maximum: list.max, given: table.rows.length })
  const { columns, unknown } = rowColumnsOf(list.columns, table.header)
  const read = table.rows.map(({ cells }) => {
    const row: Record<string, unknown> = {}
    for (const { at, field } of columns) {
      const value = cellValue(field as ColumnDecl, cells[at] ?? '')
      if (value !== undefined) row[(field as ColumnDecl).id] = value
    }
    return row
  })
  const values = { [list.id]: read }
  const names = await namesIn(db, pack, [values])
  const found = resolved(pack, values, names)[list.id] as readonly Values[]
  return ok({ field: list.id, rows: found, unknown, adds: addable(pack, [values], names) })
}
