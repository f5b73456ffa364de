// Small pieces of SQL that the compiler of conditions is made of.
import { decimalText, PLACES } from './decimal.js'
import type { Scalar } from './syntax.js'

/** SQL of known kind; `json` is jsonb that may hold anything. */
export interface Typed {
  readonly kind: 'bool' | 'num' | 'text' | 'json'
  readonly sql: string
}

export const UNKNOWN = 'null::boolean'
export const BOUND = '1000000000000000'
export const is = (json: string, type: string) => `jsonb_typeof(${json}) = '${type}'`
export const within = (number: string) => `case when abs(${number}) < ${BOUND} then ${number} end`
export const elements = (json: string, alias: string) => `jsonb_array_elements(${json}) ${alias}(v)`
export const notNull = (alias: string) => `jsonb_typeof(${alias}.v) <> 'null'`

/** Readings of one jsonb value; null when it is of another kind. The argument is written more than once: give a short one. */
export const readBool = (json: string) => `case when ${is(json, 'boolean')} then (${json})::boolean end`
export const readText = (json: string) => `case when ${is(json, 'string')} then (${json}) #>> '{}' end`
export const readNum = (json: string) => `case when ${is(json, 'number')} then ${within(`round((${json})::numeric, ${PLACES})`)} end`

export const bool = (sql: string): Typed => ({ kind: 'bool', sql })
export const num = (sql: string): Typed => ({ kind: 'num', sql })
export const text = (sql: string): Typed => ({ kind: 'text', sql })
export const jsonOf = (item: Scalar): string => (typeof item === 'bigint' ? decimalText(item) : JSON.stringify(item))

export const completed = (from: string, to: string) =>
  `(left(${to}, 4)::integer - left(${from}, 4)::integer - case when substr(${to}, 6) < substr(${from}, 6) collate "C" then 1 else 0 end)::numeric`
