import type { Command, Query } from './command/command.js'
import type { FactKind } from './fact/fact.js'
import type { L10n } from './messages.js'

/** What a room offers, in one place: REST and OpenAPI, forms, the CLI, the permission page and the house tests all read it. */
export interface Room {
  readonly name: string
  readonly floor: number
  readonly title: L10n
  // biome-ignore lint/suspicious/noExplicitAny: commands of different inputs share one list
  readonly commands: readonly Command<any, any, any>[]
  // biome-ignore lint/suspicious/noExplicitAny: queries of different inputs share one list
  readonly queries: readonly Query<any, any>[]
  // biome-ignore lint/suspicious/noExplicitAny: fact kinds of different data share one list
  readonly facts: readonly FactKind<any>[]
  /** Permissions that the room asks for, with their names for the permission page. */
  readonly permissions: Readonly<Record<string, L10n>>
  /** Sentences of the room's refusals by code. */
  readonly refusals: Readonly<Record<string, L10n | ((refusal: never) => L10n)>>
}

export const room = (manifest: Room): Room => manifest
