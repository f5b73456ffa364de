import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PEOPLE } from '../../src/main/demo/index.js'
import { crawl, type Get, shapeOf } from '../../src/site/testing/crawl.js'
import { htmlFindings } from '../../src/ui/testing/index.js'
import { type Walker, walker } from '../../src/workbench/testing/walker.js'
import { axeFindings, sideways } from '../browser/axe.js'
import { DESKTOP, launchBrowser, PHONE, visitor } from '../browser/launch.js'
import { serveHere } from '../browser/serve.js'
import { type DemoHouse, demoHouse } from './demoHouse.js'

const full = process.env.COLLEGIUM_FULL === '1'
const WISHES = ['zh-CN', 'en', 'zh-TW']

let demo: DemoHouse
beforeAll(async () => {
  demo = await demoHouse(full ? 'full' : 'small')
}, 600_000)
afterAll(() => demo?.close())

/** A reader without an account, whose language changes from page to page. */
function stranger(): Get {
  let read = 0
  return async (address) => {
    const answer = await demo.app.request(address, { headers: { 'accept-language': WISHES[read++ % WISHES.length]! } })
    return { status: answer.status, text: await answer.text() }
  }
}

/** What is wrong with a page; once for each kind of fault. */
async function pageFindings(address: string, html: string): Promise<string[]> {
  const broken = html.match(/\[object |\bundefined\b|\bNaN\b/)?.[0]
  const faults = [...(await htmlFindings(html)), ...(broken ? [`“${broken}” stands on the page`] : [])]
  return [...new Map(faults.map((fault) => [fault.split(':')[0], `${address}: ${fault.slice(0, 240)}`])).values()]
}

const EVERY_KIND = [
  ...['/plans?', '/units?', '/units/*?', '/facts/*?', '/search?', '/about?', '/api?', '/sign-in?to'],
  ...['meeting?', 'text?', 'checklist?', 'unassigned?', 'reports?', 'reports/*?', 'reports/*.pdf?', 'changes.atom?'].map(onPlan),
  ...['items/*?', 'tasks/*?', 'sections/*?', 'targets/*?', 'targets/*/evidence?asOf&known', 'targets/*/register?asOf&known'].map(onPlan),
  ...['targets/*/not-counted?asOf&known&reason', 'targets/*/evidence.csv?asOf&known', 'board.xlsx?asOf&known'].map(onPlan),
]
function onPlan(rest: string): string {
  return `/plans/2022/${rest}`
}

describe('the public pages of the demo', () => {
  it('open every figure to rows whose number equals it, and lead nowhere that is not there (A-40)', async () => {
    const found = await crawl(stranger(), {
      starts: ['/', '/plans/2022', '/plans/2022?asOf=2022-05-31', '/plans/2022?known=2022-06-30'],
      perShape: full ? 40 : 3,
      whole: true,
      onFirst: pageFindings,
    })
    expect(found.findings).toEqual([])
    expect(EVERY_KIND.filter((shape) => !found.shapes.includes(shape))).toEqual([])
    expect(found.pages).toBeGreaterThan(150)
    expect(found.files).toBeGreaterThan(5)
    expect(found.figures).toBeGreaterThan(1_500)
  }, 3_600_000)
})

async function signedIn(key: string): Promise<Walker> {
  const walks = walker(demo.app, demo.house.publicUrl)
  await walks.get(await demo.linkFor(key))
  await walks.send(walks.seen.forms.find((form) => form.action.startsWith('/sign-in/link/'))!.action)
  return walks
}

const PUBLIC = /^\/(plans|units|facts|search|about|api|sign-out|$)/
/** Public pages are walked above; the desk's own, and those that look otherwise for some, are walked as everybody. */
const isOfDesk = (href: string): boolean => !PUBLIC.test(href) || /^\/plans\/\d+\/reports(\?|$)/.test(href)

/** Where the head of a page leads, switches of language and theme left out. */
function navigationOf(html: string): string[] {
  const header = /<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? ''
  const all = [...header.matchAll(/<a\b[^>]*\shref="(\/[^"#]+)"/g)].map((found) => found[1]!.replaceAll('&amp;', '&'))
  return all.filter((href) => href !== '/' && !/[?&](lang|theme)=/.test(href))
}

describe('the desk of each person of the demo', () => {
  /** Kinds of pages that were validated for somebody: they are made alike for the next. */
  const validated = new Set<string>()
  /** Plan figures are equal for every viewer: what one has counted holds for the others. */
  const known = new Map<string, number>()
  const onFirst = async (address: string, html: string): Promise<readonly string[]> => {
    const kind = shapeOf(address)
    if (validated.has(kind)) return []
    validated.add(kind)
    return pageFindings(address, html)
  }

  it.each(DEMO_PEOPLE.map(({ key }) => key))('%s: every page that it leads to is there, and its figures have their rows', async (key) => {
    const walks = await signedIn(key)
    expect([walks.seen.address, walks.seen.status]).toEqual(['/desk', 200])
    const ways = navigationOf(walks.seen.html)
    expect(ways).toEqual(expect.arrayContaining(['/plans', '/desk', '/desk/account', '/desk/permissions']))
    const get: Get = async (address) => {
      const page = await walks.get(address)
      return { status: page.status, text: page.html }
    }
    const starts = [...new Set(['/desk', ...ways])]
    const found = await crawl(get, { starts, perShape: full ? 10 : 1, whole: true, known, only: isOfDesk, onFirst })
    expect(found.findings).toEqual([])
    expect(found.pages).toBeGreaterThan(8)
  })
})

describe('the desk in a browser', () => {
  let browser: Browser
  let site: { url: string; stop: () => Promise<void> }
  beforeAll(async () => {
    ;[site, browser] = await Promise.all([serveHere(demo.app), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it.each([
    ['secretariat', DESKTOP, 'zh-Hans', 'light'],
    ['society-office', PHONE, 'zh-Hant', 'light'],
    ['administrator', DESKTOP, 'en', 'dark'],
  ] as const)('%s: no finding of axe', async (key, sight, language, theme) => {
    const { page, context, problems } = await visitor(browser, { ...sight, theme })
    await page.goto(`${site.url}${new URL(await demo.linkFor(key)).pathname}?lang=${language}`)
    await page.getByRole('main').getByRole('button').click()
    await page.waitForURL(/\/desk$/)
    expect(await axeFindings(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(problems).toEqual([])
    await context.close()
  })

  it('suggestions close when the reader goes on, also those that come too late', async () => {
    const { page, context } = await visitor(browser, DESKTOP)
    await page.goto(`${site.url}${new URL(await demo.linkFor('journal-office')).pathname}?lang=en`)
    await page.getByRole('main').getByRole('button').click()
    await page.goto(`${site.url}/desk/records/new/special-issue`)
    const [journal, topic] = [page.getByRole('combobox', { name: 'Journal' }), page.getByRole('combobox', { name: 'Topic' })]
    await journal.pressSequentially('演示')
    await page.getByRole('option').first().waitFor()
    await topic.focus()
    await expect.poll(() => page.getByRole('option').filter({ visible: true }).count()).toBe(0)
    const answered = page.waitForResponse(/\/suggest\/field\/special-issue\/topic/)
    await topic.fill('安全')
    await journal.focus()
    await (await answered).finished()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await page.getByRole('listbox').nth(1).isVisible()).toBe(false)
    await context.close()
  })
})
