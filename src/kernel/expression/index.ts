// The one expression language of the house: typed, total, no loops, no input or output.

export { type Schema, typeCheck, type ValueType } from './check.js'
export { evaluate, type Outcome, type Values } from './evaluate.js'
export { expressionTexts } from './messages.js'
export { parseExpression } from './parse.js'
export { fieldsOf, printExpression } from './print.js'
export { type SqlCondition, type SqlPlace, toSql } from './sql.js'
export { type Expression, type ExpressionRefusal, LIMITS as expressionLimits } from './syntax.js'
