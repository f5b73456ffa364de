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

function plain(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Schema
  return rest
}

/** What is answered, and the shapes in it that have a name of their own. Undefined schema: nothing but that it is done. */
export interface Answer {
  readonly schema: Schema | undefined
  readonly named: Readonly<Record<string, Schema>>
}

const answers = new WeakMap<z.ZodType, Answer>()

/**
 * What a query or command answers. The schema is strict where it proves answers; here it is left open, since an answer may gain fields and a program
 * passes over those that it does not know.
 */
export function answerOf(output: z.ZodType): Answer {
  const before = answers.get(output)
  if (before) return before
  const { properties, $defs } = told(plain(z.object({ answer: output }), 'input')) as Schema & { $defs?: Record<string, Schema> }
  const made = { schema: output instanceof z.ZodUndefined ? undefined : properties!.answer!, named: $defs ?? {} }
  answers.set(output, made)
  return made
}

/** What a reader of the description needs: names lead to the components, and what a format or a type says already is not said again. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told)
  if (typeof value !== 'object' || value === null) return value
  const schema = value as Schema
  const out: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(schema)) {
    if (name === 'properties' || name === '$defs') {
      out[name] = Object.fromEntries(Object.entries(each as Schema).map(([field, one]) => [field, told(one)]))
      continue
    }
    if (name === 'additionalProperties' && each === false) continue
    if (name === 'pattern' && schema.format !== undefined) continue
    if ((name === 'minimum' || name === 'maximum') && Math.abs(Number(each)) === Number.MAX_SAFE_INTEGER) continue
    if (name === 'id') continue
    out[name] = name === '$ref' ? String(each).replace('#/$defs/', '#/components/schemas/') : told(each)
  }
  return out
}

/** Address of a command or query: `plan.assign_task` is at `/api/v1/plan/assign_task`. */
export const pathOf = (name: string): string => `/api/v1/${name.replace('.', '/')}`

/** Any other object of an OpenAPI document. */
export type Part = Readonly<Record<string, unknown>>
