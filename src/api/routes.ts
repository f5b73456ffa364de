import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { explainRefusal, kernelRefusals, type Refusal, type RefusalTexts, type Room, say } from '../kernel/index.js'
import { ctxOf, statusOf, type WebApp, type WebContext } from '../ui/http/index.js'
import { openApi, pathOf, schemaOf } from './openapi.js'

/** Room for a DOCX of ten MiB as base64. */
const MOST_JSON = 16 * 1024 * 1024

/** REST endpoints of every command (POST) and query (GET) of the rooms, with their OpenAPI description. Rights are those of the commands and queries themselves. */
export function apiRoutes(app: WebApp, rooms: readonly Room[]): void {
  const texts: RefusalTexts[] = [...rooms.map((room) => room.refusals as RefusalTexts), kernelRefusals]
  app.get('/api/openapi.json', (c) => c.json(openApi(rooms, c.get('web').house.publicUrl, c.get('preferences').language)))
  for (const room of rooms) {
    for (const query of room.queries) {
      app.get(pathOf(query.parts.name), async (c) => {
        const input = fromQuery(c.req.queries(), query.parts.input as z.ZodType)
        const answer = await query(ctxOf(c), input)
        if (!answer.ok) return problem(c, answer.refusal, texts)
        return answer.value === undefined ? problem(c, { code: 'thing_unknown' }, texts) : c.json(answer.value as object)
      })
    }
    for (const command of room.commands) {
      app.post(pathOf(command.parts.name), async (c) => {
        const body = await jsonBody(c)
        if (body === undefined) return problem(c, { code: 'body_not_json', limit: MOST_JSON }, texts)
        const answer = await command(ctxOf(c), body)
        return answer.ok ? c.json(answer.value as object) : problem(c, answer.refusal as Refusal, texts)
      })
    }
  }
  app.all('/api/*', (c) => problem(c, { code: 'endpoint_unknown', method: c.req.method, path: new URL(c.req.url).pathname }, texts))
}

async function jsonBody(c: WebContext): Promise<unknown> {
  const text = await c.req.text()
  if (text.length > MOST_JSON) return undefined
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown
  } catch {
    return undefined
  }
}

/** A refusal as RFC 9457 problem details: the code for programs, the sentence for people. */
export function problem(c: WebContext, refusal: Refusal, texts: readonly RefusalTexts[]): Response {
  const status = statusOf(refusal)
  const { language } = c.get('preferences')
  const words = explainRefusal(refusal, ...texts)
  const body = {
    type: `${c.get('web').house.publicUrl}/api#${refusal.code}`,
    title: words ? say(language, words) : refusal.code,
    status,
    ...refusal,
    requestId: c.get('ctx').requestId,
  }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  })
}

/** Query strings carry only text: numbers, booleans and JSON are read as the schema says; what does not fit is left as it is, for the schema to refuse. */
export function fromQuery(given: Readonly<Record<string, string[]>>, input: z.ZodType): Record<string, unknown> {
  const properties = (schemaOf(input).properties as Record<string, { type?: string; anyOf?: unknown[] }> | undefined) ?? {}
  const out: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(given)) {
    if (name === 'lang' || name === 'theme') continue
    const schema = properties[name]
    const text = values[values.length - 1] ?? ''
    out[name] = schema === undefined ? text : schema.type === 'array' && values.length > 1 ? values : readAs(text, schema)
  }
  return out
}

function readAs(text: string, schema: { type?: string; anyOf?: unknown[] }): unknown {
  if (schema.type === 'number' || schema.type === 'integer')
    return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  if (schema.type === 'boolean') return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text
  if (schema.type === 'object' || schema.type === 'array' || schema.anyOf) {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return text
    }
  }
  return text
}
