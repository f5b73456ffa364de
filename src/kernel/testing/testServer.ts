import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { APP, type Embedded, holderOf, makeDatabase, OWNER, startEmbedded, stopOrphan } from '../db/embedded/index.js'
import { migrate } from '../db/migrate.js'
import { migrateJobs } from '../jobs.js'

/** What a test file needs to make its own database. */
export interface TestServer {
  readonly rootUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServerDoor: string
  }
}

export const TEMPLATE = 'template_collegium'

/**
 * Vitest's global set-up. One throw-away server for the whole run, started when the first test file asks at the door
 * (a run of pure tests never starts it), with a migrated template that every test database is copied from.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'collegium-test-'))
  let started: Promise<Started> | undefined
  const door = createServer((asker) => {
    asker.on('error', () => {})
    started ??= start(join(folder, 'data'))
    started.then(
      ({ server }) => asker.end(JSON.stringify(server)),
      (fault: Error) => asker.end(JSON.stringify({ fault: fault.stack ?? String(fault) })),
    )
  })
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\collegium-test-${process.pid}` : join(folder, 'door')
  await new Promise<void>((open, fail) => door.once('error', fail).listen(path, open))
  project.provide('testServerDoor', path)
  return async () => {
    door.close()
    await started?.then(
      ({ embedded }) => embedded.stop(),
      () => {},
    )
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  readonly embedded: Embedded
  readonly server: TestServer
}

/** Servers of test runs that were killed by force would otherwise stay for ever. */
async function clearDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith('collegium-test-'))) {
    const data = join(tmpdir(), name, 'data')
    try {
      if (!existsSync(join(data, 'collegium.json')) || Date.now() - statSync(data).mtimeMs < 60_000 || holderOf(data)) continue
      await stopOrphan(data)
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Another user's, or just being cleared by another run.
    }
  }
}

async function start(folder: string): Promise<Started> {
  await clearDeadRuns()
  const embedded = await startEmbedded({ folder, durable: false })
  try {
    await makeDatabase(embedded.url, TEMPLATE)
    await migrate({ ownerUrl: embedded.urlFor(OWNER, TEMPLATE), appRole: APP, libraries: [migrateJobs] })
    await closeTemplate(embedded.url)
    return { embedded, server: { rootUrl: embedded.url, ownerUrl: embedded.urlFor(OWNER), appUrl: embedded.urlFor(APP) } }
  } catch (fault) {
    await embedded.stop()
    throw fault
  }
}

/** A template that nobody can connect to is always free to be copied. */
async function closeTemplate(rootUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: rootUrl })
  await client.connect()
  await client.query(`alter database ${TEMPLATE} with allow_connections false is_template true`)
  await client.end()
}
