import type pg from 'pg'

export interface TableShape {
  readonly schema: string
  readonly table: string
  /** Columns that are carried along; transaction ids mean nothing on another server. */
  readonly columns: readonly string[]
}

export interface Sequence {
  readonly schema: string
  readonly name: string
  readonly last: number | null
}

/** Jobs belong to their library and are made anew at the next start. */
const LEFT_BEHIND = ['jobs', 'pg_catalog', 'information_schema', 'pg_toast']

const TABLES = `select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and c.relpersistence = 'p' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and n.nspname <> all($1) and n.nspname !~ '^pg_' and (n.nspname, c.relname) <> ('kernel', 'migration')
    and not (n.nspname = 'kernel' and c.relname in ('fact', 'seal_mark') and a.attname = 'xid')
  group by 1, 2 order by 1, 2`

/** Every table of the federation, in a steady order. */
export const tablesOf = async (client: pg.ClientBase): Promise<TableShape[]> => (await client.query<TableShape>(TABLES, [LEFT_BEHIND])).rows

export const sequencesOf = async (client: pg.ClientBase): Promise<Sequence[]> =>
  (
    await client.query<Sequence>(
      `select schemaname as schema, sequencename as name, last_value as last from pg_sequences where schemaname <> all($1) and schemaname !~ '^pg_' order by 1, 2`,
      [LEFT_BEHIND],
    )
  ).rows

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const fullName = (table: Pick<TableShape, 'schema' | 'table'>): string => `${quoted(table.schema)}.${quoted(table.table)}`
