import type { Id } from './ids.js'
import type { Language } from './messages.js'

/** A permission that someone holds, for one unit or for the whole federation (`unit: null`). */
export interface Grant {
  readonly permission: string
  readonly unit: Id<'unit'> | null
  /** The role from which it follows, so that a page can say why. */
  readonly role: string
}

/** Who asks. Built once at the edge (session, token, one-time link, or the system itself) and passed everywhere. */
export interface Viewer {
  readonly account: Id<'account'> | null
  readonly person: Id<'person'> | null
  readonly name: string
  readonly language: Language
  readonly via: 'nobody' | 'session' | 'token' | 'link' | 'cli' | 'system'
  readonly grants: readonly Grant[]
  /** True when a grant covers it; with a unit, a grant for that unit or for the federation; without one, any federation-wide grant. */
  can(permission: string, scope?: { readonly unit?: Id<'unit'> | null }): boolean
  /** True when the permission is held anywhere at all: enough to show a menu, never enough to act. */
  canSomewhere(permission: string): boolean
  /** The units for which the permission is held; `'all'` for a federation-wide grant. */
  unitsWith(permission: string): readonly Id<'unit'>[] | 'all'
}

export interface ViewerParts {
  readonly account?: Id<'account'> | null
  readonly person?: Id<'person'> | null
  readonly name?: string
  readonly language?: Language
  readonly via: Viewer['via']
  readonly grants?: readonly Grant[]
}

/** Builds a viewer from its grants. A token or link passes only the grants that it may use. */
export function viewerOf(parts: ViewerParts): Viewer {
  const grants = parts.grants ?? []
  const system = parts.via === 'system'
  return {
    account: parts.account ?? null,
    person: parts.person ?? null,
    name: parts.name ?? '',
    language: parts.language ?? 'zh-Hans',
    via: parts.via,
    grants,
    can: (permission, scope) =>
      system ||
      grants.some(
        (grant) => grant.permission === permission && (grant.unit === null || (scope?.unit != null && grant.unit === scope.unit)),
      ),
    canSomewhere: (permission) => system || grants.some((grant) => grant.permission === permission),
    unitsWith: (permission) => {
      if (system) return 'all'
      const held = grants.filter((grant) => grant.permission === permission)
      if (held.some((grant) => grant.unit === null)) return 'all'
      return [...new Set(held.map((grant) => grant.unit as Id<'unit'>))]
    },
  }
}

/**
 * Whether somebody asks as himself, for what is his own and needs no role (his turn, his record, his data). A token does so only when one of these
 * permissions is among its scopes: it was made for a part of what its owner may.
 */
export const asksAsHimself = (who: Viewer, ...scopes: readonly string[]): boolean =>
  who.via === 'system' || ((who.account !== null || who.person !== null) && (who.via !== 'token' || scopes.some(who.canSomewhere)))

/** Anyone from the public. */
export const nobody = (language: Language = 'zh-Hans'): Viewer => viewerOf({ via: 'nobody', language })
/** The house itself: the projector, jobs and flows act as this viewer, and their facts say so. */
export const system: Viewer = viewerOf({ via: 'system', name: 'system' })
