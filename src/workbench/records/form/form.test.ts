import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, system } from '../../../kernel/index.js'
import { packsOn, pointedNames, type RecordPack, type Values } from '../../../records/index.js'
import { someone, UNITS, type UnitName, unitId } from '../../../records/testing/federation.js'
import { sampleValues } from '../../../records/testing/samples.js'
import { describeSubject } from '../../../registry/index.js'
import { htmlFindings } from '../../../ui/testing/index.js'
import { formIn, pdf, wordsOf } from '../../testing/forms.js'
import { type DeskHouse, deskHouse, PEOPLE } from '../../testing/house.js'
import { type Answer, deskOver, reader } from '../../testing/web.js'
import { flatten, knownText, typedOf } from './typed.js'

const TODAY = '2022-06-30' as Day
/** Names of boxes that the form itself uses. */
const RESERVED = new Set(['unit', 'happenedOn', 'evidence', 'file'])
const packs = packsOn(TODAY)

it('no pack has a field with the name of a box that the form itself uses', () => {
  const taken = packs.flatMap((pack) => pack.fields.filter((field) => RESERVED.has(field.id)).map((field) => `${pack.id}.${field.id}`))
  expect(taken).toEqual([])
})

let test: DeskHouse
beforeAll(async () => {
  test = await deskHouse()
})
afterAll(() => test?.close())

const unitFor = (pack: RecordPack): UnitName =>
  (Object.keys(UNITS) as UnitName[]).find((name) => (pack.recorder.unitKinds as readonly string[]).includes(UNITS[name]))!
const recorderOf = (pack: RecordPack) => someone(`recorder of ${pack.id}`, ...pack.recorder.roles.map((role) => `${role}@${unitFor(pack)}`))
const idIn = (answer: Answer) => /\/desk\/records\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''

/** Fills the form of a pack by names, as a person does, and gives what is to be sent. */
async function filled(pack: RecordPack, page: string, values: Values) {
  const people = await test.house.database.pool.query('select id, name_zh from registry.person')
  const masked = await pointedNames(test.house.database.db, pack, values, TODAY)
  // Whoever records knows the people's full names.
  const names = {
    ...masked,
    ...Object.fromEntries(people.rows.map((row) => [row.id, { nameZh: row.name_zh, nameEn: null, kind: 'person' }])),
  }
  const { typed } = typedOf(pack, values, names)
  const form = formIn(page, `/desk/records/new/${pack.id}`).set('happenedOn', '2022-06-03')
  for (const [name, value] of Object.entries(flatten(typed))) {
    form.values.delete(name)
    for (const each of [value].flat()) form.values.append(name, each)
  }
  for (const field of pack.fields) if (field.kind === 'file') form.set(field.id, pdf(`${pack.id} ${field.id}`), '文件.pdf')
  for (let n = 0; n < Math.max(1, pack.evidence.min); n++) form.set('evidence', pdf(`${pack.id} ${n}`), `佐证${n}.pdf`)
  return form
}

