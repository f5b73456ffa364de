import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/kernel/index.js'
import { confirmPlan } from '../../src/plan/index.js'
import { confirmer, done, importSeed, reviewAll, SEED, seedBytes } from '../../src/plan/testing.js'
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
let reader: Someone
let plan = ''
let open = ''

const SIGHTS = [
  { name: 'zh', lang: 'zh-Hans', theme: 'light', screen: DESKTOP },
  { name: 'en-dark', lang: 'en', theme: 'dark', screen: DESKTOP },
  { name: 'phone-hant', lang: 'zh-Hant', theme: 'light', screen: PHONE },
] as const

/** Pages of a plan in review, of one in force, and of accounts; those of a place are pictured as the screen shows them. */
const PAGES: readonly (readonly [string, () => string])[] = [
  ['plans', () => '/desk/plans'],
  ['import', () => '/desk/plans/import'],
  ['review', () => `/desk/plans/${open}/review`],
  ['review-target', () => `/desk/plans/${open}/review?at=1314#c1314`],
  ['review-card', () => `/desk/plans/${open}/review?at=1082#c1082`],
  ['review-tree', () => `/desk/plans/${open}/review?show=tree`],
  ['review-questions', () => `/desk/plans/${open}/review?show=questions`],
  ['review-levels', () => `/desk/plans/${open}/review?show=levels`],
  ['confirm', () => `/desk/plans/${open}/confirm`],
  ['compare', () => `/desk/plans/${open}/compare`],
  ['work', () => `/desk/plans/${plan}/work`],
  ['task', () => `/desk/plans/${plan}/work/tasks/6.2`],
  ['tasks', () => `/desk/plans/${plan}/work/tasks`],
  ['milestones', () => `/desk/plans/${plan}/work/milestones`],
  ['programmes', () => `/desk/plans/${plan}/work/programmes`],
  ['shares', () => `/desk/plans/${plan}/work/shares?target=T15-2`],
  ['table', () => `/desk/plans/${plan}/work/table`],
  ['rules', () => `/desk/plans/${plan}/rules`],
  ['rule', () => `/desk/plans/${plan}/rules/T13-1`],
  ['dates', () => `/desk/plans/${plan}/dates`],
  ['versions', () => `/desk/plans/${plan}/versions`],
  ['amend', () => `/desk/plans/${plan}/amend`],
  ['account', () => '/desk/account'],
  ['permissions', () => '/desk/permissions'],
  ['permission', () => '/desk/permissions/plan.confirm'],
  ['people', () => '/desk/people'],
  ['person', () => `/desk/people/${reader.person}`],
  ['new-person', () => '/desk/people/new'],
  ['two-step', () => '/desk/account/two-step'],
  ['outbox', () => '/desk/outbox'],
  ['clock', () => '/desk/clock'],
]

/** Every page once, with the sights taking turns; all of them in the full run, and when pictures are wanted. */
const pagesFor = (name: (typeof SIGHTS)[number]['name']) =>
  OUT || process.env.COLLEGIUM_FULL === '1' ? PAGES : PAGES.filter((_, index) => SIGHTS[index % SIGHTS.length]!.name === name)

describe.skipIf(!SEED)('the desk of plans and accounts', () => {
  beforeAll(async () => {
    house = await webHouse(
      (app) => {
        accountRoutes(app)
        planDeskRoutes(app)
      },
      '2022-01-05' as Day,
      'demo',
    )
    editor = await house.someone('编辑示例', 'plan_editor', 'system_administrator')
    reader = await house.someone('任职示例', 'plan_confirmer', 'auditor')
    const made = await importSeed(house)
    plan = made.plan
    await reviewAll(house, made.version)
    done(await confirmPlan(house.as(confirmer), { version: made.version }))
    await house.house.projector.settle()
    open = (await importSeed(house, Buffer.from(seedBytes().toString('utf8').replaceAll('2022', '2023')))).plan
    served = await serveHere(house.app)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await house?.close()
  })

  it.each(SIGHTS)(
    '$name: no finding of axe, nothing beyond the screen',
    async ({ name, lang, theme, screen }) => {
      const found: string[] = []
      const { page, context, problems } = await visitor(browser, { ...screen, theme })
      const link = must(await house.accounts.oneTimeLink(editor.account, { to: '/desk/account', minutes: 5 }))
      await page.goto(`${served.url}${new URL(link).pathname}?lang=${lang}&theme=${theme}`)
      await page.getByRole('main').getByRole('button').first().click()
      for (const [title, address] of pagesFor(name)) {
        await page.goto(`${served.url}${address()}`)
        if (OUT) {
          mkdirSync(OUT, { recursive: true })
          await page.screenshot({ path: join(OUT, `${title}-${name}.png`), fullPage: !title.startsWith('review-') })
        }
        found.push(...(await axeFindings(page)).map((one) => `${title}: ${one}`))
        if ((await sideways(page)) > 0) found.push(`${title}: reaches beyond the screen`)
      }
      expect(found).toEqual([])
      expect(problems).toEqual([])
      await context.close()
    },
    240_000,
  )
})
