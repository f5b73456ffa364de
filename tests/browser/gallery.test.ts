import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gallery, galleryPages } from '../../src/ui/gallery.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, type Sight, visitor, WIDE } from './launch.js'
import { serveHere } from './serve.js'

let browser: Browser
let house: { url: string; stop: () => Promise<void> }
beforeAll(async () => {
  house = await serveHere(gallery())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
const THEMES = ['light', 'dark'] as const
const SIGHTS: readonly Sight[] = [PHONE, DESKTOP, WIDE]
const full = process.env.COLLEGIUM_FULL === '1'

interface Case {
  readonly name: string
  readonly language: (typeof LANGUAGES)[number]
  readonly theme: (typeof THEMES)[number]
  readonly sight: Sight
}
/** Every page once on a phone and once on a desk, with languages and themes taking turns; all combinations in the full run. */
function cases(): Case[] {
  const names = Object.keys(galleryPages)
  const all = names.flatMap((name) =>
    LANGUAGES.flatMap((language) => THEMES.flatMap((theme) => SIGHTS.map((sight) => ({ name, language, theme, sight })))),
  )
  if (full) return all
  return names.flatMap((name, index) => [
    { name, language: LANGUAGES[index % 3]!, theme: THEMES[index % 2]!, sight: PHONE },
    { name, language: LANGUAGES[(index + 2) % 3]!, theme: THEMES[(index + 1) % 2]!, sight: index % 4 === 0 ? WIDE : DESKTOP },
  ])
}

describe('every page of the gallery', () => {
  it.each(cases().map((one) => [`${one.name}, ${one.language}, ${one.theme}, ${one.sight.width} px`, one] as const))(
    '%s: no finding of axe, nothing beyond the screen',
    async (_, { name, language, theme, sight }) => {
      const { page, context, problems } = await visitor(browser, { ...sight, theme })
      // Half of the pages are asked for in the theme, half take the system's.
      await page.goto(`${house.url}/ui/${name}?lang=${language}${theme === 'dark' && sight.width > 500 ? '&theme=dark' : ''}`)
      expect(await axeFindings(page)).toEqual([])
      expect(await sideways(page)).toBeLessThanOrEqual(0)
      expect(problems).toEqual([])
      await context.close()
    },
  )
})

it('without script: language and theme are links, the form keeps what was typed, a table is a table', async () => {
  const { page, context } = await visitor(browser, { ...DESKTOP, script: false })
  await page.goto(`${house.url}/ui/report?lang=en`)
  expect(await page.getByRole('alert').textContent()).toContain('2 things to correct')
  expect(await page.getByLabel('Title of the issue').inputValue()).toBe('碳中和材料前沿')
  await page.getByRole('link', { name: 'Dark' }).click()
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await page.getByText('Language', { exact: true }).click()
  await page.getByRole('link', { name: '繁體中文' }).click()
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual(['zh-Hant', 'dark'])
  await page.goto(`${house.url}/ui/board`)
  expect(await page.getByRole('row').count()).toBeGreaterThan(10)
  await context.close()
})

it('on a phone a table keeps its rows, cells and headings for those who hear it', async () => {
  const { page, context } = await visitor(browser, PHONE)
  await page.goto(`${house.url}/ui/board?lang=en`)
  expect(await page.getByRole('table', { name: 'Targets' }).count()).toBe(1)
  expect(await page.getByRole('columnheader').count()).toBe(7)
  expect(await page.getByRole('rowheader', { name: 'One adopted plan per society' }).count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Evidence ›' }).count()).toBe(10)
  await context.close()
})

it('changes the theme without loading the page again, and the server remembers it', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/report?lang=en`)
  await page.getByLabel('Title of the issue').fill('half a title')
  await page.getByRole('link', { name: 'Dark' }).click()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(16, 24, 27)')
  expect(await page.getByLabel('Title of the issue').inputValue()).toBe('half a title')
  await expect.poll(async () => (await context.cookies()).find((cookie) => cookie.name === 'theme')?.value).toBe('dark')
  await context.close()
})

it('leads to the summary after a refusal, and from there to the field', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/report?lang=en`)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
  await page.getByRole('link', { name: /Day of publication/ }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-on')
  await context.close()
})

describe('a day', () => {
  it('is tidied, told its weekday, and chosen from a calendar with the keyboard', async () => {
    const { page, context, problems } = await visitor(browser, DESKTOP)
    await page.goto(`${house.url}/ui/report?lang=zh-Hant`)
    const box = page.getByLabel('出版日期')
    await box.fill('２０２２年9月5日')
    await box.blur()
    expect(await box.inputValue()).toBe('2022-09-05')
    expect(await page.locator('day-picker output').textContent()).toBe('(週一)')
    await page.getByRole('button', { name: '打開日曆' }).click()
    await page.keyboard.press('ArrowUp') // a week earlier, in the month before
    await page.keyboard.press('Enter')
    expect(await box.inputValue()).toBe('2022-08-29')
    expect(await page.getByRole('button', { name: '打開日曆' }).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(problems).toEqual([])
    await context.close()
  })

  it('offers no day beyond its bounds, and leaves what it cannot read', async () => {
    const { page, context } = await visitor(browser, DESKTOP)
    await page.goto(`${house.url}/ui/report?lang=en`)
    const box = page.getByLabel('Day of publication')
    await box.fill('2022-12-31')
    await page.getByRole('button', { name: 'Open the calendar' }).click()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Next month' }).click()
    expect(await page.getByRole('button', { name: 'Sunday, January 1, 2023' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await box.fill('next week')
    await box.blur()
    expect(await box.inputValue()).toBe('next week')
    await context.close()
  })
})

it('asks for suggestions only once a composed word is there', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/ui/suggest')) asked.push(new URL(request.url()).searchParams.get('q') ?? '')
  })
  await page.goto(`${house.url}/ui/report?lang=zh-Hans`)
  const box = page.getByLabel('学会')
  await box.focus()
  const session = await context.newCDPSession(page)
  for (const text of ['j', 'ji', 'jisuan'])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  // Longer than the element waits before it asks.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)))
  expect(asked).toEqual([])
  await session.send('Input.insertText', { text: '计算' })
  await page.getByRole('option', { name: '中国计算机学会' }).waitFor()
  expect(asked).toEqual(['计算'])
  expect(await page.locator('.suggest-said').textContent()).toBe('有 2 个候选项，可用上下键选择')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await box.inputValue()).toBe('中国计算机学会')
  await context.close()
})

it('lists chosen files and marks the one that is too large', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/report?lang=en`)
  await page.getByLabel('Evidence').setInputFiles([
    { name: 'cover.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_200_000) },
    { name: 'scan.png', mimeType: 'image/png', buffer: Buffer.alloc(20_500_000) },
  ])
  expect(await page.locator('drop-zone output').textContent()).toBe('Chosen: \ncover.pdf · 1.2 MB\n■ scan.png · 20.5 MB · too large')
  await context.close()
})

it('presses the buttons of a desk by their keys, but not while one types', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/confirm?lang=en`)
  await page.getByLabel('Reason for sending back').fill('ja')
  await page.keyboard.press('j')
  expect(await page.getByLabel('Reason for sending back').inputValue()).toBe('jaj')
  expect(page.url()).not.toContain('at=')
  await page.locator('confirm-desk').focus()
  await page.keyboard.press('j')
  await page.waitForURL(/at=next/)
  await page.locator('confirm-desk').focus()
  await page.keyboard.press('k')
  await page.waitForURL(/at=prev/)
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.locator('confirm-desk').focus()
  await page.keyboard.press('a')
  expect((await sent).postData()).toContain('does=confirm')
  await context.close()
})

