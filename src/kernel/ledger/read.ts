import { addDays, type Day, monthOf } from '../day.js'
import { type Db, first, rows, type Sql, sql } from '../db/database.js'

/** K: a seal position, or a knowledge day (its last seal); absent: everything sealed so far. */
export type Known = { readonly seq: number } | { readonly day: Day } | undefined

/** A reading position that every page, report and export of one request shares. */
export interface Reading {
  readonly asOf: Day
  /** Undefined: the newest knowledge. */
  readonly known: KnownAt | undefined
}

export interface KnownAt {
  readonly seq: number
  /** The knowledge day in which the seal lies; undefined when nothing was sealed by then. */
  readonly day: Day | undefined
  readonly lastSeqOfDay: number
  readonly closedMonth: Day | undefined
}

interface DayRow {
  day: Day
  first_seq: number
  last_seq: number
  closed_month: Day | null
}

/** Turns a K as asked into the seal it means. */
export async function resolveKnown(db: Db, known: Known): Promise<KnownAt | undefined> {
  if (known === undefined) return undefined
  const within = 'day' in known ? sql`day <= ${known.day}` : sql`first_seq <= ${known.seq}`
  const row = await first<DayRow>(
    db,
    sql`select day, first_seq, last_seq, closed_month from kernel.seal_day where ${within} order by first_seq desc limit 1`,
  )
  if (!row) return { seq: 0, day: undefined, lastSeqOfDay: 0, closedMonth: undefined }
  const seq = 'day' in known ? row.last_seq : Math.min(known.seq, row.last_seq)
  return { seq, day: row.day, lastSeqOfDay: row.last_seq, closedMonth: row.closed_month ?? undefined }
}

/** One stretch of effective days and how the figure moved in it. `until` is its last day. */
export interface Stretch {
  readonly until: Day
  readonly n: number
}

export interface Series {
  /** The figure at E. */
  readonly figure: number
  /** In order: whole months, then weeks of the last 13, the last one ending on E; the 91st day back stands alone, so that 90-day sums are exact. */
  readonly stretches: readonly Stretch[]
}

/**
 * Figures of several measures at (E, K), each with its movement by stretch, in one statement over cells only: the cost depends on the number of
 * days in the year, not on the number of facts. For one unit at a past K the ledger is read instead.
 * @param unit the unit's number (`unitNo`), or 0 for the whole federation
 */
export async function seriesOf(db: Db, measureNos: readonly number[], reading: Reading, unit = 0): Promise<Map<number, Series>> {
  const { asOf, known } = reading
  const result = new Map<number, Series>(measureNos.map((no) => [no, { figure: 0, stretches: [] }]))
  if (measureNos.length === 0 || (known && known.day === undefined)) return result
  const from = monthOf(addDays(asOf, -91))
  const source =
    known === undefined
      ? presentCells(measureNos, asOf, from, unit)
      : unit === 0
        ? pastCells(measureNos, asOf, from, known)
        : pastLedger(measureNos, asOf, known, unit)
  const found = await rows<{ measure: number; until: Day; n: number }>(
    db,
    sql`
    select measure, case when eb < ${from}::date then (date_trunc('month', eb) + interval '1 month - 1 day')::date
      when ${asOf}::date - eb >= 91 then eb when ${asOf}::date - eb = 90 then eb
      else ${asOf}::date - ((${asOf}::date - eb) / 7) * 7 end as until, sum(n) as n
    from (${source}) c group by 1, 2 order by 1, 2`,
  )
  for (const row of found) {
    const own = result.get(row.measure)!
    ;(own.stretches as Stretch[]).push({ until: row.until, n: Number(row.n) })
    result.set(row.measure, { figure: own.figure + Number(row.n), stretches: own.stretches })
  }
  return result
}

/** Movement of several measures by calendar month up to E, for splits by month and quarter. `until` is the month's last day, or E. */
export async function monthsOf(db: Db, measureNos: readonly number[], reading: Reading, unit = 0): Promise<Map<number, Stretch[]>> {
  const { asOf, known } = reading
  const result = new Map<number, Stretch[]>(measureNos.map((no) => [no, []]))
  if (measureNos.length === 0 || (known && known.day === undefined)) return result
  const from = monthOf(asOf)
  const source =
    known === undefined
      ? presentCells(measureNos, asOf, from, unit)
      : unit === 0
        ? pastCells(measureNos, asOf, from, known)
        : pastLedger(measureNos, asOf, known, unit)
  const found = await rows<{ measure: number; until: Day; n: number }>(
    db,
    sql`select measure, least((date_trunc('month', eb) + interval '1 month - 1 day')::date, ${asOf}::date) as until, sum(n) as n from (${source}) c
    group by 1, 2 having sum(n) <> 0 order by 1, 2`,
  )
  for (const row of found) result.get(row.measure)!.push({ until: row.until, n: Number(row.n) })
  return result
}

