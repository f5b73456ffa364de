import { type Day, daysBetween } from '../../kernel/index.js'
import { type Aim, isAbove, passes } from './passing.js'
import { PACE_RULES, type PaceRules } from './rules.js'

/** The seven words of P-091, and no others. */
export const STATES = ['met', 'on_course', 'at_risk', 'behind', 'not_started', 'above_range', 'no_figure'] as const
export type State = (typeof STATES)[number]

/** A dated step of a task, met by a named fact on `metOn` (P-064). */
export interface Milestone {
  readonly due: Day
  readonly metOn?: Day
}

export interface Standing {
  readonly aim: Aim
  readonly on: Day
  readonly n: number
  readonly d?: number
  /** A programme instance that feeds the measure is open. */
  readonly programmeOpen: boolean
  /** The target comes all at once (fixed list, edition): its milestones decide, and not its rate. */
  readonly byMilestones?: boolean
  readonly milestones?: readonly Milestone[]
  /** The reason for going above the range has been approved (T08-2): the figure is then met. */
  readonly excessApproved?: boolean
  /** What the pace says; undefined when there is none. */
  readonly pace?: { readonly probability: number; readonly tooEarly: boolean; readonly left: number; readonly gone: number }
}

/**
 * The state of a target (P-091). Too early for a forecast, milestones decide (P-093). Where there are none either, a target is on course while
 * nothing can be said (its first 30 days), and after that the chance decides although it is not shown: small counts widen it, but do not make it wrong.
 */
export function stateOf(standing: Standing, rules: PaceRules = PACE_RULES): State {
  const { aim, n, d, pace } = standing
  if (aim.ratio && !d) return 'no_figure'
  if (passes(aim, n, d)) return 'met'
  if (isAbove(aim, n, d) && aim.comparator !== '<=') return standing.excessApproved ? 'met' : 'above_range'
  if (n === 0 && !standing.programmeOpen) return 'not_started'
  if (pace?.left === 0) return 'behind'
  const steps = standing.milestones ?? []
  if (standing.byMilestones || (pace?.tooEarly && steps.length > 0)) return stateByMilestones(steps, standing.on, rules)
  if (!pace || (pace.tooEarly && pace.gone < rules.leastDays)) return 'on_course'
  if (pace.probability >= rules.onCourse) return 'on_course'
  return pace.probability >= rules.atRisk ? 'at_risk' : 'behind'
}

/** Behind when a milestone is past due, at risk in its last 14 days, the day on which it is due included. */
function stateByMilestones(milestones: readonly Milestone[], on: Day, rules: PaceRules): State {
  const open = milestones.filter((each) => each.metOn === undefined || each.metOn > on)
  if (open.some((each) => each.due < on)) return 'behind'
  return open.some((each) => daysBetween(on, each.due) < rules.milestoneNotice) ? 'at_risk' : 'on_course'
}
