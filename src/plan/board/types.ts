import type { Day, L10n } from '../../kernel/index.js'
import type { Mark, Pace, State } from '../measures/index.js'
import type { Period, PlanState, TargetValue } from '../types.js'

/** How a target stands at (E, K). */
export interface Figure {
  /** The count; of a ratio, its numerator. Null: nothing is counted, and nothing may be shown. */
  readonly n: number | null
  readonly d: number | null
  /** A percentage with one decimal, cut; null where the figure is a plain count or there is no denominator. */
  readonly percent: string | null
  readonly state: State
  /** More than the value, where that is a surplus. */
  readonly surplus: number
  readonly pace: Pace | null
  /** Facts a month that are needed, and that come in at the present rate. Null: no days left, or nothing to say. */
  readonly neededPerMonth: number | null
  readonly ratePerMonth: number | null
  /** The day since which the test has passed without a break. */
  readonly metSince: Day | null
  /** The figure at the end of each month and of each of the last 13 weeks, the last one at E. */
  readonly points: readonly { readonly on: Day; readonly n: number }[]
}

export interface BoardTarget extends Figure {
  readonly code: string
  readonly item: string | null
  readonly task: string | null
  /** The exact words of the plan; never edited, converted or translated. */
  readonly phrase: string
  readonly counted: L10n
  readonly unit: L10n
  readonly modality: 'firm' | 'strive'
  readonly kind: 'explicit' | 'implied' | 'coverage'
  readonly value: TargetValue
  /** The value as adopted, where it is another one now. */
  readonly adopted: TargetValue | null
  readonly ratio: 'percent' | 'each' | null
  readonly period: Period
  readonly rule: { readonly measure: string; readonly version: number } | null
  readonly marks: readonly Mark[]
  readonly lead: string | null
  readonly fed: boolean
  /** Records that wait for confirmation. */
  readonly waiting: number
  /** In the view of one unit: its own figure and its share, if it has been given one. */
  readonly own: { readonly n: number; readonly share: number | null } | null
  /** Movement in each quarter of the plan year, in the grouping by quarter. */
  readonly quarters: readonly number[] | null
}

export interface BoardGroup {
  /** Item code, section code, unit id (null: no lead unit), or the year. */
  readonly key: string | null
  readonly title: string | null
  readonly section: string | null
  readonly lead: string | null
  readonly leader: string | null
  readonly deadline: Day | null
  readonly waiting: number
  readonly targets: readonly BoardTarget[]
}

export interface Board {
  readonly plan: { readonly id: string; readonly body: string; readonly year: number; readonly version: number; readonly state: PlanState }
  readonly years: readonly number[]
  readonly asOf: Day
  /** K as asked: the seal and its day; null: everything sealed so far. */
  readonly known: { readonly seq: number; readonly day: Day | null } | null
  readonly daysLeft: number
  readonly group: 'item' | 'section' | 'unit' | 'quarter'
  readonly unit: string | null
  readonly counts: Readonly<Record<State, number>>
  readonly groups: readonly BoardGroup[]
  /** Marks that need a look at every fact are still being counted (large federations, just after a start). */
  readonly marksPending: boolean
}
