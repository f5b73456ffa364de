import { z } from 'zod'
import { type Db, id, type L10n, query, rows, sql, type Viewer } from '../../kernel/index.js'
import { holdersOut, personNameOut, whoMayOut } from '../outputs.js'
import { rolesWith, roleTitle } from '../roles.js'
import type { Holder, Named, PersonId, UnitId } from '../types.js'
import { maskEn, maskZh } from './rules.js'
import { personById } from './store.js'

/** Whether this viewer may see the person's name in full without saying why. */
const mayName = (viewer: Viewer, person: { readonly id: PersonId; readonly namePublic: boolean }) =>
  person.namePublic || viewer.person === person.id

export const personName = query({
  name: 'registry.person_name',
  title: { zh: '人员姓名（默认掩码）', en: 'Name of a person (masked by default)' },
  output: personNameOut,
  input: z.strictObject({ person: id('person') }),
  allow: 'public',
  run: async (ctx, { person }, db): Promise<(Named & { readonly masked: boolean }) | undefined> => {
    const found = await personById(db, person)
    if (!found) return undefined
    if (mayName(ctx.viewer, found)) return { nameZh: found.nameZh, nameEn: found.nameEn, masked: false }
    return { nameZh: maskZh(found.nameZh), nameEn: maskEn(found.nameEn), masked: true }
  },
})

interface HolderRow {
  readonly assignment: string
  readonly person: PersonId
  readonly nameZh: string
  readonly role: string
  readonly unit: UnitId | null
  readonly firstDay: string
  readonly lastDay: string | null
}

const holding = (
  where: ReturnType<typeof sql>,
) => sql`select r.id as assignment, r.person, p.name_zh as "nameZh", r.role, r.unit, r.first_day as "firstDay", r.last_day as "lastDay"
  from registry.role_held r join registry_read.person p on p.id = r.person
  where ${where} and r.first_day <= registry_read.today() and (r.last_day is null or r.last_day >= registry_read.today()) order by r.unit nulls last, r.role, r.id limit 200`

const holders = async (db: Db, where: ReturnType<typeof sql>): Promise<(Holder & { assignment: string })[]> =>
  (await rows<HolderRow>(db, holding(where))).map(({ nameZh, ...each }) => ({ ...each, name: nameZh, roleTitle: roleTitle(each.role) }))

export interface WhoMay {
  readonly permission: string
  /** Roles that give it, whoever holds them. */
  readonly roles: readonly { readonly role: string; readonly title: L10n }[]
  readonly holders: readonly Holder[]
}

/** Who may do something for a unit, and why: pages show it beside every act. Names are masked unless public. */
export const whoMay = query({
  name: 'registry.who_may',
  title: { zh: '谁可以做什么', en: 'Who may do what' },
  output: whoMayOut,
  input: z.strictObject({ permission: z.string().max(80), unit: id('unit').nullable().default(null) }),
  allow: (who) => who.via !== 'nobody',
  list: { visibility: 'any signed-in viewer; names masked unless public', rows: 'holders' },
  run: async (_ctx, { permission, unit }, db): Promise<WhoMay> => {
    const giving = rolesWith(permission)
    const where = sql`r.role = any(${giving}::text[]) and (r.unit is null ${unit ? sql`or r.unit = ${unit}` : sql``})`
    return {
      permission,
      roles: giving.map((role) => ({ role, title: roleTitle(role) })),
      holders: giving.length === 0 ? [] : (await holders(db, where)).map(({ assignment: _own, ...holder }) => holder),
    }
  },
})

/** Roles of a unit today, with the assignments that give them: the page from which roles are given and ended. */
export const rolesOfUnit = query({
  name: 'registry.roles_of_unit',
  title: { zh: '单位的任职', en: 'Roles of a unit' },
  output: holdersOut,
  input: z.strictObject({ unit: id('unit').nullable() }),
  permission: 'registry.see_roles',
  allow: (who, { unit }) => who.can('registry.see_roles') || who.can('registry.appoint', { unit }),
  list: { visibility: 'those who may give roles for the unit; names masked unless public' },
  run: (_ctx, { unit }, db) => holders(db, unit ? sql`r.unit = ${unit}` : sql`r.unit is null`),
})

/** One's own roles, with their last days. */
export const myRoles = query({
  name: 'registry.my_roles',
  title: { zh: '我的角色', en: 'My roles' },
  output: holdersOut,
  input: z.strictObject({}),
  allow: (who) => who.via !== 'nobody',
  list: { visibility: 'own rows only' },
  run: async (ctx, _ask, db) => (ctx.viewer.person ? holders(db, sql`r.person = ${ctx.viewer.person}`) : []),
})
