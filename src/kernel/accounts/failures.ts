import { createHash } from 'node:crypto'
import { type Db, first, run, sql } from '../db/database.js'

/** Failures that cost nothing; after them each one doubles the wait, up to `longest` seconds. Forgotten after `forget` hours without one. */
export interface Backoff {
  readonly free: number
  readonly base: number
  readonly longest: number
  readonly forget: number
}
export const BY_ACCOUNT: Backoff = { free: 5, base: 15, longest: 900, forget: 24 }
/** Many people may share an address. */
export const BY_ADDRESS: Backoff = { free: 30, base: 15, longest: 900, forget: 1 }

/** Seconds to wait after so many failures in a row. */
export function waitAfter(failures: number, { free, base, longest }: Backoff): number {
  return failures < free ? 0 : Math.min(longest, base * 2 ** Math.min(failures - free, 20))
}

/** Keys are hashed, so that the table lists neither addresses of mail nor of machines. */
export const failureKey = (what: 'account' | 'address' | 'reset', of: string): string =>
  `${what}:${createHash('sha256').update(of.trim().toLowerCase()).digest('base64url')}`

/** Seconds for which the key still has to wait; 0 when it may try. */
export async function waitOf(db: Db, key: string, now: Date): Promise<number> {
  const found = await first<{ until: Date }>(db, sql`select wait_until as until from kernel.sign_in_failure where key = ${key}`)
  return found ? Math.max(0, Math.ceil((found.until.getTime() - now.getTime()) / 1_000)) : 0
}

/** Counts one more failure, in one statement, so that failures at the same time are all counted. */
export async function countFailure(db: Db, key: string, rule: Backoff, now: Date): Promise<void> {
  const old = new Date(now.getTime() - rule.forget * 3_600_000)
  const next = sql`case when f.last_at < ${old} then 1 else f.failures + 1 end`
  await run(
    db,
    sql`insert into kernel.sign_in_failure as f (key, failures, last_at, wait_until) values (${key}, 1, ${now}, ${new Date(now.getTime() + waitAfter(1, rule) * 1_000)})
      on conflict (key) do update set failures = ${next}, last_at = ${now},
        wait_until = ${now}::timestamptz + case when ${next} < ${rule.free}::int then interval '0' else least(${rule.longest}::int, ${rule.base}::int * 2 ^ least(${next} - ${rule.free}::int, 20)) * interval '1 second' end`,
  )
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await run(db, sql`delete from kernel.sign_in_failure where key = ${key}`)
}
