import type { Day } from '../../kernel/index.js'
import type { Precision } from '../types.js'
import { latestFirst } from './rules.js'

/** Days from the first on; `until` is the first day after them, null: open. */
export interface Period {
  readonly from: Day
  readonly until: Day | null
}

export const includes = (period: Period, day: Day): boolean => period.from <= day && (period.until === null || day < period.until)

export const overlap = (a: Period, b: Period): boolean => (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until)

const within = (inner: Period, outer: Period): boolean =>
  outer.from <= inner.from && (outer.until === null || (inner.until !== null && inner.until <= outer.until))

/** A stretch of days on which one value held. */
export interface Stretch<V> extends Period {
  readonly value: V
  /** How exactly its beginning is known (08 G-002). */
  readonly precision: Precision
}

interface Timed<V> {
  readonly value: V
  readonly validFrom: Day
  readonly fromPrecision?: Precision
  readonly validTo: Day | null
  readonly recordedAt: string
  readonly id: string
}

/**
 * The values of one predicate over time, from the statements that stand (none superseded or withdrawn): what begins later covers what began before,
 * of two that begin on one day the later word. The same rule as `heldAt`, for all days at once.
 */
export function stretchesOf<V>(statements: readonly Timed<V>[]): Stretch<V>[] {
  const edges = [
    ...new Set(statements.flatMap((each) => (each.validTo === null ? [each.validFrom] : [each.validFrom, each.validTo]))),
  ].sort()
  const found: Stretch<V>[] = []
  edges.forEach((from, i) => {
    const until = edges[i + 1] ?? null
    const held = statements.filter((each) => includes({ from: each.validFrom, until: each.validTo }, from)).sort(latestFirst)[0]
    if (held === undefined) return
    const last = found.at(-1)
    if (last && last.until === from && last.value === held.value) found[found.length - 1] = { ...last, until }
    else found.push({ value: held.value, from, precision: held.validFrom === from ? (held.fromPrecision ?? 'day') : 'day', until })
  })
  return found
}

/** The stretches in which a tie or a term held, from what stands of its `holds`. */
export const timesHeld = (statements: readonly Timed<unknown>[]): Stretch<unknown>[] =>
  stretchesOf(statements).filter((each) => each.value === true)

/** Whether it held through the whole period. */
export const heldThrough = (statements: readonly Timed<unknown>[], period: Period): boolean =>
  timesHeld(statements).some((each) => within(period, each))

/**
 * The first day inside a period on which an end has been recorded. What begins later covers what began before, so a longer period laid over it would stop there
 * without a word; the end is to be corrected, or the period given up to it.
 */
export const endedInside = (statements: readonly Timed<unknown>[], { from, until }: Period): Day | undefined =>
  stretchesOf(statements).find((each) => each.value === false && each.from > from && (until === null || each.from < until))?.from
