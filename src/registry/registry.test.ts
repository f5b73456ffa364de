import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, declaredKinds, defineMeasure, explainRefusal, nobody, rows, sql } from '../kernel/index.js'
import { searchDocuments } from '../kernel/search/index.js'
import { type TestHouse, testHouse } from '../kernel/testing/index.js'
import * as registry from './index.js'
import { done, got, holding, paper } from './testing.js'

const {
  registerUnit,
  renameUnit,
  changeParent,
  closeUnit,
  dissolveUnit,
  admitSociety,
  listBase,
  delistBase,
  designatePilot,
  releasePilot,
  unitById,
  unitsOf,
} = registry

let test: TestHouse
let federation: string
const source = '测试名录'
let made = 0

const unit = async (kind: registry.UnitKind, more: Partial<Parameters<typeof registerUnit>[1]> = {}) =>
  done(await registerUnit(test.as(), { kind, code: `X-${++made}`, nameZh: `示例${kind}${made}`, since: '2020', source, ...more })).unit

beforeAll(async () => {
  test = await testHouse('2022-06-30' as Day)
  federation = await unit('federation', { nameZh: '示例科学技术联合会' })
})
afterAll(() => test?.close())

const factsOf = async (subject: string) =>
  (
    await rows<{ kind: string }>(
      test.house.database.db,
      sql`select kind from kernel.fact where subject = ${subject} order by recorded_at, id`,
    )
  ).map((each) => each.kind)

