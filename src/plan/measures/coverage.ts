import { addDays, type Day } from '../../kernel/index.js'
import { type Movement, type Pace, type Period, pace } from './pace.js'
import type { Aim } from './passing.js'
import { PACE_RULES, type PaceRules } from './rules.js'

/** A forecast made on some day, beside what the figure came to. */
export interface Foretold {
  readonly on: Day
  readonly low: number
  readonly high: number
  readonly probability: number
  readonly final: number
  readonly met: boolean
}

/** The forecasts of a closed year for one target, made every `everyDays` days from what was known by then; days that were too early are left out. */
export function foretoldThrough(
  year: { readonly aim: Aim; readonly period: Period; readonly movements: readonly Movement[]; readonly d?: number },
  everyDays = 7,
  rules: PaceRules = PACE_RULES,
): Foretold[] {
  const { aim, period, movements, d } = year
  const figureAt = (on: Day) => movements.reduce((sum, each) => (each.on >= period.from && each.on <= on ? sum + each.n : sum), 0)
  const final = figureAt(period.to)
  const foretold: Foretold[] = []
  for (let on = period.from; on < period.to; on = addDays(on, everyDays)) {
    const seen: Pace | undefined = pace(
      { aim, period, on, n: figureAt(on), d, movements: movements.filter((each) => each.on <= on) },
      rules,
    )
    if (!seen || seen.tooEarly) continue
    foretold.push({ on, low: seen.low, high: seen.high, probability: seen.probability, final, met: final >= seen.v })
  }
  return foretold
}

export interface Coverage {
  readonly total: number
  readonly inside: number
  /** Finals below and above the interval. */
  readonly below: number
  readonly above: number
  /** inside ÷ total; undefined without forecasts. A method that promises 80 % should come near .80. */
  readonly share: number | undefined
  /** Mean squared distance of the chance from what happened (0 perfect, .25 a coin). */
  readonly brier: number | undefined
}

/** How often the interval contained the final figure. */
export function intervalCoverage(series: readonly Foretold[]): Coverage {
  const total = series.length
  const below = series.filter((each) => each.final < each.low).length
  const above = series.filter((each) => each.final > each.high).length
  const inside = total - below - above
  const brier = series.reduce((sum, each) => sum + (each.probability - (each.met ? 1 : 0)) ** 2, 0)
  return { total, inside, below, above, share: total === 0 ? undefined : inside / total, brier: total === 0 ? undefined : brier / total }
}
