import { decimalText } from './decimal.js'
import type { Expression, Scalar } from './syntax.js'

/** The expression in its plain writing; read back it is the same expression. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'scalar':
      return scalarText(expression.value)
    case 'list':
      return `[${expression.items.map(scalarText).join(', ')}]`
    case 'path':
      return expression.names.join('.')
    case 'not':
      return expression.of.kind === 'missing' ? `${inner(expression.of.of)} is not missing` : `not ${inner(expression.of)}`
    case 'and':
    case 'or':
      return expression.of.map(inner).join(` ${expression.kind} `)
    case 'compare':
    case 'arithmetic':
      return `${inner(expression.left)} ${expression.op} ${inner(expression.right)}`
    case 'in':
      return `${inner(expression.item)} in ${inner(expression.list)}`
    case 'overlaps':
      return `${inner(expression.left)} overlaps ${inner(expression.right)}`
    case 'missing':
      return `${inner(expression.of)} is missing`
    case 'negate':
      return `-(${printExpression(expression.of)})`
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`
  }
}

const ATOMS = new Set(['scalar', 'list', 'path', 'call'])
const inner = (part: Expression): string => (ATOMS.has(part.kind) ? printExpression(part) : `(${printExpression(part)})`)

function scalarText(value: Scalar): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  return typeof value === 'bigint' ? decimalText(value) : String(value)
}

/** The fields that the expression reads, dotted, each once, in order of appearance. */
export function fieldsOf(expression: Expression): string[] {
  const found = new Set<string>()
  const walk = (part: Expression): void => {
    if (part.kind === 'path') found.add(part.names.join('.'))
    else for (const each of partsOf(part)) walk(each)
  }
  walk(expression)
  return [...found]
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of
    case 'not':
    case 'missing':
    case 'negate':
      return [expression.of]
    case 'compare':
    case 'arithmetic':
    case 'overlaps':
      return [expression.left, expression.right]
    case 'in':
      return [expression.item, expression.list]
    case 'call':
      return expression.args
    default:
      return []
  }
}