describe('a unit', () => {
  it('is registered once with its facts, and answers nothing to the same import again', async () => {
    const asked = {
      unit: '11111111-1111-4111-8111-111111111111',
      kind: 'society' as const,
      code: 'S-1',
      nameZh: '示例数学会',
      since: '1935-07',
      source,
    }
    expect(await registerUnit(test.as(), asked)).toMatchObject({ ok: true, value: { did: 'done' } })
    expect(await registerUnit(test.as(), asked)).toMatchObject({ ok: true, value: { did: 'nothing' } })
    expect(await registerUnit(test.as(), { ...asked, unit: undefined })).toMatchObject({ ok: false, refusal: { code: 'unit_code_taken' } })
    expect(await factsOf(asked.unit)).toEqual(['unit.registered'])
  })

  it.each([
    ['a branch without a society', { kind: 'branch' }, 'parent_needed'],
    ['a second federation', { kind: 'federation' }, 'federation_known'],
    ['a wrong credit code', { kind: 'society', creditCode: '91350100M000100Y4Z' }, 'credit_code_check'],
    ['a name of blanks', { kind: 'society', nameZh: '  ' }, 'input_invalid'],
    ['a day that does not exist', { kind: 'society', since: '2022-02-30' }, 'input_invalid'],
  ] as const)('is refused for %s', async (_what, more, code) => {
    const answer = await registerUnit(test.as(), { code: `R-${++made}`, nameZh: '被拒示例', since: '2020', source, ...more })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
  })

  it('branches stand under a society, begin with its name, and never under a branch', async () => {
    const society = await unit('society', { nameZh: '示例物理学会' })
    const branch = await unit('branch', { nameZh: '示例物理学会光学分会', parent: society })
    const wrong = await registerUnit(test.as(), { kind: 'branch', nameZh: '光学专业委员会', parent: society, since: '2021', source })
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'branch_name_prefix', society: '示例物理学会' } })
    const nested = await registerUnit(test.as(), {
      kind: 'branch',
      nameZh: '示例物理学会光学分会小组',
      parent: branch,
      since: '2021',
      source,
    })
    expect(nested).toMatchObject({ ok: false, refusal: { code: 'branch_under_branch' } })
    const own = { kind: 'branch' as const, parent: society, since: '2021', source }
    for (const [more, code] of [
      [{ nameZh: '示例物理学会华东分会' }, 'branch_region'],
      [{ nameZh: '示例物理学会声学学组' }, 'branch_name_below'],
      [{ nameZh: '示例物理学会声学分会', creditCode: '51100000500000007W' }, 'branch_no_code'],
    ] as const)
      expect(await registerUnit(test.as(), { ...own, ...more })).toMatchObject({ ok: false, refusal: { code } })
    expect(
      await registry.describeUnit(test.as(), {
        unit: branch,
        what: 'credit_code',
        value: '51100000500000007W',
        from: '2022-01-01',
        source,
      }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'branch_no_code' },
    })
    expect(await renameUnit(test.as(), { unit: branch, nameZh: '示例物理学会西南分会', from: '2022-01-01', source })).toMatchObject({
      ok: false,
      refusal: { code: 'branch_region' },
    })
  })

  it('never stands under itself, however many steps between', async () => {
    const top = await unit('organisation')
    const middle = await unit('organisation', { parent: top })
    const low = await unit('organisation', { parent: middle })
    const answer = await changeParent(test.as(), { unit: top, parent: low, from: '2022-03-01', source })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'parent_cycle' } })
    expect(answer.ok === false && (answer.refusal.path as string[]).length).toBe(3)
  })

  it('may be described by its own office and renamed by the federation only', async () => {
    const society = await unit('society')
    const own = test.as(holding('society_office', society as never))
    expect(await registry.describeUnit(own, { unit: society, what: 'seat', value: '北京', from: '2022-01-01', source })).toMatchObject({
      ok: true,
    })
    expect(await renameUnit(own, { unit: society, nameZh: '新名', from: '2022-01-01', source })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
    const other = await unit('society')
    expect(await registry.describeUnit(own, { unit: other, what: 'seat', value: '上海', from: '2022-01-01', source })).toMatchObject({
      ok: false,
    })
  })

  it('is closed only when nothing lives below it, and takes its roles with it', async () => {
    const society = await unit('society', { nameZh: '示例化学会' })
    const branch = await unit('branch', { nameZh: '示例化学会有机分会', parent: society })
    expect(await closeUnit(test.as(), { unit: society, on: '2022-06-01', reason: '合并' })).toMatchObject({
      ok: false,
      refusal: { code: 'children_open', count: 1 },
    })
    expect(await closeUnit(test.as(), { unit: branch, on: '2022-06-01', reason: '届满' })).toMatchObject({ ok: true })
    const { person } = done(await registry.registerPerson(test.as(), { nameZh: '示例甲', source }))
    done(await registry.appoint(test.as(), { person, role: 'society_office', unit: society, from: '2022-01-01', reason: '任命' }))
    expect(await closeUnit(test.as(), { unit: society, on: '2022-07-15', reason: '合并' })).toMatchObject({ ok: true })
    const portrait = got(await unitById(test.as(), { unit: society, asOf: '2022-07-15' }))
    expect(portrait?.unit.state).toBe('closed')
    expect(got(await unitById(test.as(), { unit: society, asOf: '2022-07-14' }))?.unit.state).toBe('active')
    const held = await rows<{ last_day: string }>(
      test.house.database.db,
      sql`select last_day from registry.role_held where unit = ${society}`,
    )
    expect(held).toEqual([{ last_day: '2022-07-14' }])
  })

  it('dissolves with everything below it, on outside paper', async () => {
    const society = await unit('society', { nameZh: '示例地理学会' })
    const branch = await unit('branch', { nameZh: '示例地理学会地图分会', parent: society })
    done(await admitSociety(test.as(), { society, on: '2022-01-01', source }))
    const inside = await dissolveUnit(test.as(), {
      unit: society,
      on: '2022-06-20',
      reason: '撤销登记',
      document: paper({ issuer: '示例科学技术联合会' }),
    })
    expect(inside).toMatchObject({ ok: false, refusal: { code: 'document_not_outside' } })
    expect(done(await dissolveUnit(test.as(), { unit: society, on: '2022-06-20', reason: '撤销登记', document: paper() }))).toEqual({
      units: 2,
    })
    expect((await factsOf(society)).sort()).toEqual(['society.admitted', 'society.left', 'unit.closed', 'unit.registered'])
    expect(got(await unitById(test.as(), { unit: branch }))?.unit.state).toBe('closed')
  })

  it('is found by any part of its Chinese or English name, and pages go on where they ended', async () => {
    for (const n of [1, 2, 3]) await unit('university', { nameZh: `翻页示例大学第${n}`, nameEn: `Paging University ${n}` })
    const first = got(await unitsOf(test.as(), { kind: 'university', text: '示例大学', limit: 2 }))
    const second = got(await unitsOf(test.as(), { kind: 'university', text: 'paging univ', limit: 2, after: first.next! }))
    expect([...first.units, ...second.units].map((each) => each.nameZh)).toEqual(['翻页示例大学第1', '翻页示例大学第2', '翻页示例大学第3'])
    expect(second.next).toBeNull()
    expect(got(await unitsOf(test.as(), { kind: 'university', text: '页' })).units).toHaveLength(3)
    expect(got(await unitsOf(test.as(), { kind: 'university', text: '%' })).units).toHaveLength(0)
  })
})

