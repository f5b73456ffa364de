import type { Day } from '../day.js'
import { type Db, rows, sql, type Tx } from '../db/database.js'

/** Which facts count, as versioned data. See docs/measures.md. */
export interface MeasureRule {
  /** For example `T06-1`; a ratio's denominator is a measure of its own, `T13-1/d`. */
  readonly id: string
  readonly version: number
  readonly kinds: readonly string[]
  /** Scope filter in the house's expression language over `data`, for example `data.list = "science"`. */
  readonly where?: string
  /** Parts of the de-duplication key: `subject`, `unit`, `on`, or `data.<field>`. */
  readonly key: readonly string[]
  /** `stock` is read as at E and has no period of its own. */
  readonly reading: 'flow' | 'stock'
  readonly from: Day
  readonly to: Day
  /** Close of verification: what is reported later is `late`. */
  readonly closes: Day
  /** Id of the measure whose keys this one must lie within (numerator of a ratio). */
  readonly within?: string
}

export interface Measure {
  readonly no: number
  readonly rule: MeasureRule
  /** Seal up to which it has been counted; null until the projector has counted it from the beginning. */
  readonly builtTo: number | null
}

interface MeasureRow {
  no: number
  rule: MeasureRule
  built_to: number | null
}

/** All measures, every version, in order of definition. */
export async function measures(db: Db): Promise<Measure[]> {
  const found = await rows<MeasureRow>(db, sql`select no, rule, built_to from kernel.measure order by no`)
  return found.map((row) => ({ no: row.no, rule: row.rule, builtTo: row.built_to }))
}

/** Stores a version of a rule; the projector then counts it from the first fact. A version once stored never changes. */
export async function defineMeasure(tx: Tx, rule: MeasureRule): Promise<void> {
  await sql`insert into kernel.measure (id, version, rule) values (${rule.id}, ${rule.version}, ${JSON.stringify(rule)}::jsonb) on conflict (id, version) do nothing`.execute(
    tx,
  )
}
