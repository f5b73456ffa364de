import type { Day, MeasureRule } from '../../kernel/index.js'
import { periodOf } from '../book/period.js'
import type { Counting } from '../types.js'

/** Before anything that this house can know; a stock counts whatever began before the plan year. */
const EVER = '1900-01-01' as Day

export interface RulePair {
  readonly rule: MeasureRule
  readonly denominator: MeasureRule | null
}

/**
 * The kernel's rules for a counting: which facts, in which period, reported by when. The register of a ratio is a measure of its own; each version of a
 * ratio's rule has its own, so that a proposed one cannot touch the figure that stands.
 */
export function rulesFor(ask: {
  readonly measure: string
  readonly version: number
  readonly counting: Counting
  readonly period: number | string
  readonly closes: Day
}): RulePair {
  const { measure, version, counting, closes } = ask
  const { from, to } = periodOf(ask.period)
  const register = counting.denominator
  const registerId = register ? registerName(measure, version) : undefined
  const ever = counting.period === 'ever'
  return {
    rule: {
      id: measure,
      version,
      kinds: counting.kinds,
      ...(counting.where === undefined ? {} : { where: counting.where }),
      key: counting.key,
      reading: counting.reading,
      from: ever ? EVER : from,
      to: ever ? closes : to,
      closes,
      ...(registerId === undefined ? {} : { within: registerId }),
    },
    denominator: register
      ? {
          id: registerId!,
          version: 1,
          kinds: register.kinds,
          ...(register.where === undefined ? {} : { where: register.where }),
          key: register.key,
          reading: 'stock',
          from: EVER,
          to: closes,
          closes,
        }
      : null,
  }
}

export const registerName = (measure: string, version: number): string => (version === 1 ? `${measure}/d` : `${measure}/d${version}`)

/** Close of verification of what ends in this period: 31 March of the year after. */
export const closesOf = (period: number | string): Day => `${Number(periodOf(period).to.slice(0, 4)) + 1}-03-31` as Day

/** The counting that a stored rule came from. */
export function countingOf(rule: MeasureRule, register: MeasureRule | null): Counting {
  const { kinds, where, key, reading, from } = rule
  return {
    kinds,
    ...(where === undefined ? {} : { where }),
    key,
    reading,
    period: from === EVER ? 'ever' : 'plan',
    ...(register
      ? { denominator: { kinds: register.kinds, ...(register.where === undefined ? {} : { where: register.where }), key: register.key } }
      : {}),
  }
}
