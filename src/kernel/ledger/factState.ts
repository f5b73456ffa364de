import type { Day } from '../day.js'
import { type Db, rows, sql } from '../db/database.js'
import type { NotCountedReason } from './evidence.js'

/** How one fact stands in one measure, on a day and with all that is known. */
export interface FactState {
  readonly measure: string
  readonly version: number
  readonly counted: boolean
  /** Why it does not count; null while it does. */
  readonly reason: NotCountedReason | null
  /** Other facts of the same key that would count if this one did not: with any, taking this one away changes no figure. */
  readonly alsoThere: number
}

/**
 * The newest version of every measure that knows the fact, and whether the fact counts there at E. The reasons are those of `notCountedOf`. A fact that
 * is not counted yet (being sealed) is in none.
 */
export async function stateOfFact(db: Db, fact: string, asOf: Day): Promise<FactState[]> {
  return rows<FactState>(
    db,
    sql`
    with aimed as (select seq from kernel.seal where fact = ${fact}),
    newest as (select distinct on (id) no, id, version from kernel.measure where built_to is not null order by id, version desc),
    own as (select e.measure, min(e.key::text)::uuid as key, min(e.e) filter (where e.about = e.k) as first, coalesce(sum(e.d) filter (where e.e <= ${asOf}::date), 0) = 1 as counted
      from kernel.entry e, aimed where e.about = aimed.seq group by e.measure)
    select n.id as measure, n.version, o.counted, case when o.counted then null when o.first > ${asOf}::date then 'not_yet'
        when v.how = 'strike' then 'struck' when v.how = 'cancel' then 'cancelled' when st.about is not null then 'duplicate' else 'outside_register' end as reason,
      (select count(*)::int from (select x.about from kernel.entry x where x.measure = o.measure and x.key = o.key and x.about = x.k and x.e <= ${asOf}::date and x.about <> aimed.seq
        and not exists (select from (${standingVoids(asOf)}) w where w.root = x.about) group by x.about) y) as "alsoThere"
    from own o join newest n on n.no = o.measure cross join aimed
    left join lateral (select w.how from (${standingVoids(asOf)}) w where w.root = aimed.seq order by w.seq desc limit 1) v on true
    left join lateral (select x.about from kernel.entry x where x.measure = o.measure and x.key = o.key and x.about <> aimed.seq and x.e <= ${asOf}::date
      group by x.about having sum(x.d) = 1 limit 1) st on true
    union all
    select n.id, n.version, false, l.reason, 0 from kernel.left_out l join newest n on n.no = l.measure join aimed on aimed.seq = l.about
    order by 1`,
  )
}

/** Cancels and strikes that act on the day and have not been undone by then. */
const standingVoids = (
  asOf: Day,
) => sql`select c.root, c.how, c.seq from kernel.void c where c.how <> 'reinstate' and (c.how = 'strike' or c.e <= ${asOf}::date)
  and not exists (select from kernel.void z where z.target = c.seq and z.e <= ${asOf}::date
    and not exists (select from kernel.void zz where zz.target = z.seq and zz.e <= ${asOf}::date))`
