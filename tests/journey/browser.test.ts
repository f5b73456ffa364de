import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { projectRoot } from '../../src/kernel/config/index.js'
import type { L10n, Language } from '../../src/kernel/index.js'
import { texts as site } from '../../src/site/messages.js'
import { texts as reports } from '../../src/site/reports/messages.js'
import { texts as confirming } from '../../src/workbench/plans/confirm/messages.js'
import { texts as review } from '../../src/workbench/plans/review/messages.js'
import { texts as work } from '../../src/workbench/plans/work/messages.js'
import { DESKTOP, PHONE, type Sight } from '../browser/launch.js'
import { figureOn, rowsOfEvidence } from './figures.js'
import { pdfText } from './pdfText.js'
import { importPlan, settleAll } from './planning.js'
import { cancel, confirmAll, importFile, recordMatch } from './recording.js'
import { type Actor, journeyStage, type Stage, wordsOf } from './stage.js'

const TARGET = 'T15-2'
/** What the target is called: by the plan's own words, in English by its programme. */
const MATCHES: L10n = { zh: '全年提供5000次以上技術供需對接服務', en: 'Supply–demand matches' }

const WAYS: readonly (readonly [string, Language, Sight])[] = [
  ['with script, in Chinese', 'zh-Hans', DESKTOP],
  ['without script, in English, on a phone', 'en', { ...PHONE, script: false }],
]

