import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, type Id, nobody, type Viewer } from '../../kernel/index.js'
import { columnsOf, rowColumnsOf } from '../bulk/columns.js'
import { listRowsOf } from '../bulk/listRows.js'
import { importTemplate } from '../bulk/template.js'
import { confirmRecord } from '../commands/confirm.js'
import { confirmMany } from '../commands/confirmMany.js'
import { saveDraft } from '../commands/drafts.js'
import { attachEvidence, removeEvidence } from '../commands/evidence.js'
import { sendWaitingInvitations } from '../commands/invitations.js'
import { refuseRecord } from '../commands/turnAway.js'
import { packsOn } from '../pack.js'
import { readTable } from '../tables/read.js'
import { type Federation, federation, someone, unitId } from '../testing/federation.js'
import { aFile, packNow, submittedBy } from '../testing/reporting.js'
import { sampleValues } from '../testing/samples.js'
import { likelyDuplicates } from './duplicates.js'
import { openAndRefused, recordCounts, recordsOf, waitingCounts, waitingToConfirm } from './lists.js'
import { evidenceFile, recordById, recordOfFact } from './one.js'

let test: Federation
let needs: Id[]
let offer: Id
const recorder = someone('recorder', 'society_office@society')
const neighbour = someone('neighbour', 'society_office@otherSociety')
const needer = someone('needer', 'unit_contact@needer')
const offerer = someone('offerer', 'unit_contact@offerer')
const secretariat = someone('secretariat', 'secretariat')
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  needs = await test.subjects('need', 30)
  ;[offer] = (await test.subjects('offer', 1)) as [Id]
})
afterAll(() => test.close())

const valuesOf = (need: Id, contact = '视频会议一次') => ({
  need,
  needUnit: unitId('needer'),
  offer,
  offerUnit: unitId('offerer'),
  channel: 'online',
  contact,
})
const aMatch = (n: number, over: Record<string, unknown> = {}) =>
  submittedBy(test, recorder, { pack: 'match', unit: 'society', happenedOn: '2022-06-20', values: valuesOf(needs[n]!), ...over })