describe('the search', () => {
  it('finds units by any word of any name they ever had, and journals by title and number', async () => {
    const society = await unit('society', { nameZh: '示例珠算协会', nameEn: 'Abacus Society' })
    done(await renameUnit(test.as(), { unit: society, nameZh: '示例计算协会', from: '2022-02-01', source }))
    done(await registry.registerJournal(test.as(), { nameZh: '珠算', issn: '0028-0836', owner: society, since: '1980', source }))
    const found = async (text: string) =>
      (await searchDocuments(test.house.database.db, nobody(), text, 10)).map((each) => [each.kind, each.title, each.link])
    const page = ['society', '示例计算协会', `/units/${society}`]
    expect(await found('算')).toEqual(expect.arrayContaining([page, ['journal', '珠算', `/units/${society}`]]))
    expect(await found('珠算协会')).toEqual([page])
    expect(await found('abacus')).toEqual([page])
    expect(await found('0028-0836')).toEqual([['journal', '珠算', `/units/${society}`]])
  })
})

describe('denominators', () => {
  const rule = { version: 1, reading: 'stock' as const, from: '2022-01-01' as Day, to: '2022-12-31' as Day, closes: '2023-03-31' as Day }

  it('a base removed in June without outside paper stays in the denominator; with it, it leaves, and the log shows both (A-41)', async () => {
    await test.house.database.db
      .transaction()
      .execute((tx) => defineMeasure(tx as never, { ...rule, id: 'T13-1/d', kinds: ['base.listed'], key: ['subject'] }))
    const city = await unit('city')
    const bases = [await unit('base', { parent: city }), await unit('base', { parent: city })]
    for (const base of bases) done(await listBase(test.as(), { unit: base, on: '2022-01-01', source }))
    expect(await test.figureOf('T13-1/d', '2022-06-30' as Day)).toBe(0)
    done(await designatePilot(test.as(), { city, on: '2022-02-01', source }))
    expect(await test.figureOf('T13-1/d', '2022-01-31' as Day)).toBe(0)
    expect(await test.figureOf('T13-1/d', '2022-06-30' as Day)).toBe(2)

    const bare = await delistBase(test.as(), { unit: bases[0]!, on: '2022-06-15', reason: '基地停止运行' })
    expect(done(bare)).toEqual({ counted: false })
    expect(await test.figureOf('T13-1/d', '2022-06-30' as Day)).toBe(2)
    expect(got(await registry.denominators(test.as(), {})).base).toEqual({ counted: 2, unproven: 1 })
    const own = await delistBase(test.as(), {
      unit: bases[0]!,
      on: '2022-06-15',
      reason: '基地停止运行',
      document: paper({ issuer: '示例科学技术 联合会' }),
    })
    expect(own).toMatchObject({ ok: false, refusal: { code: 'document_not_outside' } })

    expect(done(await delistBase(test.as(), { unit: bases[0]!, on: '2022-06-15', reason: '基地停止运行', document: paper() }))).toEqual({
      counted: true,
    })
    expect(await test.figureOf('T13-1/d', '2022-06-30' as Day)).toBe(1)
    expect(await test.figureOf('T13-1/d', '2022-06-14' as Day)).toBe(2)
    expect(await factsOf(bases[0]!)).toEqual(['unit.registered', 'statement.recorded', 'base.listed', 'removal.claimed', 'base.delisted'])
    const log = got(await registry.removals(test.as(), { what: 'base' })).removals
    expect(log.map((each) => [each.counted, each.document?.number ?? null])).toEqual([
      [true, '示发改〔2022〕7号'],
      [false, null],
    ])
  })

  it('a city leaves the pilot only with paper, and takes its places with it', async () => {
    const city = await unit('city')
    const park = await unit('park', { parent: city })
    done(await designatePilot(test.as(), { city, on: '2022-01-01', source }))
    done(await registry.listPark(test.as(), { unit: park, on: '2021-05-01', source }))
    const before = got(await registry.denominators(test.as(), {})).park.counted
    expect(done(await releasePilot(test.as(), { city, on: '2022-05-01', reason: '试点调整' }))).toEqual({ counted: false })
    expect(await releasePilot(test.as(), { city, on: '2022-05-01', reason: '试点调整' })).toMatchObject({
      ok: true,
      value: { did: 'nothing' },
    })
    expect(got(await registry.denominators(test.as(), {})).park.counted).toBe(before)
    expect(done(await releasePilot(test.as(), { city, on: '2022-05-01', reason: '试点调整', document: paper() }))).toEqual({
      counted: true,
    })
    expect(got(await registry.denominators(test.as(), {})).park.counted).toBe(before - 1)
  })

  it('a base cannot be moved out of a pilot city by the back door', async () => {
    const [pilot, plain] = [await unit('city'), await unit('city')]
    done(await designatePilot(test.as(), { city: pilot, on: '2022-01-01', source }))
    const base = await unit('base', { parent: pilot })
    done(await listBase(test.as(), { unit: base, on: '2022-01-01', source }))
    expect(await changeParent(test.as(), { unit: base, parent: plain, from: '2022-06-01', source })).toMatchObject({
      ok: false,
      refusal: { code: 'pilot_differs' },
    })
    expect(await closeUnit(test.as(), { unit: base, on: '2022-06-01', reason: '关停' })).toMatchObject({
      ok: false,
      refusal: { code: 'still_listed' },
    })
  })

  it('a society out of good standing leaves T03-1’s denominator until it regains it', async () => {
    await test.house.database.db
      .transaction()
      .execute((tx) => defineMeasure(tx as never, { ...rule, id: 'T03-1/d', kinds: ['society.admitted'], key: ['subject'] }))
    const at = (day: string) => test.figureOf('T03-1/d', day as Day)
    const days = ['2022-02-28', '2022-03-01', '2022-04-30', '2022-05-01', '2022-06-01']
    const figures = () => Promise.all(days.map(at))
    const before = await figures()
    const society = await unit('society')
    done(await admitSociety(test.as(), { society, on: '2022-01-01', source }))
    done(await registry.loseStanding(test.as(), { society, on: '2022-03-01', reason: '年检不合格', document: paper() }))
    done(await registry.regainStanding(test.as(), { society, on: '2022-05-01', reason: '整改完成', document: paper() }))
    const more = async () => (await figures()).map((figure, i) => figure - before[i]!)
    expect(await more()).toEqual([1, 0, 0, 1, 1])
    done(await registry.leaveSociety(test.as(), { society, on: '2022-06-01', reason: '注销', document: paper() }))
    expect(await more()).toEqual([1, 0, 0, 1, 0])
    expect(got(await unitById(test.as(), { unit: society }))?.unit.listed).toBe(false)
  })
})

