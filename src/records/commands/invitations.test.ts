import { afterAll, beforeAll, expect, it } from 'vitest'
import { countMatters, type Day, nobody, rows, sql, system } from '../../kernel/index.js'
import { type Federation, federation, someone, unitId } from '../testing/federation.js'
import { aFile, packNow, submittedBy } from '../testing/reporting.js'
import { sampleValues } from '../testing/samples.js'
import { confirmRecord } from './confirm.js'
import { switchEmitter } from './emitter.js'
import { askAgain, confirmByLink, evidenceByLink, inviteSide, recordByLink, sendWaitingInvitations } from './invitations.js'
import { changeRecord, submitRecord } from './submit.js'

let test: Federation
let files: string[]
const office = someone('office', 'department_office@department')
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  files = [await aFile(test, office, '纪要'), await aFile(test, office, '名单')]
})
afterAll(() => test.close())

const aSeminar = async () => ({
  pack: 'expert-seminar',
  unit: 'department' as const,
  happenedOn: '2022-06-20',
  values: {
    ...(await sampleValues(test, packNow('expert-seminar'), 'department')),
    approver: { name: '李审定', email: 'Approver@Example.org' },
  },
  evidence: files,
})
const letters = () => rows<{ to: string; body: string }>(test.house.database.db, sql`select "to", body from kernel.mail order by at, id`)
const newestToken = async () => /confirm\/([A-Za-z0-9_-]+)/.exec((await letters()).at(-1)!.body)![1]!

it('an invited person gets one letter, sees the record, and confirms it once without signing in', async () => {
  const said = await aSeminar()
  const record = await submittedBy(test, office, said)
  expect(await sendWaitingInvitations(test.house)).toBe(1)
  expect(await sendWaitingInvitations(test.house)).toBe(0)
  const [letter] = await letters()
  expect(letter!.to).toBe('approver@example.org')
  expect(letter!.body).toContain('李审定')
  expect(letter!.body).not.toContain('undefined')
  const token = await newestToken()
  const stored = await rows(test.house.database.db, sql`select * from records.invitation`)
  expect(JSON.stringify(stored)).not.toContain(token)

  const seen = await recordByLink(test.as(nobody()), { token })
  expect(seen).toMatchObject({ ok: true, value: { view: { id: record.record, masked: [] }, side: { side: 'approver' } } })
  expect(await evidenceByLink(test.as(nobody()), { token, hash: '0'.repeat(64) })).toMatchObject({ ok: true, value: undefined })
  expect(await confirmByLink(test.as(nobody()), { token, version: 2, verdict: 'confirm' })).toMatchObject({
    ok: false,
    refusal: { code: 'record_changed', present: 1 },
  })
  expect(await confirmByLink(test.as(office), { token, version: 1, verdict: 'confirm' })).toMatchObject({
    ok: false,
    refusal: { code: 'recorder_may_not_confirm' },
  })
  expect(await confirmByLink(test.as(nobody()), { token, version: 1, verdict: 'refuse' })).toMatchObject({
    ok: false,
    refusal: { fields: [{ code: 'reason_missing', field: 'note' }] },
  })
  const answers = await Promise.all([1, 2, 3].map(() => confirmByLink(test.as(nobody()), { token, version: 1, verdict: 'confirm' })))
  expect(answers.map((answer) => (answer.ok ? answer.value.did : answer.refusal.code)).sort()).toEqual(['done', 'link_used', 'link_used'])
  const facts = await rows<{ kind: string }>(
    test.house.database.db,
    sql`select kind from kernel.fact where data->>'record' = ${record.record} and kind = 'expert_seminar.held'`,
  )
  expect(facts).toHaveLength(1)
  expect(await recordByLink(test.as(nobody()), { token })).toMatchObject({ ok: true, value: { code: 'link_used' } })
})

it('a link that is unknown, expired, or was replaced by a newer one opens nothing', async () => {
  const record = await submittedBy(test, office, await aSeminar())
  await sendWaitingInvitations(test.house)
  const first = await newestToken()
  expect(await askAgain(test.as(office), { record: record.record, unit: unitId('department'), side: 'approver' } as never)).toMatchObject({
    ok: true,
  })
  expect(await sendWaitingInvitations(test.house)).toBe(1)
  const second = await newestToken()
  expect(second).not.toBe(first)
  const say = (token: string) => confirmByLink(test.as(nobody()), { token, version: 1, verdict: 'confirm' })
  expect(await say(first)).toMatchObject({ ok: false, refusal: { code: 'link_unknown' } })
  expect(await say('A'.repeat(43))).toMatchObject({ ok: false, refusal: { code: 'link_unknown' } })
  expect(await say('short')).toMatchObject({ ok: false, refusal: { code: 'input_invalid' } })
  await test.setToday('2022-09-30' as Day)
  expect(await say(second)).toMatchObject({ ok: false, refusal: { code: 'link_expired' } })
  await test.setToday('2022-06-30' as Day)
})