const listOf = async (viewer: Viewer, ask: object = {}) => {
  const answer = await recordsOf(test.as(viewer), { limit: 500, ...ask } as never)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

it('a unit, the sides asked and the federation office see a record; a neighbour and a stranger see nothing of it, in no query', async () => {
  const { record, version } = await aMatch(0)
  const sees = async (viewer: Viewer) => (await listOf(viewer)).rows.some((row) => row.id === record)
  expect(await Promise.all([recorder, needer, offerer, secretariat, neighbour].map(sees))).toEqual([true, true, true, true, false])
  const opened = await Promise.all(
    [recorder, needer, neighbour].map(async (viewer) => (await recordById(test.as(viewer), { record } as never)) as { value: unknown }),
  )
  expect(opened.map((each) => each.value !== undefined)).toEqual([true, true, false])
  expect(await recordById(test.as(nobody()), { record } as never)).toMatchObject({ ok: false, refusal: { code: 'sign_in_needed' } })
  const counted = async (viewer: Viewer) => {
    const answer = await recordCounts(test.as(viewer), {})
    return answer.ok ? answer.value.reduce((sum, row) => sum + row.n, 0) : -1
  }
  for (const viewer of [recorder, needer, neighbour, secretariat]) expect(await counted(viewer)).toBe((await listOf(viewer)).rows.length)
  await confirmRecord(test.as(needer), { record, side: 'need', version } as never)
  const done = await confirmRecord(test.as(offerer), { record, side: 'offer', version } as never)
  const fact = (done as unknown as { value: { facts: string[] } }).value.facts[0]!
  expect(await recordOfFact(test.as(neighbour), { fact } as never)).toMatchObject({ ok: true, value: { record: null, visible: false } })
  expect(await recordOfFact(test.as(needer), { fact } as never)).toMatchObject({ ok: true, value: { record, visible: true } })
})

it('a draft is its unit’s own', async () => {
  const answer = await saveDraft(test.as(recorder), { pack: 'match', unit: unitId('society'), values: { contact: '还没写完' } } as never)
  if (!answer.ok) throw new Error(answer.refusal.code)
  const { record, version } = answer.value.answer!
  const seen = (await Promise.all([recorder, secretariat, needer].map((viewer) => recordById(test.as(viewer), { record } as never)))) as {
    value: unknown
  }[]
  expect(seen.map((each) => each.value !== undefined)).toEqual([true, false, false])
  expect(
    await saveDraft(test.as(recorder), { record, version: 7, pack: 'match', unit: unitId('society'), values: {} } as never),
  ).toMatchObject({ ok: false, refusal: { code: 'record_changed', yours: 7, present: 1 } })
  expect(
    await saveDraft(test.as(recorder), {
      record,
      version,
      pack: 'match',
      unit: unitId('society'),
      happenedOn: '2022-06-01',
      values: { channel: 'online' },
    } as never),
  ).toMatchObject({ ok: true, value: { answer: { version: 2 } } })
})

it('pages follow one another without a gap or a double', async () => {
  for (let n = 1; n < 8; n++) await aMatch(n)
  const all = (await listOf(recorder)).rows.map((row) => row.no)
  const paged: number[] = []
  for (let after: number | undefined; ; ) {
    const page = await listOf(recorder, { limit: 3, after })
    paged.push(...page.rows.map((row) => row.no))
    after = page.next
    if (after === undefined) break
  }
  expect(paged).toEqual(all)
  expect([...all].sort((a, b) => b - a)).toEqual(all)
  expect((await listOf(recorder, { target: 'T15-2', states: ['waiting'] })).rows.every((row) => row.pack === 'match')).toBe(true)
  expect((await listOf(recorder, { target: 'T12-1' })).rows).toEqual([])
})

it('the desk takes what waits in order, and several at once; counts by target agree with it', async () => {
  const desk = async () => {
    const page = await waitingToConfirm(test.as(needer), { limit: 200 })
    if (!page.ok) throw new Error('desk')
    return page.value.rows
  }
  const before = await desk()
  const counts = await waitingCounts(test.as(needer), {})
  expect(counts).toMatchObject({ ok: true, value: { 'T15-2': { mine: before.length }, 'T12-1': { all: 0, mine: 0 } } })
  const some = before.slice(0, 3).map((row) => ({ record: row.id, side: row.side, no: row.turnNo, version: row.version }))
  const many = await confirmMany(test.as(needer), [...some, { ...some[0]!, version: 9 }])
  expect(many.confirmed).toHaveLength(4)
  const stale = await confirmMany(test.as(offerer), [
    { ...some[0]!, side: 'offer', version: 9 },
    { ...some[1]!, side: 'offer' },
  ])
  expect(stale).toMatchObject({ confirmed: [some[1]!.record], refused: [{ record: some[0]!.record, refusal: { code: 'record_changed' } }] })
  expect((await desk()).length).toBe(before.length - 3)
})

it('likely doubles: the same event first, then the same telling fields, then a similar title within a week; of others only unit and day', async () => {
  const { record } = await aMatch(20)
  const ask = (viewer: Viewer, unit: string, values: object, over = {}) =>
    likelyDuplicates(test.as(viewer), { pack: 'match', unit, happenedOn: '2022-06-22', values, ...over } as never)
  const own = await ask(recorder, unitId('society'), valuesOf(needs[20]!, '完全不同的说法'))
  if (!own.ok) throw new Error(own.refusal.code)
  expect(own.value[0]).toMatchObject({ id: record, why: 'key', likeness: 1 })
  expect(own.value.slice(1).every((each) => each.why !== 'key')).toBe(true)
  const other = await ask(neighbour, unitId('otherSociety'), valuesOf(needs[20]!))
  expect(other).toMatchObject({
    ok: true,
    value: expect.arrayContaining([expect.objectContaining({ id: null, title: null, why: 'key', unit: unitId('society') })]),
  })
  const itself = await ask(recorder, unitId('society'), valuesOf(needs[20]!), { except: record })
  expect(itself.ok && itself.value.some((each) => each.id === record)).toBe(false)
  expect(await ask(nobody(), unitId('society'), {})).toMatchObject({ ok: false })
})

it('what two units do again and again is a likely double only about the same day, also on the desk', async () => {
  const [elsewhere] = await test.subjects('offer', 1)
  const { record } = await aMatch(22, { happenedOn: '2022-05-04' })
  const asked = async (happenedOn: string, values: object) => {
    const answer = await likelyDuplicates(test.as(recorder), { pack: 'match', unit: unitId('society'), happenedOn, values } as never)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.find((each) => each.id === record)?.why
  }
  const sameParties = { ...valuesOf(needs[23]!), offer: elsewhere }
  const days = ['2022-05-04', '2022-05-01', '2022-05-07', '2022-04-30', '2022-05-08', '2022-06-20']
  const why = []
  for (const on of days) why.push(await asked(on, sameParties))
  expect(why.map((each) => each === 'fields')).toEqual([true, true, true, false, false, false])
  // The same need and offer are one event whenever it happened.
  expect(await asked('2022-06-20', valuesOf(needs[22]!))).toBe('key')

  const alike = async (of: Id) => {
    const desk = await waitingToConfirm(test.as(needer), { limit: 200 })
    if (!desk.ok) throw new Error('desk')
    return desk.value.rows.find((row) => row.id === of)?.alike
  }
  expect(await alike(record)).toBe(false)
  const near = await aMatch(24, { happenedOn: '2022-05-06' })
  expect([await alike(record), await alike(near.record as Id)]).toEqual([true, true])
})

it('open and refused records stand beside the facts for every reader alike, with less for those who may not see them', async () => {
  const { record, version } = await aMatch(21)
  await refuseRecord(test.as(needer), { record, side: 'need', version, reason: '没有发生过这次对接' } as never)
  const read = async (viewer: Viewer) => {
    const answer = await openAndRefused(test.as(viewer), { target: 'T15-2', limit: 200 } as never)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const [mine, theirs, everyone] = await Promise.all([recorder, neighbour, nobody()].map(read))
  expect(theirs!.counts).toEqual(mine!.counts)
  expect(everyone!.rows.map((row) => row.no)).toEqual(mine!.rows.map((row) => row.no))
  expect(mine!.rows.find((row) => row.id === record)).toMatchObject({ state: 'refused', reason: '没有发生过这次对接' })
  expect(everyone!.rows.every((row) => row.id === null && row.title === null && row.reason === null)).toBe(true)
})

it('personal fields are masked for who only oversees, and evidence opens to who sees the record', async () => {
  const office = someone('office', 'department_office@department')
  const files = [await aFile(test, office, '纪要'), await aFile(test, office, '名单')]
  const values = {
    ...(await sampleValues(test, packNow('expert-seminar'), 'department')),
    approver: { name: '李审定', email: 'li@example.org' },
  }
  const said = await submittedBy(test, office, {
    pack: 'expert-seminar',
    unit: 'department',
    happenedOn: '2022-06-01',
    values,
    evidence: files,
  })
  const view = async (viewer: Viewer) =>
    (
      (await recordById(test.as(viewer), { record: said.record } as never)) as unknown as {
        value: { values: { approver: unknown }; masked: string[]; title: string }
      }
    ).value
  expect((await view(office)).values.approver).toEqual({ name: '李审定', email: 'li@example.org' })
  const overseer = await view(secretariat)
  expect(overseer.values.approver).toBeNull()
  expect(overseer.masked).toContain('approver')
  expect(overseer.title).not.toContain('李审定')
  const file = (viewer: Viewer) => evidenceFile(test.as(viewer), { record: said.record, hash: files[0]! } as never)
  expect(await file(secretariat)).toMatchObject({ ok: true, value: { type: 'application/pdf', name: '佐证.pdf' } })
  expect(await file(neighbour)).toMatchObject({ ok: true, value: undefined })

  const [more, stolen] = [await aFile(test, office, '补充'), await aFile(test, neighbour, '别人的文件')]
  const touch = { record: said.record, unit: unitId('department'), version: said.version }
  expect(await attachEvidence(test.as(office), { ...touch, evidence: [stolen] } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'file_unknown' },
  })
  expect(await attachEvidence(test.as(office), { ...touch, evidence: [more] } as never)).toMatchObject({
    ok: true,
    value: { answer: { version: 2 } },
  })
  expect(await attachEvidence(test.as(office), { ...touch, version: 2, evidence: [more] } as never)).toMatchObject({
    ok: true,
    value: { did: 'nothing' },
  })
  expect(await removeEvidence(test.as(office), { ...touch, hash: more } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'record_changed' },
  })
  expect(await removeEvidence(test.as(office), { ...touch, version: 2, hash: more } as never)).toMatchObject({ ok: true })
  await sendWaitingInvitations(test.house)
})

