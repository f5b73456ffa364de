import type { Day } from '../day.js'
import { type Db, rows, sql } from '../db/database.js'
import type { Reading } from './read.js'

/** One change of the register that a ratio is a share of, and what it did to the ratio as read at E. */
export interface RegisterChange {
  /** Seal of the fact that brought it about; `about` is the fact whose place on the register changed. */
  readonly k: number
  readonly fact: string
  readonly kind: string
  readonly subject: string
  readonly unit: string | null
  readonly on: Day
  readonly recordedOn: Day
  readonly data: Record<string, unknown>
  /** By how much the register grew. */
  readonly by: number
  readonly before: { readonly n: number; readonly d: number }
  readonly after: { readonly n: number; readonly d: number }
}

/** Changes of a register in the order in which they became known, newest first, each with the ratio before and after it. Keyset-paged by seal. */
export async function registerLogOf(
  db: Db,
  ask: { readonly measure: number; readonly register: number; readonly reading: Reading; readonly before?: number; readonly limit: number },
): Promise<{ changes: readonly RegisterChange[]; next: number | undefined }> {
  const { measure, register, reading } = ask
  const found = await rows<Omit<RegisterChange, 'before' | 'after'> & { n: number; d: number; dn: number }>(
    db,
    sql`with moved as (
      select k, coalesce(sum(d) filter (where measure = ${register}), 0) as by, coalesce(sum(d) filter (where measure = ${measure}), 0) as dn
      from kernel.entry where measure in (${measure}, ${register}) and e <= ${reading.asOf}::date
        ${reading.known === undefined ? sql`` : sql`and k <= ${reading.known.seq}`} group by k),
    run as (select k, by, dn, sum(by) over (order by k) as d, sum(dn) over (order by k) as n from moved)
    select run.k, run.by, run.dn, run.n, run.d, f.id as fact, f.kind, f.subject, f.unit, f.effective_on as "on", f.recorded_on as "recordedOn", f.data
    from run join kernel.seal s on s.seq = run.k join kernel.fact f on f.id = s.fact
    where run.by <> 0 ${ask.before === undefined ? sql`` : sql`and run.k < ${ask.before}`} order by run.k desc limit ${ask.limit + 1}`,
  )
  const page = found.slice(0, ask.limit).map(({ dn, n, d, by, ...row }): RegisterChange => {
    const after = { n: Number(n), d: Number(d) }
    return { ...row, by: Number(by), after, before: { n: after.n - Number(dn), d: after.d - Number(by) } }
  })
  return { changes: page, next: found.length > ask.limit ? page.at(-1)?.k : undefined }
}
