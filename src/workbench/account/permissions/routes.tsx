import type { L10n, Room, Viewer } from '../../../kernel/index.js'
import { myRoles, rolesWith, roleTitle, whoMay } from '../../../registry/index.js'
import { ctxOf, frameOf, type WebApp } from '../../../ui/http/index.js'
import { refused, shown } from '../../parts/answer.js'
import { namesFor } from '../../parts/unitNames.js'
import { nameOfPermission, permissionNamesOf } from '../permissionNames.js'
import { type Held, PermissionsPage, WhoMayPage } from './pages.js'

const UNIT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const PERMISSION = /^[a-z_]{1,40}\.[a-z_]{1,40}$/

export function permissionRoutes(app: WebApp, rooms: readonly Room[]): void {
  const names = permissionNamesOf(rooms)
  app.get('/desk/permissions', async (c) => {
    const { viewer } = ctxOf(c)
    const roles = await myRoles(ctxOf(c), {})
    if (!roles.ok) return refused(c, roles.refusal)
    const held = heldBy(viewer, names)
    const missing = [...names]
      .filter(([permission]) => !viewer.canSomewhere(permission))
      .map(([permission, name]) => ({ permission, name, roles: rolesWith(permission).map(roleTitle) }))
    const nameOf = await namesFor(c, [...roles.value.map((role) => role.unit), ...held.flatMap((each) => each.units)])
    return shown(c, <PermissionsPage frame={await frameOf(c)} {...{ roles: roles.value, held, missing, nameOf }} />)
  })
  app.get('/desk/permissions/:permission', async (c) => {
    const permission = c.req.param('permission')
    if (!PERMISSION.test(permission) || (!names.has(permission) && rolesWith(permission).length === 0)) return c.notFound()
    const who = await whoMay(ctxOf(c), {
      permission,
      unit: (UNIT.test(c.req.query('unit') ?? '') ? c.req.query('unit') : ownUnit(ctxOf(c).viewer)) as never,
    })
    if (!who.ok) return refused(c, who.refusal)
    const nameOf = await namesFor(
      c,
      who.value.holders.map((holder) => holder.unit),
    )
    const mine = ctxOf(c).viewer.canSomewhere(permission)
    const page = { name: nameOfPermission(names, permission), who: who.value, acts: actsOf(rooms, permission), mine, nameOf }
    return shown(c, <WhoMayPage frame={await frameOf(c)} {...page} />)
  })
}

/** Who works for one unit only asks for that one. */
function ownUnit(viewer: Viewer): string | null {
  const units = new Set(viewer.grants.map((grant) => grant.unit))
  return units.size === 1 ? [...units][0]! : null
}

function heldBy(viewer: Viewer, names: ReadonlyMap<string, L10n>): Held[] {
  const held = Map.groupBy(
    viewer.grants.filter((grant) => !grant.permission.startsWith('as.')),
    (grant) => grant.permission,
  )
  return [...held].map(([permission, grants]) => ({
    permission,
    name: nameOfPermission(names, permission),
    roles: grants.map((grant) => roleTitle(grant.role)),
    units: grants.some((grant) => grant.unit === null) ? [null] : [...new Set(grants.map((grant) => grant.unit))],
  }))
}

/** Titles of the commands and queries that ask for the permission. */
const actsOf = (rooms: readonly Room[], permission: string): L10n[] =>
  rooms.flatMap((room) =>
    [...room.commands, ...room.queries].filter(({ parts }) => parts.permission === permission).map(({ parts }) => parts.title),
  )
