import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SiteHouse, siteHouse, societyId } from '../../src/site/testing/federation.js'
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

const PAGES: Readonly<Record<string, string | ((test: SiteHouse) => Promise<string> | string)>> = {
  home: '/',
  board: '/plans/2022',
  quarters: '/plans/2022?group=quarter',
  units_of_board: '/plans/2022?group=unit&state=behind',
  own: `/plans/2022?unit=${societyId(1)}&find=${encodeURIComponent('期刊')}`,
  wrong: '/plans/2022?asOf=2022-13-01&known=s99999999&state=no_figure',
  meeting: '/plans/2022/meeting',
  target: '/plans/2022/targets/T06-1',
  ratio: '/plans/2022/targets/T13-1',
  range: '/plans/2022/targets/T08-2',
  empty: '/plans/2022/targets/T06-4',
  evidence: '/plans/2022/targets/T06-1/evidence',
  none: '/plans/2022/targets/T06-4/evidence',
  notcounted: '/plans/2022/targets/T06-1/not-counted',
  register: '/plans/2022/targets/T13-1/register',
  log: '/plans/2022/targets/T13-1/register?part=log',
  item: '/plans/2022/items/6',
  section: '/plans/2022/sections/2',
  task: '/plans/2022/tasks/6.2',
  text: '/plans/2022/text',
  checklist: '/plans/2022/checklist',
  unassigned: '/plans/2022/unassigned',
  units: '/units',
  unit: `/units/${societyId(1)}`,
  fact: async (test) => `/facts/${await aFact(test)}`,
  search: `/search?q=${encodeURIComponent('学会')}`,
  about: '/about',
  notfound: '/nowhere',
  offline: '/offline',
}

async function aFact(test: SiteHouse): Promise<string> {
  const found = await test.house.database.pool.query<{ id: string }>(
    "select id from kernel.fact where kind = 'special_issue.commissioned' order by id limit 1",
  )
  return found.rows[0]!.id
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

  it.each(Object.entries(PAGES).filter(([name]) => !only || only.split(',').includes(name)))('%s', async (name, where) => {
    const address = typeof where === 'string' ? where : await where(test)
    for (const sight of SIGHTS) {
      const { context, page, problems } = await visitor(browser, sight)
      const join_ = address.includes('?') ? '&' : '?'
      await page.goto(`${origin}${address}${join_}lang=${sight.lang}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await page.screenshot({ path: join(folder!, `${name}-${sight.name}.png`), fullPage: true })
      // A page that is not there answers 404, which the browser's console tells.
      expect(
        problems.filter((problem) => !/404/.test(problem)),
        sight.name,
      ).toEqual([])
      expect(wide, `${sight.name} scrolls sideways`).toBeLessThanOrEqual(0)
      await context.close()
    }
  })
})
