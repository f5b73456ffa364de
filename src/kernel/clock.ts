import { addDays, type Day, dayOf } from './day.js'
import { type Db, first, run, sql } from './db/database.js'
import { ok, type Result, refuse } from './result.js'

export const FEDERATION_ZONE = 'Asia/Shanghai'

/** Wall clock (sign-ins, jobs, logs) and federation clock (today, recorded day). Only a demo may move the second, and only forward. */
export interface Clock {
  now(): Date
  today(db: Db): Promise<Day>
  /** The federation day, given what the clock's row holds. */
  todayFrom(demoToday: Day | null): Day
}

export function wallClock(zone = FEDERATION_ZONE, now: () => Date = () => new Date()): Clock {
  const todayFrom = (demoToday: Day | null) => demoToday ?? dayOf(now(), zone)
  return {
    now,
    todayFrom,
    today: async (db) =>
      todayFrom((await first<{ demo_today: Day | null }>(db, sql`select demo_today from kernel.clock`))?.demo_today ?? null),
  }
}

/** Starts a demo's federation clock, or moves it forward. The caller first waits until everything is sealed. */
export async function moveDemoClock(
  db: Db,
  to: Day,
): Promise<Result<Day, { code: 'clock_backwards'; from: Day } | { code: 'clock_too_far'; latest: Day }>> {
  const current = (await first<{ demo_today: Day | null }>(db, sql`select demo_today from kernel.clock`))?.demo_today ?? null
  if (current && to < current) return refuse({ code: 'clock_backwards', from: current })
  if (current && to > addDays(current, 400)) return refuse({ code: 'clock_too_far', latest: addDays(current, 400) })
  await run(db, sql`update kernel.clock set demo_today = ${to}`)
  return ok(to)
}
