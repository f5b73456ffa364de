import { type Day, first, rows, type Sql, sql, type Tx } from '../../kernel/index.js'
import { defaultDates, quarterPeriod } from '../book/period.js'
import type { Period } from '../types.js'
import { quarterOfWindow, SAMPLE_RULES, type SampleRules, WINDOW_NAMES, type WindowName } from './rules.js'

export interface PlanHead {
  readonly id: string
  readonly year: number
  readonly body: string
  readonly state: string
}
export type Windows = Readonly<Record<WindowName, Period>>

export const planHead = (tx: Tx, plan: string): Promise<PlanHead | undefined> =>
  first<PlanHead>(tx, sql`select id, year, body, state from plan.plan where id = ${plan}`)

/** Acts of verification need a plan that counts. */
export const CONFIRMED: readonly string[] = ['confirmed', 'in_force', 'closed']

/** The windows of a plan as they stand: the newest setting of each, else what the specification proposes (06 P-110). */
export async function windowsOf(tx: Tx, plan: string, year: number): Promise<Windows> {
  const set = await rows<{ name: WindowName; from: Day; to: Day }>(
    tx,
    sql`select distinct on (name) name, from_on as "from", to_on as "to" from plan.setting where plan = ${plan} order by name, no desc`,
  )
  const usual = defaultDates(year)
  return Object.fromEntries(
    WINDOW_NAMES.map((name) => {
      const own = set.find((each) => each.name === name)
      return [name, own ? { from: own.from, to: own.to } : usual[name]]
    }),
  ) as Record<WindowName, Period>
}

/** Which happenings a window verifies: its quarter, or the whole year. */
export const verifiedBy = (name: WindowName, year: number): Period => {
  const quarter = quarterOfWindow(name)
  return quarter ? quarterPeriod(year, quarter) : { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day }
}

export interface Seed {
  readonly id: string
  readonly name: WindowName
  readonly seed: string
  readonly from: Day
  readonly asOf: Day
  readonly seq: number
}

export const seedOf = (tx: Tx, plan: string, name: WindowName): Promise<Seed | undefined> =>
  first<Seed>(
    tx,
    sql`select id, name, seed, from_on as "from", as_of as "asOf", seq from plan.seed where plan = ${plan} and name = ${name}`,
  )

/** Seals of the facts that a measure counts at (E, seal): those that `evidenceOf` gives for the same reading. The three are columns or values. */
export const countedAt = (measure: Sql, asOf: Sql, seq: Sql): Sql =>
  sql`(select about from kernel_read.entry where measure = ${measure} and e <= ${asOf} and k <= ${seq} group by about having sum(d) = 1)`

export interface DrawnRow {
  readonly fact: string
  readonly seq: number
  readonly on: Day
  readonly unit: string | null
}

/**
 * The rows of a figure that happened from `from` on, at the seed's E and seal, in the order of their ranks (`rankOf`), and how many there are in all.
 */
export async function drawnRows(
  tx: Tx,
  ask: { readonly seed: Seed; readonly target: string; readonly measure: number },
  rules: SampleRules = SAMPLE_RULES,
): Promise<{ readonly population: number; readonly rows: readonly DrawnRow[] }> {
  const { seed, target, measure } = ask
  const found = await rows<DrawnRow & { population: number }>(
    tx,
    sql`with counted as (
        select e.about as seq, f.id as fact, f.effective_on as "on", f.unit,
          encode(sha256(convert_to(${`${seed.seed}/${target}/`}::text || e.about, 'UTF8')), 'hex') as rank
        from ${countedAt(sql`${measure}`, sql`${seed.asOf}::date`, sql`${seed.seq}`)} e
        join kernel_read.seal s on s.seq = e.about join kernel_read.fact f on f.id = s.fact
        where f.effective_on between ${seed.from}::date and ${seed.asOf}::date),
      whole as (select count(*)::int as n from counted)
      select c.seq, c.fact, c."on", c.unit, w.n as population from counted c, whole w
      order by c.rank collate "C" limit (select least(n, greatest(${rules.least}::int, ceil(n / ${rules.oneIn}::numeric)::int)) from whole)`,
  )
  return { population: found[0]?.population ?? 0, rows: found.map(({ population: _all, ...row }) => row) }
}

export interface SampleRow {
  readonly sample: string
  readonly no: number
  readonly fact: string
  readonly seq: number
  readonly on: Day
  readonly unit: string | null
  readonly outcome: string | null
}

export interface Sample {
  readonly id: string
  readonly plan: string
  readonly year: number
  readonly window: WindowName
  readonly target: string
  readonly targetId: string
  readonly population: number
  readonly size: number
  readonly due: Day
  readonly doneOn: Day | null
  readonly reopened: boolean | null
}

export const sampleById = (tx: Tx, sample: string): Promise<Sample | undefined> =>
  first<Sample>(
    tx,
    sql`select s.id, s.plan, p.year, d.name as "window", s.code as target, s.target as "targetId", s.population, s.size, s.due, s.done_on as "doneOn", s.reopened
    from plan.sample s join plan.seed d on d.id = s.seed join plan.plan p on p.id = s.plan where s.id = ${sample}`,
  )
