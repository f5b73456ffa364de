/** What a target asks of its figure. `ratio`: the figure is n of d, and the value is per cent (`percent`) or so many for each of d (`each`). */
export interface Aim {
  readonly comparator: '>=' | '<=' | '=' | 'between'
  /** With `>=` and `<=`: the value itself is not enough (超過, 低於). */
  readonly strict: boolean
  readonly value: number | readonly [number, number]
  /** What happens beyond an `=` or `between` value. */
  readonly over: 'surplus' | 'flag' | 'forbidden' | 'not applicable'
  readonly ratio?: 'percent' | 'each'
}

/** Whole numbers that pass, from `least` to `most`; `undefined` when none does (no denominator, or a share that no whole number meets). */
export interface Passing {
  readonly least: number
  /** Infinity when more is never too much. */
  readonly most: number
}

/** What the aim means in whole numbers, for a ratio with the denominator `d`. No rounding anywhere (P-082). */
export function passingRange(aim: Aim, d?: number): Passing | undefined {
  if (aim.ratio && !d) return undefined
  const [low, high] = typeof aim.value === 'number' ? [aim.value, aim.value] : aim.value
  const from = (value: number, strict: boolean) => leastReaching(value, strict, aim.ratio, d ?? 1)
  const upTo = (value: number, strict: boolean) => leastReaching(value, !strict, aim.ratio, d ?? 1) - 1
  const range = () => {
    if (aim.comparator === '>=') return { least: from(low, aim.strict), most: Number.POSITIVE_INFINITY }
    if (aim.comparator === '<=') return { least: 0, most: upTo(low, aim.strict) }
    return { least: from(low, false), most: aim.over === 'surplus' ? Number.POSITIVE_INFINITY : upTo(high, false) }
  }
  const found = range()
  return found.most < found.least ? undefined : found
}

/** P-090's v: the smallest whole number that passes (10,001 for 超過1萬; 25 of 49 for 50 %). */
export const smallestPassing = (aim: Aim, d?: number): number | undefined => passingRange(aim, d)?.least

/** Whether the figure n (of d) passes the test. A ratio over nothing never passes. */
export function passes(aim: Aim, n: number, d?: number): boolean {
  const range = passingRange(aim, d)
  return range !== undefined && n >= range.least && n <= range.most
}

/** Whether the figure lies beyond what the aim allows. */
export function isAbove(aim: Aim, n: number, d?: number): boolean {
  const range = passingRange(aim, d)
  return range !== undefined && n > range.most
}

/** How many more than the value there are, when that is a surplus to be shown as `+n`; else 0. */
export function surplusOf(aim: Aim, n: number, d?: number): number {
  if (aim.over !== 'surplus' || aim.comparator === '<=') return 0
  const least = smallestPassing({ ...aim, strict: false }, d)
  return least === undefined ? 0 : Math.max(0, n - least)
}

/** n of d in per cent with one decimal, cut and never rounded: `99.9` for 2,499 of 2,500. `undefined` (no figure) over 0. */
export function cutPercent(n: number, d: number): string | undefined {
  if (d === 0) return undefined
  const tenths = (BigInt(n) * 1000n) / BigInt(d)
  return `${tenths / 10n}.${tenths % 10n}`
}

/** The smallest whole n with n ≥ value (n > value when strict); for ratios n ÷ d against value ÷ 100, or against value for each of d. */
function leastReaching(value: number, strict: boolean, ratio: Aim['ratio'], d: number): number {
  const [numerator, denominator] = fractionOf(value)
  const top = ratio ? numerator * BigInt(d) : numerator
  const bottom = ratio === 'percent' ? denominator * 100n : denominator
  const below = top / bottom
  if (top % bottom === 0n) return Number(strict ? below + 1n : below)
  return Number(below + 1n)
}

/** The decimal number as it is written (33.3 is 333/10), so that no binary rounding enters a test. Values are never negative. */
function fractionOf(value: number): [bigint, bigint] {
  if (!Number.isFinite(value) || value < 0 || value > 1e15) throw new Error(`not a value of a target: ${value}`)
  const [whole, places = ''] = value.toFixed(6).split('.')
  return [BigInt(whole + places), 10n ** BigInt(places.length)]
}
