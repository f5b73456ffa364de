import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { projectRoot } from '../../src/kernel/config/index.js'
import { type L10n, say } from '../../src/kernel/index.js'
import { texts as reports } from '../../src/site/reports/messages.js'
import { texts as intake } from '../../src/workbench/plans/intake/messages.js'
import { texts as review } from '../../src/workbench/plans/review/messages.js'
import { visitor } from '../browser/launch.js'
import { fewColours } from './fewColours.js'

/** A running demo, and a way to sign in as each of its people. */
export interface Shown {
  readonly url: string
  linkFor(key: string): Promise<string>
}

export const SIGHTS = [
  { name: '1280-light-zh', width: 1280, height: 860, theme: 'light', lang: 'zh-Hans', most: 1_500 },
  { name: '1280-dark-en', width: 1280, height: 860, theme: 'dark', lang: 'en', most: 1_500 },
  { name: '390-light-hant', width: 390, height: 844, theme: 'light', lang: 'zh-Hant', most: 1_900 },
] as const
type Seen = (typeof SIGHTS)[number]

interface Screen {
  /** Who looks; nobody is signed in when left out. */
  readonly as?: string
  readonly at: (house: Prepared) => string
  /** Only what the window shows, where columns stay while the page moves. */
  readonly asSeen?: boolean
  /** What is done on the page before the picture. */
  readonly first?: (page: Page) => Promise<void>
}

/** What the pictures need besides the demo as it is loaded. */
interface Prepared {
  readonly plan: string
  readonly report: string
}

/** The twelve main pages. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  home: { at: () => '/' },
  board: { at: () => '/plans/2022' },
  meeting: { at: () => '/plans/2022/meeting' },
  target: { at: () => '/plans/2022/targets/T15-2' },
  evidence: { at: () => '/plans/2022/targets/T06-1/evidence' },
  item: { at: () => '/plans/2022/items/6' },
  text: { at: () => '/plans/2022/text' },
  turns: { as: 'signatory', at: () => '/desk' },
  record: { as: 'journal-office', at: () => '/desk/records/new/special-issue', first: fillIssue },
  confirm: { as: 'base-contact', at: () => '/desk/confirm' },
  review: { as: 'plan-editor', at: ({ plan }) => `/desk/plans/${plan}/review?at=1314#c1314`, asSeen: true },
  report: { at: ({ report }) => report },
}

/** Takes the pictures into a folder; `only` names some of them. @returns what was wrong: sideways scrolling, faults of script */
export async function takePictures(browser: Browser, shown: Shown, folder: string, only?: readonly string[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const findings: string[] = []
  const prepared = await prepare(browser, shown)
  for (const sight of SIGHTS) {
    const people = new Map<string, { context: BrowserContext; page: Page; problems: string[] }>()
    for (const [name, screen] of Object.entries(SCREENS).filter(([name]) => !only || only.includes(name))) {
      const who = screen.as ?? ''
      const seen = people.get(who) ?? (await signedIn(browser, shown, sight, screen.as))
      people.set(who, seen)
      const title = `${name}-${sight.name}`
      await seen.page.goto(`${shown.url}${screen.at(prepared)}`, { waitUntil: 'networkidle' })
      await screen.first?.(seen.page)
      findings.push(
        ...(await picture(seen.page, sight, join(folder, `${title}.png`), screen.asSeen)).map((finding) => `${title}: ${finding}`),
      )
      findings.push(...seen.problems.splice(0).map((problem) => `${title}: ${problem}`))
    }
    for (const { context } of people.values()) await context.close()
  }
  return findings
}

async function signedIn(browser: Browser, shown: Shown, sight: Seen, who: string | undefined) {
  const seen = await visitor(browser, sight)
  await seen.context.addCookies([{ name: 'lang', value: sight.lang, url: shown.url }])
  if (who === undefined) return seen
  await seen.page.goto(`${shown.url}${new URL(await shown.linkFor(who)).pathname}`)
  await seen.page.getByRole('main').getByRole('button').click()
  await seen.page.waitForURL(/\/desk$/)
  return seen
}

async function picture(page: Page, sight: Seen, path: string, asSeen = false): Promise<string[]> {
  const [width, height] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])
  const clip = { x: 0, y: 0, width: sight.width, height: Math.min(height!, sight.most) }
  const shot = await page.screenshot({ animations: 'disabled', ...(asSeen ? {} : { fullPage: true, clip }) })
  writeFileSync(path, fewColours(shot))
  return width! > sight.width ? [`scrolls sideways by ${width! - sight.width} px`] : []
}

const zh = (text: L10n) => say('zh-Hans', text)

/** A report of the second quarter, and a corrected text of the plan that waits for its review: made once, through the pages. */
async function prepare(browser: Browser, shown: Shown): Promise<Prepared> {
  const [office, editor] = await Promise.all(['secretariat', 'plan-editor'].map((who) => signedIn(browser, shown, SIGHTS[0], who)))
  const report = await reportOf(office!.page, shown.url)
  const plan = await correctedText(editor!.page, shown.url)
  await Promise.all([office!.context.close(), editor!.context.close()])
  return { plan, report }
}

async function reportOf(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/plans/2022/reports`)
  const there = page.getByRole('main').getByRole('rowheader').getByRole('link').first()
  if ((await there.count()) > 0) return (await there.getAttribute('href'))!
  await page.getByLabel(zh(reports.issueFor)).selectOption('2')
  await page.getByRole('button', { name: zh(reports.issue) }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

async function correctedText(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/desk/plans`)
  const link = page.getByRole('main').getByRole('link', { name: /2022/ }).first()
  const plan = /[0-9a-f-]{36}/.exec((await link.getAttribute('href')) ?? '')![0]
  await page.goto(`${url}/desk/plans/${plan}/review`)
  if ((await page.getByText(zh(review.closed)).count()) === 0) return plan
  await page.goto(`${url}/desk/plans/${plan}/new-text`)
  const text = readFileSync(join(projectRoot(), 'src', 'plan', 'demo', '2022.txt'), 'utf8').replace('全年提供5000次', '全年提供6000次')
  await page.getByLabel(zh(intake.file)).setInputFiles({ name: '2022-修订.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByLabel(zh(intake.document)).fill('〔2022〕12号')
  await page.getByLabel(zh(intake.inForceFrom)).fill('2022-10-15')
  await page.getByLabel(zh(intake.reason)).fill('年中调整')
  await page.getByRole('button', { name: zh(intake.read) }).click()
  await page.getByRole('button', { name: zh(intake.keep) }).click()
  await page.waitForURL(/\/review/)
  return plan
}

/** A special issue half entered, on a topic that the office has taken up before, so that the form has something to say. */
async function fillIssue(page: Page): Promise<void> {
  const main = page.getByRole('main')
  const before = await page.context().request.get(new URL('/desk/records?pack=special-issue', page.url()).href)
  const [, journal = '', topic = ''] = />([^<>·]+) · ([^<>·]+) · \d+</.exec(await before.text()) ?? []
  await main.getByRole('combobox').first().selectOption({ index: 1 })
  const values = { happenedOn: '2022-09-28', journal, topic, volume: '38', issue: '11', plannedOn: '2022-11-15' }
  for (const [name, value] of Object.entries(values)) await main.locator(`[name="${name}"]`).fill(value)
  const beside = page.waitForResponse((response) => response.url().endsWith('/beside'))
  await main.locator('[name="commissionNo"]').focus()
  await beside
  await page.waitForLoadState('networkidle')
}
