import type { Decimal } from './decimal.js'

/** A fixed value as written in an expression. */
export type Scalar = boolean | string | Decimal

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Operator = '+' | '-' | '*' | '/'
export type FunctionName = 'count' | 'sum' | 'min' | 'max' | 'lower' | 'len' | 'age_at' | 'years_between'

/** A parsed expression. `at` is the offset in the text (UTF-16 units) at which the part begins. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'list'; readonly items: readonly Scalar[] }
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'compare'; readonly op: Comparator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly item: Expression; readonly list: Expression }
  | { readonly kind: 'overlaps'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'missing'; readonly of: Expression }
  | { readonly kind: 'arithmetic'; readonly op: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
)

/** How many arguments each function takes: least and most. */
export const FUNCTIONS: Readonly<Record<FunctionName, readonly [number, number]>> = {
  count: [1, 1],
  sum: [1, 1],
  min: [1, 20],
  max: [1, 20],
  lower: [1, 1],
  len: [1, 1],
  age_at: [2, 2],
  years_between: [2, 2],
}

export const LIMITS = { length: 2_000, depth: 50, listItems: 200 } as const

/** Why an expression is refused. `at`: offset in the text (UTF-16 units). */
export type ExpressionRefusal =
  | { readonly code: 'EXPR-LONG'; readonly at: number; readonly length: number; readonly limit: number }
  | { readonly code: 'EXPR-DEEP'; readonly at: number; readonly limit: number }
  | { readonly code: 'EXPR-SYNTAX'; readonly at: number; readonly found: string; readonly expected: string }
  | { readonly code: 'EXPR-NUMBER'; readonly at: number; readonly found: string }
  | { readonly code: 'EXPR-FUNCTION'; readonly at: number; readonly name: string }
  | {
      readonly code: 'EXPR-ARGUMENTS'
      readonly at: number
      readonly name: string
      readonly have: number
      readonly least: number
      readonly most: number
    }
  | { readonly code: 'EXPR-FIELD'; readonly at: number; readonly field: string; readonly known: readonly string[] }
  | { readonly code: 'EXPR-TYPE'; readonly at: number; readonly found: string; readonly expected: string }
  | { readonly code: 'EXPR-DIV'; readonly at: number }

/**
 * A day that exists, from 1900 to 2199. One pattern for JavaScript and PostgreSQL, so that both agree on every text.
 */
export const DAY_PATTERN =
  '^(?:(?:19|20|21)[0-9][0-9]-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)$'
const dayShape = new RegExp(DAY_PATTERN)
export const isDayText = (text: string): boolean => dayShape.test(text)