describe('subjects and journals', () => {
  it('up to 500 entries are registered in one act, and again without harm', async () => {
    const subjects = Array.from({ length: 500 }, (_, i) => ({ code: `K${i}`, nameZh: `示例主题${i}` }))
    const asked = { kind: 'topic', subjects, since: '2022', source }
    expect(done(await registry.registerSubjects(test.as(), asked)).registered).toBe(500)
    expect(await registry.registerSubjects(test.as(), asked)).toMatchObject({ ok: true, value: { did: 'nothing' } })
    expect(await registry.registerSubjects(test.as(), { ...asked, subjects: [...subjects, { code: 'K500', nameZh: '多' }] })).toMatchObject(
      { ok: false, refusal: { code: 'input_invalid' } },
    )
  })

  it('a code twice in one act is refused with both rows', async () => {
    const subjects = [
      { code: 'A', nameZh: '甲' },
      { code: 'A', nameZh: '乙' },
    ]
    const answer = await registry.registerSubjects(test.as(), { kind: 'topic_list', subjects, since: '2022', source })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'subjects_wrong', fields: [{ code: 'subject_twice', row: 2, before: 1 }] } })
  })

  it('entries are found by any part, best first, of every kind', async () => {
    const subjects = [
      { code: 'D1', nameZh: '理论物理' },
      { code: 'D2', nameZh: '物理' },
      { code: 'D3', nameZh: '物理化学', nameEn: 'Physical chemistry' },
    ]
    done(await registry.registerSubjects(test.as(), { kind: 'discipline', subjects, since: '2022', source }))
    const names = async (ask: object) =>
      got(await registry.subjectsOf(test.as(), { kind: 'discipline', ...ask })).entries.map((each) => each.nameZh)
    expect(await names({ text: '物理' })).toEqual(['物理', '物理化学', '理论物理'])
    expect(await names({ text: '化' })).toEqual(['物理化学'])
    expect(await names({ text: 'chemis' })).toEqual(['物理化学'])
    expect(await names({ listedBy: '2022-06-29' })).toEqual([])
    const found = got(await registry.subjectsOf(test.as(), { kind: 'discipline', text: '物理化学' })).entries[0]!
    done(
      await registry.describeSubject(test.as(), {
        subject: found.id,
        what: 'state',
        value: 'closed',
        from: '2022-06-01',
        reason: '并入化学',
      }),
    )
    expect(await names({ text: '化' })).toEqual([])
    expect(await names({ text: '化', on: '2022-05-31' })).toEqual(['物理化学'])
    expect(got(await registry.subjectsOf(test.as(), { kind: 'university', text: '示例大学' })).entries).toHaveLength(3)
  })

  it('a journal’s numbers are checked, and its lists are dated', async () => {
    const society = await unit('society')
    const office = await unit('journal_office', { parent: society })
    const asked = { nameZh: '示例学报', issn: '1674-733x', cn: 'CN 11-5846/TP', owner: society, office, since: '1950', source }
    const own = test.as(holding('society_office', society as never))
    const { journal } = done(await registry.registerJournal(own, asked))
    expect(got(await registry.journalById(test.as(), { journal }))).toMatchObject({
      issn: '1674-733X',
      cn: 'CN11-5846/TP',
      owner: society,
      office,
    })
    expect(await registry.registerJournal(own, { ...asked, cn: undefined })).toMatchObject({ ok: false, refusal: { code: 'issn_taken' } })
    expect(await registry.registerJournal(own, { ...asked, issn: '1674-7331' })).toMatchObject({
      ok: false,
      refusal: { code: 'issn_check', computed: 'X' },
    })
    expect(await registry.registerJournal(own, { ...asked, owner: federation })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    })
    done(await registry.enterList(test.as(), { subject: journal, list: 'excellence', on: '2022-03-01', source }))
    const lists = async (asOf: string) => got(await registry.journalById(test.as(), { journal, asOf }))?.lists
    expect([await lists('2022-02-28'), await lists('2022-03-01')]).toEqual([[], ['excellence']])
    const listed = await registry.subjectsOf(test.as(), { kind: 'journal', text: '学报', listedIn: 'excellence' })
    expect(got(listed).entries).toMatchObject([{ id: journal, unit: society }])
  })
})

