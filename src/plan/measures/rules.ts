/** Numbers by which pace, states and marks are judged. Defaults as proposed by the plan's counting rules (06 §5.3, 01 rules 7 and 8). */
export interface PaceRules {
  /** Named on every page that uses these numbers. */
  readonly version: string
  /** Days that the present rate looks back (P-090). */
  readonly window: number
  /** Weeks from which the clumping of events is judged (P-090). */
  readonly weeks: number
  /** Ends of the interval, as shares. */
  readonly interval: readonly [number, number]
  /** Least chance for `on_course` and for `at_risk` (P-091). */
  readonly onCourse: number
  readonly atRisk: number
  /** Fewer facts or fewer days than these are too early for a forecast (P-093). */
  readonly leastFacts: number
  readonly leastDays: number
  /** A milestone is `at_risk` in its last days (P-091). */
  readonly milestoneNotice: number
  /** A happening reported more days later than this is backdated (01 rule 7). */
  readonly backdatedAfter: number
  /** A share of facts recorded in the last days of quarters above this is end-loaded (01 rule 8). */
  readonly endLoadedAbove: number
  readonly endOfQuarter: number
}

export const PACE_RULES: PaceRules = {
  version: '2022.1',
  window: 90,
  weeks: 13,
  interval: [0.1, 0.9],
  onCourse: 0.9,
  atRisk: 0.5,
  leastFacts: 10,
  leastDays: 30,
  milestoneNotice: 14,
  backdatedAfter: 30,
  endLoadedAbove: 0.3,
  endOfQuarter: 15,
}
