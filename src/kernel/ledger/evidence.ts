import type { Day } from '../day.js'
import { type Db, rows, type Sql, sql } from '../db/database.js'
import type { StoredFact } from '../fact/fact.js'
import type { Reading } from './read.js'

export interface EvidencePage {
  readonly facts: readonly EvidenceRow[]
  readonly next: EvidenceCursor | undefined
}
export interface EvidenceCursor {
  readonly on: Day
  readonly seq: number
}
export interface EvidenceRow
  extends Pick<
    StoredFact,
    'id' | 'kind' | 'subject' | 'unit' | 'effectiveOn' | 'recordedOn' | 'reportedOn' | 'actor' | 'programme' | 'data'
  > {
  readonly seq: number
}

export interface EvidenceAsk {
  readonly measure: number
  readonly reading: Reading
  /** Unit number, 0 for all. */
  readonly unit?: number
  readonly after?: EvidenceCursor
  readonly limit: number
  /** Only keys that do not count in this measure: with a register, what a ratio leaves uncovered. */
  readonly lacking?: number
  /** Only facts whose data hold this value (null: none) in a field; see `splitOf`. */
  readonly having?: { readonly field: string; readonly value: string | null }
  /** Only facts effective in this stretch. */
  readonly between?: { readonly from: Day; readonly to: Day }
}

/** Columns of an `EvidenceRow`, of a fact `f` and its seal `s`; for lists of facts that other rooms draw up. */
export const EVIDENCE_COLUMNS = sql`s.seq, f.id, f.kind, f.subject, f.unit, f.effective_on as "effectiveOn", f.recorded_on as "recordedOn", f.reported_on as "reportedOn", f.actor, f.programme, f.data`

const knownBy = (reading: Reading, column: Sql): Sql => (reading.known === undefined ? sql`true` : sql`${column} <= ${reading.known.seq}`)

/**
 * The facts that a figure counts, newest first: exactly those whose ledger rows add up to 1 at (E, K), so that the rows are the figure by construction.
 * Keyset-paged by (effective day of the first counted row, seal).
 */
export async function evidenceOf(db: Db, ask: EvidenceAsk): Promise<EvidencePage> {
  const { measure, reading, limit } = ask
  const unit = ask.unit ?? 0
  const found = await rows<EvidenceRow & { e: Day }>(
    db,
    sql`
    with page as (
      select distinct on (r.e, r.about) r.about, r.e from kernel.entry r
      where r.measure = ${measure} and r.d = 1 and r.e <= ${reading.asOf}::date and ${knownBy(reading, sql`r.k`)}
        ${unit === 0 ? sql`` : sql`and r.unit = ${unit}`}
        ${ask.between ? sql`and r.e >= ${ask.between.from}::date and r.e <= ${ask.between.to}::date` : sql``}
        ${ask.after ? sql`and (r.e, r.about) < (${ask.after.on}::date, ${ask.after.seq}::bigint)` : sql``}
        ${
          ask.having
            ? sql`and (select h.data->>${ask.having.field} is not distinct from ${ask.having.value}::text from kernel.seal g join kernel.fact h on h.id = g.fact where g.seq = r.about)`
            : sql``
        }
        ${
          ask.lacking === undefined
            ? sql``
            : sql`and coalesce((select sum(z.d) from kernel.entry z where z.measure = ${ask.lacking} and z.key = r.key and z.e <= ${reading.asOf}::date and ${knownBy(reading, sql`z.k`)}), 0) = 0`
        }
        and (select sum(x.d) from kernel.entry x where x.about = r.about and x.measure = r.measure and x.e <= ${reading.asOf}::date and ${knownBy(reading, sql`x.k`)}) = 1
        and not exists (select from kernel.entry y where y.about = r.about and y.measure = r.measure and y.d = 1 and y.e <= ${reading.asOf}::date and ${knownBy(reading, sql`y.k`)} and (y.e, y.k) > (r.e, r.k))
      order by r.e desc, r.about desc limit ${limit + 1}
    ) select page.e, ${EVIDENCE_COLUMNS} from page join kernel.seal s on s.seq = page.about join kernel.fact f on f.id = s.fact order by page.e desc, page.about desc`,
  )
  const page = found.slice(0, limit)
  const last = page[page.length - 1]
  return { facts: page, next: found.length > limit && last ? { on: last.e, seq: last.seq } : undefined }
}