it('an address is only reached by its link: nobody signed in may speak for it, and the house alone sends links', async () => {
  const record = await submittedBy(test, office, await aSeminar())
  const boss = someone('boss', 'department_head', 'signatory')
  expect(await confirmRecord(test.as(boss), { ...record, side: 'approver' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_side' },
  })
  expect(await confirmRecord(test.as(system), { ...record, side: 'approver' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_side' },
  })
  const letter = { to: 'approver@example.org', subject: 'x', body: 'x' }
  const ask = { record: record.record, side: 'approver', no: 1, token: '0'.repeat(64), expiresOn: '2022-12-31', letter }
  expect(await inviteSide(test.as(boss), ask as never)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
})

it('sent back by link, mended, and invited anew; a changed address gets the letter', async () => {
  const said = await aSeminar()
  const record = await submittedBy(test, office, said)
  await sendWaitingInvitations(test.house)
  const token = await newestToken()
  expect(await confirmByLink(test.as(nobody()), { token, version: 1, verdict: 'send_back', note: '地点写错了' })).toMatchObject({
    ok: true,
    value: { answer: 'sent_back' },
  })
  const values = { ...said.values, approver: { name: '王审定', email: 'other@example.org' } }
  const again = await submitRecord(test.as(office), {
    ...said,
    unit: unitId('department'),
    record: record.record,
    version: 1,
    values,
  } as never)
  expect(again).toMatchObject({ ok: true, value: { answer: { version: 2 } } })
  expect(await sendWaitingInvitations(test.house)).toBe(1)
  expect((await letters()).at(-1)!.to).toBe('other@example.org')
  expect(await confirmByLink(test.as(nobody()), { token, version: 2, verdict: 'confirm' })).toMatchObject({
    ok: false,
    refusal: { code: 'link_unknown' },
  })
  expect(
    await changeRecord(test.as(office), { ...said, unit: unitId('department'), record: record.record, version: 2 } as never),
  ).toMatchObject({ ok: true })
})

it('asks for an address before anything waits for nobody, and never lets the recorder invite himself', async () => {
  const said = await aSeminar()
  const without = { ...said, unit: unitId('department'), values: { ...said.values, approver: { name: '某人' } } }
  expect(await submitRecord(test.as(office), without as never)).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', fields: [{ code: 'invited_without_address', field: 'approver', side: 'approver' }] },
  })
  await sql`insert into registry.person (id, name_zh, registered_on) values (${office.person}, '自己', '2020-01-01')`.execute(
    test.house.database.db,
  )
  const himself = { ...without, values: { ...said.values, approver: { person: office.person } } }
  expect(await submitRecord(test.as(office), himself as never)).toMatchObject({
    ok: false,
    refusal: { code: 'recorder_may_not_confirm', side: 'approver' },
  })
})

it('one emitter for a kind, programme and period: records stop where an engine has taken over', async () => {
  const keeper = someone('keeper', 'secretariat')
  const key = { kind: 'youth_salon.held', programme: 'youth-salon', period: '2022' }
  const ask = { ...key, emitter: 'engine' as const, reason: '会议模块上线' }
  expect(await switchEmitter(test.as(office), ask)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
  const salon = {
    pack: 'youth-salon',
    unit: 'department' as const,
    happenedOn: '2022-06-20',
    values: await sampleValues(test, packNow('youth-salon'), 'department'),
    evidence: files,
  }
  const waiting = await submittedBy(test, office, salon)
  expect(await switchEmitter(test.as(keeper), ask)).toMatchObject({ ok: false, refusal: { code: 'emitter_has_waiting', period: '2022' } })
  await sendWaitingInvitations(test.house)
  await confirmByLink(test.as(nobody()), { token: await newestToken(), version: waiting.version, verdict: 'confirm' })
  expect(await switchEmitter(test.as(keeper), ask)).toMatchObject({ ok: false, refusal: { code: 'emitter_in_use' } })
  const next = { ...ask, period: '2021' }
  expect(await switchEmitter(test.as(keeper), next)).toMatchObject({ ok: true, value: { facts: { length: 1 } } })
  expect(await switchEmitter(test.as(keeper), next)).toMatchObject({ ok: true, value: { did: 'nothing' } })
  const earlier = {
    ...salon,
    unit: unitId('department'),
    happenedOn: '2021-12-20',
    values: await sampleValues(test, packNow('youth-salon'), 'department'),
  }
  expect(await submitRecord(test.as(office), earlier as never)).toMatchObject({
    ok: false,
    refusal: { code: 'engine_emits', kind: 'youth_salon.held' },
  })
})

it('a person of the registry gets the turn in his own list and confirms signed in; a first checker never checks twice', async () => {
  const minister = someone('minister')
  const db = test.house.database.db
  await sql`insert into registry.person (id, name_zh, registered_on) values (${minister.person}, '赵审定', '2020-01-01')`.execute(db)
  const said = await aSeminar()
  const record = await submittedBy(test, office, { ...said, values: { ...said.values, approver: { person: minister.person } } })
  expect(await sendWaitingInvitations(test.house)).toBe(0)
  expect(await countMatters(db, minister)).toBe(1)
  expect(await confirmRecord(test.as(someone('passer-by')), { ...record, side: 'approver' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_side' },
  })
  expect(await confirmRecord(test.as(minister), { ...record, side: 'approver' })).toMatchObject({
    ok: true,
    value: { answer: { state: 'confirmed' } },
  })
  expect(await countMatters(db, minister)).toBe(0)

  const checker = someone('checker', 'case_checker')
  await sql`insert into registry.person (id, name_zh, registered_on) values (${checker.person}, '钱检查', '2020-01-01')`.execute(db)
  const society = someone('society', 'society_office@society')
  const values = { ...(await sampleValues(test, packNow('case-review'), 'society')), firstChecker: { person: checker.person } }
  const review = await submittedBy(test, society, { pack: 'case-review', unit: 'society', happenedOn: '2022-06-10', values })
  expect(await confirmRecord(test.as(checker), { ...review, side: 'second_checker' })).toMatchObject({
    ok: false,
    refusal: { code: 'named_may_not_confirm' },
  })
  expect(await confirmRecord(test.as(someone('second', 'case_checker')), { ...review, side: 'second_checker' })).toMatchObject({ ok: true })
})
