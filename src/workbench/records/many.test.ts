import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { runBulk } from '../../records/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { decides, namesOf, recordIn, sentMatch } from '../testing/acts.js'
import { formIn, pdf, wordsOf } from '../testing/forms.js'
import { type DeskHouse, deskHouse, PEOPLE, type Who } from '../testing/house.js'
import { deskOver, reader } from '../testing/web.js'

let test: DeskHouse
let at: (as?: Who) => ReturnType<typeof reader>
beforeAll(async () => {
  test = await deskHouse()
  const app = deskOver(test, PEOPLE)
  at = (as) => reader(app, as)
})
afterAll(() => test?.close())

const IMPORT = '/desk/records/import/match'
const rowsIn = async (table: string) => Number((await test.house.database.pool.query(`select count(*) as n from ${table}`)).rows[0].n)

describe('an import', () => {
  it('offers its empty table in both forms, headed alike', async () => {
    const csv = await at('society').get(`${IMPORT}/template.csv`)
    const book = await deskOver(test, PEOPLE).request(`${IMPORT}/template.xlsx`, { headers: { 'x-as': 'society' } })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await book.arrayBuffer())
    const header = (workbook.worksheets[0]!.getRow(1).values as string[]).slice(1)
    expect(csv.text.replace('\uFEFF', '').trim().replaceAll('"', '').split(',').length).toBe(header.length)
    for (const title of header) expect(csv.text).toContain(title)
  })

  it('says of each row what it will do, writes nothing until told, then goes through n of N, and gives the rest as a file', async () => {
    const needs = await namesOf(test, test.needs)
    const offers = await namesOf(test, test.offers)
    const line = (n: number, day = '2022-06-01') => `${day},${needs[n]},单位needer,${offers[n]},单位offerer,线上,电话联系一次`
    const csv = [
      '对接日期,需求,需求方,供给,供给方,方式,接触记录,多余',
      line(0),
      line(1),
      `2022-13-40,${needs[2]},单位needer,${offers[2]},单位needer,线上,同一单位`,
      `2022-06-01,没有的需求,不存在的单位,${offers[3]},单位offerer,飞鸽,短`,
    ].join('\n')
    const page = await at('society').get(IMPORT)
    expect(await htmlFindings(page.text)).toEqual([])
    const form = formIn(page.text, IMPORT)
      .set('file', new Blob([csv]), '对接.csv')
      .set('evidence', pdf('all'), '汇总.pdf')
    const before = await rowsIn('records.record')
    const sent = await at('society').post(form.action, form.values)
    expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
    const preview = await at('society').get(sent.location!)
    expect(await htmlFindings(preview.text)).toEqual([])
    const words = wordsOf(preview.text)
    expect(words).toContain('没有读的列：多余')
    expect(words).toContain('导入这 2 行')
    expect(words).toMatch(/需求方：登记册中没有“.+”，或种类不符；请用登记册中的全名或编号/)
    expect(await rowsIn('records.record')).toBe(before)

    const refusedOnly = await at('society').get(`${sent.location}&only=refused`)
    expect(wordsOf(refusedOnly.text)).toContain('请用登记册中的全名或编号')
    const errors = await at('society').get(/href="([^"]*errors\.csv[^"]*)"/.exec(preview.text)![1]!.replaceAll('&amp;', '&'))
    expect(errors.headers.get('content-disposition')).toContain('attachment')
    expect(errors.text.split('\r\n').filter((each) => each !== '')).toHaveLength(3)

    const begin = formIn(preview.text, `${IMPORT}/begin`)
    const begun = await at('society').post(begin.action, begin.values)
    expect(begun.status, wordsOf(begun.text).slice(0, 1_000)).toBe(303)
    const bulk = begun.location!.split('/').at(-1)!
    while (!(await runBulk(test.house, bulk)));
    const progress = await at('society').get(begun.location!)
    expect(await htmlFindings(progress.text)).toEqual([])
    expect(wordsOf(progress.text)).toContain('写入 2 条填报')
    expect(await rowsIn('records.record')).toBe(before + 2)
    expect((await at('other').get(begun.location!)).status).toBe(404)

    const again = await at('society').post(form.action, form.values)
    const second = await at('society').get(again.location!)
    expect(wordsOf(second.text)).toContain('这个文件已经开始导入')
    expect(wordsOf(second.text)).toMatch(/已经填报过 2/)
  })

  it('of a file that is none, or of too many bytes of nonsense, is refused with the field', async () => {
    const page = await at('society').get(IMPORT)
    for (const [name, bytes] of [
      ['图.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])],
      ['空.csv', new TextEncoder().encode('\n\n')],
      ['假.xlsx', new TextEncoder().encode('PK\u0003\u0004nonsense')],
    ] as const) {
      const form = formIn(page.text, IMPORT).set('file', new Blob([bytes]), name)
      const refused = await at('society').post(form.action, form.values)
      expect(refused.status, name).toBeGreaterThanOrEqual(413)
      expect(refused.text, name).toContain('href="#f-file"')
    }
    const bare = formIn(page.text, IMPORT)
    expect((await at('society').post(bare.action, bare.values)).status).toBe(422)
  })

  it('of a pack that is recorded as a whole leads to its form; one that is not his is refused', async () => {
    expect((await at('department').get('/desk/records/import/frontier-questions')).location).toContain(
      '/desk/records/new/frontier-questions',
    )
    expect((await at('society').get('/desk/records/import/special-issue')).status).toBe(422)
    expect((await at('society').get('/desk/records/import/nothing')).status).toBe(404)
  })
})

