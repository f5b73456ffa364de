import { addDays, type Day, daysBetween } from '../../kernel/index.js'
import { type Forecast, forecast } from './forecast.js'
import { type Aim, passingRange } from './passing.js'
import { PACE_RULES, type PaceRules } from './rules.js'

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** By how much the figure moved on one day; negative when more left than entered. */
export interface Movement {
  readonly on: Day
  readonly n: number
}

export interface PaceInput {
  readonly aim: Aim
  readonly period: Period
  /** As of which day. */
  readonly on: Day
  /** Figure as of that day, and the denominator of a ratio. */
  readonly n: number
  readonly d?: number
  /** Days on which the figure moved, in any order; days without movement may be missing. */
  readonly movements: readonly Movement[]
}

/** How a target stands against its time (P-090). Rates are facts per day. */
export interface Pace extends Forecast {
  /** Days gone, this day included, and days left. */
  readonly gone: number
  readonly left: number
  /** Window of the rate in days, and the movement within it. */
  readonly w: number
  readonly c: number
  readonly phi: number
  /** Smallest passing figure. */
  readonly v: number
  readonly rate: number
  /** Undefined: no days left. */
  readonly needed: number | undefined
  /** By what share the rate must rise (0.051 for 5.1 %); undefined while the rate is not above 0, or when no days are left, 0 when the rate is enough. */
  readonly raise: number | undefined
  /** How many the expected figure falls short of v. */
  readonly short: number
  /** The forecast must not be shown yet (P-093). */
  readonly tooEarly: boolean
  /** The rate is the net movement of a numerator over a denominator held still (P-094). */
  readonly net: boolean
}

/** Undefined when the period has not begun, or when there is no whole number that passes (a ratio over nothing). */
export function pace(input: PaceInput, rules: PaceRules = PACE_RULES): Pace | undefined {
  const { aim, period, n, d } = input
  const passing = passingRange(aim, d)
  // biome-ignore lint/complexity/useMathMinMax: days are texts
  const on = input.on > period.to ? period.to : input.on
  if (!passing || on < period.from) return undefined
  const gone = daysBetween(period.from, on) + 1
  const left = daysBetween(on, period.to)
  const w = Math.min(rules.window, gone)
  const c = sumBetween(input.movements, addDays(on, 1 - w), on)
  const phi = phiOf(weeklyCounts(input.movements, period.from, on, rules.weeks))
  const v = passing.least
  const limit = d !== undefined && aim.ratio === 'percent' ? d : aim.over === 'forbidden' ? passing.most : undefined
  const foreseen = forecast({ n, c, w, left, phi, v, most: passing.most, limit }, rules.interval)
  const rate = c / w
  const needed = left === 0 ? undefined : Math.max(0, v - n) / left
  return {
    ...foreseen,
    gone,
    left,
    w,
    c,
    phi,
    v,
    rate,
    needed,
    raise: needed === undefined || rate <= 0 ? undefined : Math.max(0, needed / rate - 1),
    short: Math.max(0, v - foreseen.expected),
    tooEarly: n < rules.leastFacts || gone < rules.leastDays,
    net: aim.ratio !== undefined,
  }
}

/** Variance (n − 1) ÷ mean of weekly counts, at least 1; also 1 when there are fewer than two weeks or nothing happened. */
export function phiOf(weekly: readonly number[]): number {
  if (weekly.length < 2) return 1
  const mean = weekly.reduce((sum, count) => sum + count, 0) / weekly.length
  if (mean <= 0) return 1
  const variance = weekly.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (weekly.length - 1)
  return Math.max(1, variance / mean)
}

/** Counts of the last whole weeks before and including `on`, oldest first; only weeks that lie wholly within the period. */
export function weeklyCounts(movements: readonly Movement[], from: Day, on: Day, weeks: number): number[] {
  const whole = Math.min(weeks, Math.floor((daysBetween(from, on) + 1) / 7))
  const counts = new Array<number>(Math.max(0, whole)).fill(0)
  for (const movement of movements) {
    const back = Math.floor(daysBetween(movement.on, on) / 7)
    if (back >= 0 && back < whole) counts[whole - 1 - back]! += movement.n
  }
  return counts
}

function sumBetween(movements: readonly Movement[], from: Day, to: Day): number {
  let sum = 0
  for (const movement of movements) if (movement.on >= from && movement.on <= to) sum += movement.n
  return sum
}
