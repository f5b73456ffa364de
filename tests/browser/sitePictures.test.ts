import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SiteHouse, siteHouse } from '../../src/site/testing/federation.js'
import { siteOver } from '../../src/site/testing/web.js'
import { launchBrowser, visitor } from './launch.js'

// Pictures of the public pages, to be looked at: COLLEGIUM_SHOTS=folder npx vitest run tests/browser/sitePictures.test.ts [-t name of a page]
const folder = process.env.COLLEGIUM_SHOTS
const only = process.env.COLLEGIUM_SHOTS_OF

const SIGHTS = [
  { name: '1280-light-zh', width: 1280, height: 860, theme: 'light', lang: 'zh-Hans' },
  { name: '1680-dark-en', width: 1680, height: 1000, theme: 'dark', lang: 'en' },
  { name: '390-light-hant', width: 390, height: 844, theme: 'light', lang: 'zh-Hant' },
] as const

const PAGES: Readonly<Record<string, string>> = {
  board: '/plans/2022',
  target: '/plans/2022/targets/T06-1',
  ratio: '/plans/2022/targets/T13-1',
  evidence: '/plans/2022/targets/T06-1/evidence',
  notcounted: '/plans/2022/targets/T06-1/not-counted',
  register: '/plans/2022/targets/T13-1/register',
  log: '/plans/2022/targets/T13-1/register?part=log',
}

describe.skipIf(!folder)('pictures', () => {
  let test: SiteHouse
  let server: ReturnType<typeof serve>
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let origin = ''
  beforeAll(async () => {
    mkdirSync(folder!, { recursive: true })
    ;[test, browser] = await Promise.all([siteHouse(), launchBrowser()])
    const app = siteOver(test)
    origin = await new Promise<string>((ready) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => ready(`http://127.0.0.1:${port}`))
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    await test?.close()
  })

  it.each(Object.entries(PAGES).filter(([name]) => !only || only.split(',').includes(name)))('%s', async (name, address) => {
    for (const sight of SIGHTS) {
      const { context, page, problems } = await visitor(browser, sight)
      const join_ = address.includes('?') ? '&' : '?'
      await page.goto(`${origin}${address}${join_}lang=${sight.lang}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await page.screenshot({ path: join(folder!, `${name}-${sight.name}.png`), fullPage: true })
      expect(problems, sight.name).toEqual([])
      expect(wide, `${sight.name} scrolls sideways`).toBeLessThanOrEqual(0)
      await context.close()
    }
  })
})
