import { createHash } from 'node:crypto'
import { z } from 'zod'
import { addDays, type Ctx, command, type Day, daysBetween, type Id, id, ok, system, uuidOf } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { confirmPlan, reviewProposal } from '../../plan/index.js'
import { confirmer, done, editor, importSeed, reviewAll, treeOf } from '../../plan/testing.js'
import { admitSociety, designatePilot, listBase, listPark, planFact, planFactKind, registerUnit } from '../../registry/index.js'

const idOf = <N extends string>(name: string): Id<N> => uuidOf('site-test', name) as Id<N>

export const SOCIETIES = [
  ['中国示例力学学会', 'Sample Society of Mechanics'],
  ['中国示例计算机学会', 'Sample Computer Federation'],
  ['中国示例化学会', null],
  ['中国示例农学会', 'Sample Society of Agronomy'],
  ['中国示例医学会', 'Sample Medical Association for Integrated Traditional and Western Medicine and Rehabilitation'],
  ['中国示例地质学会', null],
  ['中国示例测绘学会', 'Sample Society of Surveying'],
  ['中国示例铁道学会', 'Sample Railway Society'],
] as const
export const societyId = (index: number): Id<'unit'> => idOf<'unit'>(`society/${index % SOCIETIES.length}`)
const DEPARTMENTS = [
  ['学会学术部', 'Academic Affairs'],
  ['学会服务中心', 'Society Services'],
] as const
export const departmentId = (index: number): Id<'unit'> => idOf<'unit'>(`department/${index}`)

/** Appends facts of the plan's kinds as one command; only for tests, where no programme stands behind them. */
const recordFacts = command({
  name: 'site_test.record_facts',
  title: { zh: '记入测试事实', en: 'Record test facts' },
  input: z.object({ facts: z.array(z.custom<TestFact>()) }),
  allow: (who) => who.via === 'system',
  load: async () => undefined,
  decide: (_loaded, { facts }) =>
    ok({ change: undefined, facts: facts.map(({ kind, about, data }) => planFact(kind, about as never, data)) }),
  save: async () => {},
})

interface TestFact {
  readonly kind: string
  readonly about: { readonly subject: string; readonly unit: Id<'unit'>; readonly on: Day; readonly programme?: string }
  readonly data: Record<string, unknown>
}

interface Stream {
  readonly kind: string
  readonly total: number
  readonly data?: (index: number) => Record<string, unknown>
  readonly subject?: (index: number) => string
}

const LISTS = ['science', 'engineering', 'industry', 'human_society'] as const
const STREAMS: readonly Stream[] = [
  { kind: 'society_plan.adopted', total: 6, subject: societyId, data: (index) => ({ society: societyId(index), year: 2022 }) },
  { kind: 'special_issue.commissioned', total: 143 },
  { kind: 'bulletin_issue.released', total: 52 },
  { kind: 'new_journal_place.awarded', total: 12, data: (index) => ({ round: '2022', place: index + 1 }) },
  { kind: 'discipline_list.published', total: 34 },
  { kind: 'case.accessioned', total: 260 },
  { kind: 'case.downloaded', total: 320 },
  { kind: 'journal_indexing.accepted', total: 41 },
  { kind: 'foreign_event.attended', total: 4 },
  { kind: 'data_policy.enacted', total: 74 },
  { kind: 'journal_service.confirmed', total: 390 },
  ...LISTS.slice(0, 1).map((list) => ({
    kind: 'question.published',
    total: 10,
    data: (index: number) => ({ round: '2022', list, no: index + 1 }),
  })),
  { kind: 'roadmap_study.launched', total: 7 },
  { kind: 'discipline_study.launched', total: 20 },
  { kind: 'expert_seminar.held', total: 21 },
  { kind: 'youth_salon.held', total: 19 },
  { kind: 'service_team.formed', total: 139 },
  { kind: 'station.accredited', total: 71 },
  { kind: 'match.recorded', total: 300 },
  { kind: 'participation.confirmed', total: 210 },
]

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** The kind's sample with every id and number of its own, so that no two share a key. */
function dataFor({ kind, data }: Stream, index: number): Record<string, unknown> {
  const sample = Object.entries(planFactKind(kind)!.sample).map(([name, value]): [string, unknown] => {
    if (name === 'fingerprint') return [name, createHash('sha256').update(`${kind}/${index}`).digest('hex')]
    if (typeof value === 'string' && UUID.test(value)) return [name, idOf(`${kind}/${name}/${index}`)]
    if (name === 'number' || name === 'sitting' || name === 'no') return [name, index + 1]
    if (name === 'case' || name === 'user' || name === 'issue') return [name, `${String(value).slice(0, 6)}-${index + 1}`]
    return [name, value]
  })
  return { ...Object.fromEntries(sample), ...data?.(index) }
}

