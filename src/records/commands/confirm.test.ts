import { afterAll, beforeAll, expect, it } from 'vitest'
import { countMatters, type Day, type Id, newId, nobody, rows, sql } from '../../kernel/index.js'
import { packOf } from '../pack.js'
import { waitingToConfirm } from '../queries/lists.js'
import { recordById } from '../queries/one.js'
import { type Federation, federation, someone, unitId } from '../testing/federation.js'
import { sampleValues } from '../testing/samples.js'
import { confirmRecord } from './confirm.js'
import { withdrawRecord } from './drafts.js'
import { changeRecord, submitRecord } from './submit.js'
import { refuseRecord, sendBackRecord } from './turnAway.js'

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
  needs = await test.subjects('need', 80)
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
  expect((seen as { value: { fact: string } }).value.fact).toBe((last as unknown as { value: { facts: string[] } }).value.facts[0])
  await test.setToday('2022-06-30' as Day)
})

it('nobody confirms what he recorded himself, for a side that is not his, or for two sides', async () => {
  const { record, version } = await submitted()
  const stranger = someone('stranger', 'unit_contact@employer')
  const twoHats = someone('recorder', 'society_office@society', 'unit_contact@needer')
  const ask = (who: typeof needer, side: string) => confirmRecord(test.as(who), { record, side, version })
  expect(await ask(nobody(), 'need')).toMatchObject({ ok: false, refusal: { code: 'sign_in_needed' } })
  expect(await ask(stranger, 'need')).toMatchObject({ ok: false, refusal: { code: 'not_your_side', side: 'need' } })
  expect(await ask(needer, 'offer')).toMatchObject({ ok: false, refusal: { code: 'not_your_side' } })
  expect(await ask(twoHats, 'need')).toMatchObject({ ok: false, refusal: { code: 'recorder_may_not_confirm' } })
  expect(await ask(needer, 'elsewhere')).toMatchObject({ ok: false, refusal: { code: 'record_unknown' } })
  expect(await ask(both, 'need')).toMatchObject({ ok: true })
  expect(await ask(both, 'offer')).toMatchObject({ ok: false, refusal: { code: 'confirmed_other_side' } })
  expect(await ask(both, 'need')).toMatchObject({ ok: true, value: { did: 'nothing' } })
  expect(await ask(needer, 'need')).toMatchObject({ ok: false, refusal: { code: 'side_confirmed_already', by: 'both' } })
  expect(await factsOf(record)).toEqual([])
})

it('nobody of the providing unit confirms for the receiving side where the pack forbids it', async () => {
  const office = someone('office', 'department_office@department')
  const values = await sampleValues(test, packOf('journal-service', '2022-06-30' as Day)!, 'department')
  const answer = await submitRecord(test.as(office), {
    pack: 'journal-service',
    unit: unitId('department'),
    happenedOn: '2022-06-01',
    values,
  } as never)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  const { record, version } = answer.value.answer!
  const insider = someone('insider', 'journal_office@office', 'department_head@department')
  expect(await confirmRecord(test.as(insider), { record, side: 'journal', version })).toMatchObject({
    ok: false,
    refusal: { code: 'provider_may_not_confirm' },
  })
  const journalist = someone('journalist', 'journal_office@office')
  expect(await confirmRecord(test.as(journalist), { record, side: 'journal', version })).toMatchObject({
    ok: true,
    value: { answer: { state: 'confirmed' } },
  })
})

