import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readerOf, type Verified, verifiedHouse, type WhoVerifies } from '../../src/site/testing/verified.js'
import { formIn } from '../../src/workbench/testing/forms.js'
import { axeFindings, sideways } from './axe.js'
import { DESKTOP, launchBrowser, PHONE, type Sight, visitor } from './launch.js'
import { serveHere } from './serve.js'

let house: Verified
let browser: Browser
const servers = new Map<string, { url: string; stop: () => Promise<void> }>()
beforeAll(async () => {
  ;[house, browser] = await Promise.all([verifiedHouse(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers.values()) await server.stop()
  await house?.test.close()
})

async function open(as: WhoVerifies | undefined, address: string, sight: Sight, act: (page: Page) => Promise<void>): Promise<void> {
  const name = as ?? ''
  if (!servers.has(name)) servers.set(name, await serveHere(house.appFor(as) as never))
  const { context, page, problems } = await visitor(browser, { locale: 'zh-CN', ...sight })
  await page.goto(`${servers.get(name)!.url}${address}`)
  await act(page)
  // A refused form answers 422, which the browser notes; anything else it notes is a fault.
  expect(problems.filter((problem) => !problem.includes('status of 422'))).toEqual([])
  await context.close()
}

const VERIFICATION = '/plans/2022/verification'
const reason = '双方当日没有联系，见通话记录。'
let sample = ''
let dispute = ''

it('a seed is published and the samples are drawn, with script', async () => {
  await open('secretariat', VERIFICATION, DESKTOP, async (page) => {
    await page.getByRole('button', { name: '公布种子' }).click()
    await page.getByRole('button', { name: '抽取样本' }).click()
    await page.getByRole('link', { name: 'T15-2' }).first().click()
    await page.waitForURL(/verification\/[0-9a-f-]{36}/)
    sample = new URL(page.url()).pathname
  })
})

it('a row is checked, refused where the kind of error is missing, and mended, without script and by keyboard', async () => {
  await open('verifier', sample, { ...PHONE, script: false }, async (page) => {
    await page.getByLabel('有误', { exact: true }).check()
    await page.getByLabel('依据').fill(reason)
    await page.getByRole('button', { name: '记下结果' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('请选择错在哪里')
    expect(await page.getByLabel('依据').inputValue()).toBe(reason)
    await page.getByLabel('错在哪里').selectOption('not_happened')
    await page.getByRole('button', { name: '记下结果' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '已转为异议' }).click()
    dispute = new URL(page.url()).pathname
  })
})

it('the unit answers without script, the panel decides with script, and everyone sees it struck (A-54)', async () => {
  await open('society', dispute, { ...DESKTOP, script: false }, async (page) => {
    await page.getByLabel('理由').fill('当日通过电话联系，记录附后。')
    await page.getByRole('button', { name: '提交答复' }).click()
    expect(await page.getByRole('status').first().textContent()).toContain('答复已提交')
  })
  await open('panel', dispute, DESKTOP, async (page) => {
    await page.getByLabel('成立', { exact: true }).check()
    await page.getByLabel('裁定理由（公开）').fill('双方均未能证明当日有对接。')
    await page.getByRole('button', { name: '作出裁定' }).click()
    await page.getByText('已剔除').first().waitFor()
  })
  await open(undefined, dispute, PHONE, async (page) => {
    expect(await page.textContent('main')).toContain('双方均未能证明当日有对接。')
    expect(await page.textContent('main')).not.toContain(reason)
  })
})

it('all these pages satisfy axe and fit the screen, in every language, light and dark', async () => {
  const fact = `/facts/${house.facts[3]}`
  const raise = `/plans/2022/targets/T15-2/dispute?fact=${house.facts[3]}`
  const raised = formIn((await readerOf(house.appFor('other')).get(raise)).text, '/plans/2022/targets/T15-2/dispute').set('text', reason)
  const answer = await readerOf(house.appFor('other')).post(raised.action, raised.values)
  const undecided = answer.location!.split('?')[0]!
  const pages: readonly (readonly [WhoVerifies | undefined, string])[] = [
    [undefined, VERIFICATION],
    ['secretariat', VERIFICATION],
    [undefined, sample],
    ['verifier', sample],
    [undefined, '/plans/2022/disputes'],
    [undefined, dispute],
    ['society', undecided],
    ['society', dispute],
    ['panel', dispute],
    ['other', raise],
    ['other', fact],
    ['other', '/plans/2022/targets/T15-2/dispute'],
  ]
  const LANGUAGES = ['zh-Hans', 'en', 'zh-Hant'] as const
  const found: string[] = []
  for (const [index, [as, address]] of pages.entries()) {
    const sight: Sight = { ...(index % 2 ? PHONE : DESKTOP), theme: index % 3 === 0 ? 'dark' : 'light' }
    const lang = LANGUAGES[index % 3]!
    await open(as, `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`, sight, async (page) => {
      for (const finding of await axeFindings(page)) found.push(`${address} as ${as}: ${finding}`)
      if ((await sideways(page)) > 0) found.push(`${address} as ${as} is wider than the screen`)
    })
  }
  expect(found).toEqual([])
}, 240_000)
