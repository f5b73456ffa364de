import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day, Id } from '../../kernel/index.js'
import { recordById, recordOfFact } from '../queries/one.js'
import { type Federation, federation, someone } from '../testing/federation.js'
import { aConfirmedMatch, measured } from '../testing/reporting.js'
import { cancelFact, reinstateFact, strikeFact } from './voids.js'

let test: Federation
let needs: Id[]
let offer: Id
let used = 0
const needer = someone('needer', 'unit_contact@needer')
const panel = someone('panel', 'dispute_panel')
beforeAll(async () => {
  test = await federation('2022-05-15' as Day)
  await measured(test, 'T15-2')
  needs = await test.subjects('need', 20)
  offer = (await test.subjects('offer', 1))[0]!
})
afterAll(() => test.close())

const aMatchOn = (happenedOn: string) => aConfirmedMatch(test, { need: needs[used++]!, offer, happenedOn })
const figure = (asOf: string, known?: string) => test.figureOf('T15-2', asOf as Day, known ? { day: known as Day } : undefined)

it('a match of 10 May cancelled on 30 May counts on the 29th and not on the 30th (A-37)', async () => {
  const base = await figure('2022-05-29')
  const fact = await aMatchOn('2022-05-10')
  await test.setToday('2022-06-30' as Day)
  const cancel = { fact, on: '2022-05-30', reason: '需求方撤回确认' }
  expect(await cancelFact(test.as(someone('x', 'unit_contact@employer')), cancel as never)).toMatchObject({
    ok: false,
    refusal: { code: 'not_yours_to_void', roles: ['unit_contact', 'unit_contact'] },
  })
  expect(await cancelFact(test.as(needer), { ...cancel, on: '2022-05-09' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'cancel_before_fact', happenedOn: '2022-05-10' },
  })
  expect(await cancelFact(test.as(needer), { ...cancel, on: '2022-07-02' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'date_in_future', latest: '2022-07-01' },
  })
  expect(await cancelFact(test.as(needer), { ...cancel, on: '2022-06-11' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'void_too_late', latest: '2022-06-09' },
  })
  expect(await cancelFact(test.as(needer), cancel as never)).toMatchObject({ ok: true, value: { did: 'done' } })
  expect(await cancelFact(test.as(needer), cancel as never)).toMatchObject({ ok: true, value: { did: 'nothing' } })
  expect([await figure('2022-05-29'), await figure('2022-05-30')]).toEqual([base + 1, base])
  await test.setToday('2022-05-15' as Day)
})

it('a match struck by a dispute on 1 July counted for who knew only June, and never for who knows July (A-37)', async () => {
  const fact = await aMatchOn('2022-05-10')
  const before = await figure('2022-05-29', '2022-06-30')
  await test.setToday('2022-07-01' as Day)
  expect(await strikeFact(test.as(needer), { fact, reason: '异议成立' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'not_yours_to_void', roles: ['dispute_panel'] },
  })
  expect(await strikeFact(test.as(panel), { fact, reason: '异议成立，未发生对接' } as never)).toMatchObject({ ok: true })
  expect(await strikeFact(test.as(panel), { fact, reason: '异议成立，未发生对接' } as never)).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  expect(await figure('2022-05-29', '2022-06-30')).toBe(before)
  expect(await figure('2022-05-29')).toBe(before - 1)
  expect(await cancelFact(test.as(needer), { fact, on: '2022-05-20', reason: '再次撤回' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'fact_struck' },
  })
  await test.setToday('2022-07-02' as Day)
  const [day14, day15] = [await figure('2022-06-14'), await figure('2022-06-15')]
  const back = await reinstateFact(test.as(panel), { fact, on: '2022-06-15', reason: '复核后恢复' } as never)
  expect(back).toMatchObject({ ok: true })
  expect([await figure('2022-06-14'), await figure('2022-06-15')]).toEqual([day14, day15 + 1])
  await test.setToday('2022-07-02' as Day)
})

it('a match of 28 December cancelled on 10 January stands on 31 December and not at the close (A-38)', async () => {
  await test.setToday('2022-12-29' as Day)
  const fact = await aMatchOn('2022-12-28')
  const stood = await figure('2022-12-31')
  await test.setToday('2023-01-12' as Day)
  expect(await cancelFact(test.as(needer), { fact, on: '2023-01-10', reason: '需求方撤回确认' } as never)).toMatchObject({ ok: true })
  expect([await figure('2022-12-31'), await figure('2023-03-31')]).toEqual([stood, stood - 1])
})

it('a happening of 2022 reported on 31 March counts, also when confirmed in April; on 1 April it is late (A-39)', async () => {
  await test.setToday('2023-03-31' as Day)
  const before = await figure('2023-03-31')
  await aMatchOn('2022-11-02')
  expect(await figure('2023-03-31')).toBe(before + 1)
  await test.setToday('2023-04-01' as Day)
  await aMatchOn('2022-11-03')
  expect(await figure('2023-03-31')).toBe(before + 1)
})

it('a cancel of a cancel reinstates just that one, from its own day (06 P-072)', async () => {
  await test.setToday('2022-06-30' as Day)
  const days = ['2022-06-09', '2022-06-11', '2022-06-12', '2022-06-19', '2022-06-20']
  const before = await Promise.all(days.map((day) => figure(day)))
  const fact = await aMatchOn('2022-06-10')
  const first = await cancelFact(test.as(needer), { fact, on: '2022-06-12', reason: '需求方撤回确认' } as never)
  const act = (first as unknown as { value: { facts: string[] } }).value.facts[0]!
  expect(await recordOfFact(test.as(panel), { fact: act } as never)).toMatchObject({ ok: true, value: { visible: true } })
  const undo = { fact: act, on: '2022-06-11', reason: '误撤，恢复' }
  expect(await cancelFact(test.as(panel), undo as never)).toMatchObject({
    ok: false,
    refusal: { code: 'reinstate_before_void', voidedOn: '2022-06-12' },
  })
  const again = await cancelFact(test.as(panel), { ...undo, on: '2022-06-20' } as never)
  expect(again).toMatchObject({ ok: true, value: { did: 'done' } })
  const figures = await Promise.all(days.map((day) => figure(day)))
  expect(figures.map((each, index) => each - before[index]!)).toEqual([0, 1, 0, 0, 1])
  const revoked = (again as unknown as { value: { facts: string[] } }).value.facts[0]!
  expect(await cancelFact(test.as(panel), { fact: revoked, on: '2022-06-25', reason: '不可撤销恢复' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'reinstate_stands' },
  })
  const { value } = (await recordOfFact(test.as(panel), { fact } as never)) as unknown as { value: { record: string } }
  const seen = await recordById(test.as(panel), { record: value.record })
  expect(seen).toMatchObject({ ok: true, value: { standing: 'live', voids: [{ how: 'cancel' }, { how: 'reinstate' }] } })
})

it('nothing is voided that no record has made', async () => {
  expect(await cancelFact(test.as(panel), { fact: needs[0]!, on: '2022-06-20', reason: '不存在的事实' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'fact_unknown' },
  })
  expect(
    await reinstateFact(test.as(panel), { fact: await aMatchOn('2022-06-05'), on: '2022-06-20', reason: '没有被撤销' } as never),
  ).toMatchObject({ ok: false, refusal: { code: 'fact_not_voided' } })
})
