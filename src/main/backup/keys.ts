import type pg from 'pg'
import { fullName, quoted, type TableShape } from './tables.js'

/** What was taken off the tables before filling, with the statement that puts each back. */
export interface Keys {
  readonly indexes: readonly string[]
  readonly constraints: readonly string[]
}

interface ConstraintRow {
  schema: string
  table: string
  name: string
  kind: string
  definition: string
}

/**
 * Empties the tables of what migrations put there, and takes off foreign keys (their order would matter), unique constraints, primary keys and
 * indexes (building them once at the end is several times faster). Runs in the restoring transaction.
 */
export async function dropKeys(client: pg.ClientBase, tables: readonly TableShape[]): Promise<Keys> {
  const oids = tables.map((table) => fullName(table))
  const constraints = (
    await client.query<ConstraintRow>(
      `select n.nspname as schema, c.relname as table, k.conname as name, k.contype::text as kind, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.conrelid = any($1::regclass[]) and k.contype in ('f', 'p', 'u', 'x') order by case k.contype when 'f' then 0 else 1 end`,
      [oids],
    )
  ).rows
  for (const row of constraints) await client.query(`alter table ${fullName(row)} drop constraint ${quoted(row.name)} cascade`)
  const indexes = (
    await client.query<{ schema: string; name: string; definition: string }>(
      `select n.nspname as schema, i.relname as name, pg_get_indexdef(i.oid) as definition
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace where x.indrelid = any($1::regclass[])`,
      [oids],
    )
  ).rows
  for (const row of indexes) await client.query(`drop index ${quoted(row.schema)}.${quoted(row.name)}`)
  for (const table of tables) await client.query(`delete from ${fullName(table)}`)
  const back = [...constraints].sort((a, b) => Number(a.kind === 'f') - Number(b.kind === 'f'))
  return {
    indexes: indexes.map((row) => row.definition),
    constraints: back.map((row) => `alter table ${fullName(row)} add constraint ${quoted(row.name)} ${row.definition}`),
  }
}

/** Primary and unique keys first, foreign keys last. */
export async function makeKeys(client: pg.ClientBase, keys: Keys): Promise<void> {
  await client.query("set local maintenance_work_mem = '512MB'")
  for (const statement of [
    ...keys.constraints.filter((each) => !/ FOREIGN KEY /.test(each)),
    ...keys.indexes,
    ...keys.constraints.filter((each) => / FOREIGN KEY /.test(each)),
  ])
    await client.query(statement)
}
