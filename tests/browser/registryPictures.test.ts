import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/kernel/index.js'
import {
  namePerson,
  questions,
  registerPerson,
  registerUnit,
  relateUnits,
  renameUnit,
  reorganiseUnits,
  startTerm,
} from '../../src/registry/index.js'
import { siteRoutes } from '../../src/site/index.js'
import { accountRoutes } from '../../src/workbench/account/index.js'
import { registryDeskRoutes } from '../../src/workbench/registry/routes.js'
import { must, type Someone, type WebHouse, webHouse } from '../../src/workbench/testing/webHouse.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, visitor } from './launch.js'
import { serveHere } from './serve.js'

/** Folder for the pictures, to be looked at; without it only the checks are made. */
const OUT = process.env.COLLEGIUM_PICTURES
const SIGHTS = [
  { name: 'zh', lang: 'zh-Hans', theme: 'light', screen: DESKTOP },
  { name: 'en-dark', lang: 'en', theme: 'dark', screen: DESKTOP },
  { name: 'phone-hant', lang: 'zh-Hant', theme: 'light', screen: PHONE },
] as const

let house: WebHouse
let browser: Browser
let served: { url: string; stop: () => Promise<void> }
let keeper: Someone
let person = ''
let question = ''
const ids: Record<string, string> = {}
const source = '示例名录'

const add = async (key: string, kind: 'federation' | 'society' | 'branch' | 'union' | 'institute', nameZh: string, more: object = {}) => {
  ids[key] = must(await registerUnit(house.as(), { kind, code: `P-${key}`, nameZh, since: '1985', source, ...more })).answer!.unit
}

/** Two societies with all that a unit can have, merged in May 2022. */
async function story(): Promise<void> {
  await add('f', 'federation', '示例学会联合会')
  await add('a', 'society', '中国示例力学学会', {
    parent: ids.f,
    nameEn: 'Sample Society of Mechanics',
    seat: '北京',
    creditCode: '51100000500000007W',
  })
  await add('b', 'society', '中国示例应用力学研究会', { parent: ids.f })
  await add('u', 'union', '示例工程学会联合体', { parent: ids.f, nameEn: 'Sample Union of Engineering Societies' })
  await add('i', 'institute', '示例力学研究所')
  await add('branch', 'branch', '中国示例力学学会流体力学专业委员会', { parent: ids.a })
  const tie = (kind: 'member_of' | 'supported_by', to: string) =>
    relateUnits(house.as(), { kind, from: ids.a!, to: ids[to]!, since: '2015-06', source })
  must(await tie('member_of', 'u'))
  must(await tie('supported_by', 'i'))
  person = must(await registerPerson(house.as(), { nameZh: '示例理事长', namePublic: true, source })).answer!.person
  must(
    await namePerson(house.as(), {
      person,
      kind: 'transliterated',
      script: 'latn',
      surname: 'Shì',
      given: 'Lǐshìzhǎng',
      since: '1980',
      source,
    }),
  )
  must(await startTerm(house.as(), { unit: ids.a!, person, post: 'president', from: '2018-05-01', until: '2023-04-30', source }))
  must(await renameUnit(house.as(), { unit: ids.b!, nameZh: '中国示例应用力学学会', from: '2010-07-01', source: '民政部批复' }))
  const merged = { kind: 'merge', units: [ids.b!, ids.i!], fresh: [{ nameZh: '中国示例应用力学科学院', kind: 'institute' }] } as const
  ids.c = must(
    await reorganiseUnits(house.as(), {
      ...merged,
      units: [...merged.units],
      fresh: [...merged.fresh],
      on: '2022-05-01',
      reason: '合并登记',
    }),
  ).answer!.fresh[0]!
  // An enterprise’s code of a society is a question.
  await add('q', 'society', '中国示例疑问学会', { creditCode: '91310000MA1FL0007C' })
  question = must(await questions(house.as(), {})).questions[0]!.id
}

beforeAll(async () => {
  house = await webHouse(
    (app) => {
      accountRoutes(app)
      registryDeskRoutes(app)
      siteRoutes(app)
    },
    '2022-06-30' as Day,
    'demo',
  )
  await story()
  keeper = await house.someone('秘书处示例', 'secretariat')
  ;[served, browser] = await Promise.all([serveHere(house.app as never), launchBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await house?.close()
})

const PAGES: readonly (readonly [string, () => string])[] = [
  ['directory', () => '/units'],
  ['directory-then', () => '/units?kind=society&asOf=2009-12-31&ended=1'],
  ['unit', () => `/units/${ids.a}`],
  ['unit-ended', () => `/units/${ids.b}`],
  ['unit-before', () => `/units/${ids.c}?asOf=2020-01-01`],
  ['named', () => `/units/named?name=${encodeURIComponent('中国示例应用力学研究会')}&on=1999-05-01`],
  ['desk', () => `/desk/registry?unit=${ids.a}`],
  ['rename', () => `/desk/registry/rename?unit=${ids.a}`],
  ['relate', () => `/desk/registry/relate?unit=${ids.a}`],
  ['reorganise', () => `/desk/registry/reorganise?unit=${ids.a}`],
  ['officers', () => `/desk/registry/officers?unit=${ids.a}`],
  ['close', () => `/desk/registry/close?unit=${ids.a}`],
  ['questions', () => '/desk/registry/questions'],
  ['question', () => `/desk/registry/questions/${question}`],
  ['person', () => `/desk/people/${person}`],
]
const pagesFor = (name: (typeof SIGHTS)[number]['name']) =>
  OUT || process.env.COLLEGIUM_FULL === '1' ? PAGES : PAGES.filter((_, index) => SIGHTS[index % SIGHTS.length]!.name === name)

describe('the pages of the register', () => {
  it.each(SIGHTS.map((sight) => [sight.name, sight] as const))(
    'satisfy axe and fit the screen: %s',
    async (name, { lang, theme, screen }) => {
      const { page, context, problems } = await visitor(browser, { ...screen, theme })
      const found: string[] = []
      const link = must(await house.accounts.oneTimeLink(keeper.account, { to: '/desk/registry', minutes: 5 }))
      await page.goto(link.replace(new URL(link).origin, served.url))
      await page.locator('main button[type=submit], form[action^="/sign-in/link"] button').first().click()
      const look = async (title: string) => {
        for (const finding of await axeFindings(page)) found.push(`${title}: ${finding}`)
        if ((await sideways(page)) > 0) found.push(`${title} is wider than the screen`)
        if (!OUT) return
        mkdirSync(OUT, { recursive: true })
        await page.screenshot({ path: join(OUT, `registry-${title}-${name}.png`), fullPage: true })
      }
      for (const [title, address] of pagesFor(name)) {
        await page.goto(`${served.url}${address()}${address().includes('?') ? '&' : '?'}lang=${lang}`)
        await look(title)
      }
      await page.goto(`${served.url}/desk/registry/rename?unit=${ids.a}&lang=${lang}`)
      await page.locator('input[name=nameZh]').fill('中国示例力学与工程学会')
      await page.locator('input[name=source]').fill('民政部批复')
      await page.locator('button[value=preview]').click()
      await page.locator('button[value=do]').waitFor()
      await look('rename-preview')
      expect(found).toEqual([])
      expect(problems.filter((problem) => !/status of 4/.test(problem))).toEqual([])
      await context.close()
    },
    120_000,
  )
})