const presentCells = (nos: readonly number[], asOf: Day, from: Day, unit: number): Sql => sql`
  select measure, eb, n from kernel.cell where scope = ${unit} and kg = 'A' and eg = 'M' and measure = any(${nos}::smallint[]) and kb = '0001-01-01' and eb < ${from}::date
  union all
  select measure, eb, n from kernel.cell where scope = ${unit} and kg = 'A' and eg = 'D' and measure = any(${nos}::smallint[]) and kb = '0001-01-01' and eb >= ${from}::date and eb <= ${asOf}::date`

/** Closed months of knowledge (C), the days of K's own month (P), and inside K's day the ledger rows that came after K taken off again. */
const pastCells = (nos: readonly number[], asOf: Day, from: Day, known: KnownAt): Sql => sql`
  select measure, eb, n from kernel.cell where scope = 0 and kg = 'C' and eg = 'M' and measure = any(${nos}::smallint[]) and kb = ${known.closedMonth ?? null}::date and eb < ${from}::date
  union all
  select measure, eb, n from kernel.cell where scope = 0 and kg = 'C' and eg = 'D' and measure = any(${nos}::smallint[]) and kb = ${known.closedMonth ?? null}::date and eb >= ${from}::date and eb <= ${asOf}::date
  union all
  select measure, eb, n from kernel.cell where scope = 0 and kg = 'P' and eg = 'M' and measure = any(${nos}::smallint[]) and kb = ${known.day ?? null}::date and eb < ${from}::date
  union all
  select measure, eb, n from kernel.cell where scope = 0 and kg = 'P' and eg = 'D' and measure = any(${nos}::smallint[]) and kb = ${known.day ?? null}::date and eb >= ${from}::date and eb <= ${asOf}::date
  ${
    known.seq < known.lastSeqOfDay
      ? sql`union all select measure, e, -sum(d)::bigint from kernel.entry where k > ${known.seq} and k <= ${known.lastSeqOfDay} and e <= ${asOf}::date and measure = any(${nos}::smallint[]) group by measure, e`
      : sql``
  }`

const pastLedger = (nos: readonly number[], asOf: Day, known: KnownAt, unit: number): Sql => sql`
  select measure, e as eb, sum(d) as n from kernel.entry where unit = ${unit} and measure = any(${nos}::smallint[]) and e <= ${asOf}::date and k <= ${known.seq} group by measure, e`

/** The number under which a unit's rows are booked; undefined when no counted fact has ever named it. */
export async function unitNo(db: Db, unit: string): Promise<number | undefined> {
  return (await first<{ no: number }>(db, sql`select no from kernel.unit_no where unit = ${unit}`))?.no
}

/** Movement of one measure by effective day, for the burn-up of its page. */
export async function dailyOf(db: Db, measureNo: number, reading: Reading, unit = 0): Promise<Stretch[]> {
  const { asOf, known } = reading
  if (known && known.day === undefined) return []
  const source =
    known === undefined
      ? sql`select eb, n from kernel.cell where scope = ${unit} and kg = 'A' and eg = 'D' and measure = ${measureNo} and kb = '0001-01-01' and eb <= ${asOf}::date`
      : sql`select e as eb, d::bigint as n from kernel.entry where measure = ${measureNo} and e <= ${asOf}::date and k <= ${known.seq} ${unit === 0 ? sql`` : sql`and unit = ${unit}`}`
  const found = await rows<{ until: Day; n: number }>(
    db,
    sql`select eb as until, sum(n) as n from (${source}) c group by eb having sum(n) <> 0 order by eb`,
  )
  return found.map((row) => ({ until: row.until, n: Number(row.n) }))
}

/** The figure split by unit, largest first. */
export async function byUnit(db: Db, measureNo: number, reading: Reading, limit = 300): Promise<{ unit: string | null; n: number }[]> {
  const { asOf, known } = reading
  const source =
    known === undefined
      ? sql`select scope as unit, sum(n) as n from kernel.cell where scope <> 0 and kg = 'A' and measure = ${measureNo} and kb = '0001-01-01'
        and ((eg = 'M' and eb < ${monthOf(asOf)}::date) or (eg = 'D' and eb >= ${monthOf(asOf)}::date and eb <= ${asOf}::date)) group by scope`
      : sql`select unit, sum(d) as n from kernel.entry where measure = ${measureNo} and e <= ${asOf}::date and k <= ${known.seq} group by unit`
  const found = await rows<{ unit: string | null; n: number }>(
    db,
    sql`
    select u.unit, c.n from (${source}) c left join kernel.unit_no u on u.no = c.unit where c.n <> 0 order by c.n desc, u.unit limit ${limit}`,
  )
  return found.map((row) => ({ unit: row.unit, n: Number(row.n) }))
}
