import { Hono } from 'hono'
import type { Browser, Page as Seen } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveAssets } from '../../src/ui/assets.js'
import { Button, Field, Form, type Frame, PAGE_HEADERS, Page, ShownWhen } from '../../src/ui/index.js'
import { axeFindings } from './axe.js'
import { DESKTOP, launchBrowser, visitor } from './launch.js'
import { serveHere } from './serve.js'

const OPTIONS = ['yes', 'no'].map((value) => ({ value, text: value }))
const QUOTED = 'The society’s own record: “it’s done” – waits…'

function app(): Hono {
  const house = new Hono()
  house.use(async (c, next) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    await next()
  })
  house.get('/assets/*', serveAssets())
  house.get('/:language', (c) => {
    const frame: Frame = { language: c.req.param('language') as 'en', theme: 'system', url: '/', navigation: [] }
    return c.html(
      <Page frame={frame} title="Try">
        <p>
          <span id="quoted">{QUOTED}</span>
        </p>
        <p id="first">“学会”所填的单位</p>
        <Form action="/x">
          <Field kind="radio" name="aided" label="Aided?" options={OPTIONS} />
          <ShownWhen field="aided" is="yes">
            <Field kind="text" name="how" label="How?" help="Only if aided." required="when_shown" />
          </ShownWhen>
          <Button kind="primary" text="Send" />
        </Form>
      </Page>,
    )
  })
  return house
}

let browser: Browser
let house: Awaited<ReturnType<typeof serveHere>>
beforeAll(async () => {
  house = await serveHere(app())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

describe('fields that are asked for only with a choice', () => {
  it('come and go with it, keep what was typed, and are there again when the browser comes back', async () => {
    const { page, context, problems } = await visitor(browser, DESKTOP)
    await page.goto(`${house.url}/en`)
    const how = page.getByLabel('How?')
    await how.waitFor({ state: 'hidden' })
    await page.getByLabel('yes').check()
    await how.fill('by a course')
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('no').check()
    expect(await how.isVisible()).toBe(false)
    await page.getByLabel('yes').check()
    expect(await how.inputValue()).toBe('by a course')
    await page.goto(`${house.url}/zh-Hans`)
    await page.goBack()
    await expect.poll(() => how.isVisible()).toBe(await page.getByLabel('yes').isChecked())
    expect(problems).toEqual([])
    await context.close()
  })

  it('stand there without script, neither required nor marked as optional, and say when they are meant', async () => {
    const { page, context } = await visitor(browser, { ...DESKTOP, script: false })
    await page.goto(`${house.url}/en`)
    const how = page.getByLabel('How?', { exact: true })
    expect(await how.isVisible()).toBe(true)
    expect(await how.getAttribute('required')).toBe(null)
    expect(await page.getByText('Only if aided.').isVisible()).toBe(true)
    await context.close()
  })
})

/** Width of each punctuation mark, in parts of the size of its type. */
const widths = (page: Seen, of = '#quoted') =>
  page.evaluate((place) => {
    const words = document.querySelector(place)!.firstChild as Text
    const size = Number.parseFloat(getComputedStyle(words.parentElement!).fontSize)
    return [...words.data].flatMap((mark, at) => {
      if (!/[’“”–…]/.test(mark)) return []
      const range = document.createRange()
      range.setStart(words, at)
      range.setEnd(words, at + 1)
      return [[mark, range.getBoundingClientRect().width / size] as const]
    })
  }, of)

it('quotes in English are set in a Latin face, those in Chinese as wide as a character, also where the system’s own font is Chinese', async () => {
  const { page, context } = await visitor(browser, DESKTOP)
  await page.goto(`${house.url}/en`)
  const latin = await widths(page)
  expect(latin.map(([mark]) => mark).join('')).toBe('’“’”–…')
  for (const [mark, width] of latin.filter(([each]) => /[’“”]/.test(each))) expect(width, mark).toBeLessThan(0.4)
  await page.goto(`${house.url}/zh-Hans`)
  for (const [mark, width] of (await widths(page)).filter(([each]) => /[“”]/.test(each))) expect(width, mark).toBeGreaterThan(0.9)
  // At the beginning of a line the room before a quote is cut, so that lines begin under one another.
  expect((await widths(page, '#first'))[0]![1]).toBeLessThan(0.7)
  await context.close()
})
