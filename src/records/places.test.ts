import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, type Id, rows, sql } from '../kernel/index.js'
import { confirmRecord } from './commands/confirm.js'
import { submitRecord } from './commands/submit.js'
import { cancelFact, reinstateFact } from './commands/voids.js'
import { takePlaces } from './places.js'
import { type Federation, federation, someone, unitId } from './testing/federation.js'
import { aConfirmedMatch, aFile, measured, packNow, submittedBy } from './testing/reporting.js'
import { sampleValues } from './testing/samples.js'

let test: Federation
const office = someone('office', 'department_office@department')
const signatory = someone('signatory', 'signatory')
const panel = someone('panel', 'dispute_panel')
let files: string[]
beforeAll(async () => {
  test = await federation('2022-06-30' as Day)
  await measured(test, 'T10-1', 'T06-3', 'T15-2', 'T12-1')
  files = [await aFile(test, office, '1'), await aFile(test, office, '2')]
})
afterAll(() => test.close())

const aList = async (pack = 'frontier-questions', over: Record<string, unknown> = {}) => ({
  pack,
  unit: 'department' as const,
  happenedOn: '2022-06-20',
  values: { ...(await sampleValues(test, packNow(pack), 'department')), ...over },
  evidence: files,
})
const published = async (list: Awaited<ReturnType<typeof aList>>) => {
  const record = await submittedBy(test, office, list)
  return confirmRecord(test.as(signatory), { ...record, side: 'signatory' })
}
const asked = (list: Awaited<ReturnType<typeof aList>>) => submitRecord(test.as(office), { ...list, unit: unitId('department') } as never)

it('a place given back later than a happening is not free for it', () => {
  const held = [{ pool: 'p', no: 1, record: 'r', from: '2022-05-01' as Day, until: '2022-06-01' as Day }]
  const take = (from: string) => takePlaces([{ pool: 'p', size: 1, from: from as Day, what: 'place' }], held)
  expect(take('2022-05-31')).toMatchObject({ ok: false, refusal: { code: 'places_full' } })
  expect(take('2022-06-01')).toMatchObject({ ok: true, value: [{ no: 1 }] })
  expect(take('2022-04-01')).toMatchObject({ ok: false })
})

it('a list of 9 or of 11 is refused, one of 10 is published as one act; a retracted entry leaves 9 until exactly it is replaced (A-33)', async () => {
  const ten = await aList()
  const entries = ten.values.entries as Record<string, unknown>[]
  const nine = { ...ten, values: { ...ten.values, entries: entries.slice(0, 9) } }
  expect(await asked(nine)).toMatchObject({ ok: false, refusal: { code: 'list_not_whole', given: 9, needed: 10 } })
  const eleven = { ...ten, values: { ...ten.values, entries: [...entries, { ...entries[0], no: 10 }] } }
  expect(await asked(eleven)).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', fields: [{ code: 'list_too_long', maximum: 10, given: 11 }] },
  })
  const twice = { ...ten, values: { ...ten.values, entries: [...entries.slice(0, 9), { ...entries[9], no: 1 }] } }
  expect(await asked(twice)).toMatchObject({ ok: false, refusal: { code: 'place_taken', place: 1 } })
  const done = await published(ten)
  expect(done).toMatchObject({ ok: true, value: { facts: { length: 10 } } })
  expect(await test.figureOf('T10-1', '2022-06-30' as Day)).toBe(10)
  expect(await asked(await aList())).toMatchObject({ ok: false, refusal: { code: 'places_full', size: 10 } })

  const fact = (done as unknown as { value: { facts: string[] } }).value.facts[3]!
  expect(await cancelFact(test.as(signatory), { fact, on: '2022-06-25', reason: '与往年重复，撤下' } as never)).toMatchObject({ ok: true })
  expect(await test.figureOf('T10-1', '2022-06-30' as Day)).toBe(9)
  const replacement = { ...(await aList()), happenedOn: '2022-06-28' }
  const spare = replacement.values.entries as Record<string, unknown>[]
  expect(await asked({ ...replacement, values: { ...replacement.values, entries: spare.slice(0, 2) } })).toMatchObject({
    ok: false,
    refusal: { code: 'list_not_whole', needed: 1, free: [4] },
  })
  const wrong = { ...replacement, values: { ...replacement.values, entries: spare.slice(0, 1) } }
  expect(await asked(wrong)).toMatchObject({ ok: false, refusal: { code: 'place_taken', place: 1 } })
  expect(await published({ ...replacement, values: { ...replacement.values, entries: [{ ...spare[0], no: 4 }] } })).toMatchObject({
    ok: true,
  })
  expect(await test.figureOf('T10-1', '2022-06-30' as Day)).toBe(10)
  expect(await reinstateFact(test.as(panel), { fact, on: '2022-06-29', reason: '复核后恢复' } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'places_full', size: 10 },
  })
})

