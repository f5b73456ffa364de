/**
 * Numbers of the expression language: decimals with nine places and less than 10¹⁵ from zero, held as whole billionths. They are exact where
 * binary fractions are not (0.1 + 0.2 = 0.3), and PostgreSQL's `numeric` gives the very same digits. What leaves the range is unknown.
 */
export type Decimal = bigint

export const PLACES = 9
const ONE = 1_000_000_000n
const LIMIT = 1_000_000_000_000_000n * ONE

const bounded = (value: Decimal): Decimal | undefined => (value < LIMIT && value > -LIMIT ? value : undefined)
const abs = (value: bigint): bigint => (value < 0n ? -value : value)

/** Quotient rounded half away from zero, as `numeric` rounds. */
function roundedQuotient(top: bigint, bottom: bigint): bigint {
  const size = (2n * abs(top) + abs(bottom)) / (2n * abs(bottom))
  return top < 0n === bottom < 0n ? size : -size
}

/** The number by its shortest decimal writing (which is what JSON stores), rounded to nine places. */
export function decimalOf(value: number): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? BigInt(value) * ONE : undefined
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent) - fraction.length + PLACES
  const digits = BigInt(whole + fraction)
  return bounded(shift >= 0 ? digits * 10n ** BigInt(shift) : roundedQuotient(digits, 10n ** BigInt(-shift)))
}

/** Reads digits with at most nine places, below 10¹⁵; anything else is undefined. */
export function decimalFromText(text: string): Decimal | undefined {
  const parts = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text)
  return parts ? BigInt(parts[1]! + (parts[2] ?? '').padEnd(PLACES, '0')) : undefined
}

/** Shortest writing, for example `-0.5`; read by `numeric` and by `Number`. */
export function decimalText(value: Decimal): string {
  const size = abs(value)
  const fraction = String(size % ONE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / ONE}${fraction ? `.${fraction}` : ''}`
}

export const wholeDecimal = (value: number): Decimal => BigInt(value) * ONE
export const numberOf = (value: Decimal): number => Number(decimalText(value))

export const plus = (a: Decimal, b: Decimal) => bounded(a + b)
export const minus = (a: Decimal, b: Decimal) => bounded(a - b)
export const times = (a: Decimal, b: Decimal) => bounded(roundedQuotient(a * b, ONE))
/** Unknown when b is 0. */
export const over = (a: Decimal, b: Decimal) => (b === 0n ? undefined : bounded(roundedQuotient(a * ONE, b)))
/** The sum of any number of decimals; only the sum itself must be in range. */
export const total = (values: readonly Decimal[]) => bounded(values.reduce((sum, value) => sum + value, 0n))
