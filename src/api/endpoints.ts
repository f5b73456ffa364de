import type { z } from 'zod'
import type { Command, Ctx, L10n, Query, Refusal, Result, Room } from '../kernel/index.js'
import { type Answer, answerOf, pathOf, type Schema, schemaOf } from './schemas.js'

/** One command or query as the API offers it; all that is said about it comes from its manifest. */
export interface Endpoint {
  readonly kind: 'command' | 'query'
  readonly name: string
  readonly room: string
  readonly path: string
  readonly title: L10n
  readonly permission: string | undefined
  /** Needs no sign-in at all. */
  readonly isPublic: boolean
  /** Only the house itself may: listed, so that nobody wonders, and refused to everybody. */
  readonly isHouse: boolean
  readonly input: Schema
  /** What is answered, where the manifest says so; made when it is asked for, since only the description needs it. */
  readonly answer: Answer | undefined
  readonly list: List | undefined
  run(ctx: Ctx, input: unknown): Promise<Result<unknown, Refusal>>
}

/** What a list says about itself in the manifest, and the field of its input that takes the cursor. */
export interface List {
  readonly visibility: string
  readonly cursor: string | undefined
  readonly rows?: string
  readonly cursors?: Readonly<Record<string, string>>
  readonly next?: (last: unknown) => unknown
}

/** Every endpoint of the rooms, in the order of their manifests. */
export const endpointsOf = (rooms: readonly Room[]): Endpoint[] =>
  rooms.flatMap((room) => [...room.queries.map((each) => ofQuery(room, each)), ...room.commands.map((each) => ofCommand(room, each))])

function ofQuery(room: Room, query: Query): Endpoint {
  const { parts } = query
  const input = schemaOf(parts.input as z.ZodType)
  return {
    ...common(room, parts.name, parts.title, parts.permission),
    kind: 'query',
    isPublic: parts.allow === 'public',
    input,
    get answer() {
      return parts.output && answerOf(parts.output)
    },
    list: parts.list && { ...parts.list, cursor: CURSORS.find((name) => name in (input.properties ?? {})) },
    run: async (ctx, raw) => unwrapped(await query(ctx, raw)),
  }
}

/** A preview may itself answer with a refusal (of the file that it looked at); a caller is refused either way. */
function unwrapped(answer: Result<unknown, Refusal>): Result<unknown, Refusal> {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null || !('ok' in answer.value)) return answer
  return answer.value as Result<unknown, Refusal>
}

function ofCommand(room: Room, command: Command): Endpoint {
  const { parts } = command
  return {
    ...common(room, parts.name, parts.title, parts.permission),
    kind: 'command',
    isPublic: parts.allow === 'open',
    input: schemaOf(parts.input as z.ZodType),
    get answer() {
      return parts.output && answerOf(parts.output)
    },
    list: undefined,
    run: (ctx, raw) => command(ctx, raw),
  }
}

/** Lists go on after a cursor; lists that run backwards in time, before one. */
const CURSORS = ['after', 'before']

const common = (room: Room, name: string, title: L10n, permission: string | undefined) => ({
  name,
  room: room.name,
  path: pathOf(name),
  title,
  permission,
  isHouse: permission?.endsWith('.house') ?? false,
})
