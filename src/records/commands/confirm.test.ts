import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, type Id, newId, rows, sql } from '../../kernel/index.js'
import { recordById } from '../queries/one.js'
import { type Federation, federation, someone, unitId } from '../testing/federation.js'
import { confirmRecord, refuseRecord, sendBackRecord } from './confirm.js'
import { changeRecord, submitRecord } from './submit.js'

let test: Federation
const recorder = someone('recorder', 'society_office@society')
const colleague = someone('colleague', 'society_office@society')
const needer = someone('needer', 'unit_contact@needer')
const offerer = someone('offerer', 'unit_contact@offerer')
const both = someone('both', 'unit_contact@needer', 'unit_contact@offerer')
let needs: Id[]
let offers: Id[]
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  needs = await test.subjects('need', 40)
  offers = await test.subjects('offer', 2)
})
afterAll(() => test.close())

let used = 0
const aMatch = (over: Record<string, unknown> = {}) => ({
  pack: 'match',
  unit: unitId('society'),
  happenedOn: '2022-06-20',
  values: {
    need: needs[used++],
    needUnit: unitId('needer'),
    offer: offers[0],
    offerUnit: unitId('offerer'),
    channel: 'online',
    contact: '视频会议一次',
  },
  ...over,
})
const submitted = async (over?: Record<string, unknown>) => {
  const answer = await submitRecord(test.as(recorder), aMatch(over) as never)
  expect(answer).toMatchObject({ ok: true, value: { did: 'done' } })
  return (answer as { value: { answer: { record: string; version: number } } }).value.answer
}
const factsOf = (record: string) =>
  rows<{ kind: string; reported_on: string; unit: string }>(
    test.house.database.db,
    sql`select kind, reported_on, unit from kernel.fact where data->>'record' = ${record} and kind = 'match.recorded'`,
  )

it('the last side to agree makes the fact, with the day of the happening and the day of the report', async () => {
  const { record, version } = await submitted()
  await test.setToday('2022-07-05' as Day)
  expect(await confirmRecord(test.as(needer), { record, side: 'need', version })).toMatchObject({
    ok: true,
    value: { answer: { state: 'waiting', left: 1 } },
  })
  expect(await factsOf(record)).toEqual([])
  const last = await confirmRecord(test.as(offerer), { record, side: 'offer', version })
  expect(last).toMatchObject({ ok: true, value: { answer: { state: 'confirmed', left: 0 } } })
  expect(await factsOf(record)).toEqual([{ kind: 'match.recorded', reported_on: '2022-06-30', unit: unitId('society') }])
  const seen = await recordById(test.as(recorder), { record })
  expect(seen).toMatchObject({ ok: true, value: { state: 'confirmed', standing: 'live', facts: 1, targets: ['T15-2'] } })
  expect((seen as { value: { fact: string } }).value.fact).toBe((last as { value: { facts: string[] } }).value.facts[0])
  await test.setToday('2022-06-30' as Day)
})
