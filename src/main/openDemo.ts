import pg from 'pg'
import type { Settings } from '../kernel/config/index.js'
import { migrate, migrateJobs } from '../kernel/db/index.js'
import type { ReadyDatabase } from './database.js'
import { type DemoAsk, loadDemo } from './demo/index.js'
import { demoAccountFor } from './demoAccounts.js'
import type { Run } from './run.js'
import { openRunningHouse, type RunningHouse } from './server.js'

const LOADED = 'demo_loaded'

/** The demo federation: loaded through the ordinary commands the first time. A load that was broken off is thrown away and begun again. */
export async function openDemo(run: Run, settings: Settings): Promise<RunningHouse> {
  let isLoaded = false
  const running = await openRunningHouse(run, settings, async (database) => {
    isLoaded = await isSet(database.ownerUrl)
    if (!isLoaded && database.state === 'known') await beginAgain(database)
  })
  if (isLoaded) return running
  await run.step({ zh: '生成演示联合会的一年', en: 'Making a year of the demo federation' }, () =>
    loadDemo(running.house, { accountFor: demoAccountFor(running), onProgress: toldNow() }),
  )
  await running.house.database.pool.query(`insert into kernel.setting (name, value) values ($1, 'true') on conflict (name) do nothing`, [
    LOADED,
  ])
  return running
}

async function isSet(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => (await client.query('select 1 from kernel.setting where name = $1', [LOADED])).rows.length > 0)
}

/** Tells where the load is, every few seconds. */
function toldNow(): NonNullable<DemoAsk['onProgress']> {
  let told = performance.now()
  return ({ share, day }) => {
    if (performance.now() - told < 3_000) return
    told = performance.now()
    process.stderr.write(`  ${day} · ${Math.round(share * 100)} %\n`)
  }
}

/** Invented data only, and only half of it: everything the federation's role owns is dropped and migrated anew. */
async function beginAgain(database: ReadyDatabase): Promise<void> {
  await asOwner(database.ownerUrl, async (client) => {
    const schemas = (
      await client.query<{ name: string }>(
        `select nspname as name from pg_namespace where nspowner = current_user::regrole and nspname !~ '^pg_'`,
      )
    ).rows
    for (const { name } of schemas) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`)
  })
  await migrate({ ownerUrl: database.ownerUrl, appRole: database.appRole, libraries: [migrateJobs] })
  await asOwner(database.ownerUrl, (client) =>
    client.query(`insert into kernel.setting (name, value) values ('federation', '"demo"') on conflict (name) do nothing`),
  )
}

async function asOwner<T>(ownerUrl: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
