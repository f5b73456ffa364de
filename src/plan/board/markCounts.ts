import { type Database, type Day, type Reading, rows, type Sql, sql } from '../../kernel/index.js'
import type { TargetAt } from '../book/types.js'
import { disputedIn } from '../disputes/atSeal.js'
import { type Mark, marksOf, PACE_RULES } from '../measures/index.js'
import type { Figure } from './types.js'

interface Sums {
  backdated: number
  endOfQuarter: number
  late: number
}
interface Counted {
  /** Seal up to which this measure's facts have been looked at. */
  to: number
  readonly days: Map<Day, Sums>
}
interface Counter {
  readonly measures: Map<number, Counted>
  looked: number
  /** What the figures added up to when last looked: other figures ask for another look at once. */
  seen: number
  ready: boolean
  looking: Promise<void> | undefined
  readonly past: Map<string, Sums>
}

const counters = new WeakMap<Database, Counter>()
const LOOK_EVERY_MS = 1_000
const FIRST_LOOK_MS = 250
const PAST_KEPT = 2_000

/**
 * Marks of the figures at (E, K) for the whole federation. Shares are sums of ledger steps over the facts they are about, so they are kept up by
 * looking at new steps only. `pending`: the first look at all facts is still going on.
 */
export async function marksFor(
  database: Database,
  targets: readonly TargetAt[],
  figures: ReadonlyMap<string, Figure>,
  reading: Reading,
): Promise<{ marks: ReadonlyMap<string, readonly Mark[]>; pending: boolean }> {
  const counter = counterOf(database)
  const pending = reading.known === undefined ? !(await upToDate(database, counter, sumOf(figures))) : false
  const marks = new Map<string, readonly Mark[]>()
  const measured = targets.flatMap((target) => (target.measured ? [target.measured.no] : []))
  const disputed = await disputedIn(database.db, measured, reading)
  for (const target of targets) {
    const no = target.measured?.no
    const sums =
      no === undefined
        ? NONE
        : reading.known
          ? await pastSums(database, counter, no, reading)
          : sumsAt(counter.measures.get(no), reading.asOf)
    const counted = figures.get(target.code)?.n ?? 0
    marks.set(
      target.code,
      marksOf({ ...sums, counted, disputed: (no !== undefined && disputed.get(no)) || 0, illegible: target.illegible }),
    )
  }
  return { marks, pending }
}

const NONE: Sums = { backdated: 0, endOfQuarter: 0, late: 0 }

function counterOf(database: Database): Counter {
  const known = counters.get(database)
  if (known) return known
  const made: Counter = { measures: new Map(), looked: 0, seen: -1, ready: false, looking: undefined, past: new Map() }
  counters.set(database, made)
  return made
}

const sumOf = (figures: ReadonlyMap<string, Figure>): number => [...figures.values()].reduce((sum, each) => sum + (each.n ?? 0), 0)

/** Forgets when it last looked, so that the next reading looks again. */
export const lookAgain = (database: Database): void => {
  counterOf(database).looked = 0
}

async function upToDate(database: Database, counter: Counter, seen: number): Promise<boolean> {
  if (counter.ready && counter.seen === seen && Date.now() - counter.looked < LOOK_EVERY_MS) return true
  counter.seen = seen
  counter.looking ??= look(database, counter).finally(() => {
    counter.looking = undefined
  })
  if (counter.ready) {
    await counter.looking
    return true
  }
  const first = counter.looking.then(() => true)
  first.catch(() => {})
  return Promise.race([first, new Promise<false>((done) => setTimeout(() => done(false), FIRST_LOOK_MS).unref())])
}

/** Adds what the ledger has gained since the last look. */
async function look(database: Database, counter: Counter): Promise<void> {
  const built = await rows<{ no: number; to: number }>(
    database.db,
    sql`select no, built_to as "to" from kernel_read.measure where built_to is not null`,
  )
  const behind = new Map<number, { no: number; to: number }[]>()
  for (const each of built) {
    const from = counter.measures.get(each.no)?.to ?? 0
    if (from < each.to) behind.set(from, [...(behind.get(from) ?? []), each])
  }
  for (const [from, group] of behind) {
    const nos = group.map((each) => each.no)
    const to = Math.min(...group.map((each) => each.to))
    const found = await rows<{ measure: number; e: Day } & Sums>(
      database.db,
      sql`${stepSums(sql`r.measure = any(${nos}::smallint[]) and r.k > ${from} and r.k <= ${to}`)}`,
    )
    for (const row of found) add(counter, row)
    for (const each of group) counter.measures.set(each.no, { to, days: counter.measures.get(each.no)?.days ?? new Map() })
  }
  counter.looked = Date.now()
  counter.ready = true
}

function add(counter: Counter, row: { measure: number; e: Day } & Sums): void {
  const own = counter.measures.get(row.measure) ?? { to: 0, days: new Map<Day, Sums>() }
  counter.measures.set(row.measure, own)
  const day = own.days.get(row.e) ?? { ...NONE }
  day.backdated += Number(row.backdated)
  day.endOfQuarter += Number(row.endOfQuarter)
  day.late += Number(row.late)
  own.days.set(row.e, day)
}

function sumsAt(counted: Counted | undefined, asOf: Day): Sums {
  const sums = { ...NONE }
  for (const [on, day] of counted?.days ?? []) {
    if (on > asOf) continue
    sums.backdated += day.backdated
    sums.endOfQuarter += day.endOfQuarter
    sums.late += day.late
  }
  return sums
}

async function pastSums(database: Database, counter: Counter, no: number, reading: Reading): Promise<Sums> {
  const seq = reading.known!.seq
  const name = `${no}/${seq}/${reading.asOf}`
  const known = counter.past.get(name)
  if (known) return known
  const found = await rows<{ measure: number; e: Day } & Sums>(
    database.db,
    stepSums(sql`r.measure = ${no} and r.k <= ${seq} and r.e <= ${reading.asOf}::date`),
  )
  const sums = { ...NONE }
  for (const row of found) {
    sums.backdated += Number(row.backdated)
    sums.endOfQuarter += Number(row.endOfQuarter)
    sums.late += Number(row.late)
  }
  if (counter.past.size >= PAST_KEPT) counter.past.clear()
  counter.past.set(name, sums)
  return sums
}

/** By measure and day: steps about backdated facts, about facts recorded at a quarter's end, and facts left out as late. `of` speaks of r.measure, r.k, r.e. */
const stepSums = (of: Sql): Sql => sql`
  select r.measure, r.e, coalesce(sum(r.d) filter (where f.reported_on - f.effective_on > ${PACE_RULES.backdatedAfter}), 0) as backdated,
    coalesce(sum(r.d) filter (where (date_trunc('quarter', f.recorded_on) + interval '3 months')::date - f.recorded_on <= ${PACE_RULES.endOfQuarter}), 0) as "endOfQuarter", 0 as late
  from kernel_read.entry r join kernel_read.seal s on s.seq = r.about join kernel_read.fact f on f.id = s.fact where r.d <> 0 and ${of} group by r.measure, r.e
  union all
  select r.measure, r.e, 0, 0, count(*) from (select measure, about as k, e from kernel_read.left_out where reason = 'late') r where ${of} group by r.measure, r.e`