it('sends back with a reason, is mended under the same report date, and asks every side anew', async () => {
  const said = aMatch()
  const first = await submitRecord(test.as(recorder), said as never)
  const { record, version } = (first as { value: { answer: { record: string; version: number } } }).value.answer
  await confirmRecord(test.as(needer), { record, side: 'need', version })
  expect(await sendBackRecord(test.as(offerer), { record, side: 'offer', version, reason: '?' })).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', field: 'reason' },
  })
  expect(await sendBackRecord(test.as(offerer), { record, side: 'offer', version, reason: '日期有误，请核对' })).toMatchObject({ ok: true })
  expect(await sendBackRecord(test.as(offerer), { record, side: 'offer', version, reason: '日期有误，请核对' })).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  expect(await confirmRecord(test.as(offerer), { record, side: 'offer', version })).toMatchObject({
    ok: false,
    refusal: { code: 'record_not_waiting', state: 'sent_back' },
  })
  await test.setToday('2022-07-03' as Day)
  const mended = await submitRecord(test.as(colleague), { ...said, record, version, happenedOn: '2022-06-19' } as never)
  expect(mended).toMatchObject({ ok: true, value: { answer: { version: 2 } } })
  expect(await confirmRecord(test.as(offerer), { record, side: 'offer', version: 2 })).toMatchObject({
    ok: true,
    value: { answer: { left: 1 } },
  })
  await confirmRecord(test.as(needer), { record, side: 'need', version: 2 })
  expect(await factsOf(record)).toMatchObject([{ reported_on: '2022-06-30' }])
  const seen = (await recordById(test.as(recorder), { record })) as unknown as {
    value: { history: { act: string; reason: string | null }[] }
  }
  expect(seen.value.history.map((line) => line.act)).toEqual([
    'submitted',
    'confirmed',
    'sent_back',
    'resubmitted',
    'confirmed',
    'confirmed',
  ])
  expect(seen.value.history[2]!.reason).toBe('日期有误，请核对')
  await test.setToday('2022-06-30' as Day)
})

it('a refusal is final and says why; no fact is ever born', async () => {
  const { record, version } = await submitted()
  expect(await refuseRecord(test.as(needer), { record, side: 'need', version, reason: '没有发生过这次对接' })).toMatchObject({
    ok: true,
    value: { answer: { state: 'refused' } },
  })
  expect(await confirmRecord(test.as(offerer), { record, side: 'offer', version })).toMatchObject({
    ok: false,
    refusal: { code: 'record_not_waiting', state: 'refused' },
  })
  expect(await submitRecord(test.as(recorder), { ...aMatch(), record, version } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'record_not_open', state: 'refused' },
  })
  expect(await factsOf(record)).toEqual([])
})

it('a record is withdrawn with a reason by its own unit only, and not once it is a fact', async () => {
  const { record, version } = await submitted()
  for (const turnAway of [sendBackRecord, refuseRecord])
    expect(await turnAway(test.as(needer), { record, side: 'need', version, reason: '不' } as never)).toMatchObject({
      ok: false,
      refusal: { fields: [{ code: 'reason_missing', field: 'reason' }] },
    })
  const unit = unitId('society')
  const other = someone('other', 'society_office@otherSociety')
  expect(await withdrawRecord(test.as(other), { record, unit, version })).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
  expect(await withdrawRecord(test.as(other), { record, unit: unitId('otherSociety'), version, reason: '不应由别人撤回' })).toMatchObject({
    ok: false,
    refusal: { code: 'record_unknown' },
  })
  expect(await withdrawRecord(test.as(recorder), { record, unit, version })).toMatchObject({
    ok: false,
    refusal: { code: 'reason_missing' },
  })
  expect(await withdrawRecord(test.as(recorder), { record, unit, version, reason: '填错了项目' })).toMatchObject({ ok: true })
  expect(await withdrawRecord(test.as(recorder), { record, unit, version, reason: '填错了项目' })).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  const counted = await submitted()
  await confirmRecord(test.as(needer), { ...counted, side: 'need' })
  await confirmRecord(test.as(offerer), { ...counted, side: 'offer' })
  expect(await withdrawRecord(test.as(recorder), { ...counted, unit, reason: '想要撤回' })).toMatchObject({
    ok: false,
    refusal: { code: 'record_confirmed_cancel_instead' },
  })
})

