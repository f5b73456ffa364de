import type { Day } from '../../kernel/index.js'
import type {
  Counting,
  Measured,
  Period,
  PlanId,
  PlanState,
  ReviewedTarget,
  TargetId,
  TargetValue,
  TaskId,
  Tree,
  VersionId,
} from '../types.js'

/** When something became known: the seal of its fact; null while that fact waits to be sealed. */
export interface KnownSince {
  readonly seq: number | null
}
/** A row that holds from a day until another, and was known from a seal until another. */
export interface Dated extends KnownSince {
  readonly id: string
  readonly from: Day
  readonly until: Day | null
  readonly endedSeq: number | null
  readonly reason: string
}

export interface BookVersion extends KnownSince {
  readonly id: VersionId
  readonly no: number
  readonly source: string | null
  readonly document: string
  readonly reason: string
  readonly inForceFrom: Day
  readonly tree: Tree
  readonly confirmedOn: Day
  readonly confirmedBy: string
  readonly madeBy: string
}

export interface BookRule extends KnownSince {
  readonly version: number
  readonly measure: string
  readonly no: number | undefined
  readonly denominator: string | null
  readonly denominatorNo: number | undefined
  readonly counting: Counting
  readonly closes: Day
  readonly reason: string
  readonly confirmedOn: Day
}

export interface BookTarget {
  readonly id: TargetId
  readonly code: string
  readonly item: string | null
  readonly task: string | null
  readonly endedOn: Day | null
  readonly values: readonly TargetValue[]
  readonly rules: readonly BookRule[]
}

export interface Assignment extends Dated {
  readonly task: string
  readonly role: 'lead' | 'support'
  readonly unit: string
}
export interface Duty extends Dated {
  readonly task: string
  readonly leader: string | null
  readonly person: string | null
  readonly deadline: Day | null
}
export interface Feeding extends Dated {
  readonly target: string
  readonly programme: string
}
export interface Share extends Dated {
  readonly target: string
  readonly unit: string
  readonly value: number
}
export interface Step extends Dated {
  readonly task: string
  readonly target: string | null
  readonly title: { readonly zh: string; readonly en: string | null }
  readonly due: Day
  readonly metFact: string | null
  readonly metOn: Day | null
  readonly metSeq: number | null
}
export interface Excess extends KnownSince {
  readonly target: string
  readonly from: Day
  readonly reason: string
  readonly document: string
}
export interface YearDate extends KnownSince {
  readonly name: 'verify_q1' | 'verify_q2' | 'verify_q3' | 'verify_q4' | 'verify_year'
  readonly from: Day
  readonly to: Day
  readonly reason: string
  readonly by: string
  readonly on: Day
}

export interface Annotation {
  readonly id: string
  readonly kind: 'reading' | 'remark'
  readonly charStart: number
  readonly charEnd: number
  readonly text: string
  readonly ground: 'guess' | 'other_copy' | 'issuing_body'
  readonly source: string | null
  readonly by: string
  readonly on: Day
}

/** All that is confirmed about one plan, with its history, kept in memory until a plan row changes. */
export interface PlanBook {
  readonly id: PlanId
  readonly body: string
  readonly year: number
  readonly state: PlanState
  readonly inForceFrom: Day
  readonly versions: readonly BookVersion[]
  readonly tasks: ReadonlyMap<string, TaskId>
  readonly targets: readonly BookTarget[]
  readonly assignments: readonly Assignment[]
  readonly duties: readonly Duty[]
  readonly feedings: readonly Feeding[]
  readonly shares: readonly Share[]
  readonly steps: readonly Step[]
  readonly excesses: readonly Excess[]
  readonly dates: readonly YearDate[]
  readonly notes: readonly Annotation[]
  /** Every fact behind the rows is sealed, so that readings at a past seal may use this copy. */
  readonly sealed: boolean
}

/** A target as it stands on a day, as known at a seal. */
export interface TargetAt {
  readonly id: TargetId
  readonly code: string
  readonly item: string | null
  readonly task: string | null
  readonly said: ReviewedTarget
  readonly value: TargetValue
  readonly adopted: TargetValue
  readonly values: readonly TargetValue[]
  readonly measured: Measured | undefined
  readonly period: Period
  readonly feedings: readonly Feeding[]
  readonly steps: readonly Step[]
  readonly excess: Excess | undefined
  /** The noun beside the number cannot be read in the text. */
  readonly illegible: boolean
}

export interface TaskAt {
  readonly code: string
  readonly item: string | null
  readonly section: string | null
  readonly text: string
  readonly lead: string | null
  readonly supports: readonly string[]
  readonly leader: string | null
  readonly deadline: Day | null
  readonly targets: readonly string[]
}

export interface ItemAt {
  readonly code: string
  readonly title: string
  readonly section: string
  readonly tasks: readonly string[]
  readonly targets: readonly string[]
}

export interface SectionAt {
  readonly code: string
  readonly title: string
  readonly items: readonly string[]
}

/** The plan in force on a day, as known at a seal. */
export interface PlanAt {
  readonly book: PlanBook
  readonly version: BookVersion
  readonly asOf: Day
  readonly period: Period
  readonly sections: readonly SectionAt[]
  readonly items: readonly ItemAt[]
  readonly tasks: readonly TaskAt[]
  readonly targets: readonly TargetAt[]
  readonly dates: Readonly<Partial<Record<YearDate['name'], Period>>>
}