describe('the manifest', () => {
  const { commands, queries, facts, permissions, refusals } = registry.registryRoom
  const sentence = (code: string) => explainRefusal({ code, ...SAMPLE }, refusals as never)
  const SAMPLE = {
    name: '甲',
    kind: 'society',
    parentKind: 'city',
    allowed: ['union'],
    path: ['甲', '乙'],
    names: ['甲'],
    count: 1,
    limit: 1,
    role: 'leader',
    unitKind: 'city',
    list: 'x',
  }

  it('gives a sentence in both languages for every refusal of every command', () => {
    const missing = commands.flatMap(({ parts }) =>
      [...(parts.refusals ?? []), ...Object.values(parts.clashes ?? {}).map((each) => each.code)]
        .filter((code) => code !== 'field_missing')
        .filter((code) => !sentence(code)?.zh || !sentence(code)?.en),
    )
    expect(missing).toEqual([])
  })

  it('asks for permissions that are named and that some role gives', () => {
    const asked = [...commands, ...queries].flatMap(({ parts }) => (parts.permission ? [parts.permission] : []))
    expect(asked.filter((each) => !(each in permissions))).toEqual([])
    expect(Object.keys(permissions).filter((each) => registry.rolesWith(each).length === 0)).toEqual([])
  })

  it('lets nobody in without a permission, but where the act is public', () => {
    const stranger = holding('auditor')
    const open = commands.filter(
      ({ parts }) => parts.allow === 'open' || parts.allow(stranger, { unit: federation, person: 'x', subjects: [{}] } as never),
    )
    expect(open.map(({ parts }) => parts.name)).toEqual([])
    expect(queries.filter(({ parts }) => parts.allow === undefined)).toEqual([])
  })

  it('declares every kind of the plan once, and parses its own samples', () => {
    expect(new Set(facts.map((each) => each.kind)).size).toBe(facts.length)
    for (const each of facts) expect(each.data.safeParse(each.sample).success, each.kind).toBe(true)
    const known = new Set(declaredKinds().map((each) => each.kind))
    expect(registry.planFactKinds.filter((each) => !known.has(each.kind))).toEqual([])
  })
})
