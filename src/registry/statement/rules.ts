import { addDays, type Day } from '../../kernel/index.js'
import type { Precision, Statement } from '../types.js'

/** The parts of a statement that decide when it holds. */
export type Timed = Pick<
  Statement,
  'id' | 'value' | 'validFrom' | 'fromPrecision' | 'validTo' | 'toPrecision' | 'recordedOn' | 'recordedAt' | 'supersedes' | 'withdrawn'
>

/**
 * The statement that holds at `asOf`, as known at `knownAt`, among those of one subject and predicate; the same rule as
 * `registry_read.value_at` in the database. Superseded and withdrawn ones are left out, the latest beginning stands, then the latest word.
 */
export function heldAt<S extends Timed>(statements: readonly S[], asOf: Day, knownAt: Day): S | undefined {
  const known = statements.filter((each) => each.recordedOn <= knownAt)
  const superseded = new Set(known.map((each) => each.supersedes))
  return known
    .filter((each) => !each.withdrawn && !superseded.has(each.id))
    .filter((each) => each.validFrom <= asOf && (each.validTo === null || asOf < each.validTo))
    .sort(latestFirst)[0]
}

interface Ranked {
  readonly validFrom: Day
  readonly recordedAt: string
  readonly id: string
}
/** Of statements that hold on one day the first in this order stands: the latest beginning, then the latest word. */
export const latestFirst = (a: Ranked, b: Ranked): number =>
  compare(b.validFrom, a.validFrom) || compare(String(b.recordedAt), String(a.recordedAt)) || compare(b.id, a.id)

/** The later of two days. */
export const laterDay = (a: Day, b: Day): Day => [a, b].sort()[1]!

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The first day that an imprecise date can mean, and the last (08 G-002). */
export function span(from: Day, precision: Precision): { readonly first: Day; readonly last: Day } {
  if (precision === 'day') return { first: from, last: from }
  const year = Number(from.slice(0, 4))
  if (precision === 'year') return { first: `${from.slice(0, 4)}-01-01` as Day, last: `${from.slice(0, 4)}-12-31` as Day }
  const month = Number(from.slice(5, 7))
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { first: `${from.slice(0, 7)}-01` as Day, last: addDays(next as Day, -1) }
}

/** Whether the statement holds on the day: `unknown` where its dates are too coarse to say. */
export function holdsOn(statement: Timed, day: Day): 'yes' | 'no' | 'unknown' {
  const begin = span(statement.validFrom, statement.fromPrecision)
  if (day < begin.first) return 'no'
  const end = statement.validTo === null ? undefined : span(statement.validTo, statement.toPrecision)
  if (end && day >= end.last) return 'no'
  if (day < begin.last || (end && day >= end.first)) return 'unknown'
  return 'yes'
}

/** A date as people write it, with its precision: `2019`, `2019-06` or `2019-06-18`; the day is the first it can mean. */
export function readDate(text: string): { readonly day: Day; readonly precision: Precision } {
  if (text.length === 4) return { day: `${text}-01-01` as Day, precision: 'year' }
  if (text.length === 7) return { day: `${text}-01` as Day, precision: 'month' }
  return { day: text as Day, precision: 'day' }
}
