import type { Ctx, Day } from '../../kernel/index.js'
import { type DemoFederation, type Entry, industries } from '../../registry/demo/index.js'
import {
  appoint,
  designatePilot,
  enterList,
  linkAccount,
  listBase,
  listPark,
  loadJournals,
  loadLists,
  loadSocieties,
  loadSubjects,
  loadUnits,
  registerPerson,
} from '../../registry/index.js'
import { type Cast, type Member, moreDepartments, stationsOf } from './cast.js'
import { must, type Stage } from './stage.js'

/** The day on which all this is put on record. */
export const SETTLED_IN = '2021-12-01' as Day
const SINCE = '2020-01-01' as Day
const SOURCE = '演示数据，除学会名录与公开分类表外均为虚构'
const LOADING = { since: SINCE, source: SOURCE }
/** The outside list of parks takes effect only then, so that T16-1 has no denominator at the end of the demo. */
export const PARKS_LISTED = '2022-10-15' as Day

const AT_ONCE = 12
/** Runs an act for each, a few at once. */
export async function forAll<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = all[Symbol.iterator]()
  const worker = async () => {
    for (const one of left) await act(one)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, worker))
}

/** Everything that is there before the year begins: units, people with their posts, journals, registers. */
export async function settleIn(stage: Stage, fed: DemoFederation, cast: Cast): Promise<void> {
  await foundFederation(stage, fed, cast)
  const ctx = await stage.as(cast.secretariat)
  await loadPlacesOf(ctx, fed)
  await loadRegisters(ctx, fed)
  await forAll(cast.all, (member) => settle(stage, ctx, member))
  const administrator = await stage.as(cast.administrator)
  const givenByThem = new Set(['system_administrator', 'secretariat'])
  const gives = (role: string) => (FEDERATION_ONLY.has(role) ? administrator : ctx)
  await forAll(
    cast.all.filter((each) => !each.posts.some((post) => givenByThem.has(post.role))),
    async (member) => {
      for (const post of member.posts) await give(gives(post.role), member, post)
    },
  )
  await forAll(cast.experts, async (expert) => {
    must('expert roster', await enterList(ctx, { subject: expert.id as never, list: 'expert_roster', on: SINCE, source: SOURCE }))
  })
}

/** Roles that only the administrator gives. */
const FEDERATION_ONLY = new Set(['plan_confirmer', 'auditor'])

/** The house itself makes the federation, its departments and the two people who then make everything else. */
async function foundFederation(stage: Stage, fed: DemoFederation, cast: Cast): Promise<void> {
  const ctx = stage.asSystem
  await loadUnits(ctx, 'federation', [fed.federation], LOADING)
  await loadUnits(ctx, 'department', [...fed.departments, ...moreDepartments] as readonly Entry[], LOADING, () => fed.federation.id)
  for (const member of [cast.administrator, cast.secretariat]) {
    await settle(stage, ctx, member)
    for (const post of member.posts) await give(ctx, member, post)
  }
}

async function loadPlacesOf(ctx: Ctx, fed: DemoFederation): Promise<void> {
  const root = fed.federation.id
  const dated = { on: SINCE, source: SOURCE }
  await loadSocieties(ctx, fed.societies, root, LOADING)
  await loadUnits(ctx, 'city', fed.cities, LOADING, () => root)
  await forAll(fed.cities, async ({ id }) => must('pilot', await designatePilot(ctx, { city: id as never, ...dated })))
  await loadUnits(ctx, 'base', fed.bases, LOADING, ({ city }) => city.id)
  await forAll(fed.bases, async ({ id }) => must('base', await listBase(ctx, { unit: id as never, ...dated })))
  await loadUnits(ctx, 'park', fed.parks, LOADING, ({ city }) => city.id)
  const parksList = { on: PARKS_LISTED, source: '省级园区名录（演示），自2022年10月15日起施行' }
  await forAll(fed.parks, async ({ id }) => must('park', await listPark(ctx, { unit: id as never, ...parksList })))
  await loadUnits(ctx, 'enterprise', fed.enterprises, LOADING, ({ park, city }) => (park ?? city).id)
  for (const kind of ['institute', 'university'] as const) {
    const ofKind = fed.institutes.filter((each) => each.kind === kind)
    await loadUnits(ctx, kind, ofKind, LOADING, ({ city }) => city.id)
  }
  await loadUnits(ctx, 'station', stationsOf(fed), LOADING, ({ city }) => city.id)
  await loadJournals(ctx, fed.journals, LOADING)
}

/** The subject register: tables, lists, and what is pointed at by the plan's records. */
async function loadRegisters(ctx: Ctx, fed: DemoFederation): Promise<void> {
  await loadSubjects(ctx, 'discipline', fed.disciplines, LOADING)
  await loadSubjects(ctx, 'industry', industries, LOADING)
  await loadSubjects(ctx, 'topic', fed.topics, LOADING)
  await loadSubjects(ctx, 'database', fed.databases, LOADING)
  await loadSubjects(ctx, 'foreign_event', fed.foreignEvents, LOADING)
  await loadSubjects(ctx, 'public_service', fed.publicServices, LOADING)
  await loadSubjects(ctx, 'standard', fed.standards, LOADING)
  await loadSubjects(ctx, 'roadmap_topic', fed.roadmapTopics, LOADING)
  for (const questions of Object.values(fed.questions)) await loadSubjects(ctx, 'question', questions, LOADING)
  await loadSubjects(ctx, 'site', fed.sites, LOADING, ({ city }) => city.id)
  await loadSubjects(ctx, 'team_task', fed.teamTasks, LOADING, ({ city }) => city.id)
  await loadSubjects(ctx, 'park_association', fed.parkAssociations, LOADING, ({ park }) => park.id)
  const listed = [
    ...fed.keyIndustries.map(({ id }) => ({ subject: id, list: 'key_industry' })),
    ...fed.databases.map(({ id }) => ({ subject: id, list: 'mainstream_database' })),
  ]
  await loadLists(ctx, listed, LOADING)
}

/** A person with the account by which he acts. */
async function settle(stage: Stage, ctx: Ctx, { id, nameZh, nameEn, namePublic, employer, ...member }: Member): Promise<void> {
  const source = SOURCE
  const employment = employer ? { employer: { unit: employer, since: SINCE } } : {}
  must(`person ${nameZh}`, await registerPerson(ctx, { person: id, nameZh, nameEn, namePublic, source, ...employment }))
  const account = await stage.accountOf({ id, nameZh, nameEn, namePublic, employer, ...member })
  must(`account of ${nameZh}`, await linkAccount(ctx, { account, person: id }))
}

async function give(ctx: Ctx, member: Member, { role, unit }: Member['posts'][number]): Promise<void> {
  const ask = { person: member.id, role, unit, from: SINCE, reason: '演示任命' }
  must(`${role} for ${member.nameZh}`, await appoint(ctx, ask))
}
