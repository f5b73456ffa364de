import type { z } from 'zod'
import { answerOf, type Schema } from './schemas.js'

/** One field of an input or an answer. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

/** The fields of an answer, or of each row of an answer that is a list, or none where it is a single value. */
export interface Answered {
  readonly isList: boolean
  readonly type: string
  readonly fields: readonly Field[]
}

/** The fields of an answer that no manifest describes. */
export const answeredWith = (schema: Schema): Answered => ({ isList: false, type: 'object', fields: fieldsOf(schema) })

export function answeredBy(output: z.ZodType): Answered | undefined {
  const { schema, named } = answerOf(output)
  if (schema === undefined) return undefined
  const found = (each: Schema): Schema => (each.$ref === undefined ? each : { ...named[componentIn(each)], ...each })
  const whole = found(schema)
  const isList = whole.type === 'array'
  const row = isList ? found(whole.items as Schema) : whole
  const choices = (row.anyOf ?? []).map(found).filter((each) => each.properties)
  return { isList, type: typeOf(schema), fields: row.properties ? fieldsOf(row) : choices.flatMap(fieldsOf) }
}

export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, each]) => ({ name, type: typeOf(each), required: required.has(name) }))
}

const componentIn = (schema: Schema): string => String(schema.$ref).split('/').at(-1)!

/** A type in one word: names of formats and components, `…[]` for lists, choices side by side. */
function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return componentIn(schema)
  if (schema.enum) return schema.enum.length > 6 ? `${schema.enum.slice(0, 6).join('|')}|…` : schema.enum.join('|')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join('|')
  if (schema.type === 'array' && schema.items && Object.keys(schema.items).length > 0) return `${typeOf(schema.items)}[]`
  return String(schema.format ?? schema.type ?? 'any')
}
