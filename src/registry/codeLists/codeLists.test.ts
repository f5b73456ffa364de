import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, explainRefusal, rows, sql } from '../../kernel/index.js'
import { sharedPath, type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding } from '../testing.js'
import type { Oddity } from './rows.js'

const read = (...parts: string[]): string | undefined => {
  const path = sharedPath('data', ...parts)
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}
const files = {
  societies: read('h_cast_societies', 'societies.csv'),
  industries: read('h_gbt4754', 'gbt4754_2017.csv'),
  fields: read('h_nsfc_taxonomy', 'nsfc.jl'),
  provinces: read('h_china_divisions', 'provinces.csv'),
  cities: read('h_china_divisions', 'cities.csv'),
  areas: read('h_china_divisions', 'areas.csv'),
  streets: read('h_china_divisions', 'streets.csv'),
  withoutCodes: read('h_china_divisions', 'HK-MO-TW.json'),
}
const FULL = process.env.COLLEGIUM_FULL === '1'
const of = (oddities: readonly Oddity[], code: Oddity['code']) => oddities.filter((each) => each.code === code)

let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-03-01' as Day)
})
afterAll(() => test?.close())

const facts = async () => (await rows<{ n: number }>(test.house.database.db, sql`select count(*)::int as n from kernel.fact`))[0]!.n
/** What the register now holds of a list, by code. */
const held = async (kind: string) =>
  rows<{
    code: string
    name: string
    level: number
    broader: string | null
    note: string | null
    unofficial: string | null
    nameEn: string | null
  }>(
    test.house.database.db,
    sql`select s.code, h ->> 'name_zh' as name, (h ->> 'level')::int as level, b.code as broader, h ->> 'note' as note, h ->> 'name_en_unofficial' as unofficial, h ->> 'name_en' as "nameEn"
      from registry.subject s, lateral (select registry_read.held_at(s.id, registry_read.today()) as h) x left join registry.subject b on b.id = (h ->> 'broader')::uuid
      where s.kind = ${kind}`,
  )

/** Every entry of the list stands in the register with all that its source says of it. */
async function expectWhole(list: registry.CodeList): Promise<void> {
  const there = new Map((await held(list.kind)).map((each) => [each.code, each]))
  expect(there.size).toBe(list.entries.length)
  for (const entry of list.entries)
    expect(there.get(entry.code)).toEqual({
      ...{ code: entry.code, name: entry.nameZh, level: entry.level, broader: entry.broader ?? null, note: entry.note ?? null },
      ...{ unofficial: entry.nameEnUnofficial ?? null, nameEn: null },
    })
}

describe.skipIf(!files.societies)('the 210 societies', () => {
  const list = registry.readSocieties(files.societies ?? '')
  it('are read whole, with every oddity of the source told', () => {
    expect([list.societies.length, list.root.nameZh]).toEqual([210, '中国科学技术协会'])
    expect(of(list.oddities, 'blank_at_end').map((each) => each.key)).toEqual(['B-54', 'B-56', 'B-57', 'B-61', 'B-63', 'B-71', 'E-29'])
    expect(of(list.oddities, 'same_name')).toMatchObject([{ key: 'A-46G', given: '中国动物学会', expected: 'A-18', asks: true }])
    expect(of(list.oddities, 'code_missing').map((each) => each.key)).toEqual(['E-31'])
    expect(list.oddities).toHaveLength(9)
  })

  it('are registered and admitted, once, and the doubtful one is asked about', async () => {
    const taken = await registry.takeInSocieties(test.as(), list, '2018-01-10')
    expect(taken).toMatchObject({ rows: 211, registered: 211, questions: 1 })
    const before = await facts()
    expect(await registry.takeInSocieties(test.as(), list, '2018-01-10')).toMatchObject({ registered: 0, questions: 0 })
    expect(await facts()).toBe(before)
    expect(got(await registry.denominators(test.as(), {})).society.counted).toBe(210)
    const groups = got(await registry.directory(test.as(), {})).filter((each) => each.kind === 'society')
    expect(Object.fromEntries(groups.map((each) => [each.class, each.units]))).toEqual({
      理科: 46,
      工科: 78,
      农科: 16,
      医科: 28,
      交叉学科: 42,
    })
    expect(got(await registry.unitsOf(test.as(), { text: '中国动物学会' })).units.map((each) => each.code)).toEqual(['A-18', 'A-46G'])
    expect(got(await registry.questions(test.as(), {})).questions).toMatchObject([{ what: 'same_name', code: 'A-46G', choice: null }])
  }, 120_000)
})

