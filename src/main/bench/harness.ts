import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { accounts as openAccounts } from '../../kernel/accounts/index.js'
import { migrate, openDatabase } from '../../kernel/db/index.js'
import {
  type Database,
  filesIn,
  type House,
  mail,
  metrics,
  newId,
  noJobs,
  openPools,
  projector,
  type Viewer,
  viewerOf,
  wallClock,
} from '../../kernel/index.js'

export interface Bench {
  readonly house: House
  readonly database: Database
  readonly owner: pg.Client
  readonly clerk: Viewer
  /** Address with the role that owns nothing. */
  readonly appUrl: string
  /** Address with the role that owns the tables. */
  readonly ownerUrl: string
  /** Where the house keeps its files. */
  readonly files: string
  /** Facts for the large side of the comparisons. */
  readonly facts: number
  close(): Promise<void>
}

/** A house of its own over an embedded server with fsync on, in a temporary folder: what is timed is what a user would run. */
export async function openBench(facts = 1_000_000): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'collegium-bench-'))
  const open = await openDatabase({ data: join(folder, 'data'), databaseUrl: undefined, migrateUrl: undefined, mode: 'empty' })
  await migrate({ ownerUrl: open.ownerUrl, appRole: open.appRole })
  const owner = new pg.Client({ connectionString: open.ownerUrl })
  await owner.connect()
  const house = houseOver(open.appUrl, join(folder, 'files'))
  const { database } = house
  await owner.query("update kernel.clock set demo_today = '2022-09-30'")
  return {
    house,
    database,
    owner,
    facts,
    appUrl: open.appUrl,
    ownerUrl: open.ownerUrl,
    files: join(folder, 'files'),
    clerk: viewerOf({ via: 'session', account: newId<'account'>(), grants: [{ permission: 'bench.write', unit: null, role: 'clerk' }] }),
    close: async () => {
      await house.projector.stop()
      await database.close()
      await owner.end()
      await open.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A house over the database at the address, as the server has one, without jobs. */
export function houseOver(appUrl: string, files: string): House {
  const database = openPools(appUrl, 8)
  const log = pino({ level: 'warn' })
  const clock = wallClock()
  const counts = metrics()
  return {
    database,
    clock,
    log,
    metrics: counts,
    jobs: noJobs,
    mode: 'test',
    publicUrl: 'http://127.0.0.1:3000',
    files: filesIn(files),
    mail: mail({ db: database.db, from: 'bench@localhost', log }),
    projector: projector({ database, clock, metrics: counts, log }),
  }
}

/** Accounts over the database at the address; the processes of one bench sign with the same secret, which guards nothing. */
export const accountsOver = (house: House, appUrl: string) =>
  openAccounts({
    url: appUrl,
    secret: 'x'.repeat(40),
    baseUrl: 'http://127.0.0.1',
    db: house.database.db,
    mail: house.mail,
    now: house.clock.now,
  })

/** Runs `act` from `clients` loops for `seconds`; gives acts a second. */
export async function rate(clients: number, seconds: number, act: (client: number, turn: number) => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < until; turn++) {
        await act(client, turn)
        done++
      }
    }),
  )
  return done / ((performance.now() - started) / 1000)
}

/** Runs the alternatives in turn, several rounds, and gives the median of each: pairs taken in one run make ratios sound. */
export async function paired<K extends string>(
  rounds: number,
  alternatives: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number>> {
  const found = Object.fromEntries(Object.keys(alternatives).map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(alternatives) as K[]) found[name].push(await alternatives[name]())
  return Object.fromEntries(Object.entries<number[]>(found).map(([name, all]) => [name, median(all)])) as Record<K, number>
}

export const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
export const quantile = (all: readonly number[], q: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? Number.NaN

/** Milliseconds of one act, the median of `times` after a warm-up. */
export async function timed(times: number, act: () => Promise<unknown>): Promise<number> {
  await act()
  const all: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await act()
    all.push(performance.now() - started)
  }
  return median(all)
}

export interface Finding {
  readonly name: string
  readonly value: string
  readonly asked: string
  readonly holds: boolean | undefined
}
