import { type Decimal, decimalOf, minus, numberOf, over, plus, times, total, wholeDecimal } from './decimal.js'
import { type Comparator, type Expression, type FunctionName, isDayText, type Operator } from './syntax.js'

/** What an expression may read: names at the top (`data`, `today`, form fields), JSON below. */
export type Values = Readonly<Record<string, unknown>>

/** A JSON value; numbers that come out of arithmetic are rounded to nine places. */
export type Outcome = boolean | number | string | readonly unknown[] | Readonly<Record<string, unknown>> | undefined

/**
 * What the expression says of the values. Never throws. `undefined` is *unknown*: a value is missing or null, of another kind than the operation
 * takes, out of range, or divided by 0. Unknown spreads through operations, but `false and unknown` is false, `true or unknown` is true, and
 * `is missing` is always true or false. A filter holds only where the outcome is exactly `true`.
 */
export function evaluate(expression: Expression, values: Values): Outcome {
  const found = foundIn(expression, values)
  return typeof found === 'bigint' ? numberOf(found) : (found as Outcome)
}

/** JSON as it was read, or a Decimal that has been worked out. */
type Value = unknown

function foundIn(expression: Expression, values: Values): Value {
  switch (expression.kind) {
    case 'scalar':
      return expression.value
    case 'list':
      return expression.items
    case 'path':
      return read(expression.names, values)
    case 'not':
      return negated(foundIn(expression.of, values))
    case 'and':
      return settledBy(false, expression.of, values)
    case 'or':
      return settledBy(true, expression.of, values)
    case 'compare':
      return compared(expression.op, foundIn(expression.left, values), foundIn(expression.right, values))
    case 'in':
      return isIn(foundIn(expression.item, values), foundIn(expression.list, values))
    case 'overlaps':
      return overlap(foundIn(expression.left, values), foundIn(expression.right, values))
    case 'missing':
      return foundIn(expression.of, values) === undefined
    case 'arithmetic':
      return calculated(expression.op, asDecimal(foundIn(expression.left, values)), asDecimal(foundIn(expression.right, values)))
    case 'negate':
      return calculated('-', 0n, asDecimal(foundIn(expression.of, values)))
    case 'call':
      return called(
        expression.name,
        expression.args.map((each) => foundIn(each, values)),
      )
  }
}

/** Follows names through records; a list on the way gives the list of what its records hold under the name. Null is missing. */
function read(names: readonly string[], values: Values): Value {
  let found: Value = values
  for (const name of names) {
    if (Array.isArray(found)) found = found.map((each) => under(each, name)).filter((each) => each !== undefined)
    else found = under(found, name)
  }
  return found
}

function under(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name] ?? undefined
}

const negated = (value: Value) => (typeof value === 'boolean' ? !value : undefined)

/** `and` is settled by the first false, `or` by the first true; else unknown if any part is unknown. */
function settledBy(deciding: boolean, parts: readonly Expression[], values: Values): boolean | undefined {
  let unknown = false
  for (const part of parts) {
    const value = foundIn(part, values)
    if (value === deciding) return deciding
    if (typeof value !== 'boolean') unknown = true
  }
  return unknown ? undefined : !deciding
}

export function asDecimal(value: Value): Decimal | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'number' ? decimalOf(value) : undefined
}
const isNumber = (value: Value): boolean => typeof value === 'number' || typeof value === 'bigint'

function compared(op: Comparator, left: Value, right: Value): boolean | undefined {
  if (isNumber(left) && isNumber(right)) return ordered(op, asDecimal(left), asDecimal(right))
  if (typeof left === 'boolean' && typeof right === 'boolean')
    return op === '=' || op === '!=' ? (left === right) === (op === '=') : undefined
  if (typeof left !== 'string' || typeof right !== 'string') return undefined
  if (op === '=' || op === '!=') return (left === right) === (op === '=')
  // Texts have no order that all collations share; days do.
  return isDayText(left) && isDayText(right) ? ordered(op, left, right) : undefined
}

function ordered<T extends Decimal | string>(op: Comparator, left: T | undefined, right: T | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  switch (op) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

/** A mark by which equal scalars of one kind are known; undefined for what cannot stand in a list. */
function markOf(value: Value): string | undefined {
  if (typeof value === 'string') return `t${value}`
  if (typeof value === 'boolean') return `b${value}`
  const decimal = asDecimal(value)
  return decimal === undefined ? undefined : `n${decimal}`
}

/** Items of another kind in the list are simply not the one looked for. */
function isIn(item: Value, list: Value): boolean | undefined {
  const mark = markOf(item)
  if (mark === undefined || !Array.isArray(list)) return undefined
  return list.some((each) => markOf(each) === mark)
}

function overlap(left: Value, right: Value): boolean | undefined {
  if (!Array.isArray(left) || !Array.isArray(right)) return undefined
  const marks = new Set(left.map(markOf))
  marks.delete(undefined)
  return right.some((each) => marks.has(markOf(each)))
}

const OPERATIONS: Readonly<Record<Operator, (a: Decimal, b: Decimal) => Decimal | undefined>> = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': over,
}

const calculated = (op: Operator, left: Decimal | undefined, right: Decimal | undefined): Decimal | undefined =>
  left === undefined || right === undefined ? undefined : OPERATIONS[op](left, right)

function called(name: FunctionName, args: readonly Value[]): Value {
  const [first, second] = args
  switch (name) {
    case 'count':
      return Array.isArray(first) ? wholeDecimal(present(first).length) : undefined
    case 'sum': {
      const terms = Array.isArray(first) ? decimals(present(first)) : undefined
      return terms && total(terms)
    }
    case 'min':
    case 'max':
      return extreme(name, args.length === 1 ? first : args)
    case 'lower':
      return typeof first === 'string' ? first.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : undefined
    case 'len':
      return typeof first === 'string' ? wholeDecimal([...first].length) : undefined
    case 'age_at':
    case 'years_between':
      return yearsBetween(first, second)
  }
}

const present = (list: readonly Value[]): Value[] => list.filter((each) => each !== null && each !== undefined)

function decimals(list: readonly Value[]): Decimal[] | undefined {
  const found = list.map(asDecimal)
  return found.every((each) => each !== undefined) ? found : undefined
}

/** Of several numbers, or of one list. All must be known. */
function extreme(name: 'min' | 'max', of: Value): Decimal | undefined {
  const found = Array.isArray(of) ? decimals(of.filter((each) => each !== null)) : undefined
  if (!found || found.length === 0) return undefined
  return found.reduce((best, each) => (each < best === (name === 'min') ? each : best))
}

/** Completed years from one day to another (negative when it is earlier). Who was born on 29 February completes a year on 1 March in other years. */
function yearsBetween(from: Value, to: Value): Decimal | undefined {
  if (typeof from !== 'string' || typeof to !== 'string' || !isDayText(from) || !isDayText(to)) return undefined
  return wholeDecimal(from <= to ? completed(from, to) : -completed(to, from))
}

const completed = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
