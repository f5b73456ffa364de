import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formIn } from '../../src/workbench/testing/forms.js'
import { PEOPLE, type Who } from '../../src/workbench/testing/house.js'
import { deskStory, type Story } from '../../src/workbench/testing/story.js'
import { deskOver, reader } from '../../src/workbench/testing/web.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, type Sight, visitor } from './launch.js'
import { serveHere } from './serve.js'

let story: Story
let browser: Browser
const servers = new Map<string, { url: string; stop: () => Promise<void> }>()
beforeAll(async () => {
  ;[story, browser] = await Promise.all([deskStory(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers.values()) await server.stop()
  await story?.close()
})

async function urlFor(as: Who | undefined): Promise<string> {
  const name = as ?? ''
  if (!servers.has(name)) servers.set(name, await serveHere(story.appFor(as) as never))
  return servers.get(name)!.url
}

async function open(as: Who | undefined, address: string, sight: Sight, act: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, problems } = await visitor(browser, { locale: 'zh-CN', ...sight })
  await page.goto(`${await urlFor(as)}${address}`)
  await act(page)
  // A refused form answers 422, which the browser notes; anything else it notes is a fault.
  expect(problems.filter((problem) => !problem.includes('status of 422'))).toEqual([])
  await context.close()
}

describe('the main pages of the desk', () => {
  const LANGUAGES = ['zh-Hans', 'en', 'zh-Hant'] as const
  it('satisfy axe and fit the screen, languages, themes and screens taking turns', async () => {
    const found: string[] = []
    for (const [index, [name, { as, address }]] of Object.entries(story.pages).entries()) {
      const sight: Sight = { ...(index % 2 ? PHONE : DESKTOP), theme: index % 3 === 0 ? 'dark' : 'light' }
      const lang = LANGUAGES[index % 3]!
      await open(as, `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`, sight, async (page) => {
        for (const finding of await axeFindings(page)) found.push(`${name}: ${finding}`)
        if ((await sideways(page)) > 0) found.push(`${name} is wider than the screen`)
      })
    }
    expect(found).toEqual([])
  }, 240_000)
})

describe('the form of a record', () => {
  it('suggests entries by part of the name, and shows likely doubles beside while one types', async () => {
    await open('society', '/desk/records/new/match', DESKTOP, async (page) => {
      await page.getByLabel('需求方', { exact: true }).pressSequentially('need')
      await page.getByRole('option', { name: /单位needer/ }).click()
      await page.getByLabel('供给方', { exact: true }).fill('单位offerer')
      await page.getByLabel('对接日期').fill('2022-06-03')
      await page.getByLabel('接触记录').fill('电话')
      await expect.poll(() => page.locator('#beside').textContent(), { timeout: 10_000 }).toContain('要素相同')
      expect(await page.getByLabel('需求方', { exact: true }).inputValue()).toBe('单位needer')
    })
  })

  it('is filled, refused, mended and sent without script', async () => {
    await open('society', '/desk/records/new/match', { ...DESKTOP, script: false }, async (page) => {
      await page.getByLabel('接触记录').fill('视频会议一次')
      await page.getByRole('button', { name: '提交，交由确认' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('需要改正')
      expect(await page.getByLabel('接触记录').inputValue()).toBe('视频会议一次')
      await page.getByRole('alert').getByRole('link').first().click()
      const names = await story.test.house.database.pool.query('select id, name_zh from registry_read.subject where id = any($1)', [
        [story.test.needs[7], story.test.offers[7]],
      ])
      const nameOf = (id: string | undefined) => names.rows.find((row) => row.id === id).name_zh as string
      await page.getByLabel('对接日期').fill('2022-06-05')
      await page.getByLabel('需求', { exact: true }).fill(nameOf(story.test.needs[7]))
      await page.getByLabel('供给', { exact: true }).fill(nameOf(story.test.offers[7]))
      await page.getByLabel('需求方', { exact: true }).fill('单位needer')
      await page.getByLabel('供给方', { exact: true }).fill('单位offerer')
      await page.getByLabel('线上').check()
      await page.getByRole('button', { name: '提交，交由确认' }).click()
      await page.waitForURL(/\/desk\/records\/[0-9a-f-]{36}\?did=submitted/)
      expect(await page.textContent('main')).toContain('已提交')
    })
  })

  it('does not send anything by Return in a box', async () => {
    const before = await story.test.rowsIn('records.record')
    await open('society', '/desk/records/new/match', DESKTOP, async (page) => {
      await page.getByLabel('对接日期').fill('2022-06-05')
      await page.getByLabel('对接日期').press('Enter')
      await page.waitForLoadState()
      expect(new URL(page.url()).pathname).toBe('/desk/records/new/match')
    })
    expect(await story.test.rowsIn('records.record')).toBe(before)
  })
})

describe('the confirming desk', () => {
  it('is worked by keys: J and K go on and back, A confirms, and the next opens by itself', async () => {
    await open('needer', '/desk/confirm', DESKTOP, async (page) => {
      const title = () => page.locator('.desk-left h2').first().textContent()
      const where = () => page.locator('.page-beside').textContent()
      // The keys come with a script of their own, on a busy machine some time after the page.
      const press = async (key: string) => {
        await page.waitForFunction(() => customElements.get('confirm-desk') !== undefined)
        await page.keyboard.press(key)
      }
      const first = await title()
      expect(await where()).toContain('第 1 条')
      await press('j')
      await page.waitForURL(/at=/)
      expect(await where()).toContain('第 2 条')
      await press('k')
      await expect.poll(where).toContain('第 1 条')
      expect(await title()).toBe(first)
      const before = await story.test.house.database.pool.query(
        `select count(*)::int as n from records.confirmation where state = 'confirmed'`,
      )
      await press('a')
      await page.waitForURL(/did=confirmed/)
      expect(await page.locator('#flash').textContent()).toContain('已确认第')
      const after = await story.test.house.database.pool.query(
        `select count(*)::int as n from records.confirmation where state = 'confirmed'`,
      )
      expect(after.rows[0].n).toBe(before.rows[0].n + 1)
      await page.getByLabel(/意见/).fill('jkar')
      expect(await page.getByLabel(/意见/).inputValue()).toBe('jkar')
    })
  })

  it('says what is wrong when something is sent back without a reason, with the evidence still beside it', async () => {
    await open('offerer', '/desk/confirm', { ...DESKTOP, script: false }, async (page) => {
      await page.getByRole('button', { name: '退回修改' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('意见')
      expect(await page.locator('.desk-left').textContent()).toContain('现场照片.png')
    })
  })
})

describe('the progress of an import', () => {
  it('goes on by itself until it is finished', async () => {
    const at = reader(deskOver(story.test, PEOPLE), 'society')
    const { test } = story
    const names = await test.house.database.pool.query('select id, name_zh from registry_read.subject where id = any($1)', [
      [...test.needs, ...test.offers],
    ])
    const nameOf = (id: string) => names.rows.find((row) => row.id === id).name_zh as string
    const rows = test.needs.map(
      (need, n) => `2022-06-0${n + 1},${nameOf(need)},单位needer,${nameOf(test.offers[(n + 3) % 8]!)},单位offerer,线上,电话联系一次`,
    )
    const csv = new Blob([['对接日期,需求,需求方,供给,供给方,方式,接触记录', ...rows].join('\n')])
    const upload = formIn((await at.get('/desk/records/import/match')).text, '/desk/records/import/match').set('file', csv, '对接.csv')
    const preview = await at.get((await at.post(upload.action, upload.values)).location!)
    const begin = formIn(preview.text, '/desk/records/import/match/begin')
    const begun = await at.post(begin.action, begin.values)
    await open('society', begun.location!, DESKTOP, async (page) => {
      await expect.poll(() => page.locator('#progress').textContent(), { timeout: 30_000 }).toContain('写入 8 条填报')
    })
  })
})
