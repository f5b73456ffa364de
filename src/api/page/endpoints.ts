import type { z } from 'zod'
import type { L10n, Room } from '../../kernel/index.js'
import { pathOf, schemaOf } from '../openapi.js'

export interface Endpoint {
  readonly title: L10n
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission?: string
  readonly isPublic: boolean
  readonly fields: readonly { readonly name: string; readonly type: string; readonly required: boolean }[]
}

/** The commands or queries of a room as a reader of the page wants them: from the manifest, so that nothing is described that is not there. */
export function endpointsOf(room: Room, kind: 'command' | 'query'): Endpoint[] {
  const method = kind === 'command' ? 'POST' : 'GET'
  const listed = kind === 'command' ? room.commands : room.queries
  return listed.map(({ parts }) => ({
    title: parts.title,
    method,
    path: pathOf(parts.name),
    isPublic: parts.allow === 'public' || parts.allow === 'open',
    fields: fieldsOf(parts.input as z.ZodType),
    ...(parts.permission ? { permission: parts.permission } : {}),
  }))
}

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

function fieldsOf(input: z.ZodType): Endpoint['fields'] {
  const schema = schemaOf(input) as Schema
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, each]) => ({ name, type: typeOf(each), required: required.has(name) }))
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.length > 6 ? `${schema.enum.slice(0, 6).join('|')}|…` : schema.enum.join('|')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join('|')
  return schema.format ?? schema.type ?? 'any'
}
