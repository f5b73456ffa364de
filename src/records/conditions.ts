import { type Expression, evaluate, parseExpression } from '../kernel/expression/index.js'
import type { Day } from '../kernel/index.js'
import type { FieldDecl, RecordPack } from './pack.js'
import type { Values } from './types.js'

const parsed = new Map<string, Expression>()

function conditionOf(text: string): Expression {
  const known = parsed.get(text)
  if (known) return known
  const read = parseExpression(text)
  if (!read.ok) throw new Error(`condition “${text}”: ${JSON.stringify(read.refusal)}`)
  parsed.set(text, read.value)
  return read.value
}

/** Only a condition that is known to hold holds: a missing value neither refuses nor hides anything by itself. */
const holds = (text: string, values: Values) => evaluate(conditionOf(text), values) === true

/** Whether the field is asked for, given what was filled in above it. */
export const isShown = (field: FieldDecl, soFar: Values): boolean => !field.showWhen || holds(field.showWhen, soFar)

/** The rules of the pack that refuse these values. */
export const brokenChecks = (pack: RecordPack, values: Values, happenedOn: Day): RecordPack['checks'] =>
  pack.checks.filter((check) => holds(check.when, { ...constantsOf(pack), ...values, happening: happenedOn }))

const constantsOf = (pack: RecordPack): Values => pack.data.set
