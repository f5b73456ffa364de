import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, newId, rows, sql, viewerOf } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got, holding } from '../testing.js'

let test: TestHouse
beforeAll(async () => {
  test = await testHouse('2022-03-01' as Day)
})
afterAll(() => test?.close())

const source = '登记证书'
const open = async () => got(await registry.questions(test.as(), {})).questions.map((each) => [each.what, each.nameZh, each.detail.given])

it('a society with an enterprise’s credit code is registered and asked about, once, by whichever act the code comes (G-080)', async () => {
  const society = done(
    await registry.registerUnit(test.as(), {
      kind: 'society',
      nameZh: '疑码学会',
      creditCode: '91310000MA1FL0007C',
      since: '2001',
      source,
    }),
  ).unit
  expect(await open()).toEqual([['class_differs', '疑码学会', '91310000MA1FL0007C']])
  const say = (value: string) => registry.describeUnit(test.as(), { unit: society, what: 'credit_code', value, from: '2022-01-01', source })
  expect(await say('91310000ma1fl0007c')).toMatchObject({ ok: true })
  expect(await open()).toHaveLength(1)
  expect(await say('51100000500000007W')).toMatchObject({ ok: true })
  expect(await open()).toHaveLength(1)
  expect(got(await registry.unitById(test.as(), { unit: society, asOf: '2021-12-31' }))!.unit.creditCode).toBe('91310000MA1FL0007C')
  expect(got(await registry.unitById(test.as(), { unit: society }))!.unit.creditCode).toBe('51100000500000007W')
})

it('a code that agrees with the kind asks nothing', async () => {
  const before = await open()
  done(
    await registry.registerUnit(test.as(), {
      kind: 'enterprise',
      nameZh: '不疑公司',
      creditCode: '91350100M000100Y43',
      since: '2001',
      source,
    }),
  )
  expect(await open()).toEqual(before)
})

it('what is said of a unit is put right through a question only by those who may correct it, and is then found by its right name', async () => {
  const society = done(await registry.registerUnit(test.as(), { kind: 'society', nameZh: '误名学会', since: '2001', source })).unit
  const keeper = viewerOf({
    via: 'session',
    account: newId<'account'>(),
    grants: [{ permission: 'registry.keep_subjects', unit: null, role: 'department_office' }],
  })
  const asked = { subject: society, what: 'name_differs', repair: { predicate: 'name_zh' as const, value: '正名学会' } }
  done(await registry.raiseQuestions(test.as(keeper), { questions: [asked as never], source }))
  const question = got(await registry.questions(test.as(keeper), {})).questions.find((each) => each.what === 'name_differs')!.id
  const answer = { question, choice: 'repair' as const, reason: '核对证书' }
  expect(await registry.answerQuestion(test.as(keeper), answer)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(got(await registry.unitById(test.as(), { unit: society }))!.unit.nameZh).toBe('误名学会')
  expect(await registry.answerQuestion(test.as(holding('secretariat')), answer)).toMatchObject({ ok: true })
  expect(got(await registry.unitById(test.as(), { unit: society }))!.unit.nameZh).toBe('正名学会')
  const found = await rows<{ title: string }>(test.house.database.db, sql`select title from kernel.search_document where id = ${society}`)
  expect(found).toEqual([{ title: '正名学会' }])
})

it('a repair that is no value of its kind is not asked', async () => {
  const society = done(await registry.registerUnit(test.as(), { kind: 'society', nameZh: '误码学会', since: '2001', source })).unit
  const ask = (predicate: string, value: unknown) =>
    registry.raiseQuestions(test.as(), {
      questions: [{ subject: society, what: 'x_differs', repair: { predicate, value } } as never],
      source,
    })
  expect(await ask('credit_code', '51100000500000007X')).toMatchObject({ ok: false })
  expect(await ask('name_zh', 7)).toMatchObject({ ok: false })
  expect(await ask('name_zh', null)).toMatchObject({ ok: false })
  expect(await ask('broader', '不是编号')).toMatchObject({ ok: false })
})

it('is read page by page, those of one moment too, each once', async () => {
  const society = done(await registry.registerUnit(test.as(), { kind: 'society', nameZh: '多疑学会', since: '2001', source })).unit
  const questions = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ subject: society, what: 'reads_two_ways', detail: { key } }) as never)
  expect(done(await registry.raiseQuestions(test.as(), { questions, source })).raised).toBe(5)
  expect(await registry.raiseQuestions(test.as(), { questions, source })).toMatchObject({ value: { did: 'nothing' } })
  const seen: string[] = []
  let after: unknown
  do {
    const page = got(await registry.questions(test.as(), { limit: 2, ...(after ? { after } : {}) } as never))
    seen.push(...page.questions.filter((each) => each.subject === society).map((each) => each.id))
    after = page.next
  } while (after)
  expect([seen.length, new Set(seen).size]).toEqual([5, 5])
})

it('is answered once: another answer is refused in words, the same one again is nothing', async () => {
  const open = got(await registry.questions(test.as(), {})).questions.find((each) => each.what === 'reads_two_ways')!
  const say = (choice: 'repair' | 'keep') => registry.answerQuestion(test.as(), { question: open.id, choice, reason: '核对来源' })
  expect(await say('repair')).toMatchObject({ refusal: { code: 'question_no_repair' } })
  expect(await say('keep')).toMatchObject({ value: { did: 'done' } })
  expect(await say('keep')).toMatchObject({ value: { did: 'nothing' } })
  expect(await say('repair')).toMatchObject({ refusal: { code: 'question_answered' } })
})