describe.skipIf(!files.industries)('GB/T 4754-2017', () => {
  const list = registry.readIndustries(files.industries ?? '')
  it('is read whole: 20, 97, 473 and 1,381 entries, one code twice, 13 entries above that do not fit', () => {
    expect([1, 2, 3, 4].map((level) => list.entries.filter((each) => each.level === level).length)).toEqual([20, 97, 473, 1381])
    expect(of(list.oddities, 'code_twice')).toMatchObject([{ given: '0711', expected: '0712', key: '0711/2', asks: true }])
    expect(of(list.oddities, 'parent_not_prefix').map((each) => [each.key, each.given, each.expected])).toEqual([
      ['8421', '832', '842'],
      ...['9051', '9052', '9053', '9054', '9059'].map((code) => [code, '904', '905']),
      ...['9221', '9222', '9223', '9224', '9225', '9226'].map((code) => [code, '921', '922']),
      ['9620', '961', '962'],
    ])
    expect(of(list.oddities, 'parent_missing')).toEqual([])
    // Blanks beside digits and Latin letters are how the standard sets them; these six stand between Chinese characters.
    expect(of(list.oddities, 'blank_inside')).toHaveLength(6)
    expect(new Set(list.entries.map((each) => each.code)).size).toBe(1971)
  })

  it('is taken in without loss; what does not fit stays as its source has it until a person has answered', async () => {
    const taken = await registry.takeInCodeList(test.as(), list)
    expect(taken).toMatchObject({ rows: 1971, registered: 1971, questions: 14 })
    await expectWhole(list)
    expect(await registry.takeInCodeList(test.as(), list)).toMatchObject({ registered: 0, questions: 0 })
    const open = got(await registry.questions(test.as(), { limit: 200 })).questions
    const wrong = open.find((each) => each.code === '8421')!
    const keeper = test.as(holding('secretariat'))
    expect(
      await registry.answerQuestion(test.as(holding('auditor')), { question: wrong.id, choice: 'repair', reason: '原文' }),
    ).toMatchObject({ ok: false })
    done((await registry.answerQuestion(keeper, { question: wrong.id, choice: 'repair', reason: '按标准原文' })) as never)
    expect((await held('gbt_industry')).find((each) => each.code === '8421')!.broader).toBe('842')
    expect(await registry.answerQuestion(keeper, { question: wrong.id, choice: 'keep', reason: '再次' })).toMatchObject({
      ok: false,
      refusal: { code: 'question_answered' },
    })
    const twice = open.find((each) => each.what === 'code_twice')!
    expect(await registry.answerQuestion(keeper, { question: twice.id, choice: 'repair', reason: '原文' })).toMatchObject({
      refusal: { code: 'question_no_repair' },
    })
    done((await registry.answerQuestion(keeper, { question: twice.id, choice: 'keep', reason: '待更正版' })) as never)
    const left = got(await registry.questions(keeper, { limit: 200 })).questions.map((each) => each.id)
    expect(left).not.toContain(wrong.id)
    expect(left).not.toContain(twice.id)
    expect(got(await registry.questions(keeper, { open: false })).questions).toHaveLength(2)
  }, 120_000)
})