describe.each(WAYS)('the year of a plan in the browser, from an empty database: %s', (_, language, sight) => {
  let stage: Stage
  let visitor: Actor
  const who = {} as Record<'editor' | 'confirmer' | 'secretary' | 'society' | 'needer' | 'offerer', Actor>
  let plan = ''
  let recorded = ''
  beforeAll(async () => {
    stage = await journeyStage(language, sight)
    visitor = await stage.stranger()
    who.editor = await stage.enter('编辑甲')
  })
  afterAll(async () => {
    await stage?.close()
  })

  /** What they saw, when a step fails. */
  const watch = (...actors: readonly Actor[]) =>
    onTestFailed(async () => {
      for (const { page, main } of actors) process.stderr.write(`${page.url()}\n${(await main.ariaSnapshot()).slice(-4_000)}\n`)
    })
  /** The board's figure as a stranger sees it: his copy of the page may be a second old. */
  const publicFigure = async (expected: number, address = '/plans/2022') => {
    const seen = async () => {
      await visitor.go(address)
      return figureOn(visitor, MATCHES)
    }
    await expect.poll(seen, { timeout: 10_000 }).toBe(expected)
  }

  it('the editor imports the text, byte for byte, after a look at what is read from it', async () => {
    watch(who.editor)
    plan = await importPlan(who.editor, join(projectRoot(), 'src', 'plan', 'demo', '2022.txt'))
    await visitor.go('/plans')
    expect(await visitor.page.getByRole('link', { name: /2022/ }).count()).toBe(0)
  })

  it('and settles what the machine is unsure of', async () => {
    watch(who.editor)
    const settled = await settleAll(who.editor)
    expect(settled).toMatchObject({ card: 4, illegible: 1, target: 1, warning: 1, question: 11 })
    await who.editor.follow(review.goConfirm)
    expect(await who.editor.main.getByRole('button', { name: who.editor.say(confirming.confirm) }).isDisabled()).toBe(true)
    expect(await who.editor.main.getByText(who.editor.say(confirming.noRight)).count()).toBeGreaterThan(0)
  })

  it('a second person confirms it, and 26 targets begin at nothing', async () => {
    who.confirmer = await stage.enter('领导乙')
    const { confirmer } = who
    watch(confirmer)
    await confirmer.follow(/2022/)
    await confirmer.field(confirming.inForceFrom).fill('2022-01-01')
    await confirmer.press(confirming.confirm)
    await stage.today('2022-01-05')
    await publicFigure(0)
    const rows = visitor.main.getByRole('row').filter({ has: visitor.page.getByRole('link', { name: visitor.say(site.evidenceLink) }) })
    expect(await rows.count()).toBe(26)
  })

  it('the secretariat gives the task to a department, and the target its programme', async () => {
    who.secretary = await stage.enter('王秘书')
    const { secretary } = who
    watch(secretary)
    await secretary.go(`/desk/plans/${plan}/work/tasks`)
    const row = secretary.main.getByRole('row').filter({ hasText: TARGET })
    const task = await wordsOf(row.getByRole('rowheader'))
    await secretary.go(`/desk/plans/${plan}/work/tasks/${task.trim()}`)
    await secretary.field(work.department).first().selectOption('学会学术部')
    await secretary.press(work.assignLead)
    expect(await wordsOf(secretary.main.getByRole('definition').first())).toContain('学会学术部')
    await secretary.go(`/desk/plans/${plan}/work/programmes`)
    const fed = secretary.main.getByRole('row').filter({ hasText: TARGET })
    await secretary.press(work.feed, fed)
    expect(await fed.getByText(secretary.say(work.unfed)).count()).toBe(0)
    await visitor.go(`/plans/2022/tasks/${task.trim()}`)
    expect(await visitor.main.getByText('学会学术部').count()).toBeGreaterThan(0)
  })

  it('a society records a match by form; both sides confirm it on their desks; the figure moves by one', async () => {
    await stage.today('2022-03-10')
    for (const [role, name] of [
      ['society', '学会干事'],
      ['needer', '需方联系人'],
      ['offerer', '供方联系人'],
    ] as const)
      who[role] = await stage.enter(name)
    const { society, needer, offerer } = who
    watch(society, needer, offerer)
    recorded = await recordMatch(society, '2022-03-08')
    await publicFigure(0)
    expect(await confirmAll(needer)).toBe(1)
    await publicFigure(0)
    expect(await confirmAll(offerer)).toBe(1)
    await publicFigure(1)
    expect(await rowsOfEvidence(visitor, MATCHES)).toEqual({ rows: 1, footer: 1 })
  })

  it('and three more by a file, of which it sees beforehand what each row will do', async () => {
    const { society, needer, offerer } = who
    watch(society, needer, offerer)
    await importFile(society, '2022-03-09')
    expect(await confirmAll(needer)).toBe(3)
    expect(await confirmAll(offerer)).toBe(3)
    await publicFigure(4)
    expect(await rowsOfEvidence(visitor, MATCHES)).toEqual({ rows: 4, footer: 4 })
  })

  it('one is cancelled, and the figure moves back', async () => {
    await stage.today('2022-03-20')
    const { needer } = who
    watch(needer, visitor)
    await cancel(needer, recorded, { from: 4, to: 3 })
    await publicFigure(3)
    expect(await rowsOfEvidence(visitor, MATCHES)).toEqual({ rows: 3, footer: 3 })
    await needer.go('/plans/2022')
    expect(await figureOn(needer, MATCHES)).toBe(3)
    await visitor.go(`/plans/2022/targets/${TARGET}`)
    expect(await wordsOf(visitor.main.getByRole('link', { name: /^[\d,]+$/ }).first())).toBe('3')
  })

  it('an earlier day, or what was known earlier, shows the figures of then, there and in the rows', async () => {
    watch(visitor)
    for (const [asOf, known, figure] of [
      ['2022-03-07', '2022-03-20', 0],
      ['2022-03-08', '2022-03-20', 1],
      ['2022-03-10', '2022-03-20', 4],
      ['2022-03-20', '2022-03-10', 4],
      ['2022-03-20', '2022-03-05', 0],
      ['2022-03-20', '2022-03-20', 3],
    ] as const) {
      await visitor.go('/plans/2022')
      await visitor.field(site.asOf).fill(asOf)
      await visitor.field(site.knownOn).fill(known)
      await visitor.press(site.apply)
      await visitor.page.waitForURL((url) => url.searchParams.get('asOf') === asOf && url.searchParams.get('known') === known)
      expect(await figureOn(visitor, MATCHES), `${asOf} ${known}`).toBe(figure)
      if (figure > 0) expect(await rowsOfEvidence(visitor, MATCHES)).toEqual({ rows: figure, footer: figure })
    }
  })

  it('the report of the quarter says the same, as a page and as a PDF', async () => {
    await stage.today('2022-04-05')
    const { secretary } = who
    watch(secretary)
    await secretary.go('/plans/2022/reports')
    await secretary.field(reports.issueFor).selectOption({ index: 1 })
    await secretary.press(reports.issue)
    await visitor.go(new URL(secretary.page.url()).pathname)
    const row = visitor.main.getByRole('row').filter({ hasText: TARGET }).first()
    expect(await wordsOf(row.getByRole('link'))).toMatch(/^3 \/ ≥ 5,000/)
    const link = visitor.main.getByRole('link', { name: visitor.say(reports.pdf), exact: true })
    const answer = await visitor.page.request.get(new URL((await link.getAttribute('href'))!, visitor.page.url()).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    const pdf = await pdfText(new Uint8Array(await answer.body()))
    const figures = await visitor.main.getByRole('row').getByRole('link').allTextContents()
    expect(figures).toHaveLength(26)
    for (const figure of figures) expect(pdf).toContain(figure.replace(/\s+/g, ''))
  })

  it('and no script failed on the way', () => {
    // The form that asks whether names are new answers 422, which the browser's console tells.
    const problems = [visitor, ...Object.values(who)].flatMap((actor) => actor.problems.filter((problem) => !/status of 422/.test(problem)))
    expect(problems).toEqual([])
  })
})