describe('the form of every pack', () => {
  it.each(packs.filter((pack) => pack.batch?.kind !== 'daily_log').map((pack) => [pack.id, pack] as const))(
    '%s is drawn whole, sent by names, and makes one record that its page shows',
    async (_id, pack) => {
      const at = reader(deskOver(test, { recorder: recorderOf(pack) }), 'recorder')
      const page = await at.get(`/desk/records/new/${pack.id}?unit=${unitId(unitFor(pack))}`)
      expect(page.status).toBe(200)
      expect(await htmlFindings(page.text)).toEqual([])
      for (const field of pack.fields) expect(page.text, field.id).toContain(`f-${field.id}`)
      const values = await sampleValues(test, pack, unitFor(pack))
      const form = await filled(pack, page.text, values)
      const sent = await at.post(form.action, form.press('_do', 'submit').values)
      expect(sent.status, wordsOf(sent.text).slice(0, 3_000)).toBe(303)
      const record = await at.get(sent.location!)
      expect(await htmlFindings(record.text)).toEqual([])
      const stored = (await test.house.database.pool.query('select state, "values" from records.record where id = $1', [idIn(sent)])).rows
      expect(stored).toHaveLength(1)
      expect(stored[0].state).toBe('waiting')
      for (const [name, value] of Object.entries(values))
        if (typeof value === 'string' && /^[0-9a-f]{8}-/.test(value)) expect(stored[0].values[name]).toBe(value)

      const edit = await at.get(`/desk/records/${idIn(sent)}/edit`)
      expect(edit.status).toBe(200)
      expect(await htmlFindings(edit.text)).toEqual([])
      const same = formIn(edit.text, `/desk/records/${idIn(sent)}/edit`)
      const again = await at.post(same.action, same.press('_do', 'submit').values)
      expect(again.status, wordsOf(again.text).slice(0, 3_000)).toBe(303)
      const after = (await test.house.database.pool.query('select version from records.record where id = $1', [idIn(sent)])).rows
      // Sent as it stands, the form of a record says nothing new.
      expect(after[0].version).toBe(1)
    },
  )
})

describe('a box that points into the registry', () => {
  const at = () => reader(deskOver(test, PEOPLE), 'society')
  const open = async () =>
    formIn((await at().get('/desk/records/new/match')).text, '/desk/records/new/match').set('happenedOn', '2022-06-03')

  it('says what may stand there, and how it is found', async () => {
    const page = await reader(deskOver(test, PEOPLE), 'journal').get('/desk/records/new/special-issue')
    expect(wordsOf(page.text)).toContain('须为卓越行动计划入选期刊。输入名称的任意部分或编号，从列出的条目中选择。')
  })

  it('offers what comes near, takes it by a button, and keeps everything else that was typed', async () => {
    const form = (await open()).set('need', '条目').set('contact', '电话一次，另约时间')
    const refused = await at().post(form.action, form.press('_do', 'submit').values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('电话一次，另约时间')
    expect(refused.text).toContain('href="#f-need"')
    expect(await htmlFindings(refused.text)).toEqual([])
    const value = /name="_take" value="(need [^"]+)"/.exec(refused.text)?.[1]
    expect(value).toMatch(/^need [0-9a-f-]{36} 条目\d+$/)
    const next = formIn(refused.text, '/desk/records/new/match')
    const taken = await at().post(next.action, next.press('_take', value!).values)
    expect(taken.status).toBe(200)
    expect(taken.text).toContain(`value="${value!.split(' ')[2]}"`)
    expect(taken.text).toContain('电话一次，另约时间')
  })

  it('lets a recorder add what is missing, after he has seen what is like it', async () => {
    const form = (await open())
      .set('need', '高温轴承涂层')
      .set('offer', '等离子喷涂工艺')
      .set('needUnit', '单位needer')
      .set('offerUnit', '单位offerer')
      .set('channel', 'on_site')
      .set('contact', '现场考察一次')
    const first = await at().post(form.action, form.press('_do', 'submit').values)
    expect(first.status).toBe(422)
    expect(wordsOf(first.text)).toContain('新增“高温轴承涂层”')
    const next = formIn(first.text, '/desk/records/new/match')
    next.values.append('_add', '高温轴承涂层')
    next.values.append('_add', '等离子喷涂工艺')
    const sent = await at().post(next.action, next.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 2_000)).toBe(303)
    const known = await test.house.database.pool.query(
      `select name_zh from registry_read.subject where kind in ('need', 'offer') and name_zh = any($1)`,
      [['高温轴承涂层', '等离子喷涂工艺']],
    )
    expect(known.rows).toHaveLength(2)
  })

  it('suggests by any part of the name, only what the field may point at', async () => {
    const suggested = await at().get(`/suggest/field/match/needUnit?q=${encodeURIComponent('need')}`)
    expect(wordsOf(suggested.text)).toContain('单位needer')
    expect(wordsOf((await at().get(`/suggest/field/match/needUnit?q=department`)).text).trim()).toBe('')
    expect(wordsOf((await reader(deskOver(test, PEOPLE)).get('/suggest/field/match/needUnit?q=need')).text).trim()).toBe('')
  })

  it('keeps the chosen one of two entries with the same name', async () => {
    const [one, other] = await test.subjects('need', 2)
    for (const subject of [one, other]) {
      const named = await describeSubject(test.as(system), {
        subject: subject!,
        what: 'name_zh',
        value: '同名需求',
        from: '2022-01-01',
        reason: '测试同名',
      })
      expect(named).toMatchObject({ ok: true, value: { did: 'done' } })
    }
    const form = (await open()).set('need', '同名需求')
    form.values.append('_is[]', knownText({ path: 'need', id: other!, text: '同名需求' }))
    const drafted = await at().post(form.action, form.press('_do', 'draft').values)
    expect(drafted.status, wordsOf(drafted.text).slice(0, 1_000)).toBe(303)
    const stored = (await test.house.database.pool.query('select "values" from records.record where id = $1', [idIn(drafted)])).rows[0]
    expect(stored.values.need).toBe(other)
    const plain = await at().post(form.action, (await open()).set('need', '同名需求').press('_do', 'look').values)
    expect(wordsOf(plain.text)).toContain('是下面的哪一条')
    expect([...plain.text.matchAll(/name="_take"/g)]).toHaveLength(2)
  })
})

