import type { Day, Id, L10n } from '../kernel/index.js'
import type { Aim } from './measures/index.js'
import type { Comparator, Disposition, Illegible, Numeral, Over, Reading, Target } from './reading/types.js'

export type PlanId = Id<'plan'>
export type VersionId = Id<'plan_version'>
export type TaskId = Id<'plan_task'>
export type TargetId = Id<'plan_target'>
export type UnitId = Id<'unit'>

/** received 已收 · parsed 已读 · in_review 核对中 · confirmed 已确认 · in_force 施行中 · closed 已结 · rejected 未采用 (06 P-040) */
export type PlanState = 'received' | 'parsed' | 'in_review' | 'confirmed' | 'in_force' | 'closed' | 'rejected'
export type VersionState = 'parsed' | 'in_review' | 'confirmed' | 'rejected'

/** How a target is counted: which facts, within which scope, one for each key. A ratio has the register that it is a share of. */
export interface Counting {
  readonly kinds: readonly string[]
  readonly where?: string
  readonly key: readonly string[]
  readonly reading: 'flow' | 'stock'
  /** `ever`: whatever has happened so far counts, as a stock needs it; else only happenings of the target's period. */
  readonly period?: 'plan' | 'ever'
  readonly denominator?: { readonly kinds: readonly string[]; readonly where?: string; readonly key: readonly string[] }
}

export type Verdict = 'open' | 'accepted' | 'changed' | 'rejected' | 'added'

export interface ReviewedTarget extends Target {
  readonly verdict: Verdict
  readonly reason: string
  /** What the machine proposed, where people changed it. */
  readonly proposed?: Target
  readonly counting: Counting | null
  /** Decided at the confirm step: nothing is counted until the text is clear. */
  readonly uncounted?: boolean
  /** For relative numbers: what it is measured from (06 P-027). */
  readonly baseline?: { readonly value: number; readonly source: string }
}

export interface ReviewedNumeral extends Numeral {
  readonly verdict: Verdict
  readonly reviewReason: string
  readonly proposedDisposition: Disposition
}

export interface NotedIllegible extends Illegible {
  readonly note: string | null
}

export interface SettledWarning {
  readonly code: string
  readonly line?: number
  readonly blocking: boolean
  readonly settled: boolean
  readonly reason: string
  readonly [detail: string]: unknown
}

/** A question for the confirm step (01): the reading that is proposed, and the other one. */
export interface Question {
  readonly target: string
  readonly code: string
  readonly proposed: L10n
  readonly other: L10n
  readonly answer: 'proposed' | 'other' | null
  readonly reason: string
}

/** The plan as people see it: the machine's reading with the acts of review laid over it. Frozen with the version at its confirmation. */
export interface Tree
  extends Pick<
    Reading,
    'encoding' | 'characters' | 'title' | 'source' | 'levels' | 'marks' | 'styles' | 'spans' | 'sections' | 'items' | 'tasks'
  > {
  readonly year: number | null
  readonly numerals: readonly ReviewedNumeral[]
  readonly targets: readonly ReviewedTarget[]
  readonly illegible: readonly NotedIllegible[]
  readonly warnings: readonly SettledWarning[]
  readonly questions: readonly Question[]
}

/** What a target asks for from a day on. */
export interface TargetValue {
  readonly from: Day
  readonly comparator: Comparator
  readonly strict: boolean
  readonly over: Over
  readonly value: number | readonly [number, number]
  readonly unit: L10n
  readonly document: string
  readonly reason: string
  /** Number and id of the plan's version that set it. */
  readonly version: number
  readonly of: VersionId
}

export interface Measured {
  /** Numbers of the kernel's measures: the count, and the register that it is a share of. */
  readonly no: number
  readonly denominator: number | undefined
  readonly id: string
  readonly version: number
  readonly counting: Counting
  readonly closes: Day
}

export interface Period {
  readonly from: Day
  readonly to: Day
}

export const ratioOf = (target: Pick<Target, 'kind' | 'unit' | 'per'>): Aim['ratio'] =>
  target.per ? 'each' : target.kind === 'coverage' || target.unit.zh === '%' ? 'percent' : undefined

/** What the value asks of the figure, as the counting rules take it. */
export const aimOf = (value: Pick<TargetValue, 'comparator' | 'strict' | 'value' | 'over'>, ratio: Aim['ratio']): Aim => ({
  comparator: value.comparator,
  strict: value.strict,
  value: value.value,
  over: value.over,
  ratio,
})
