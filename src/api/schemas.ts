import { z } from 'zod'

/** A JSON Schema of dialect 2020-12, as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema | false
  readonly enum?: readonly unknown[]
}

const known = new WeakMap<z.ZodType, Schema>()

/**
 * What a caller sends, as JSON Schema. What a schema cannot say (a transform, a refinement) is left open here and refused in words by the endpoint.
 * Fields that are not named are refused, so that a mistyped filter is not passed over in silence.
 */
export function schemaOf(input: z.ZodType): Schema {
  const before = known.get(input)
  if (before) return before
  const schema = plain(input, 'input')
  const closed = schema.type === 'object' && schema.properties ? { ...schema, additionalProperties: false } : schema
  known.set(input, closed)
  return closed
}

/** What a query answers, where it says so. */
export const outputOf = (output: z.ZodType): Schema => plain(output, 'output')

function plain(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Schema
  return rest
}

/** Address of a command or query: `plan.assign_task` is at `/api/v1/plan/assign_task`. */
export const pathOf = (name: string): string => `/api/v1/${name.replace('.', '/')}`

/** Any other object of an OpenAPI document. */
export type Part = Readonly<Record<string, unknown>>