describe.skipIf(!files.fields)('application codes of the NSFC', () => {
  const list = registry.readFields(files.fields ?? '')
  it('are taken in without loss; their machine-made English names are kept and never shown as names', async () => {
    expect([1, 2, 3].map((level) => list.entries.filter((each) => each.level === level).length)).toEqual([86, 1013, 1817])
    expect(list.oddities.map((each) => each.code)).toEqual(['unofficial_names'])
    expect(await registry.takeInCodeList(test.as(), list)).toMatchObject({ rows: 2916, registered: 2916, questions: 0 })
    await expectWhole(list)
    const found = got(await registry.subjectsOf(test.as(), { kind: 'nsfc_field', text: '李群与李代数' })).entries
    expect(found).toMatchObject([{ nameZh: '李群与李代数', nameEn: null }])
  }, 120_000)
})

describe.skipIf(!files.areas)('administrative divisions', () => {
  const { provinces, cities, areas, streets, withoutCodes } = files
  const all = { provinces: provinces ?? '', cities: cities ?? '', areas: areas ?? '', ...(withoutCodes ? { withoutCodes } : {}) }
  const list = registry.readDivisions(FULL ? { ...all, ...(streets ? { streets } : {}) } : all)
  it('are taken in without loss, fillers and places without a code told', async () => {
    expect([1, 2, 3].map((level) => list.entries.filter((each) => each.level === level && /^\d/.test(each.code)).length)).toEqual([
      31, 342, 2978,
    ])
    if (FULL) expect(list.entries.filter((each) => each.level === 4 && /^\d/.test(each.code))).toHaveLength(41_352)
    const fillers = of(list.oddities, 'filler_name').filter((each) => each.key.length === 4)
    expect(Object.fromEntries([...Map.groupBy(fillers, (each) => each.given)].map(([name, found]) => [name, found.length]))).toEqual({
      市辖区: 4,
      县: 1,
      省直辖县级行政区划: 3,
      自治区直辖县级行政区划: 1,
    })
    await test.setToday('2023-07-01' as Day)
    expect(of(list.oddities, 'parent_missing')).toEqual([])
    expect(of(list.oddities, 'no_code').map((each) => each.key)).toEqual(
      list.entries.filter((each) => !/^\d/.test(each.code)).map((each) => each.code),
    )
    expect(await registry.takeInCodeList(test.as(), list)).toMatchObject({
      rows: list.entries.length,
      registered: list.entries.length,
      questions: 0,
    })
    await expectWhole(list)
  }, 600_000)
})

describe('a table of a few lines', () => {
  it('that says something twice, or of something that is not there, asks', () => {
    const list = registry.readIndustries(
      'id,code,name,parent_code,level,description\n1,A,门,,0,\n2,01,大,A,1,\n3,011,中,01,2,\n4,0111,甲,011,3,\n5,0111,乙,011,3,\n6,0112,丙,019,3,稻 谷\n',
    )
    expect(list.oddities).toEqual([
      { code: 'code_twice', row: 5, key: '0111/2', given: '0111', expected: '0113', asks: true },
      { code: 'parent_not_prefix', row: 6, key: '0112', given: '019', expected: '011', asks: true },
      { code: 'blank_inside', row: 6, key: '0112', given: '稻 谷', asks: false },
      { code: 'parent_missing', row: 6, key: '0112', given: '019', asks: true },
    ])
  })

  it('is refused in an act that gives one code twice, and a question about nothing is not raised', async () => {
    const entry = { code: 'X', nameZh: '甲', level: 1 }
    const act = { kind: 'small', since: '2022', source: '测试' }
    expect(await registry.takeInEntries(test.as(), { ...act, entries: [entry, entry] })).toMatchObject({
      refusal: { code: 'entry_twice', value: 'X' },
    })
    const about = { subject: registry.entryId('small', 'nowhere'), what: 'code_twice' }
    expect(await registry.raiseQuestions(test.as(), { questions: [about], source: '测试' })).toMatchObject({
      refusal: { code: 'subject_unknown' },
    })
  })

  it('has words in both languages for everything that it may ask', () => {
    for (const what of ['code_twice', 'parent_not_prefix', 'parent_missing', 'same_name', 'class_differs']) {
      const said = explainRefusal({ code: what, given: '0711', expected: '0712' }, registry.QUESTION_TEXTS)
      expect(said?.zh, what).toMatch(/0711|0712/)
      expect(said?.en, what).toMatch(/0711|0712/)
    }
  })
})
