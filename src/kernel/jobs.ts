import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'

/** Jobs live in Postgres (pg-boss): any node may take one, a crash puts it back. */
export interface Jobs {
  /** Repeats on a cron expression in UTC, once in the whole federation. */
  every(name: string, cron: string, act: () => Promise<void>): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export function jobs(needs: { url: string; log: Logger }): Jobs {
  const boss = new PgBoss({ connectionString: needs.url, schema: 'jobs', migrate: false, max: 2 })
  boss.on('error', (fault) => needs.log.error({ err: fault }, 'jobs'))
  return {
    every: async (name, cron, act) => {
      await boss.createQueue(name)
      await boss.schedule(name, cron)
      await boss.work(name, act)
    },
    start: async () => {
      await boss.start()
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

/** Creates the jobs' schema; run by the role that migrates. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'jobs', max: 1, schedule: false, supervise: false })
  await boss.start()
  await boss.stop({ graceful: false })
}

/** For tests and one-shot verbs: nothing is ever queued. */
export const noJobs: Jobs = { every: async () => {}, start: async () => {}, stop: async () => {} }
