import { z } from 'zod'
import { type Language, type Room, say } from '../kernel/index.js'

type Schema = Record<string, unknown>

/** JSON Schema (2020-12) of what a caller sends; what the schema cannot say (a transform, a refinement) is left open and refused in words by the endpoint. */
export const schemaOf = (input: z.ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
  return schema
}

const PROBLEM = {
  description: 'Refused: an RFC 9457 problem with the code, the sentence in the asked language, and each wrong field',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** OpenAPI 3.1 of every command and query of the rooms: nothing is described that is not there, and nothing there is left out. */
export function openApi(rooms: readonly Room[], publicUrl: string, language: Language = 'en'): Schema {
  const paths: Record<string, Schema> = {}
  for (const room of rooms) {
    for (const { parts } of room.queries) {
      paths[pathOf(parts.name)] = {
        get: {
          ...common(parts.name, say(language, parts.title), parts.permission, room.name),
          parameters: parametersOf(parts.input as z.ZodType),
          responses: {
            200: { description: 'The answer', content: { 'application/json': { schema: parts.output ? outputOf(parts.output) : {} } } },
            default: PROBLEM,
          },
        },
      }
    }
    for (const { parts } of room.commands) {
      paths[pathOf(parts.name)] = {
        post: {
          ...common(parts.name, say(language, parts.title), parts.permission, room.name),
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              schema: { type: 'string', maxLength: 200 },
              description: 'The same key sent twice makes one change',
            },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(parts.input as z.ZodType) } } },
          responses: {
            200: {
              description: 'Done, or nothing to do',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Done' } } },
            },
            default: PROBLEM,
          },
        },
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Collegium',
      version: '1',
      description: 'Every command and query of the house, under the rights of the token or session that asks.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: rooms.map((room) => ({ name: room.name, description: say(language, room.title) })),
    paths,
    components: { schemas: SCHEMAS, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }, {}],
  }
}

const SCHEMAS: Schema = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      field: { type: 'string' },
      fields: { type: 'array', items: { type: 'object' } },
      requestId: { type: 'string' },
    },
  },
  Done: {
    type: 'object',
    required: ['did', 'facts'],
    properties: {
      did: { enum: ['done', 'nothing'] },
      answer: {},
      facts: { type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Ids of the facts that became true' },
    },
  },
}

export const pathOf = (name: string): string => `/api/v1/${name.replace('.', '/')}`

function common(name: string, summary: string, permission: string | undefined, tag: string): Schema {
  return {
    operationId: name.replace('.', '_'),
    summary,
    tags: [tag],
    ...(permission ? { description: `Needs the permission \`${permission}\`.`, 'x-permission': permission } : {}),
  }
}

function parametersOf(input: z.ZodType): Schema[] {
  const schema = schemaOf(input)
  const required = new Set((schema.required as string[] | undefined) ?? [])
  return Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {}).map(([name, each]) => ({
    name,
    in: 'query',
    required: required.has(name),
    ...(each.type === 'object' || each.type === 'array' || each.anyOf
      ? { content: { 'application/json': { schema: each } } }
      : { schema: each }),
  }))
}

const outputOf = (output: z.ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }) as Schema
  return schema
}
