import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import * as registry from '../index.js'
import { done, got } from '../testing.js'

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