/** Why a fact of the measure's kinds does not count at (E, K): 06 P-071. `cancelled` and `struck` name the act, `duplicate` the one that stands. */
export type NotCountedReason =
  | 'out_of_scope'
  | 'out_of_period'
  | 'late'
  | 'not_yet'
  | 'cancelled'
  | 'struck'
  | 'duplicate'
  | 'outside_register'
export interface NotCounted extends EvidenceRow {
  readonly reason: NotCountedReason
  readonly by: number | null
}

/** What did not count, with its reason; with the evidence it makes up all facts of the kind known at K (06 P-101). */
export async function notCountedOf(
  db: Db,
  ask: Omit<EvidenceAsk, 'between' | 'lacking' | 'having'> & { readonly reason?: NotCountedReason },
): Promise<{ facts: readonly NotCounted[]; next: EvidenceCursor | undefined }> {
  const { reading, limit } = ask
  const found = await rows<NotCounted>(
    db,
    sql`
    with left_over as (${notCountedRows(ask)})
    select ${EVIDENCE_COLUMNS}, l.reason, l.by from (select * from left_over l where ${ask.reason ? sql`l.reason = ${ask.reason}` : sql`true`}
      ${ask.after ? sql`and (l.e, l.about) < (${ask.after.on}::date, ${ask.after.seq}::bigint)` : sql``}
      order by l.e desc, l.about desc limit ${limit + 1}) l
    join kernel.seal s on s.seq = l.about join kernel.fact f on f.id = s.fact order by l.e desc, l.about desc`,
  )
  const page = found.slice(0, limit)
  const last = page[page.length - 1]
  void reading
  return { facts: page, next: found.length > limit && last ? { on: last.effectiveOn, seq: last.seq } : undefined }
}

/** Number of facts that do not count, by reason. */
export async function notCountedBy(
  db: Db,
  ask: Pick<EvidenceAsk, 'measure' | 'reading' | 'unit'>,
): Promise<{ reason: NotCountedReason; n: number }[]> {
  const found = await rows<{ reason: NotCountedReason; n: number }>(
    db,
    sql`select reason, count(*) as n from (${notCountedRows(ask)}) l group by reason order by n desc, reason`,
  )
  return found.map((row) => ({ reason: row.reason, n: Number(row.n) }))
}

function notCountedRows(ask: Pick<EvidenceAsk, 'measure' | 'reading' | 'unit'>): Sql {
  const { measure, reading } = ask
  const unit = ask.unit ?? 0
  const ofUnit = (column: Sql) => (unit === 0 ? sql`` : sql`and ${column} = ${unit}`)
  return sql`
    select about, e, reason, null::bigint as by from kernel.left_out where measure = ${measure} and ${knownBy(reading, sql`about`)} ${ofUnit(sql`unit`)}
    union all
    select n.about, n.e, case when n.e > ${reading.asOf}::date then 'not_yet'
        when v.how = 'strike' then 'struck' when v.how = 'cancel' then 'cancelled'
        when st.about is not null then 'duplicate' else 'outside_register' end as reason, coalesce(v.seq, st.about) as by
    from (
      select r.about, min(r.e) as e, min(r.key::text)::uuid as key from kernel.entry r
      where r.measure = ${measure} and r.about = r.k and ${knownBy(reading, sql`r.k`)} ${ofUnit(sql`r.unit`)}
        and coalesce((select sum(x.d) from kernel.entry x where x.about = r.about and x.measure = r.measure and x.e <= ${reading.asOf}::date and ${knownBy(reading, sql`x.k`)}), 0) <> 1
      group by r.about) n
    left join lateral (
      select w.how, w.seq from kernel.void w where w.root = n.about and w.how <> 'reinstate' and ${knownBy(reading, sql`w.seq`)}
        and (w.how = 'strike' or w.e <= ${reading.asOf}::date)
        and not exists (select from kernel.void z where z.target = w.seq and z.e <= ${reading.asOf}::date and ${knownBy(reading, sql`z.seq`)}
          and not exists (select from kernel.void zz where zz.target = z.seq and zz.e <= ${reading.asOf}::date and ${knownBy(reading, sql`zz.seq`)}))
      order by w.seq desc limit 1) v on true
    left join lateral (
      select x.about from kernel.entry x where x.measure = ${measure} and x.key = n.key and x.about <> n.about and x.e <= ${reading.asOf}::date and ${knownBy(reading, sql`x.k`)}
      group by x.about having sum(x.d) = 1 limit 1) st on true`
}