/** Day of the nth of `total` happenings between two days, the same every time, denser towards the end. */
function dayFor(index: number, total: number, from: Day, to: Day): Day {
  const span = daysBetween(from, to)
  const wave = 0.03 * Math.sin(index * 2.1)
  return addDays(from, Math.max(0, Math.min(span, Math.round(span * (((index + 0.5) / total) ** 0.85 + wave)))))
}

async function must<T>(answer: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(JSON.stringify(got.refusal))
  return got.value
}

async function registerAll(ctx: Ctx): Promise<void> {
  const since = '2010'
  const source = '测试'
  const root = idOf<'unit'>('federation')
  await must(registerUnit(ctx, { unit: root, kind: 'federation', nameZh: '示例联合会', nameEn: 'Sample Federation', since, source }))
  for (const [index, [nameZh, nameEn]] of DEPARTMENTS.entries())
    await must(
      registerUnit(ctx, { unit: departmentId(index), kind: 'department', code: `D${index}`, nameZh, nameEn, parent: root, since, source }),
    )
  for (const [index, [nameZh, nameEn]] of SOCIETIES.entries()) {
    const unit = societyId(index)
    await must(
      registerUnit(ctx, {
        unit,
        kind: 'society',
        code: `A-${String(index + 1).padStart(2, '0')}`,
        nameZh,
        ...(nameEn ? { nameEn } : {}),
        class: index % 2 ? '工科' : '理科',
        parent: root,
        since,
        source,
      }),
    )
    await must(admitSociety(ctx, { society: unit, on: '2022-01-02', source: '名录（测试）' }))
  }
  const city = idOf<'unit'>('city')
  await must(registerUnit(ctx, { unit: city, kind: 'city', code: 'C1', nameZh: '示例市', nameEn: 'Sample City', since, source }))
  await must(designatePilot(ctx, { city, on: '2022-01-03', source: '试点名单（测试）' }))
  for (let index = 0; index < 9; index++) {
    const base = idOf<'unit'>(`base/${index}`)
    await must(
      registerUnit(ctx, { unit: base, kind: 'base', code: `B${index}`, nameZh: `示例基地${index + 1}`, parent: city, since, source }),
    )
    await must(listBase(ctx, { unit: base, on: '2022-01-03', source: '基地名单（测试）' }))
    const park = idOf<'unit'>(`park/${index}`)
    await must(
      registerUnit(ctx, { unit: park, kind: 'park', code: `P${index}`, nameZh: `示例园区${index + 1}`, parent: city, since, source }),
    )
    await must(listPark(ctx, { unit: park, on: '2022-01-03', source: '园区名单（测试）' }))
  }
}

const PLACES: readonly Stream[] = [
  { kind: 'base.served', total: 5, subject: (index) => idOf(`base/${index}`), data: (index) => ({ base: idOf(`base/${index}`) }) },
  {
    kind: 'park_association.founded',
    total: 3,
    subject: (index) => idOf(`park/${index}`),
    data: (index) => ({ park: idOf(`park/${index}`) }),
  },
]

function allFacts(to: Day): TestFact[] {
  return [...STREAMS, ...PLACES].flatMap((stream) =>
    Array.from({ length: stream.total }, (_, index): TestFact => {
      const on = dayFor(index, stream.total, '2022-01-10' as Day, to)
      const unit = societyId(index ** 2 % 5)
      const subject = stream.subject?.(index) ?? idOf(`${stream.kind}/${index}`)
      return { kind: stream.kind, about: { subject, unit, on }, data: dataFor(stream, index) }
    }),
  )
}

