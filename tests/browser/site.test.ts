import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SiteHouse, siteHouse, societyId } from '../../src/site/testing/federation.js'
import { siteOver } from '../../src/site/testing/web.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, type Sight, visitor, WIDE } from './launch.js'
import { serveHere } from './serve.js'

let test: SiteHouse
let site: { url: string; stop: () => Promise<void> }
let browser: Browser
beforeAll(async () => {
  test = await siteHouse()
  ;[site, browser] = await Promise.all([serveHere(siteOver(test)), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  await test?.close()
})

const full = process.env.COLLEGIUM_FULL === '1'
const LANGUAGES = ['zh-Hans', 'en', 'zh-Hant'] as const
const THEMES = ['light', 'dark'] as const
const SIGHTS: readonly Sight[] = [PHONE, DESKTOP, WIDE]
const PAGES = [
  '/',
  '/plans/2022',
  '/plans/2022?group=quarter',
  '/plans/2022?asOf=x',
  '/plans/2022/meeting',
  '/plans/2022/targets/T06-1',
  '/plans/2022/targets/T13-1',
  '/plans/2022/targets/T06-1/evidence',
  '/plans/2022/targets/T06-1/not-counted',
  '/plans/2022/targets/T13-1/register',
  '/plans/2022/items/6',
  '/plans/2022/tasks/6.1',
  '/plans/2022/text',
  '/plans/2022/checklist',
  '/plans/2022/verification',
  '/plans/2022/disputes',
  '/units',
  `/units/${societyId(1)}`,
  '/search?q=%E6%9C%9F%E5%88%8A',
  '/about',
  '/nowhere',
]

const cases = PAGES.flatMap((page, index) =>
  full
    ? LANGUAGES.flatMap((language) => THEMES.flatMap((theme) => SIGHTS.map((sight) => ({ page, language, theme, sight }))))
    : [{ page, language: LANGUAGES[index % 3]!, theme: THEMES[index % 2]!, sight: SIGHTS[(index + 1) % 3]! }],
)

describe('every public page', () => {
  it.each(cases.map((one) => [`${one.page}, ${one.language}, ${one.theme}, ${one.sight.width} px`, one] as const))(
    '%s: no finding of axe, nothing beyond the screen, no fault of script',
    async (_, { page: address, language, theme, sight }) => {
      const { page, context, problems } = await visitor(browser, { ...sight, theme })
      await page.goto(`${site.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
      expect(await axeFindings(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      expect(problems.filter((problem) => !/404/.test(problem))).toEqual([])
      await context.close()
    },
  )
})

const rows = (page: Page) => page.locator('#board tbody tr:not(.group-row)')

describe('the filters of the board', () => {
  it('are applied as they are chosen, and live in the address', async () => {
    const { page, context, problems } = await visitor(browser, DESKTOP)
    await page.goto(`${site.url}/plans/2022?lang=en`)
    expect(await rows(page).count()).toBe(26)
    await page.getByLabel('State').selectOption('met')
    await page.waitForURL(/state=met/)
    const met = Number(await page.locator('.state-counts a[href*="state=met"]').getAttribute('data-figure'))
    await expect.poll(() => rows(page).count()).toBe(met)
    await page.getByLabel('Group by').selectOption('quarter')
    await page.waitForURL(/group=quarter/)
    await expect.poll(() => page.getByRole('columnheader', { name: 'End of Q1' }).count()).toBe(1)
    await page.reload()
    expect(await rows(page).count()).toBe(met)
    await page.goBack()
    expect(problems).toEqual([])
    await context.close()
  })

  it('work without script: as of an earlier day, then to the rows of a figure and back', async () => {
    const { page, context } = await visitor(browser, { ...DESKTOP, script: false })
    await page.goto(`${site.url}/plans/2022?lang=en`)
    await page.getByLabel('As of').fill('2022-05-31')
    await page.getByRole('button', { name: 'Apply' }).click()
    expect(page.url()).toContain('asOf=2022-05-31')
    const figure = page.locator('#T06-2 [data-figure]').first()
    const counted = Number(await figure.getAttribute('data-figure'))
    await figure.click()
    expect(page.url()).toMatch(/\/targets\/T06-2\/evidence\?asOf=2022-05-31&known=s\d+/)
    expect(await page.locator('[data-row]').count()).toBe(counted)
    await page.getByRole('link', { name: 'T06-2', exact: true }).click()
    expect(await page.locator('.figure-large [data-figure]').getAttribute('data-figure')).toBe(String(counted))
    await context.close()
  })
})

describe('search', () => {
  it('suggests while one types, and finds without script', async () => {
    const { page, context } = await visitor(browser, DESKTOP)
    await page.goto(`${site.url}/search?lang=zh-Hans`)
    await page.getByRole('combobox').pressSequentially('力学')
    await page.getByRole('option', { name: '中国示例力学学会' }).waitFor()
    await context.close()
    const plain = await visitor(browser, { ...PHONE, script: false })
    await plain.page.goto(`${site.url}/?lang=zh-Hans`)
    await plain.page.locator('input[name=q]').fill('力学')
    await plain.page.getByRole('button', { name: '搜索' }).click()
    expect(await plain.page.getByRole('link', { name: '中国示例力学学会' }).count()).toBe(1)
    await plain.context.close()
  })
})