it('opens a dialog in place of the page that a link names, and closes it', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/confirm?lang=en`)
  await page.getByRole('link', { name: 'Counting rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Counting rule' })
  await dialog.waitFor()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await context.close()
})

it('a burn-up answers to the arrow keys with the row of its own table', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/target?lang=en`)
  const picture = page.getByRole('group', { name: 'Progress through the year' })
  await picture.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const readout = await page.locator('.readout').textContent()
  await page.getByText('Show as a table').click()
  const row = await page.locator('#growth-table tbody tr').nth(-3).locator('th, td').allTextContents()
  expect(readout?.split('\n')).toEqual([row[0], `Actual ${row[1]}`, `Plan line ${row[2]}`, `Last year, scaled to this target ${row[3]}`])
  await context.close()
})

it('sliders of weights move dots, order and numbers at once, as the server would', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/charts?lang=en`)
  const first = () => page.locator('weight-sliders tbody tr').first().textContent()
  expect(await first()).toContain('中国化学会')
  await page.getByRole('slider', { name: 'Science' }).fill('0')
  await page.getByRole('slider', { name: 'Governance' }).fill('0')
  // Only service counts now: 30 + 12 × 5.
  expect(await first()).toBe('中国农学会90.0')
  expect(await page.locator('weight-sliders tbody tr').first().locator('circle').getAttribute('cx')).toBe('90%')
  await context.close()
})

it('one box in the head of a table ticks all rows', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/pieces?lang=en`)
  const all = page.getByRole('checkbox', { name: 'Select all on this page' })
  await all.check()
  expect(await page.locator('td.choose input:checked').count()).toBe(2)
  await page.locator('td.choose input').first().uncheck()
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true)
  await context.close()
})

it('says when the network is gone, and when it is back', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/ui/report?lang=en`)
  const line = page.getByText('You are offline.')
  expect(await line.isVisible()).toBe(false)
  await context.setOffline(true)
  await line.waitFor()
  await context.setOffline(false)
  await line.waitFor({ state: 'hidden' })
  await context.close()
})

it('moves nothing for readers who want no motion, and keeps words for forced colours', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.goto(`${house.url}/ui/pieces?lang=en`)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(await page.locator('.state-word').allTextContents()).toEqual([
    'met',
    'on course',
    'at risk',
    'behind',
    'not started',
    'above range',
    'no figure',
  ])
  await context.close()
})
