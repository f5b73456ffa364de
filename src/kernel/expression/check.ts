import { ok, type Result, refuse } from '../result.js'
import { type Expression, type ExpressionRefusal, type FunctionName, isDayText, type Scalar } from './syntax.js'

/** The type of a value. `day` is a text that is a day; `any` is not checked. */
export type ValueType = 'boolean' | 'number' | 'text' | 'day' | 'any' | { readonly list: ValueType } | { readonly record: Schema }

/** What may be read, by name. */
export type Schema = Readonly<{ [name: string]: ValueType }>

/**
 * The type that the expression gives under the schema, or the first finding: a field that the schema does not know (EXPR-FIELD), an operation on the
 * wrong type (EXPR-TYPE), a division by a written 0 (EXPR-DIV). `wanted`: the type that the whole must have, for example `boolean`.
 */
export function typeCheck(expression: Expression, schema: Schema, wanted?: ValueType): Result<ValueType, ExpressionRefusal> {
  try {
    const type = typeOf(expression, schema)
    if (wanted !== undefined) must(fits(type, wanted), expression, type, nameOf(wanted))
    return ok(type)
  } catch (stopped) {
    if (stopped instanceof Finding) return refuse(stopped.refusal)
    throw stopped
  }
}

class Finding extends Error {
  constructor(readonly refusal: ExpressionRefusal) {
    super(refusal.code)
  }
}

function typeOf(expression: Expression, schema: Schema): ValueType {
  const type = (part: Expression) => typeOf(part, schema)
  const need = (part: Expression, wanted: ValueType) => {
    const found = type(part)
    must(fits(found, wanted), part, found, nameOf(wanted))
  }
  switch (expression.kind) {
    case 'scalar':
      return scalarType(expression.value)
    case 'list':
      return { list: commonType(expression.items.map(scalarType)) }
    case 'path':
      return pathType(expression, expression.names, schema)
    case 'not':
      need(expression.of, 'boolean')
      return 'boolean'
    case 'and':
    case 'or':
      for (const part of expression.of) need(part, 'boolean')
      return 'boolean'
    case 'compare':
      return comparisonType(expression.op === '=' || expression.op === '!=', expression.left, expression.right, schema)
    case 'in':
      return membershipType(expression.item, type(expression.item), expression.list, type(expression.list))
    case 'overlaps':
      return overlapType(expression.left, type(expression.left), expression.right, type(expression.right))
    case 'missing':
      type(expression.of)
      return 'boolean'
    case 'arithmetic':
      need(expression.left, 'number')
      need(expression.right, 'number')
      if (expression.op === '/') mustNotBeZero(expression.right)
      return 'number'
    case 'negate':
      need(expression.of, 'number')
      return 'number'
    case 'call':
      return callType(expression.name, expression.args, need)
  }
}

/** Each part is looked at once: a second look at every level would double with each. */
function membershipType(item: Expression, itemType: ValueType, list: Expression, listType: ValueType): ValueType {
  must(isScalar(itemType), item, itemType, 'text, number, day or boolean')
  must(fits(listType, { list: itemType }), list, listType, nameOf({ list: itemType }))
  return 'boolean'
}

function overlapType(left: Expression, leftType: ValueType, right: Expression, rightType: ValueType): ValueType {
  must(fits(leftType, { list: 'any' }), left, leftType, nameOf({ list: 'any' }))
  must(fits(rightType, leftType), right, rightType, nameOf(leftType))
  return 'boolean'
}

function mustNotBeZero(divisor: Expression): void {
  if (divisor.kind === 'scalar' && divisor.value === 0n) throw new Finding({ code: 'EXPR-DIV', at: divisor.at })
}

function callType(name: FunctionName, args: readonly Expression[], need: (part: Expression, wanted: ValueType) => void): ValueType {
  switch (name) {
    case 'count':
      need(args[0]!, { list: 'any' })
      return 'number'
    case 'sum':
      need(args[0]!, { list: 'number' })
      return 'number'
    case 'min':
    case 'max':
      for (const each of args) need(each, args.length === 1 ? { list: 'number' } : 'number')
      return 'number'
    case 'lower':
      need(args[0]!, 'text')
      return 'text'
    case 'len':
      need(args[0]!, 'text')
      return 'number'
    case 'age_at':
    case 'years_between':
      for (const each of args) need(each, 'day')
      return 'number'
  }
}

function comparisonType(equality: boolean, left: Expression, right: Expression, schema: Schema): ValueType {
  const types = [typeOf(left, schema), typeOf(right, schema)] as const
  for (const [part, type] of [
    [left, types[0]],
    [right, types[1]],
  ] as const) {
    if (equality) must(isScalar(type), part, type, 'text, number, day or boolean')
    else must(fits(type, 'number') || fits(type, 'day'), part, type, 'number or day')
  }
  must(fits(types[1], types[0]) || fits(types[0], types[1]), right, types[1], nameOf(types[0]))
  return 'boolean'
}

const isScalar = (type: ValueType): boolean => typeof type === 'string'

function scalarType(value: Scalar): ValueType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint') return 'number'
  return isDayText(value) ? 'day' : 'text'
}

function commonType(types: readonly ValueType[]): ValueType {
  const first = types[0] ?? 'any'
  if (types.every((each) => each === first)) return first
  return types.every((each) => each === 'text' || each === 'day') ? 'text' : 'any'
}

function pathType(expression: Expression, names: readonly string[], schema: Schema): ValueType {
  let type: ValueType = { record: schema }
  for (const [depth, name] of names.entries())
    type = stepInto(type, name, () => ({
      code: 'EXPR-FIELD',
      at: expression.at,
      field: names.slice(0, depth + 1).join('.'),
      known: knownUnder(type),
    }))
  return type
}

function stepInto(type: ValueType, name: string, finding: () => ExpressionRefusal): ValueType {
  if (type === 'any') return 'any'
  if (typeof type === 'string') throw new Finding(finding())
  if ('list' in type) return { list: stepInto(type.list, name, finding) }
  const found = Object.hasOwn(type.record, name) ? type.record[name] : undefined
  if (found === undefined) throw new Finding(finding())
  return found
}

function knownUnder(type: ValueType): string[] {
  if (typeof type === 'string') return []
  return 'list' in type ? knownUnder(type.list) : Object.keys(type.record).slice(0, 50)
}

/** Whether a value of the type may stand where the other is wanted. Every day is a text; a text is a day only if it says so. */
function fits(type: ValueType, wanted: ValueType): boolean {
  if (type === 'any' || wanted === 'any') return true
  if (typeof type === 'string' || typeof wanted === 'string') return type === wanted || (type === 'day' && wanted === 'text')
  if ('list' in type && 'list' in wanted) return fits(type.list, wanted.list) || fits(wanted.list, type.list)
  return 'record' in type && 'record' in wanted
}

export function nameOf(type: ValueType): string {
  if (typeof type === 'string') return type
  return 'list' in type ? `list of ${nameOf(type.list)}` : 'record'
}

function must(holds: boolean, part: Expression, found: ValueType, expected: string): void {
  if (!holds) throw new Finding({ code: 'EXPR-TYPE', at: part.at, found: nameOf(found), expected })
}
