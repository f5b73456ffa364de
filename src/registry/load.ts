import type { Command, Ctx, Day, Id } from '../kernel/index.js'
import type { DemoFederation, Entry } from './demo/index.js'
import { registerJournal } from './journals/commands.js'
import { enterList } from './listing/lists.js'
import { designatePilot } from './listing/pilots.js'
import { listBase, listPark } from './listing/places.js'
import { admitSociety } from './listing/societies.js'
import { MOST_SUBJECTS, registerSubjects } from './subjects/commands.js'
import type { UnitKind } from './types.js'
import { registerUnit } from './units/registerUnit.js'

/** How the loading is dated and explained. */
export interface Loading {
  /** From when what is loaded holds, as far as nothing else is known. */
  readonly since: Day
  readonly source: string
}

const AT_ONCE = 8

/** Runs an act for each of them, a few at once, in their order; a refusal is a fault here, since nobody is there to read it. */
async function each<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(act))
}

async function must<I>(command: Command<I, unknown>, ctx: Ctx, input: I): Promise<void> {
  const answer = await command(ctx, input)
  if (!answer.ok) throw new Error(`${command.parts.name}: ${JSON.stringify(answer.refusal)}`)
}

/** Units of one kind; `parentOf` says under which one stands. Loaded twice, they are registered once. */
export const loadUnits = <E extends Entry & { readonly class?: string }>(
  ctx: Ctx,
  kind: UnitKind,
  units: readonly E[],
  loading: Loading,
  parentOf: (unit: E) => Id | undefined = () => undefined,
): Promise<void> =>
  each(units, ({ id, code, nameZh, nameEn, ...unit }) =>
    must(registerUnit as never as Command<object, unknown>, ctx, {
      unit: id,
      kind,
      code,
      nameZh,
      nameEn,
      class: unit.class,
      parent: parentOf({ id, code, nameZh, nameEn, ...unit } as unknown as E),
      ...loading,
    }),
  )

/** National societies: registered under the federation and admitted to the register. */
export async function loadSocieties(ctx: Ctx, societies: DemoFederation['societies'], federation: Id, loading: Loading): Promise<void> {
  await loadUnits(ctx, 'society', societies, loading, () => federation)
  await each(societies, ({ id }) => must(admitSociety, ctx, { society: id, on: loading.since, source: loading.source }))
}

/** Pilot cities with their bases and parks, all on their registers. */
export async function loadPlaces(
  ctx: Ctx,
  places: Pick<DemoFederation, 'cities' | 'bases' | 'parks'>,
  federation: Id,
  loading: Loading,
): Promise<void> {
  const dated = { on: loading.since, source: loading.source }
  await loadUnits(ctx, 'city', places.cities, loading, () => federation)
  await each(places.cities, ({ id }) => must(designatePilot, ctx, { city: id, ...dated }))
  await loadUnits(ctx, 'base', places.bases, loading, ({ city }) => city.id)
  await each(places.bases, ({ id }) => must(listBase, ctx, { unit: id, ...dated }))
  await loadUnits(ctx, 'park', places.parks, loading, ({ city }) => city.id)
  await each(places.parks, ({ id }) => must(listPark, ctx, { unit: id, ...dated }))
}

/** Journals with their offices, and the dated lists on which they stand. */
export async function loadJournals(ctx: Ctx, journals: DemoFederation['journals'], loading: Loading): Promise<void> {
  const offices = journals.map(({ office, society }) => ({ ...office, society }))
  await loadUnits(ctx, 'journal_office', offices, loading, ({ society }) => society.id)
  await each(journals, ({ id, nameZh, nameEn, cn, society, office }) =>
    must(registerJournal, ctx, { journal: id, nameZh, nameEn, cn, owner: society.id, office: office.id, ...loading }),
  )
  const standing = journals.flatMap(({ id, lists }) => lists.map((list) => ({ subject: id, list })))
  await loadLists(ctx, standing, loading)
}

export const loadLists = (
  ctx: Ctx,
  standing: readonly { readonly subject: Id; readonly list: string }[],
  loading: Loading,
): Promise<void> => each(standing, (one) => must(enterList, ctx, { ...one, on: loading.since, source: loading.source }))

/** Entries of the subject register, in acts of at most 500. */
export async function loadSubjects<E extends Entry & { readonly level?: number }>(
  ctx: Ctx,
  kind: string,
  entries: readonly E[],
  loading: Loading,
  ownerOf: (entry: E) => Id | undefined = () => undefined,
): Promise<void> {
  for (let from = 0; from < entries.length; from += MOST_SUBJECTS) {
    const subjects = entries.slice(from, from + MOST_SUBJECTS).map((entry) => ({
      subject: entry.id,
      code: entry.code,
      nameZh: entry.nameZh,
      nameEn: entry.nameEn,
      owner: ownerOf(entry),
      level: entry.level,
    }))
    await must(registerSubjects, ctx, { kind, subjects, ...loading })
  }
}

/** A whole federation, through the ordinary commands and never past them. `ctx` acts as the system; loading again adds nothing. */
export async function loadFederation(ctx: Ctx, demo: DemoFederation, loading: Loading): Promise<void> {
  const root = demo.federation.id
  await loadUnits(ctx, 'federation', [demo.federation], loading)
  await loadUnits(ctx, 'department', demo.departments, loading, () => root)
  await loadSocieties(ctx, demo.societies, root, loading)
  await loadPlaces(ctx, demo, root, loading)
  await loadUnits(ctx, 'enterprise', demo.enterprises, loading, ({ park, city }) => (park ?? city).id)
  for (const kind of ['institute', 'university'] as const) {
    await loadUnits(
      ctx,
      kind,
      demo.institutes.filter((each) => each.kind === kind),
      loading,
      ({ city }) => city.id,
    )
  }
  await loadJournals(ctx, demo.journals, loading)
  await loadRegister(ctx, demo, loading)
}

/** The subject register: tables, lists, and what is pointed at by the plan's records. */
async function loadRegister(ctx: Ctx, demo: DemoFederation, loading: Loading): Promise<void> {
  await loadSubjects(ctx, 'discipline', demo.disciplines, loading)
  await loadSubjects(ctx, 'industry', demo.industries, loading)
  await loadSubjects(ctx, 'topic', demo.topics, loading)
  await loadSubjects(ctx, 'database', demo.databases, loading)
  await loadSubjects(ctx, 'foreign_event', demo.foreignEvents, loading)
  await loadSubjects(ctx, 'public_service', demo.publicServices, loading)
  await loadSubjects(ctx, 'standard', demo.standards, loading)
  await loadSubjects(ctx, 'roadmap_topic', demo.roadmapTopics, loading)
  for (const questions of Object.values(demo.questions)) await loadSubjects(ctx, 'question', questions, loading)
  await loadSubjects(ctx, 'site', demo.sites, loading, ({ city }) => city.id)
  await loadSubjects(ctx, 'team_task', demo.teamTasks, loading, ({ city }) => city.id)
  await loadSubjects(ctx, 'park_association', demo.parkAssociations, loading, ({ park }) => park.id)
  await loadLists(
    ctx,
    [
      ...demo.keyIndustries.map(({ id }) => ({ subject: id, list: 'key_industry' })),
      ...demo.databases.map(({ id }) => ({ subject: id, list: 'mainstream_database' })),
    ],
    loading,
  )
}