it.each(packsOn('2022-06-30' as Day).map((pack) => [pack.id, pack] as const))(
  'the table to fill in for %s is understood again, in both languages',
  async (_id, pack) => {
    for (const language of ['zh-Hans', 'en'] as const) {
      const read = await readTable(await importTemplate(pack, language))
      if (!read.ok) throw new Error(read.refusal.code)
      const list =
        pack.batch && pack.batch.kind !== 'daily_log'
          ? pack.fields.find((field) => field.id === (pack.batch as { listField: string }).listField)
          : undefined
      const found =
        pack.batch?.kind === 'daily_log'
          ? rowColumnsOf(pack.batch.columns, read.value.header)
          : list?.kind === 'list'
            ? rowColumnsOf(list.columns, read.value.header)
            : columnsOf(pack, read.value.header)
      expect(found.unknown).toEqual([])
      expect(found.columns).toHaveLength(read.value.header.length)
    }
  },
)

it('a list of ten comes from a file into the form, names looked up', async () => {
  const pack = packNow('frontier-questions')
  const [known] = await test.subjects('question', 1)
  const csv = Buffer.from(['序号,问题,推荐单位', `1,${known},中国数学会`, '2,量子引力是否可以被实验检验,中国物理学会'].join('\n'))
  const table = await readTable(csv)
  if (!table.ok) throw new Error(table.refusal.code)
  const rows = await listRowsOf(test.house.database.db, pack, table.value)
  expect(rows).toMatchObject({
    ok: true,
    value: {
      field: 'entries',
      rows: [{ no: '1', question: known }, { no: '2' }],
      adds: [{ kind: 'question', text: '量子引力是否可以被实验检验' }],
    },
  })
})