describe('a list', () => {
  const at = () => reader(deskOver(test, PEOPLE), 'department')

  it('shows more rows on request, and leaves empty ones out', async () => {
    const page = await at().get('/desk/records/new/bulletin-issue')
    const form = formIn(page.text, '/desk/records/new/bulletin-issue').set('papers.4.title', '第五行')
    const before = [...page.text.matchAll(/name="papers\.\d+\.title"/g)].length
    const more = await at().post(form.action, form.press('_more', 'papers').values)
    expect(more.status).toBe(200)
    expect([...more.text.matchAll(/name="papers\.\d+\.title"/g)].length).toBeGreaterThan(before)
  })

  it('is read from a file into the form, with names looked up, and nothing is sent by that', async () => {
    const questions = await test.subjects('question', 10)
    const names = await test.house.database.pool.query('select id, name_zh from registry_read.subject where id = any($1)', [questions])
    const rows = questions.map((id, n) => `${n + 1},${names.rows.find((row) => row.id === id).name_zh}`)
    const csv = new Blob([`\uFEFF序号,问题\n${rows.join('\n')}\n`], { type: 'text/csv' })
    const page = await at().get('/desk/records/new/frontier-questions')
    const before = (await test.house.database.pool.query('select count(*) as n from records.record')).rows[0].n
    const form = formIn(page.text, '/desk/records/new/frontier-questions').set('_list', csv, '问题.csv')
    const read = await at().post(form.action, form.press('_do', 'list').values)
    expect(read.status, wordsOf(read.text).slice(0, 1_500)).toBe(200)
    expect(wordsOf(read.text)).toContain('已读入 10 行')
    expect(read.text).toContain(`value="${names.rows[0].name_zh}"`)
    expect((await test.house.database.pool.query('select count(*) as n from records.record')).rows[0].n).toBe(before)
  })

  it('from a file that is no table is refused with its reason', async () => {
    const page = await at().get('/desk/records/new/frontier-questions')
    const form = formIn(page.text, '/desk/records/new/frontier-questions').set(
      '_list',
      new Blob([new Uint8Array([0, 1, 2, 3])]),
      '清单.xlsx',
    )
    const read = await at().post(form.action, form.press('_do', 'list').values)
    expect(read.status).toBe(422)
    expect(read.text).toContain('href="#f-_list"')
  })
})
