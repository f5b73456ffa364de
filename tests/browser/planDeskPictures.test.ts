import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/kernel/index.js'
import { importSeed, officer, reviewAll, SEED } from '../../src/plan/testing.js'
import { accountRoutes } from '../../src/workbench/account/index.js'
import { planDeskRoutes } from '../../src/workbench/plans/index.js'
import { must, type Someone, type WebHouse, webHouse } from '../../src/workbench/testing/webHouse.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, visitor } from './launch.js'
import { serveHere } from './serve.js'

/** Folder for the pictures, to be looked at; without it only the checks are made. */
const OUT = process.env.COLLEGIUM_PICTURES

let house: WebHouse
let browser: Browser
let served: { url: string; stop: () => Promise<void> }
let editor: Someone
let plan = ''

const SIGHTS = [
  { name: 'zh', lang: 'zh-Hans', theme: 'light', screen: DESKTOP },
  { name: 'en-dark', lang: 'en', theme: 'dark', screen: DESKTOP },
  { name: 'phone-hant', lang: 'zh-Hant', theme: 'light', screen: PHONE },
] as const

const PAGES: readonly (readonly [string, () => string])[] = [
  ['plans', () => '/desk/plans'],
  ['import', () => '/desk/plans/import'],
  ['review', () => `/desk/plans/${plan}/review`],
  ['review-target', () => `/desk/plans/${plan}/review?at=1314#c1314`],
  ['review-tree', () => `/desk/plans/${plan}/review?show=tree&at=1290#c1290`],
  ['review-questions', () => `/desk/plans/${plan}/review?show=questions`],
  ['account', () => '/desk/account'],
  ['permissions', () => '/desk/permissions'],
]

describe.skipIf(!SEED)('the desk of plans and accounts', () => {
  beforeAll(async () => {
    house = await webHouse((app) => {
      accountRoutes(app)
      planDeskRoutes(app)
    }, '2022-01-05' as Day)
    editor = await house.someone('编辑示例', 'plan_editor')
    plan = (await importSeed(house)).plan
    served = await serveHere(house.app)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await house?.close()
  })

  it.each(SIGHTS)('$name: no finding of axe, nothing beyond the screen', async ({ name, lang, theme, screen }) => {
    const { page, context, problems } = await visitor(browser, { ...screen, theme })
    const link = must(await house.accounts.oneTimeLink(editor.account, { to: '/desk/account', minutes: 5 }))
    await page.goto(`${served.url}${new URL(link).pathname}?lang=${lang}&theme=${theme}`)
    await page.getByRole('main').getByRole('button').first().click()
    for (const [title, address] of PAGES) {
      await page.goto(`${served.url}${address()}`)
      if (OUT) {
        mkdirSync(OUT, { recursive: true })
        await page.screenshot({ path: join(OUT, `${title}-${name}.png`), fullPage: !title.startsWith('review-') })
      }
      expect(await axeFindings(page), `${title} ${name}`).toEqual([])
      expect(await sideways(page), `${title} ${name}`).toBeLessThanOrEqual(0)
    }
    expect(problems).toEqual([])
    await context.close()
  })
})
void officer
void reviewAll
