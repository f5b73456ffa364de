import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../clock.js'
import type { Day } from '../day.js'
import type { Database } from '../db/database.js'
import type { MeasureRule } from '../ledger/measure.js'
import { Memberships } from '../ledger/membership.js'
import { type ProjectorMemory, projectFacts } from '../ledger/project.js'
import { buildMeasures } from '../ledger/recount.js'
import type { Metrics } from '../metrics.js'
import { sealNext } from './sealing.js'

/** Measures counted from the first fact in one transaction: each takes working tables, and a server holds only so many locks. */
const BUILT_AT_ONCE = 100

/** Held for the length of one batch, so that one process at a time seals and counts; the others stand by. */
const PROJECTOR_LOCK = 7_202_201

export interface Projector {
  /** Says that there may be something to seal. */
  wake(): void
  /** Seals and counts everything that is committed now; gives the newest seal position. */
  settle(): Promise<number>
  /** Waits until the fact is sealed and counted, at most `ms`; false when it takes longer (a page then says "being counted"). */
  counted(fact: string, ms?: number): Promise<boolean>
  start(): void
  stop(): Promise<void>
}

export interface ProjectorNeeds {
  readonly database: Database
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Logger
  /** Facts a batch at most. */
  readonly batch?: number
  /** Milliseconds between looks when nothing wakes it. */
  readonly idle?: number
}

/** The only writer of seals, ledger and cells. */
export function projector(needs: ProjectorNeeds): Projector {
  const memory: ProjectorMemory = { memberships: new Memberships([]), units: new Map() }
  const size = needs.batch ?? 4_000
  const listeners = new Set<() => void>()
  let stopped = true
  let wakeUp: () => void = () => {}
  let woken = false
  let looping: Promise<void> = Promise.resolve()

  const loop = async () => {
    while (!stopped) {
      woken = false
      const done = await projectOnce(needs, memory, size, false).catch((fault: unknown) => {
        needs.log.error({ err: fault }, 'the projector failed on a batch and tries again')
        memory.memberships = new Memberships([])
        memory.units.clear()
        return NOTHING
      })
      for (const listener of listeners) listener()
      if (done.sealed < size && !done.unbuilt && !woken && !stopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, needs.idle ?? 500)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  }

  return {
    wake: () => {
      woken = true
      wakeUp()
    },
    start: () => {
      if (stopped) {
        stopped = false
        looping = loop()
      }
    },
    stop: async () => {
      stopped = true
      wakeUp()
      await looping
    },
    settle: () => settle(needs, memory, size),
    counted: (fact, ms = 2_000) => waitUntilCounted(needs, fact, ms, listeners),
  }
}

interface Batch {
  readonly sealed: number
  /** More measures wait to be counted from the first fact. */
  readonly unbuilt: boolean
}
const NOTHING: Batch = { sealed: 0, unbuilt: false }

/** One batch in one transaction: seal, then count what was sealed. */
async function projectOnce(needs: ProjectorNeeds, memory: ProjectorMemory, size: number, wait: boolean): Promise<Batch> {
  const client = await needs.database.pool.connect()
  try {
    await client.query('begin')
    if (!(await takeLock(client, wait))) return await rollback(client)
    const clock = (await client.query<{ demo_today: Day | null }>('select demo_today from kernel.clock')).rows[0]
    const today = needs.clock.todayFrom(clock?.demo_today ?? null)
    const unbuilt = await refreshMeasures(client, memory)
    const facts = await sealNext(client, today, size)
    await projectFacts(client, memory, facts, today)
    await client.query('commit')
    needs.metrics.sealed.inc(facts.length)
    return { sealed: facts.length, unbuilt }
  } catch (fault) {
    await rollback(client)
    throw fault
  } finally {
    client.release()
  }
}

const rollback = async (client: pg.PoolClient) => {
  await client.query('rollback').catch(() => {})
  return NOTHING
}

async function takeLock(client: pg.PoolClient, wait: boolean): Promise<boolean> {
  if (wait) {
    await client.query('select pg_advisory_xact_lock($1)', [PROJECTOR_LOCK])
    return true
  }
  return (await client.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [PROJECTOR_LOCK])).rows[0]!.got
}

/** Reads the rules again when there are more of them, and counts new ones from the first fact; true when some are left for the next batch. */
async function refreshMeasures(client: pg.PoolClient, memory: ProjectorMemory): Promise<boolean> {
  const state = (
    await client.query<{ all: number; unbuilt: number }>(
      'select count(*)::int as all, (count(*) filter (where built_to is null))::int as unbuilt from kernel.measure',
    )
  ).rows[0]!
  if (state.all === memory.memberships.all.length && state.unbuilt === 0) return false
  const found = await client.query<{ no: number; rule: MeasureRule; built_to: number | null }>(
    'select no, rule, built_to from kernel.measure order by no',
  )
  memory.memberships = new Memberships(found.rows.map((row) => ({ no: row.no, rule: row.rule, builtTo: row.built_to })))
  const unbuilt = found.rows.filter((row) => row.built_to === null).map((row) => row.no)
  // In order of definition a register comes before what lies within it.
  if (unbuilt.length > 0) await buildMeasures(client, memory, unbuilt.slice(0, BUILT_AT_ONCE))
  return unbuilt.length > BUILT_AT_ONCE
}

async function settle(needs: ProjectorNeeds, memory: ProjectorMemory, size: number): Promise<number> {
  for (;;) {
    const done = await projectOnce(needs, memory, size, true)
    if (done.unbuilt) continue
    const left = (
      await needs.database.pool.query<{ left: boolean; seq: number }>(
        // By the index from the mark on: asked whether any exists, the planner would rather look through all of them.
        `select m.seq, (select f.id from kernel.fact f where (f.xid, f.id) > (m.xid, m.last_id) order by f.xid, f.id limit 1) is not null as left from kernel.seal_mark m`,
      )
    ).rows[0]!
    if (!left.left) return left.seq
    if (done.sealed === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function waitUntilCounted(needs: ProjectorNeeds, fact: string, ms: number, listeners: Set<() => void>): Promise<boolean> {
  const until = Date.now() + ms
  const look = async () => (await needs.database.pool.query('select 1 from kernel.seal where fact = $1', [fact])).rows.length > 0
  while (!(await look())) {
    const left = until - Date.now()
    if (left <= 0) return false
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        listeners.delete(done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(left, 100))
      listeners.add(done)
    })
  }
  return true
}