/** The counted facts by the value of one field of their data, largest first; facts without the field under null. They add up to the figure. */
export async function splitOf(
  db: Db,
  ask: Pick<EvidenceAsk, 'measure' | 'reading' | 'unit'> & { readonly field: string },
  limit = 100,
): Promise<{ value: string | null; n: number }[]> {
  const { measure, reading, field } = ask
  const found = await rows<{ value: string | null; n: number }>(
    db,
    sql`select f.data->>${field} as value, count(*) as n from (
      select r.about from kernel.entry r where r.measure = ${measure} and r.e <= ${reading.asOf}::date and ${knownBy(reading, sql`r.k`)}
        ${ask.unit ? sql`and r.unit = ${ask.unit}` : sql``} group by r.about having sum(r.d) = 1) c
    join kernel.seal s on s.seq = c.about join kernel.fact f on f.id = s.fact group by 1 order by 2 desc, 1 limit ${limit}`,
  )
  return found.map((row) => ({ value: row.value, n: Number(row.n) }))
}

/** How many facts one measure counts at (E, K) and another does not: what a change of rule would lose, or gain. */
export async function countedOnlyBy(db: Db, one: number, other: number, reading: Reading): Promise<number> {
  const counted = (no: number) =>
    sql`select r.about from kernel.entry r where r.measure = ${no} and r.e <= ${reading.asOf}::date and ${knownBy(reading, sql`r.k`)} group by r.about having sum(r.d) = 1`
  const found = await rows<{ n: number }>(db, sql`select count(*) as n from (${counted(one)} except ${counted(other)}) x`)
  return Number(found[0]?.n ?? 0)
}

/** How a fact stands in one measure at (E, K). */
export interface Standing {
  readonly measure: number
  /** Rule id and version of the measure. */
  readonly id: string
  readonly version: number
  /** Null: it counts. */
  readonly reason: NotCountedReason | null
  readonly by: number | null
}

/** Every measure that has looked at the fact, and whether the fact counts there (06 P-071, P-104). */
export async function standingsOf(db: Db, seq: number, reading: Reading): Promise<Standing[]> {
  if (reading.known !== undefined && seq > reading.known.seq) return []
  const found = await rows<Omit<Standing, 'reason' | 'by'>>(
    db,
    sql`select m.no as measure, m.id, m.version from kernel.measure m where m.no in
      (select measure from kernel.entry where about = ${seq} union select measure from kernel.left_out where about = ${seq}) order by m.id, m.version`,
  )
  return Promise.all(
    found.map(async (measure): Promise<Standing> => {
      const left = await rows<Pick<Standing, 'reason' | 'by'>>(
        db,
        sql`select reason, by from (${notCountedRows({ measure: measure.measure, reading })}) l where about = ${seq}`,
      )
      return { ...measure, reason: left[0]?.reason ?? null, by: left[0]?.by ?? null }
    }),
  )
}
