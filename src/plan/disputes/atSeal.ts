import { type Day, type Db, type Reading, rows, type Sql, sql } from '../../kernel/index.js'
import { type DisputeState, isUndecided, type Outcome } from './rules.js'
import type { Dispute, StepAct } from './store.js'

/** By measure, how many of the facts that it counts at (E, K) are in a dispute that was undecided at K (06 P-113). */
export async function disputedIn(db: Db, measures: readonly number[], reading: Reading): Promise<ReadonlyMap<number, number>> {
  const seq = reading.known?.seq
  const by = (column: Sql): Sql => (seq === undefined ? sql`true` : sql`${column} <= ${seq}`)
  const found = await rows<{ measure: number; n: number }>(
    db,
    sql`with contested as (
        select distinct x.fact from plan.dispute d join plan.dispute_fact x on x.dispute = d.id
        where d.about = 'fact' and (select s.act from plan.dispute_step s left join kernel_read.seal g on g.fact = s.fact where s.dispute = d.id and ${by(sql`g.seq`)}
          order by s.no desc limit 1) in ('raise', 'answer', 'pass', 'appeal'))
      select m.measure, count(*)::int as n from contested c join kernel_read.seal s on s.fact = c.fact cross join unnest(${measures}::smallint[]) as m(measure)
      where (select sum(e.d) from kernel_read.entry e where e.measure = m.measure and e.about = s.seq and e.e <= ${reading.asOf}::date and ${by(sql`e.k`)}) = 1 group by m.measure`,
  )
  return new Map(found.map((row) => [row.measure, row.n]))
}

/** A dispute as it stood at a seal, for the report of a quarter. */
export interface ReportedDispute {
  readonly dispute: string
  readonly no: number
  readonly target: string
  readonly about: Dispute['about']
  readonly state: DisputeState
  readonly outcome: Outcome | null
  readonly facts: number
}

const STATE_AFTER: Readonly<Record<StepAct, DisputeState>> = {
  raise: 'raised',
  pass: 'raised',
  answer: 'answered',
  decide: 'decided',
  appeal: 'appealed',
  decide_appeal: 'final',
  close: 'final',
}

/** Disputes as they stood at a seal: those that were undecided then, and those in which something was decided from a day on. */
export async function disputesKnown(db: Db, plan: string, seq: number, from: Day): Promise<ReportedDispute[]> {
  const found = await rows<Omit<ReportedDispute, 'state'> & { act: StepAct; on: Day }>(
    db,
    sql`select d.id as dispute, d.no, d.code as target, d.about, last.act, last."on",
      (select s.outcome from plan.dispute_step s join kernel_read.seal g on g.fact = s.fact where s.dispute = d.id and g.seq <= ${seq} and s.outcome is not null order by s.no desc limit 1) as outcome,
      (select count(*)::int from plan.dispute_fact x where x.dispute = d.id) as facts
    from plan.dispute d cross join lateral (select s.act, s."on" from plan.dispute_step s join kernel_read.seal g on g.fact = s.fact
      where s.dispute = d.id and g.seq <= ${seq} order by s.no desc limit 1) last
    where d.plan = ${plan} order by d.no`,
  )
  return found
    .map(({ act, on, ...one }) => ({ ...one, state: STATE_AFTER[act], on }))
    .filter((one) => isUndecided(one.state) || one.on >= from)
    .map(({ on: _on, ...one }) => one)
}