/** Cancels and strikes some of the facts of a kind, so that figures fall again and lists of what did not count are not empty. */
const voidFacts = command({
  name: 'site_test.void_facts',
  title: { zh: '撤销测试事实', en: 'Void test facts' },
  input: z.object({ facts: z.array(z.object({ id: id('fact'), on: z.string(), how: z.enum(['cancel', 'strike']) })) }),
  allow: (who) => who.via === 'system',
  load: async () => undefined,
  decide: (_loaded, { facts }) =>
    ok({
      change: undefined,
      facts: facts.map((fact) => ({
        kind: `special_issue.${fact.how === 'cancel' ? 'withdrawn' : 'struck'}`,
        version: 1,
        about: { subject: fact.id, unit: null, on: fact.on as Day, voids: { fact: fact.id, how: fact.how } },
        data: {},
      })),
    }),
  save: async () => {},
})

export interface SiteHouse extends TestHouse {
  readonly plan: string
  readonly version: string
}

/** A house with the plan of 2022, reviewed by one and confirmed by another, and nothing else. */
export async function planOnly(today: Day): Promise<SiteHouse> {
  const test = await testHouse(today)
  const { plan, version } = await importSeed(test)
  await reviewAll(test, version)
  const unsure = (await treeOf(test, version)).targets.filter((target) => target.verdict === 'open')
  for (const target of unsure)
    done(await reviewProposal(test.as(editor), { version, at: target.num_start, verdict: 'accept', reason: '核对原文' }))
  done(await confirmPlan(test.as(confirmer), { version }))
  await test.house.projector.settle()
  return { ...test, plan, version }
}

/** A house with the plan of 2022 and some 2,000 facts, recorded month by month until 30 September; every tenth is duplicated. */
export async function siteHouse(): Promise<SiteHouse> {
  const test = await planOnly('2022-01-05' as Day)
  await registerAll(test.as(system))
  const last = '2022-09-30' as Day
  const facts = allFacts(last)
  for (const month of ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30']) {
    const end = `2022-${month}` as Day
    const begin = `${end.slice(0, 8)}01` as Day
    await test.setToday(end)
    const mine = facts.filter(({ about }) => about.on >= begin && about.on <= end)
    const again = mine.filter((_, index) => index % 10 === 3).map((fact) => ({ ...fact, about: { ...fact.about, on: end } }))
    await must(recordFacts(test.as(system), { facts: [...mine, ...again] }))
    await test.house.projector.settle()
    if (month === '08-31') await voidSome(test)
  }
  return test
}

/** Withdraws three special issues and strikes two, in August. */
async function voidSome(test: TestHouse): Promise<void> {
  const found = await test.house.database.pool.query<{ id: string }>(
    "select id from kernel.fact where kind = 'special_issue.commissioned' and effective_on < '2022-06-01' order by effective_on, id limit 5",
  )
  const facts = found.rows.map((row, index) => ({
    id: row.id,
    on: '2022-08-20',
    how: index < 3 ? ('cancel' as const) : ('strike' as const),
  }))
  await must(voidFacts(test.as(system), { facts: facts.map((fact) => (fact.how === 'strike' ? { ...fact, on: '2022-08-20' } : fact)) }))
  await test.house.projector.settle()
}

/** Cancels the latest living fact of a kind that has no double, today. */
export async function cancelOne(test: TestHouse, kind: string): Promise<void> {
  const found = await test.house.database.pool.query<{ id: string; today: string }>(
    `select f.id, (select demo_today::text from kernel.clock) as today from kernel.fact f where kind = $1
      and not exists (select from kernel.fact v where v.target = f.id)
      and not exists (select from kernel.fact o where o.kind = f.kind and o.id <> f.id and o.data = f.data) order by effective_on desc, id limit 1`,
    [kind],
  )
  const { id: fact, today } = found.rows[0]!
  await must(voidFacts(test.as(system), { facts: [{ id: fact, on: today, how: 'cancel' }] }))
  await test.house.projector.settle()
}
