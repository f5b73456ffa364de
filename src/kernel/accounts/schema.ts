import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { accountsPool, authOptions } from './auth.js'

/** What the library would still have to create in the schema `accounts`; nothing when the migrations are complete. */
export async function accountsSchemaGaps(url: string): Promise<string[]> {
  const pool = accountsPool(url, 1)
  try {
    const plan = await getMigrations(authOptions({ pool, secret: 'x'.repeat(32), baseUrl: 'http://127.0.0.1' }), { throwOnUnsafe: false })
    return [
      ...plan.toBeCreated.map((each) => each.table),
      ...plan.toBeAdded.flatMap((each) => Object.keys(each.fields).map((field) => `${each.table}.${field}`)),
    ]
  } finally {
    await pool.end()
  }
}

/**
 * Brings the schema `accounts` up to what the library wants; run by the role that migrates, after the migrations. Migration 003 holds the
 * schema of the version that is locked, so this finds nothing to do unless the library was updated without a migration.
 */
export async function migrateAccounts(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('create schema if not exists accounts').finally(() => client.end())
  const pool = accountsPool(ownerUrl, 1)
  try {
    const plan = await getMigrations(authOptions({ pool, secret: 'x'.repeat(32), baseUrl: 'http://127.0.0.1' }))
    if (plan.toBeCreated.length + plan.toBeAdded.length > 0) await plan.runMigrations()
  } finally {
    await pool.end()
  }
}

/** The statements of that plan, for writing the next migration. */
export async function accountsSchemaSql(url: string): Promise<string> {
  const pool = accountsPool(url, 1)
  try {
    return await (await getMigrations(authOptions({ pool, secret: 'x'.repeat(32), baseUrl: 'http://127.0.0.1' }))).compileMigrations()
  } finally {
    await pool.end()
  }
}
