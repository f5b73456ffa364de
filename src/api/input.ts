import { ok, type Refusal, type Result, refuse } from '../kernel/index.js'
import type { WebContext } from '../ui/http/index.js'
import type { Schema } from './schemas.js'

/** Room for a document of ten MiB as base64. */
export const MOST_JSON = 16 * 1024 * 1024
const JSON_TYPES = ['application/json'] as const

type Fields = Record<string, unknown>

/** The JSON object of a request body; an empty body is an empty object. Refuses `media_type_not_taken`, `body_too_big`, `body_not_json`. */
export async function bodyOf(c: WebContext): Promise<Result<Fields>> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > MOST_JSON) return refuse({ code: 'body_too_big', limit: MOST_JSON })
  const bytes = await c.req.arrayBuffer()
  if (bytes.byteLength > MOST_JSON) return refuse({ code: 'body_too_big', limit: MOST_JSON })
  if (bytes.byteLength === 0) return ok({})
  const given = c.req.header('content-type') ?? ''
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(given)) return refuse({ code: 'media_type_not_taken', given, takes: JSON_TYPES })
  try {
    const body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return ok(body as Fields)
  } catch {
    // Not UTF-8 or not JSON: the sentence below says so.
  }
  return refuse({ code: 'body_not_json' })
}

/** Parameters that steer the answer and are no part of the question. */
export const STEERING = ['lang', 'theme', 'format', 'bom', 'rows'] as const
const steering: ReadonlySet<string> = new Set(STEERING)

/**
 * Query strings carry only text: numbers, booleans, lists and objects are read as the schema says. What does not fit is left as it is, for the schema
 * to refuse in words; a single value that is given twice becomes a list, which the schema refuses too.
 */
export function fromQuery(given: Readonly<Record<string, string[]>>, input: Schema): Fields {
  const out: Fields = {}
  for (const [name, texts] of Object.entries(given)) {
    if (steering.has(name)) continue
    const schema = Object.hasOwn(input.properties ?? {}, name) ? input.properties![name]! : {}
    out[name] = isOf(schema, 'array') ? listOf(texts, schema) : texts.length > 1 ? texts : readAs(texts[0] ?? '', schema)
  }
  return out
}

/** `a=1&a=2`, or one JSON list. */
function listOf(texts: readonly string[], schema: Schema): unknown {
  if (texts.length === 1 && texts[0]!.startsWith('[')) return parsed(texts[0]!)
  return texts.map((text) => readAs(text, schema.items || {}))
}

function readAs(text: string, schema: Schema): unknown {
  if (schema.anyOf) return readAsOneOf(text, schema.anyOf)
  if (isOf(schema, 'null') && text === 'null') return null
  if (isOf(schema, 'number') || isOf(schema, 'integer')) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  if (isOf(schema, 'boolean')) return text === 'true' ? true : text === 'false' ? false : text
  return isOf(schema, 'object') || isOf(schema, 'array') ? parsed(text) : text
}

function readAsOneOf(text: string, choices: readonly Schema[]): unknown {
  const readings = choices.map((choice) => readAs(text, choice))
  return (
    readings.find((reading) => typeof reading !== 'string') ?? (choices.some((one) => isOf(one, 'null')) && text === 'null' ? null : text)
  )
}

const isOf = (schema: Schema, type: string): boolean => schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Fields that the endpoint does not know: most often a slip of the pen in an optional one. */
export function unknownFields(raw: Fields, input: Schema): Refusal | undefined {
  const properties = input.properties
  if (!properties || input.additionalProperties !== false) return undefined
  const unknown = Object.keys(raw).filter((name) => !Object.hasOwn(properties, name))
  if (unknown.length === 0) return undefined
  const fields = unknown.slice(0, 20).map((name) => ({ code: 'field_unknown_here', field: name.slice(0, 80) }))
  return { code: 'input_invalid', field: fields[0]!.field, fields, known: Object.keys(properties) }
}

const KEY = /^[\x21-\x7e]{1,200}$/

/** Refuses an idempotency key that would be cut or changed on its way: two keys must never become one. */
export function wrongKey(c: WebContext): Refusal | undefined {
  const key = c.req.header('idempotency-key')
  return key === undefined || KEY.test(key) ? undefined : { code: 'idempotency_key_wrong', maximum: 200 }
}
