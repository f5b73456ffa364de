import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, rows, sql, system } from '../../kernel/index.js'
import { lapsesOn } from '../followUps.js'
import { recordById } from '../queries/one.js'
import { type Federation, federation, someone } from '../testing/federation.js'
import { aFile, measured, packNow, submittedBy } from '../testing/reporting.js'
import { sampleValues } from '../testing/samples.js'
import { confirmRecord } from './confirm.js'
import { answerFollowUp, reportFollowUp } from './followUps.js'
import { lapseDue, lapseFact } from './lapses.js'
import { reinstateFact } from './voids.js'

let test: Federation
const society = someone('society', 'society_office@society')
const city = someone('city', 'city_office@city')
const panel = someone('panel', 'dispute_panel')
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  await measured(test, 'T14-1')
})
afterAll(() => test.close())

/** A service team that its city has agreed to. */
async function aTeam(): Promise<{ record: string; fact: string }> {
  const values = await sampleValues(test, packNow('service-team'), 'society')
  const evidence = [await aFile(test, society, `task ${values.task}`)]
  const record = await submittedBy(test, society, { pack: 'service-team', unit: 'society', happenedOn: '2022-06-01', values, evidence })
  const done = await confirmRecord(test.as(city), { ...record, side: 'city' })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return { record: record.record, fact: done.value.facts[0]! }
}
const report = (who: typeof society, record: string, over: Record<string, unknown> = {}) =>
  reportFollowUp(test.as(who), { record, step: 'served', happenedOn: '2022-06-20', values: { what: '第一次下企业服务' }, ...over } as never)

it('what comes later belongs to its record and needs the same other side', async () => {
  const { record } = await aTeam()
  expect(await report(city, record)).toMatchObject({ ok: false, refusal: { code: 'not_yours_to_report', step: 'served' } })
  expect(await report(society, record, { happenedOn: '2022-05-30' })).toMatchObject({
    ok: false,
    refusal: { code: 'follow_up_too_early', earliest: '2022-06-01' },
  })
  expect(await report(society, record, { happenedOn: '2022-07-02' })).toMatchObject({ ok: false, refusal: { code: 'date_in_future' } })
  expect(await report(society, record, { values: {} })).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', fields: [{ code: 'field_missing', field: 'what' }] },
  })
  const asked = await report(society, record)
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
  const { followUp, state } = asked.value.answer!
  expect(state).toBe('waiting')
  expect(await answerFollowUp(test.as(society), { followUp, verdict: 'confirm' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_side' },
  })
  expect(await answerFollowUp(test.as(city), { followUp, verdict: 'refuse' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid' },
  })
  expect(await answerFollowUp(test.as(city), { followUp, verdict: 'confirm' } as never)).toMatchObject({
    ok: true,
    value: { facts: { length: 1 } },
  })
  expect(await answerFollowUp(test.as(city), { followUp, verdict: 'confirm' } as never)).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  const [fact] = await rows<{ kind: string; subject: string; of: string }>(
    test.house.database.db,
    sql`select f.kind, f.subject, b.subject as of from kernel.fact f, kernel.fact b where f.kind = 'service_team.served' and b.kind = 'service_team.formed' and b.data->>'record' = ${record} and f.data->>'record' = ${record}`,
  )
  expect(fact!.subject).toBe(fact!.of)
  expect(await recordById(test.as(society), { record } as never)).toMatchObject({
    ok: true,
    value: { followUps: [{ step: 'served', state: 'confirmed' }] },
  })
})

it('a team without a confirmed service lapses at the close of verification, one with it does not, and a panel has the last word', async () => {
  const [idle, busy] = [await aTeam(), await aTeam()]
  const asked = await report(society, busy.record)
  const { followUp } = (asked as { value: { answer: { followUp: string } } }).value.answer
  await answerFollowUp(test.as(city), { followUp, verdict: 'confirm' } as never)
  await report(society, idle.record)
  await test.setToday('2023-03-30' as Day)
  const before = await test.figureOf('T14-1', '2023-03-30' as Day)
  expect(await lapseDue(test.house)).toBe(0)
  await test.setToday('2023-03-31' as Day)
  expect(await lapseFact(test.as(panel), { fact: idle.fact, lapse: 'no_service' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect(await lapseDue(test.house)).toBe(1)
  expect(await lapseDue(test.house)).toBe(0)
  expect([await test.figureOf('T14-1', '2023-03-30' as Day), await test.figureOf('T14-1', '2023-03-31' as Day)]).toEqual([
    before,
    before - 1,
  ])
  expect(await recordById(test.as(society), { record: idle.record } as never)).toMatchObject({
    value: { standing: 'cancelled', voids: [{ how: 'cancel', act: 'no_service', on: '2023-03-31' }] },
  })
  expect(
    await reinstateFact(test.as(panel), { fact: idle.fact, on: '2023-03-31', reason: '服务已发生，确认人当日失联' } as never),
  ).toMatchObject({ ok: true })
  expect(await lapseFact(test.as(system), { fact: idle.fact, lapse: 'no_service' } as never)).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  expect(await test.figureOf('T14-1', '2023-03-31' as Day)).toBe(before)
  await test.setToday('2022-06-30' as Day)
})

it('lapses on the day that the rule names, and not while it is mended in time', () => {
  const pack = packNow('special-issue')
  const lapse = pack.lapses[0]!
  const on = (step: string, day: string) => ({ step, happenedOn: day as Day, state: 'confirmed' as const })
  const left = on('bereaved', '2022-03-01')
  const said = (list: readonly ReturnType<typeof on>[], today: string) => lapsesOn(pack, lapse, '2022-02-01' as Day, list, today as Day)
  expect(said([left], '2022-04-30')).toBeUndefined()
  expect(said([left], '2022-05-01')).toBe('2022-04-30')
  expect(said([left, on('reassigned', '2022-04-30')], '2022-05-01')).toBeUndefined()
  expect(said([left, on('reassigned', '2022-05-01')], '2022-05-02')).toBe('2022-04-30')
  expect(said([left, on('reassigned', '2022-02-20')], '2022-05-02')).toBe('2022-04-30')
  const park = packNow('park-association')
  const idle = (list: readonly ReturnType<typeof on>[], today: string) =>
    lapsesOn(park, park.lapses[0]!, '2021-06-01' as Day, list, today as Day)
  expect(idle([], '2022-06-01')).toBeUndefined()
  expect(idle([], '2022-06-02')).toBe('2022-06-01')
  expect(idle([on('met', '2022-01-10')], '2022-06-02')).toBeUndefined()
})
