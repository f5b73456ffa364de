import type { z } from 'zod'
import type { Day } from '../day.js'
import type { Id } from '../ids.js'

/** How a fact undoes another one: 06 P-072. */
export type VoidHow = 'cancel' | 'strike' | 'reinstate'

export interface About {
  /** Stable id of what the fact is about. */
  readonly subject: string
  /** The unit to which the fact belongs; exactly one, so that units add up to the figure. */
  readonly unit: Id<'unit'> | null
  /** Effective day: when it happened. */
  readonly on: Day
  /** Day on which it was first reported; the recorded day when absent. Decides `late`. */
  readonly reportedOn?: Day
  /** Programme (pack id) whose round it belongs to. */
  readonly programme?: string
  /** The fact that this one cancels, strikes or reinstates. */
  readonly voids?: { readonly fact: Id<'fact'>; readonly how: VoidHow }
}

export interface NewFact {
  /** Given where the state that is saved beside it points at the fact; else the runner makes one. */
  readonly id?: Id<'fact'>
  readonly kind: string
  readonly version: number
  readonly about: About
  readonly data: Record<string, unknown>
}

export interface FactKind<D = never> {
  readonly kind: string
  readonly version: number
  readonly data: z.ZodType
  /** A stored example; a test parses it, so that a kind never changes its meaning unseen. */
  readonly sample: unknown
  (data: D): NewFact
}

const kinds = new Map<string, FactKind<never>>()

/**
 * Declares a fact kind: noun and past participle, as in `case.accepted`. Calling the kind with its data builds a fact for a command to return.
 * Kinds are the house's published language: they may gain fields, never change meaning.
 */
export function fact<S extends z.ZodType>(
  kind: string,
  declared: { readonly version?: number; readonly data: S; readonly about: (data: z.output<S>) => About; readonly sample: unknown },
): FactKind<z.output<S>> {
  if (!/^[a-z][a-z_]*\.[a-z_]+$/.test(kind)) throw new Error(`fact kind ${kind} is not noun.past_participle`)
  if (kinds.has(kind)) throw new Error(`fact kind ${kind} is declared twice`)
  const build = (data: z.output<S>): NewFact => ({
    kind,
    version: declared.version ?? 1,
    about: declared.about(data),
    data: data as Record<string, unknown>,
  })
  const made = Object.assign(build, {
    kind,
    version: declared.version ?? 1,
    data: declared.data as z.ZodType,
    sample: declared.sample,
  }) as FactKind<z.output<S>>
  kinds.set(kind, made as unknown as FactKind<never>)
  return made
}

/** Every kind declared so far, for the manifest tests and the API's documentation. */
export const declaredKinds = (): readonly FactKind<never>[] => [...kinds.values()]

/** A fact as stored. */
export interface StoredFact {
  readonly id: Id<'fact'>
  readonly seq: number | null
  readonly kind: string
  readonly version: number
  readonly room: string
  readonly subject: string
  readonly unit: Id<'unit'> | null
  readonly effectiveOn: Day
  readonly recordedOn: Day
  readonly recordedAt: string
  readonly reportedOn: Day
  readonly actor: Id<'account'> | null
  readonly programme: string | null
  readonly target: Id<'fact'> | null
  readonly how: VoidHow | null
  readonly command: string
  readonly data: Record<string, unknown>
}
