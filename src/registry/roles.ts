import { z } from 'zod'
import { day, type Grant, type L10n, type Viewer } from '../kernel/index.js'
import declared from './roles.json' with { type: 'json' }
import { UNIT_KINDS, type UnitId, type UnitKind } from './types.js'

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const permission = z.string().regex(/^[a-z_]+\.[a-z_]+$/)
const role = z.strictObject({
  title: text,
  /** `federation`: for the whole federation only; `unit`: for one unit only; `any`: either. */
  scope: z.enum(['federation', 'unit', 'any']),
  unitKinds: z.array(z.enum(UNIT_KINDS)).optional(),
  permissions: z.array(permission).min(1),
  /** Roles that a holder may give, within his own scope; `*` all. */
  appoints: z.array(z.string()).optional(),
})
export const rolesFile = z.strictObject({
  version: z.int().min(1),
  validFrom: day,
  roles: z.record(z.string().regex(/^[a-z][a-z_]{1,47}$/), role),
})
export type Role = z.output<typeof role>

const read = rolesFile.parse(declared)
export const ROLES_VERSION = read.version
export const roles: ReadonlyMap<string, Role> = new Map(Object.entries(read.roles))

export const roleTitle = (name: string): L10n => roles.get(name)?.title ?? { zh: name, en: name }

/** What a role gives: its permissions, and `as.<role>`, by which a turn is handed to the holders of one role. */
export const permissionsOf = (name: string): readonly string[] => {
  const found = roles.get(name)
  return found ? [...found.permissions, `as.${name}`] : []
}

/** Names of the roles that give a permission. */
export const rolesWith = (wanted: string): readonly string[] => [...roles.keys()].filter((name) => permissionsOf(name).includes(wanted))

/** The grants of someone who holds the role for the unit (null: for the federation). A role that is no longer in the file gives nothing. */
export const grantsOf = (name: string, unit: UnitId | null): Grant[] =>
  permissionsOf(name).map((each) => ({ permission: each, unit, role: name }))

/** Whether the role can be held for such a unit. */
export function fits(name: string, unit: { readonly kind: UnitKind } | null): boolean {
  const found = roles.get(name)
  if (!found) return false
  if (unit === null) return found.scope !== 'unit'
  return found.scope !== 'federation' && (found.unitKinds?.includes(unit.kind) ?? true)
}

/** A giver can never give more than his own role lets him, nor beyond the unit for which he holds it (08 G-134). */
export function mayGive(giver: Viewer, name: string, unit: UnitId | null, above: readonly UnitId[]): boolean {
  if (giver.via === 'system') return true
  return giver.grants
    .filter((grant) => grant.permission === 'registry.appoint')
    .filter((grant) => grant.unit === null || (unit !== null && above.includes(grant.unit)))
    .some((grant) => {
      const gives = roles.get(grant.role)?.appoints ?? []
      return gives.includes('*') || gives.includes(name)
    })
}