it('nobody agrees to what he has not seen: a changed record answers with both versions', async () => {
  const said = aMatch()
  const first = await submitRecord(test.as(recorder), said as never)
  const { record } = (first as { value: { answer: { record: string } } }).value.answer
  const changed = { ...said, record, version: 1, values: { ...said.values, channel: 'on_site' } }
  expect(await changeRecord(test.as(colleague), changed as never)).toMatchObject({ ok: true, value: { answer: { version: 2 } } })
  expect(await changeRecord(test.as(colleague), changed as never)).toMatchObject({ ok: true, value: { did: 'nothing' } })
  expect(await confirmRecord(test.as(needer), { record, side: 'need', version: 1 })).toMatchObject({
    ok: false,
    refusal: { code: 'record_changed', yours: 1, present: 2, values: { channel: 'on_site' } },
  })
  const late = { ...said, record, version: 1, values: { ...said.values, contact: '另一种说法的记录' } }
  expect(await changeRecord(test.as(recorder), late as never)).toMatchObject({
    ok: false,
    refusal: { code: 'record_changed', yours: 1, present: 2 },
  })
  await confirmRecord(test.as(needer), { record, side: 'need', version: 2 })
  expect(await changeRecord(test.as(recorder), { ...late, version: 2 } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'record_partly_confirmed', sides: ['need'] },
  })
})

it('the turn moves from desk to desk and ends with the fact', async () => {
  const desk = someone('desk', 'unit_contact@needer')
  const db = test.house.database.db
  const before = await countMatters(db, desk)
  const { record, version } = await submitted()
  expect(await countMatters(db, desk)).toBe(before + 1)
  const page = await waitingToConfirm(test.as(desk), { limit: 200 })
  if (!page.ok) throw new Error('desk')
  expect(page.value.rows.at(-1)).toMatchObject({ id: record, side: 'need', pack: 'match', version: 1 })
  await sendBackRecord(test.as(needer), { record, side: 'need', version, reason: '请补充接触记录' })
  expect(await countMatters(db, desk)).toBe(before)
  const mending = await rows<{ kind: string }>(db, sql`select kind from kernel.matter where subject = ${record} and closed_on is null`)
  expect(mending).toEqual([{ kind: 'record.mend' }])
})

it('the same request sent twice makes one record, with or without a key', async () => {
  const said = { ...aMatch(), record: newId<'record'>() }
  const before = await test.rowsIn('records.record')
  const answers = await Promise.all([submitRecord(test.as(recorder), said as never), submitRecord(test.as(recorder), said as never)])
  expect(answers.map((answer) => answer.ok && answer.value.did).sort()).toEqual(['done', 'nothing'])
  const keyed = aMatch()
  const key = newId()
  const again = await Promise.all([
    submitRecord(test.as(recorder, key), keyed as never),
    submitRecord(test.as(recorder, key), keyed as never),
  ])
  expect(new Set(again.map((answer) => (answer as { value: { answer: { record: string } } }).value.answer.record)).size).toBe(1)
  expect(await test.rowsIn('records.record')).toBe(before + 2)
})

it('twenty people who confirm neighbouring records do not make one another start again', async () => {
  const db = test.house.database.db
  await sql`analyze`.execute(db)
  const records = await Promise.all(Array.from({ length: 20 }, () => submitted()))
  const again = async () =>
    (await test.house.metrics.retries.get()).values
      .filter((each) => each.labels.command === 'records.confirm_record')
      .reduce((sum, each) => sum + each.value, 0)
  const before = await again()
  for (const side of ['need', 'offer'] as const) {
    const who = side === 'need' ? needer : offerer
    const answers = await Promise.all(records.map((record) => confirmRecord(test.as(who), { ...record, side })))
    expect(answers.every((answer) => answer.ok)).toBe(true)
  }
  // State in an index, or an index page that all read and write, gave more than one start-over an act.
  expect((await again()) - before).toBeLessThan(20)
})