describe('a day’s log', () => {
  const LOG = '/desk/records/import/case-download'
  const csv = (rows: string[]) => new Blob([['user,case,at', ...rows].join('\n')])

  it('shows what the file holds, is handed in, and makes one fact for each user, case and day once the steward agrees', async () => {
    const page = await at('library').get(LOG)
    expect(await htmlFindings(page.text)).toEqual([])
    const rows = ['u1,CASE-1,08:00', 'u1,CASE-1,09:00', 'u2,CASE-1,09:30', 'u2,CASE-2,10:00']
    const form = formIn(page.text, LOG)
      .set('happenedOn', '2022-06-10')
      .set('source', '案例库')
      .set('lines', '4')
      .set('file', csv(rows), '0610.csv')
    const seen = await at('library').post(form.action, form.press('_do', 'look').values)
    expect(seen.status, wordsOf(seen.text).slice(0, 1_500)).toBe(200)
    expect(await htmlFindings(seen.text)).toEqual([])
    expect(wordsOf(seen.text)).toContain('不同的（用户、案例） 3')
    const hand = formIn(seen.text, LOG)
    const sent = await at('library').post(hand.action, hand.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
    const before = await test.figureOf('T07-3', '2022-06-30' as Day)
    expect((await decides(at('steward'), recordIn(sent), 'confirm')).status).toBe(303)
    while (!(await runBulk(test.house, recordIn(sent))));
    expect(await test.figureOf('T07-3', '2022-06-30' as Day)).toBe(before + 3)
    expect(wordsOf((await at('library').get(`/desk/records/${recordIn(sent)}`)).text)).toContain('已从日志计入 3 条事实')
  })

  it('with bad lines names them and cannot be handed in', async () => {
    const page = await at('library').get(LOG)
    const form = formIn(page.text, LOG)
      .set('happenedOn', '2022-06-11')
      .set('source', '案例库')
      .set('lines', '2')
      .set('file', csv(['u1,CASE-1,25:00', 'u 2,CASE-1,09:00']), '0611.csv')
    const seen = await at('library').post(form.action, form.press('_do', 'look').values)
    expect(wordsOf(seen.text)).toContain('第 2 行')
    expect(seen.text).not.toContain('value="submit"')
    const sent = await at('library').post(form.action, form.press('_do', 'submit').values)
    expect(sent.status).toBe(200)
  })

  it('whose lines are not as many as stated is refused', async () => {
    const page = await at('library').get(LOG)
    const form = formIn(page.text, LOG)
      .set('happenedOn', '2022-06-12')
      .set('source', '案例库')
      .set('lines', '9')
      .set('file', csv(['u1,CASE-1,08:00']), '0612.csv')
    const sent = await at('library').post(form.action, form.press('_do', 'submit').values)
    expect(sent.status).toBe(422)
    expect(wordsOf(sent.text)).toContain('您填的是9行，文件里是1行')
  })
})

describe('many turns', () => {
  it('may be taken in one go where nothing needs a look; doubles and own records may not', async () => {
    const one = await sentMatch(test, at('society'), test.needs[4]!, test.offers[4]!)
    const list = await at('needer').get('/desk/confirm/list')
    expect(await htmlFindings(list.text)).toEqual([])
    // Matches of two units on one day look alike, so each is to be looked at.
    expect(wordsOf(list.text)).toContain('可能重复，须逐条看')
    const none = formIn(list.text, '/desk/confirm/many')
    const refused = await at('needer').post(none.action, none.values)
    expect(refused.status).toBe(422)
    expect(wordsOf(refused.text)).toContain('请先勾选')
    const form = new FormData()
    form.append('turn', `${one}~need~1~1`)
    form.append('turn', `${one}~offer~1~1`)
    const sent = await at('needer').post('/desk/confirm/many', form)
    expect(sent.status).toBe(303)
    expect(wordsOf((await at('needer').get(sent.location!)).text)).toContain('已确认 1 条，1 条没有办成')
  })

  it('of different kinds stand in one list, and a safe one is confirmed in place', async () => {
    const page = await at('society').get('/desk/records/new/base-service')
    const form = formIn(page.text, '/desk/records/new/base-service')
    const team = await namesOf(test, await test.subjects('service_team', 1))
    form
      .set('happenedOn', '2022-06-09')
      .set('base', '单位base')
      .set('team', team[0]!)
      .set('need', '为基地三家企业诊断产线能耗')
      .set('outcome', '提出节能改造方案一份并验收')
      .set('evidence', pdf('base'), '记录.pdf')
    const sent = await at('society').post(form.action, form.press('_do', 'submit').values)
    expect(sent.status, wordsOf(sent.text).slice(0, 1_500)).toBe(303)
    const others = await at('society').get('/desk/others')
    expect(await htmlFindings(others.text)).toEqual([])
    expect(wordsOf(others.text)).toContain('双创示范基地联络人 单位base')
    const desk = await at('base').get('/desk')
    expect(await htmlFindings(desk.text)).toEqual([])
    const inPlace = [...desk.text.matchAll(/<form[^>]*action="\/desk\/confirm\/many"[\s\S]*?<\/form>/g)]
      .map((each) => each[0])
      .find((each) => each.includes('name="turn"'))
    const act = formIn(inPlace!, '/desk/confirm/many')
    const done = await at('base').post(act.action, act.values)
    expect(done.status).toBe(303)
    expect(wordsOf((await at('base').get(done.location!)).text)).toContain('没有轮到您办理的事项')
    expect(wordsOf((await at('society').get(sent.location!)).text)).toContain('已确认')
  })
})

describe('the list', () => {
  it('is filtered, exported with the same rows, and the same for nobody else', async () => {
    const page = await at('society').get('/desk/records?pack=match&state=waiting')
    expect(await htmlFindings(page.text)).toEqual([])
    const lines = JSON.parse((await at('society').get('/desk/records/export.json?pack=match&state=waiting')).text) as { no: number }[]
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(page.text).toContain(`>${line.no}<`)
    const csv = await at('society').get('/desk/records/export.csv?pack=match&state=waiting')
    expect(csv.text.trim().split('\r\n')).toHaveLength(lines.length + 1)
    expect(JSON.parse((await at('other').get('/desk/records/export.json')).text)).toEqual([])
    expect(wordsOf((await at('other').get('/desk/records')).text)).toContain('没有符合条件的填报')
    const book = await deskOver(test, PEOPLE).request('/desk/records/export.xlsx', { headers: { 'x-as': 'society' } })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await book.arrayBuffer())
    expect(workbook.worksheets[0]!.rowCount).toBeGreaterThan(lines.length)
  })

  it('leads from a target straight to the one form that feeds it', async () => {
    expect((await at('society').get('/desk/records/new?target=T15-2')).location).toBe('/desk/records/new/match')
    expect((await at('society').get('/desk/records/new?target=T06-1')).status).toBe(200)
  })
})
