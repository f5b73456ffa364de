import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'

/** A database handle for reading outside commands. */
export type Db = Kysely<unknown>
/** A handle bound to the one open transaction of a command. */
export type Tx = Kysely<unknown>
export { sql }
export type Sql = RawBuilder<unknown>

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** Rows of a statement. Values are always bound, never spliced: use the `sql` tag. */
export async function rows<T>(db: Db, statement: RawBuilder<unknown>): Promise<T[]> {
  return (await statement.execute(db)).rows as T[]
}

/** The only row, or undefined. */
export async function first<T>(db: Db, statement: RawBuilder<unknown>): Promise<T | undefined> {
  return (await rows<T>(db, statement))[0]
}

/** Runs a statement for its effect; gives the number of rows that it touched. */
export async function run(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0)
}

/** Says only that a statement before it in the same transaction has failed. */
const ABORTED = '25P02'

/**
 * Sends statements of one transaction in one trip, in their order, and waits for all of them. The fault that comes out is that of the statement that
 * failed, never of one that failed because of it (with `Promise.all` it is chance which of them is heard first).
 */
export async function together<const T extends readonly unknown[]>(statements: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(statements)
  const failed = results.filter((each) => each.status === 'rejected')
  if (failed.length > 0) throw (failed.find((each) => (each.reason as { code?: string })?.code !== ABORTED) ?? failed[0]!).reason
  return results.map((each) => (each as PromiseFulfilledResult<unknown>).value) as never
}

const names = new Map<string, string>()
/** Statements are prepared once for each connection under a name made from their text; texts that vary without end stay unnamed. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= 2_000 || text.length > 8_000) return undefined
  const name = createHash('sha1').update(text).digest('hex').slice(0, 20)
  names.set(text, name)
  return name
}

type Client = pg.PoolClient
const bound = new WeakMap<object, Kysely<unknown>>()

const named = (client: Client) => ({
  query: (text: string | object, values?: readonly unknown[]) =>
    typeof text === 'string'
      ? client.query({ text, values: values as unknown[], name: statementName(text) } as pg.QueryConfig)
      : (client.query as (q: object) => unknown)(text),
  release: () => {},
})

/** A Kysely handle that sends everything through this client, so that it takes part in the transaction open on it. */
export function kyselyOn(client: Client): Kysely<unknown> {
  const known = bound.get(client)
  if (known) return known
  const steady = named(client)
  const pool = { connect: async () => steady, end: async () => {} }
  const made = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) })
  bound.set(client, made)
  return made
}

export interface Database {
  /** For queries: READ COMMITTED, read by any page. */
  readonly db: Db
  /** The pool behind `db`. */
  readonly pool: pg.Pool
  /** For commands only: SERIALIZABLE by default, and no sequential scans, since one on a small table would lock all of it (docs/decisions/003). */
  readonly writePool: pg.Pool
  close(): Promise<void>
}

/** Opens the pools of one process. `size` connections for commands and as many for queries. */
export function openPools(url: string, size = 8): Database {
  const base: pg.PoolConfig = { connectionString: url, max: size, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 15_000 }
  const pool = new pg.Pool({ ...base, options: '-c jit=off -c plan_cache_mode=auto' })
  const writePool = new pg.Pool({
    ...base,
    pipeline: true,
    options: '-c jit=off -c default_transaction_isolation=serializable -c enable_seqscan=off -c idle_in_transaction_session_timeout=15000',
  } as pg.PoolConfig)
  // A server that goes away breaks the connections in use: their statements fail, the process does not.
  for (const each of [pool, writePool]) each.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  const readers = new WeakMap<object, ReturnType<typeof named>>()
  const connect = async () => {
    const client = await pool.connect()
    const reader = readers.get(client) ?? named(client)
    readers.set(client, reader)
    reader.release = () => client.release()
    return reader
  }
  const reading = { connect, end: async () => {} }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: reading as never }) })
  return {
    db,
    pool,
    writePool,
    close: async () => {
      await Promise.all([pool.end(), writePool.end()])
    },
  }
}

/** One read-only REPEATABLE READ transaction: for reports and exports whose parts must agree. */
export async function readingAtOnce<T>(database: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const value = await read(kyselyOn(client))
    await client.query('commit')
    return value
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  } finally {
    client.release()
  }
}
