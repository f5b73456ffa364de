import type { z } from 'zod'
import type { L10n, Room } from '../../kernel/index.js'
import { type Answered, answeredBy, type Field, fieldsOf } from '../fields.js'
import { pathOf, schemaOf } from '../schemas.js'

export interface Endpoint {
  readonly title: L10n
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission?: string
  readonly isPublic: boolean
  readonly fields: readonly Field[]
  /** What is answered; undefined where there is nothing but that it is done. */
  readonly answer?: Answered
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
    fields: fieldsOf(schemaOf(parts.input as z.ZodType)),
    ...(parts.output ? { answer: answeredBy(parts.output as z.ZodType) } : {}),
    ...(parts.permission ? { permission: parts.permission } : {}),
  }))
}
