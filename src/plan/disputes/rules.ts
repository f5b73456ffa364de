import { addDays, type Day } from '../../kernel/index.js'
import { quarterPeriod } from '../book/period.js'
import type { Period } from '../types.js'
import { WINDOW_NAMES, type WindowName } from '../verification/rules.js'

/** Time that each step of a dispute has (06 P-112); the time to appeal is a proposal of the house. */
export interface DisputeRules {
  readonly version: string
  /** To answer, from the raising. */
  readonly answerDays: number
  /** To decide, after the answer or after the time for it has passed. */
  readonly decideDays: number
  /** To appeal once, from the decision. */
  readonly appealDays: number
}
export const DISPUTE_RULES: DisputeRules = { version: '2022.1', answerDays: 10, decideDays: 15, appealDays: 10 }

export const ABOUT = ['fact', 'not_counted', 'denominator', 'rule'] as const
export type About = (typeof ABOUT)[number]
export const OUTCOMES = ['upheld', 'partly', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type DisputeState = 'raised' | 'answered' | 'decided' | 'appealed' | 'final'

/** Nothing is decided yet, or the decision has been appealed: what it is about is “of which disputed” (06 P-113). */
export const isUndecided = (state: DisputeState): boolean => state === 'raised' || state === 'answered' || state === 'appealed'

export const answerBy = (on: Day, rules: DisputeRules = DISPUTE_RULES): Day => addDays(on, rules.answerDays)
export const decideBy = (on: Day, rules: DisputeRules = DISPUTE_RULES): Day => addDays(on, rules.decideDays)
export const appealBy = (on: Day, rules: DisputeRules = DISPUTE_RULES): Day => addDays(on, rules.appealDays)

export type Admission =
  | { readonly open: true; readonly until: Day }
  | { readonly open: false; readonly code: 'dispute_before_window'; readonly opens: Day }
  | { readonly open: false; readonly code: 'dispute_window_closed'; readonly closed: Day }

/**
 * Whether a happening of these days may be disputed today: while the window of its quarter is open, or that of the year. What is not about a day (a rule, a
 * register) may be disputed in any window of the year.
 */
export function admission(windows: Readonly<Record<WindowName, Period>>, year: number, days: readonly Day[], today: Day): Admission {
  const names = WINDOW_NAMES.filter((name) => name === 'verify_year' || days.every((on) => inQuarter(name, year, on)))
  const mine = names.map((name) => windows[name])
  const now = mine.filter((window) => window.from <= today && today <= window.to)
  if (now.length > 0) return { open: true, until: latest(now.map((window) => window.to)) }
  const ahead = mine.filter((window) => window.from > today).map((window) => window.from)
  if (ahead.length > 0) return { open: false, code: 'dispute_before_window', opens: ahead.sort()[0]! }
  return { open: false, code: 'dispute_window_closed', closed: latest(mine.map((window) => window.to)) }
}

const latest = (days: readonly Day[]): Day => [...days].sort().at(-1)!

function inQuarter(name: WindowName, year: number, on: Day): boolean {
  const { from, to } = quarterPeriod(year, Number(name.at(-1)))
  return from <= on && on <= to
}

/**
 * Which facts a decision upholds. `partly` names some of them, not all and not none.
 * @returns undefined where facts and outcome do not fit
 */
export function upheldFacts(outcome: Outcome, all: readonly string[], named: readonly string[]): readonly string[] | undefined {
  if (outcome === 'refused') return []
  if (outcome === 'upheld') return all
  // A dispute about a rule or a register has no facts to choose from.
  if (all.length === 0) return []
  const chosen = all.filter((fact) => named.includes(fact))
  return chosen.length > 0 && chosen.length < all.length && chosen.length === new Set(named).size ? chosen : undefined
}
