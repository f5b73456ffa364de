import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Day, type Id, type L10n, type Language, newId, say } from '../../src/kernel/index.js'
import { appoint, linkAccount, registerPerson, registerUnit, type UnitKind } from '../../src/registry/index.js'
import { type ApiHouse, apiHouse, must } from '../api/house.js'
import { launchBrowser, type Sight, visitor } from '../browser/launch.js'
import { serveHere } from '../browser/serve.js'

/** Someone at a browser of his own, who finds things by their role and name. */
export interface Actor {
  readonly page: Page
  readonly main: Locator
  /** Faults of the page's script and of the content security policy. */
  readonly problems: string[]
  say(text: L10n): string
  go(address: string): Promise<void>
  /** Presses a button by its name, and waits for the page that follows. */
  press(name: L10n, within?: Locator): Promise<void>
  follow(name: L10n | RegExp, within?: Locator): Promise<void>
  /** Waits for the page, or the part of it, that follows a click. */
  settle(): Promise<void>
  field(label: L10n, within?: Locator): Locator
}

export interface Stage {
  readonly api: ApiHouse
  readonly units: ReadonlyMap<string, Id<'unit'>>
  /** Signs someone in by a one-time link, in a browser with or without script. */
  enter(name: string): Promise<Actor>
  /** Somebody who is not signed in. */
  stranger(): Promise<Actor>
  today(day: string): Promise<void>
  close(): Promise<void>
}

const UNITS: readonly (readonly [code: string, kind: UnitKind, nameZh: string])[] = [
  ['XH', 'department', '学会学术部'],
  ['S01', 'society', '示例学会'],
  ['S02', 'society', '另一学会'],
  ['E01', 'enterprise', '示例需求企业'],
  ['E02', 'enterprise', '示例供给企业'],
]

const PEOPLE: readonly (readonly [name: string, role: string, unit?: string])[] = [
  ['王秘书', 'secretariat'],
  ['编辑甲', 'plan_editor'],
  ['领导乙', 'plan_confirmer'],
  ['学会干事', 'society_office', 'S01'],
  ['需方联系人', 'enterprise_contact', 'E01'],
  ['供方联系人', 'enterprise_contact', 'E02'],
]

/** An empty house in which only units and people are registered, served to browsers of one kind. */
export async function journeyStage(language: Language, sight: Sight): Promise<Stage> {
  const api = await apiHouse('2021-12-20')
  const units = new Map<string, Id<'unit'>>()
  for (const [code, kind, nameZh] of UNITS) {
    const made = must(await registerUnit(api.test.as(), { kind, code, nameZh, since: '2000', source: '登记证书' }))
    units.set(code, made.answer!.unit as Id<'unit'>)
  }
  const accounts = new Map<string, Id<'account'>>()
  for (const [name, role, unit] of PEOPLE) accounts.set(name, await settled(api, name, role, unit ? units.get(unit)! : null))
  api.test.house.projector.start()
  const [site, browser] = await Promise.all([serveHere(api.app), launchBrowser()])
  const contexts: BrowserContext[] = []
  const stranger = async () => {
    const made = await visitor(browser, sight)
    contexts.push(made.context)
    made.context.setDefaultTimeout(15_000)
    await made.context.addCookies([{ name: 'lang', value: language, url: site.url }])
    return actor(made.page, made.problems, site.url, language)
  }
  return {
    ...{ api, units, stranger },
    enter: async (name) => {
      const who = await stranger()
      const link = must(await api.accounts.oneTimeLink(accounts.get(name)!, { to: '/desk', minutes: 30 }))
      await who.go(new URL(link).pathname)
      await who.page.getByRole('main').getByRole('button').click()
      await who.page.waitForURL(/\/desk$/)
      return who
    },
    today: async (day) => {
      await api.test.house.projector.settle()
      await api.test.setToday(day as Day)
    },
    close: () => closeAll(browser, contexts, site, api),
  }
}

async function settled(api: ApiHouse, nameZh: string, role: string, unit: Id<'unit'> | null): Promise<Id<'account'>> {
  const person = newId<'person'>()
  const account = await api.account(`p${person.slice(-12)}`)
  must(await registerPerson(api.test.as(), { person, nameZh, source: '人事登记' }))
  must(await linkAccount(api.test.as(), { account, person }))
  must(await appoint(api.test.as(), { person, role, unit, from: '2021-12-01', reason: '任命' }))
  return account
}

function actor(page: Page, problems: string[], url: string, language: Language): Actor {
  const words = (text: L10n) => say(language, text)
  const main = page.getByRole('main')
  const settle = async () => {
    await page.waitForLoadState('load')
    // Where a part comes anew in its place, nothing is loaded: what was pressed carries this mark until it has come.
    const under = page.locator('.htmx-request')
    await expect.poll(() => under.count(), { timeout: 20_000 }).toBe(0)
  }
  return {
    ...{ page, main, problems, say: words, settle },
    go: async (address) => {
      await page.goto(`${url}${address}`)
    },
    press: async (name, within = main) => {
      await within.getByRole('button', { name: words(name) }).click()
      await settle()
    },
    follow: async (name, within = main) => {
      await within
        .getByRole('link', { name: name instanceof RegExp ? name : words(name) })
        .first()
        .click()
      await settle()
    },
    field: (label, within = main) => within.getByLabel(labelled(words(label))),
  }
}

/** A label with or without what stands behind it in brackets. */
const labelled = (label: string): RegExp => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*([（(].*)?$`)

async function closeAll(
  browser: Browser,
  contexts: readonly BrowserContext[],
  site: { stop: () => Promise<void> },
  api: ApiHouse,
): Promise<void> {
  for (const context of contexts) await context.close()
  await browser.close()
  await site.stop()
  await api.close()
}

/** The words of something on a page. */
export const wordsOf = async (place: Locator): Promise<string> => ((await place.textContent()) ?? '').trim()
