import { createHash } from 'node:crypto'
import type { Day } from '../../kernel/index.js'
import type { Period } from '../types.js'

/** Numbers of verification by sample. Defaults as proposed (06 P-111, 01 rule 9). */
export interface SampleRules {
  /** Named wherever these numbers are shown. */
  readonly version: string
  /** At least so many rows, or all if there are fewer. */
  readonly least: number
  /** One row in so many: 20 is 5 per cent. */
  readonly oneIn: number
  /** A share of errors above one in so many opens the figure again: 20 is 5 per cent. */
  readonly errorsAboveOneIn: number
  /** Two-sided 95 per cent of the normal distribution, for the interval of the error rate. */
  readonly z: number
}

export const SAMPLE_RULES: SampleRules = { version: '2022.1', least: 20, oneIn: 20, errorsAboveOneIn: 20, z: 1.959963984540054 }

/** How many of `population` rows are drawn: the larger of 20 and 5 per cent, all if there are fewer. */
export const sampleSize = (population: number, rules: SampleRules = SAMPLE_RULES): number =>
  Math.min(population, Math.max(rules.least, Math.ceil(population / rules.oneIn)))

/** Where a row stands in the draw: the SHA-256 of seed, target and seal. Nothing but these decides, so anyone can draw again. */
export const rankOf = (seed: string, target: string, seq: number): string =>
  createHash('sha256').update(`${seed}/${target}/${seq}`).digest('hex')

/** The rows drawn, in the order of their ranks. `rows` are seals of the facts of the figure, in any order. */
export function draw(seed: string, target: string, rows: readonly number[], rules: SampleRules = SAMPLE_RULES): number[] {
  return rows
    .map((seq) => ({ seq, rank: rankOf(seed, target, seq) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, sampleSize(rows.length, rules))
    .map((each) => each.seq)
}

/** SHA-256 of the drawn facts in their order, one id a line. */
export const digestOf = (facts: readonly string[]): string => createHash('sha256').update(facts.join('\n')).digest('hex')

export interface ErrorRate {
  /** Errors among the rows that could be checked; null when none could. */
  readonly rate: number | null
  /** 95 per cent interval of the error rate of all rows. */
  readonly low: number
  readonly high: number
}

/**
 * Share of errors with its interval: Wilson's score interval (1927). A row that cannot be checked is no error and no agreement; it says nothing of the rate.
 * Where every row was drawn and could be checked nothing is estimated, and the interval is the rate itself.
 */
export function errorRate(
  count: { readonly agreed: number; readonly errors: number; readonly population: number },
  rules: SampleRules = SAMPLE_RULES,
): ErrorRate {
  const n = count.agreed + count.errors
  if (n === 0) return { rate: null, low: 0, high: 1 }
  const rate = count.errors / n
  if (n === count.population) return { rate, low: rate, high: rate }
  const z2 = rules.z ** 2
  const middle = (rate + z2 / (2 * n)) / (1 + z2 / n)
  const half = (rules.z / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))
  // At the ends the exact value is 0 or 1; the sum of roots is off by the last digit.
  return { rate, low: count.errors === 0 ? 0 : middle - half, high: count.agreed === 0 ? 1 : middle + half }
}

/** Above 5 per cent of errors the figure is open again. In whole numbers: 1 of 20 is not above. */
export const isReopened = (count: { readonly agreed: number; readonly errors: number }, rules: SampleRules = SAMPLE_RULES): boolean =>
  count.errors * rules.errorsAboveOneIn > count.agreed + count.errors

export const WINDOW_NAMES = ['verify_q1', 'verify_q2', 'verify_q3', 'verify_q4', 'verify_year'] as const
export type WindowName = (typeof WINDOW_NAMES)[number]
export type WindowState = 'to_come' | 'open' | 'closed'

/** Whether a window has yet to open, is open, or is closed; its last day is open. */
export const windowState = (window: Period, today: Day): WindowState =>
  today < window.from ? 'to_come' : today > window.to ? 'closed' : 'open'

/** The quarter that a window verifies; undefined for that of the year. */
export const quarterOfWindow = (name: WindowName): 1 | 2 | 3 | 4 | undefined =>
  name === 'verify_year' ? undefined : (Number(name.at(-1)) as 1 | 2 | 3 | 4)
