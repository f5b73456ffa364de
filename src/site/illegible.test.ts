import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nobody } from '../kernel/index.js'
import { done, officer, SEED } from '../plan/testing.js'
import { issueReport, reportById, reportsOf, reportView } from '../reports/index.js'
import type { WebApp } from '../ui/http/index.js'
import { type SiteHouse, siteHouse } from './testing/federation.js'
import { fetchFrom, siteOver } from './testing/web.js'

/** The noun that a reader supplies in mind where the text of item 6 cannot be read; it lives in an annotation and in the programme's name only. */
const SUPPLIED = /專刊|專題|专刊|专题/
const AS_RECEIVED = '??瘜冢鰪妼W'

describe.skipIf(!SEED)('the illegible noun of item 6', () => {
  let test: SiteHouse
  let app: WebApp
  beforeAll(async () => {
    test = await siteHouse()
    app = siteOver(test)
    await test.setToday('2022-10-08')
    done(await issueReport(test.as(officer('publisher', 'plan.publish', 'plan.see_drafts')), { year: 2022, quarter: 3 }))
  })
  afterAll(() => test?.close())

  const textOf = async (address: string) => {
    const page = await fetchFrom(app, address)
    expect(page.status, address).toBe(200)
    return page.text
  }

  // An English page has no Chinese of our own, so that whatever Chinese it shows is the plan's text or a name.
  it.each([
    ['/plans/2022', false],
    ['/plans/2022/meeting', false],
    ['/plans/2022/items/6', true],
    ['/plans/2022/sections/2', false],
    ['/plans/2022/tasks/6.1', true],
    ['/plans/2022/tasks/6.2', false],
    ['/plans/2022/targets/T06-1', false],
    ['/plans/2022/targets/T06-1/evidence', false],
    ['/plans/2022/text', true],
    ['/plans/2022/unassigned', false],
  ] as const)('is not supplied by %s (A-07)', async (address, showsTheRun) => {
    const text = await textOf(`${address}?lang=en`)
    expect(text).not.toMatch(SUPPLIED)
    if (showsTheRun) expect(text.replace(/<[^>]*>/g, '')).toContain(AS_RECEIVED)
  })

  it('nor by the lines of item 6 in what is exported (A-07)', async () => {
    const board = (await textOf('/plans/2022/board.csv?lang=en')).split('\r\n').filter((line) => line.includes('T06-1'))
    expect(board).toHaveLength(1)
    expect(board[0]).not.toMatch(SUPPLIED)
    const [head = '', ...rows] = (await textOf('/plans/2022/targets/T06-1/evidence.csv?lang=en')).split('\r\n')
    expect(head).toContain('target=T06-1')
    expect(rows.join('\n')).not.toMatch(SUPPLIED)
    expect(await textOf('/plans/2022/source')).toContain(AS_RECEIVED)
  })

  it('nor by the report, which names the place as it was received (A-07)', async () => {
    const [line] = done(await reportsOf(test.as(nobody()), { year: 2022 }))
    const report = done(await reportById(test.as(nobody()), { report: line!.id }))!
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const view = reportView(report.data, report, language)
      const row = view.rows.find((each) => each.code === 'T06-1')!
      expect([row.phrase, row.goal, row.figure].join(' ')).not.toMatch(SUPPLIED)
      expect(row.illegible).toBe(true)
      expect(view.illegible.join('\n')).toContain(AS_RECEIVED)
    }
  })
})
