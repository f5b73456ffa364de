import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/kernel/index.js'
import { importSeed, SEED, treeOf } from '../../src/plan/testing.js'
import { accountRoutes } from '../../src/workbench/account/index.js'
import { planDeskRoutes } from '../../src/workbench/plans/index.js'
import { must, type Someone, type WebHouse, webHouse } from '../../src/workbench/testing/webHouse.js'
import { axeFindings } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, type Sight, visitor } from './launch.js'
import { serveHere } from './serve.js'

let house: WebHouse
let browser: Browser
let served: { url: string; stop: () => Promise<void> }
let editor: Someone
let review = ''
let targets: readonly number[] = []

async function reviewer(sight: Sight) {
  const seen = await visitor(browser, { locale: 'zh-CN', ...sight })
  const link = must(await house.accounts.oneTimeLink(editor.account, { to: '/desk/account', minutes: 5 }))
  await seen.page.goto(`${served.url}${new URL(link).pathname}?lang=zh-Hans`)
  await seen.page.getByRole('main').getByRole('button').first().click()
  await seen.page.goto(`${served.url}${review}`)
  return seen
}

/** Marks the page that is there, so that one loaded in its stead shows. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }))
const isSamePage = (page: Page) => page.evaluate(() => 'marked' in window)
const chosenIsSeen = (page: Page) =>
  page.evaluate(() => {
    const { top, bottom } = document.querySelector('.span-chosen')!.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

describe.skipIf(!SEED)('the review of a plan', () => {
  beforeAll(async () => {
    house = await webHouse(
      (app) => {
        accountRoutes(app)
        planDeskRoutes(app)
      },
      '2022-01-05' as Day,
      'demo',
    )
    editor = await house.someone('编辑示例', 'plan_editor')
    const { plan, version } = await importSeed(house)
    review = `/desk/plans/${plan}/review`
    targets = (await treeOf(house, version)).targets.map((target) => target.num_start)
    served = await serveHere(house.app)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await house?.close()
  })

  it.each([
    ['desktop', DESKTOP, 3],
    ['phone', PHONE, 9],
  ])('brings its parts in place on a %s: a place, an act, a refusal, and the way back', async (_name, sight, nth) => {
    const { page, context, problems } = await reviewer(sight)
    await mark(page)
    const spot = page.locator('#spot')
    await page.locator('.open-list a').nth(5).click()
    await spot.waitFor()
    expect(page.url()).toMatch(/[?&]at=\d+/)
    await expect.poll(() => chosenIsSeen(page)).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.closest('.review-side') !== null)).toBe(true)
    expect(await axeFindings(page)).toEqual([])

    const before = page.url()
    await spot.locator('a', { hasText: '下一处' }).first().click()
    await expect.poll(() => page.url()).not.toBe(before)
    await expect.poll(() => chosenIsSeen(page)).toBe(true)

    await page.goto(`${served.url}${review}?at=${targets[nth]}#c${targets[nth]}`)
    await mark(page)
    const answer = (verdict: string) => page.locator('form', { has: page.locator(`input[name="verdict"][value="${verdict}"]`) })
    await page
      .locator('details', { has: page.locator('input[name="verdict"][value="reject"]') })
      .locator('summary')
      .click()
    const address = page.url()
    await answer('reject').getByRole('button').click()

    await page.getByRole('alert').waitFor()
    expect(page.url()).toBe(address)
    await answer('accept').getByRole('button').click()
    await expect.poll(() => page.locator('#flash').textContent()).toContain('已保存')
    expect(page.url()).toContain('did=saved')
    expect(await isSamePage(page)).toBe(true)
    expect(problems.filter((each) => !each.includes('status of 4'))).toEqual([])

    await page.goBack()
    await expect.poll(() => page.url()).toBe(address)
    await context.close()
  })

  it('shows the page of the sign-in whole when the sign-in has ended meanwhile', async () => {
    const { page, context } = await reviewer(DESKTOP)
    await context.clearCookies()
    await page.locator('.open-list a').first().click()
    await expect.poll(() => page.url()).toContain('/sign-in')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('登录')
    await context.close()
  })

  it('loads its pages without script', async () => {
    const { page, context } = await reviewer({ ...DESKTOP, script: false })
    await page.locator('.open-list a').nth(5).click()
    expect(page.url()).toMatch(/[?&]at=\d+/)
    expect(await page.locator('#spot').isVisible()).toBe(true)
    await context.close()
  })
})
