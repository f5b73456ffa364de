import { chanceOfAtLeast, type NegativeBinomial, quantile } from './negativeBinomial.js'
import { PACE_RULES } from './rules.js'

/** What a forecast starts from (P-090). All counts are whole facts; days are whole days. */
export interface Prospect {
  /** Figure as of today. */
  readonly n: number
  /** Facts that entered the figure with a day within the last `w` days; may be negative for the numerator of a ratio. */
  readonly c: number
  readonly w: number
  /** Days that are left. */
  readonly left: number
  /** Variance ÷ mean of weekly counts, at least 1: happenings come in batches of about this size. */
  readonly phi: number
  /** Smallest figure that passes, and the greatest when more would not pass. */
  readonly v: number
  readonly most?: number
  /** The figure cannot go beyond this (denominator of a ratio, places of a fixed list). */
  readonly limit?: number
}

export interface Forecast {
  /** Figure at the end if the present rate lasts: n + ⌊c × left ÷ w⌋. */
  readonly expected: number
  /** Chance that the figure at the end passes. */
  readonly probability: number
  /** The 80 % interval of the figure at the end. */
  readonly low: number
  readonly high: number
}

/**
 * Gamma–Poisson predictive with Jeffreys' prior (Gelman et al., Bayesian Data Analysis, ch. 2): with y = c ÷ φ batches in w days, the batches of the
 * next `left` days are negative binomial with size y + ½ and chance w ÷ (w + left); a batch is φ facts.
 */
export function forecast(prospect: Prospect, interval: readonly [number, number] = PACE_RULES.interval): Forecast {
  const { n, w, left, phi, limit = Number.POSITIVE_INFINITY } = prospect
  const within = (figure: number) => Math.max(0, Math.min(figure, Math.max(n, limit)))
  const law = lawOf(Math.max(0, prospect.c) / phi, w, left)
  const expected = within(n + Math.floor((prospect.c * left) / w))
  return {
    expected,
    probability: chanceOfPassing(prospect, law),
    // The predictive knows no loss: where the figure shrinks, the interval is opened down to what the present rate leads to.
    low: Math.min(expected, within(n + wholeDown(phi * quantile(law, interval[0])))),
    high: within(n + wholeUp(phi * quantile(law, interval[1]))),
  }
}

/** Batches × φ is no whole number; a product that is one but for the last bits counts as whole. */
const ALMOST = 1e-9
const wholeDown = (count: number) => Math.floor(count + ALMOST)
const wholeUp = (count: number) => Math.ceil(count - ALMOST)

function chanceOfPassing(
  { n, v, phi, most = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY }: Prospect,
  law: NegativeBinomial,
): number {
  if (n > most || v > Math.max(n, limit)) return 0
  const reached = chanceOfAtLeast(law, wholeUp((v - n) / phi))
  // What would exceed a limit is refused, so it cannot fail the target: only an open upper bound takes chance away.
  if (most >= limit || most === Number.POSITIVE_INFINITY) return reached
  return Math.max(0, reached - chanceOfAtLeast(law, wholeDown((most - n) / phi) + 1))
}

const lawOf = (batches: number, w: number, left: number): NegativeBinomial => ({
  size: batches + 0.5,
  seen: w / (w + left),
  unseen: left / (w + left),
})

export interface NeededRate {
  readonly neededTotal: number
  readonly neededPerDay: number
  readonly currentPerDay: number
  /** Needed ÷ current rate; null while nothing has happened. */
  readonly rateRatio: number | null
  readonly projectedTotal: number
  readonly chance: number
  /** 10th and 90th percentile of what is still to come. */
  readonly future10: number
  readonly future90: number
}

/** The pace of a counted target over its whole elapsed time (02 §15), as societies' own plans are judged. `remainingDays` ≥ 1. */
export function neededRate(given: {
  readonly target: number
  readonly achieved: number
  readonly elapsedDays: number
  readonly remainingDays: number
}): NeededRate {
  const { target, achieved, elapsedDays, remainingDays } = given
  const neededTotal = Math.max(0, target - achieved)
  const neededPerDay = neededTotal / remainingDays
  const currentPerDay = achieved / elapsedDays
  const law = lawOf(achieved, elapsedDays, remainingDays)
  return {
    neededTotal,
    neededPerDay,
    currentPerDay,
    rateRatio: currentPerDay === 0 ? null : neededPerDay / currentPerDay,
    projectedTotal: achieved + currentPerDay * remainingDays,
    chance: chanceOfAtLeast(law, neededTotal),
    future10: quantile(law, 0.1),
    future90: quantile(law, 0.9),
  }
}