it('a question stands on one list only', async () => {
  const science = await rows<{ values: { question: string } }>(
    test.house.database.db,
    sql`select e."values" from records.entry e where e.no = 1`,
  )
  const list = await aList('engineering-problems')
  const entries = [...(list.values.entries as Record<string, unknown>[])]
  entries[2] = { ...entries[2], question: science[0]!.values.question }
  expect(await asked({ ...list, values: { ...list.values, entries } })).toMatchObject({
    ok: false,
    refusal: { code: 'exclusive_taken', rule: 'one_list_only' },
  })
})

it('20 places are awarded, the 21st is refused, also when all are confirmed at once (A-35)', async () => {
  const award = async (place: number) => ({
    ...(await aList('new-journal-place', { round: '2022', place })),
    happenedOn: '2022-05-20',
  })
  const waiting = []
  for (let place = 1; place <= 19; place++) waiting.push(await submittedBy(test, office, await award(place)))
  const twentieth = [await submittedBy(test, office, await award(20)), await submittedBy(test, office, await award(20))]
  const answers = await Promise.all(
    [...waiting, ...twentieth].map((record) => confirmRecord(test.as(signatory), { ...record, side: 'signatory' })),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(20)
  // Number 20 is taken by the one; whether the others have theirs by then is chance.
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual([
    expect.stringMatching(/^(place_taken|places_full)$/),
  ])
  expect(await asked(await award(7))).toMatchObject({ ok: false, refusal: { code: 'places_full', size: 20 } })
  expect(await asked(await award(21))).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid', fields: [{ code: 'number_too_big', maximum: 20 }] },
  })
  expect(await test.figureOf('T06-3', '2022-06-30' as Day)).toBe(20)
})

it('a second plan of one society in one year is refused, a first one of another society is not', async () => {
  const society = someone('own', 'society_office@society')
  const other = someone('others', 'society_office@otherSociety')
  const plan = async (who: typeof society, unit: 'society' | 'otherSociety') => {
    const file = await aFile(test, who, `plan ${unit}`)
    const values = { ...(await sampleValues(test, packNow('society-plan'), unit)), society: unitId(unit), year: 2022, plan: [file] }
    return submitRecord(test.as(who), {
      pack: 'society-plan',
      unit: unitId(unit),
      happenedOn: '2022-06-01',
      values,
      evidence: [file],
    } as never)
  }
  const confirmAll = async (answer: Awaited<ReturnType<typeof plan>>, unit: string) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
    await confirmRecord(test.as(someone(`council ${unit}`, `society_council@${unit}`)), { ...answer.value.answer!, side: 'council' })
    return confirmRecord(test.as(someone('liaison', 'liaison_officer')), { ...answer.value.answer!, side: 'liaison' })
  }
  const [first, rival] = [await plan(society, 'society'), await plan(society, 'society')]
  expect(await confirmAll(first, 'society')).toMatchObject({ ok: true, value: { answer: { state: 'confirmed' } } })
  expect(await confirmAll(rival, 'society')).toMatchObject({ ok: false, refusal: { code: 'duplicate_refused' } })
  expect(await plan(society, 'society')).toMatchObject({ ok: false, refusal: { code: 'duplicate_refused' } })
  expect(await confirmAll(await plan(other, 'otherSociety'), 'otherSociety')).toMatchObject({ ok: true })
})

it('twenty records of one event confirmed at once make twenty facts, of which the earliest counts (A-43)', async () => {
  const [need] = await test.subjects('need', 1)
  const [offer] = await test.subjects('offer', 1)
  const before = await test.figureOf('T15-2', '2022-06-30' as Day)
  const values = { need, needUnit: unitId('needer'), offer, offerUnit: unitId('offerer'), channel: 'online', contact: '视频会议一次' }
  const [needer, offerer] = [someone('needer', 'unit_contact@needer'), someone('offerer', 'unit_contact@offerer')]
  const records = []
  for (let n = 0; n < 20; n++) {
    const recorder = someone(`recorder ${n}`, 'society_office@society')
    const record = await submittedBy(test, recorder, {
      pack: 'match',
      unit: 'society',
      happenedOn: `2022-06-${String(29 - n).padStart(2, '0')}`,
      values,
    })
    await confirmRecord(test.as(needer), { ...record, side: 'need' })
    records.push(record)
  }
  const answers = await Promise.all(records.map((record) => confirmRecord(test.as(offerer), { ...record, side: 'offer' })))
  expect(answers.every((answer) => answer.ok && answer.value.facts.length === 1)).toBe(true)
  expect(await test.figureOf('T15-2', '2022-06-30' as Day)).toBe(before + 1)
  expect(await test.figureOf('T15-2', '2022-06-10' as Day)).toBe(before + 1)
  expect(await test.figureOf('T15-2', '2022-06-09' as Day)).toBe(before)
})

it('an as-of day before a happening does not know of it', async () => {
  const [[need], [offer]] = [await test.subjects('need', 1), await test.subjects('offer', 1)] as [Id[], Id[]]
  const before = await test.figureOf('T15-2', '2022-06-14' as Day)
  await aConfirmedMatch(test, { need: need!, offer: offer!, happenedOn: '2022-06-15' })
  expect(await test.figureOf('T15-2', '2022-06-14' as Day)).toBe(before)
})
