import { createHash } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalHash, type Id, newId, nobody, uuidOf, viewerOf } from '../kernel/index.js'
import { type TestHouse, testHouse } from '../kernel/testing/index.js'
import { confirmPlan, raiseDispute } from '../plan/index.js'
import { confirmer, done, importSeed, officer, reviewAll } from '../plan/testing.js'
import { checkSentence, issueReport, reportById, reportPdf, reportsOf, reportView } from './index.js'

let test: TestHouse
const publisher = officer('publisher', 'plan.publish', 'plan.see_drafts')

beforeAll(async () => {
  test = await testHouse('2022-10-08')
  const { plan, version } = await importSeed(test)
  await reviewAll(test, version)
  done(await confirmPlan(test.as(confirmer), { version }))
  const unit = uuidOf('society') as Id<'unit'>
  const society = viewerOf({
    via: 'session',
    account: newId<'account'>(),
    grants: [{ permission: 'plan.dispute', unit, role: 'society_office' }],
  })
  const point = '同一供需双方再次对接是否另计一次'
  done(await raiseDispute(test.as(society), { plan, target: 'T15-2', about: 'rule', point, unit, text: '规则第三句有两种读法。' }))
  await test.house.projector.settle()
})
afterAll(() => test.close())

const textOf = async (pdf: Buffer): Promise<string> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  let text = ''
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (await document.getPage(page)).getTextContent()
    text += content.items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  return text.replace(/\s+/g, '')
}

it('is refused before the quarter is over, for a year without a plan, and to those who may not publish', async () => {
  expect(await issueReport(test.as(publisher), { year: 2022, quarter: 4 })).toMatchObject({
    ok: false,
    refusal: { code: 'report_quarter_open', ends: '2022-12-31' },
  })
  expect(await issueReport(test.as(publisher), { year: 2021, quarter: 3 })).toMatchObject({
    ok: false,
    refusal: { code: 'report_plan_unknown' },
  })
  expect(await issueReport(test.as(officer('reader')), { year: 2022, quarter: 3 })).toMatchObject({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect(await issueReport(test.as(publisher), { year: 2022, quarter: 5 } as never)).toMatchObject({
    ok: false,
    refusal: { code: 'input_invalid' },
  })
})

it('freezes E and a seal, is public, and says the same for ever', async () => {
  const issued = done(await issueReport(test.as(publisher), { year: 2022, quarter: 3 })).answer!
  const stored = done(await reportById(test.as(nobody()), { report: issued.report }))!
  expect(stored).toMatchObject({ year: 2022, quarter: 3, number: 1, asOf: '2022-09-30', sha256: issued.sha256 })
  expect(canonicalHash(stored.data).toString('hex')).toBe(issued.sha256)
  expect(stored.data.targets).toHaveLength(26)
  expect(stored.head).toMatch(/^[0-9a-f]{64}$/)
  expect(done(await reportsOf(test.as(nobody()), { year: 2022 })).map((line) => line.id)).toEqual([issued.report])
})

it('is set in Chinese and English with every figure of the page in it, byte for byte the same when made twice', async () => {
  const [line] = done(await reportsOf(test.as(nobody()), { year: 2022 }))
  const report = done(await reportById(test.as(nobody()), { report: line!.id }))!
  for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
    const view = reportView(report.data, report, language)
    const pdf = await reportPdf(test.as(), report, language)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const text = await textOf(pdf)
    expect(text).toContain(view.title.replace(/\s+/g, ''))
    for (const row of view.rows) expect(text, row.code).toContain(`${row.figure}${row.goal}`.replace(/\s+/g, ''))
    expect(view.disputes).toHaveLength(1)
    for (const dispute of view.disputes) expect(text).toContain(dispute.replace(/\s+/g, ''))
    for (const count of view.counts) expect(text).toContain(`${count.word}${count.n}`.replace(/\s+/g, ''))
  }
  const again = await reportPdf({ ...test.as() }, { ...report, id: `${report.id}x` }, 'zh-Hans')
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(sha(again)).toBe(sha(await reportPdf(test.as(), report, 'zh-Hans')))
}, 120_000)

it('lets no number stand in a sentence without its rows (A-53)', () => {
  expect(checkSentence([{ words: '完成 ' }, { figure: '143', link: '/x' }, { words: ' 期。' }])).toMatchObject({ ok: true })
  expect(checkSentence([{ words: '完成 143 期。' }])).toMatchObject({ ok: false, refusal: { code: 'sentence_number_unlinked' } })
  expect(checkSentence([{ quote: '组约不少于200期' }, { words: '：' }, { figure: '143', link: '/x' }])).toMatchObject({ ok: true })
})
