import { z } from 'zod'
import { type Day, type Db, id, type L10n, query, rows, sql, type Viewer } from '../../kernel/index.js'
import { peoplePageOut, personPageOut } from '../outputs.js'
import { roles, roleTitle } from '../roles.js'
import { standsAt } from '../statement/known.js'
import type { PersonId, UnitId } from '../types.js'
import { foldedName } from './names.js'
import { maskEn, maskZh } from './rules.js'
import { personById } from './store.js'

export interface PersonLine {
  readonly person: PersonId
  /** Masked unless public. */
  readonly nameZh: string
  readonly nameEn: string | null
  readonly hasAccount: boolean
  /** Roles held today. */
  readonly roles: number
}

export interface PeoplePage {
  readonly people: readonly PersonLine[]
  readonly next: PersonId | null
}

const part = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** People who bear or bore a name with this in it, in any script; tones, capitals and blanks do not matter. */
const everBorne = (text: string) => {
  const folded = foldedName(text)
  return sql`select n.person from registry.person_name n where ${folded !== ''} and n.folded like ${part(folded)}
    and ${standsAt('n', null, 'person_name')}`
}

/**
 * The register of people: found by part of a name, which only those who keep the register may ask; shown masked, so that a look at a whole name stays
 * an act with a purpose (08 G-122).
 */
export const people = query({
  name: 'registry.people',
  title: { zh: '人员列表（姓名掩码）', en: 'People (names masked)' },
  output: peoplePageOut,
  input: z.strictObject({
    text: z.string().trim().max(80).optional(),
    account: id('account').optional(),
    after: id('person').optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  permission: 'registry.keep_people',
  allow: (who) => who.can('registry.keep_people'),
  list: { visibility: 'those who keep the register of people; names masked unless public' },
  run: async (_ctx, ask, db): Promise<PeoplePage> => {
    const found = await rows<PersonLine>(
      db,
      sql`select v.id as person, v.name_zh as "nameZh", v.name_en as "nameEn", a.account is not null as "hasAccount",
          (select count(*) from registry.role_held r where r.person = v.id and r.first_day <= registry_read.today() and (r.last_day is null or r.last_day >= registry_read.today()))::int as roles
        from registry.person p join registry_read.person v on v.id = p.id left join registry.account_person a on a.person = p.id
        where true ${ask.text ? sql`and (p.name_zh ilike ${part(ask.text)} or p.name_en ilike ${part(ask.text)} or p.id in (${everBorne(ask.text)}))` : sql``}
        ${ask.account ? sql`and a.account = ${ask.account}` : sql``} ${ask.after ? sql`and p.id > ${ask.after}` : sql``}
        order by p.id limit ${ask.limit + 1}`,
    )
    const shown = found.slice(0, ask.limit)
    return { people: shown, next: found.length > ask.limit ? (shown.at(-1)?.person ?? null) : null }
  },
})

export interface HeldRole {
  readonly assignment: string
  readonly role: string
  readonly roleTitle: L10n
  readonly unit: UnitId | null
  readonly firstDay: Day
  readonly lastDay: Day | null
  readonly reason: string
}

export interface PersonPage {
  readonly person: PersonId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly masked: boolean
  readonly account: string | null
  /** All roles ever given, the newest first; for who may give roles for some units only, those of these units. */
  readonly roles: readonly HeldRole[]
  readonly today: Day
}

/** One person with the roles held, to come and past: the page from which they are given and ended. */
export const personPage = query({
  name: 'registry.person_page',
  title: { zh: '人员及其角色', en: 'A person and the roles held' },
  output: personPageOut,
  input: z.strictObject({ person: id('person') }),
  permission: 'registry.appoint',
  allow: (who) => who.can('registry.see_roles') || who.canSomewhere('registry.appoint'),
  run: async (ctx, { person }, db): Promise<PersonPage | undefined> => {
    const found = await personById(db, person)
    if (!found) return undefined
    const masked = !(found.namePublic || ctx.viewer.person === found.id)
    return {
      person: found.id,
      nameZh: masked ? maskZh(found.nameZh) : found.nameZh,
      nameEn: masked ? maskEn(found.nameEn) : found.nameEn,
      masked,
      account: ctx.viewer.can('registry.keep_people') ? found.account : null,
      roles: await rolesSeenBy(db, ctx.viewer, found.id),
      today: await ctx.house.clock.today(db),
    }
  },
})

async function rolesSeenBy(db: Db, viewer: Viewer, person: PersonId): Promise<HeldRole[]> {
  const units = viewer.can('registry.see_roles') ? 'all' : viewer.unitsWith('registry.appoint')
  const held = await rows<Omit<HeldRole, 'roleTitle'>>(
    db,
    sql`select id as assignment, role, unit, first_day as "firstDay", last_day as "lastDay", reason from registry.role_held
      where person = ${person} ${units === 'all' ? sql`` : sql`and unit = any(${units}::uuid[])`} order by first_day desc, id desc limit 500`,
  )
  return held.map((each) => ({ ...each, roleTitle: roleTitle(each.role) }))
}

/** Roles that this viewer may give somewhere, by the roles that he holds himself. */
export function rolesToGive(viewer: Viewer): readonly string[] {
  const given = new Set(
    viewer.grants.filter((grant) => grant.permission === 'registry.appoint').flatMap((grant) => roles.get(grant.role)?.appoints ?? []),
  )
  return [...roles.keys()].filter((role) => given.has('*') || given.has(role))
}
