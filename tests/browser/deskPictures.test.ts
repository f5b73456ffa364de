import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskStory, type Story } from '../../src/workbench/testing/story.js'
import { launchBrowser, visitor } from './launch.js'
import { serveHere } from './serve.js'

// Pictures of the desk, to be looked at: COLLEGIUM_SHOTS=folder npx vitest run tests/browser/deskPictures.test.ts; COLLEGIUM_SHOTS_OF=form,confirm for some
const folder = process.env.COLLEGIUM_SHOTS
const only = process.env.COLLEGIUM_SHOTS_OF

const SIGHTS = [
  { name: '1280-light-zh', width: 1280, height: 860, theme: 'light', lang: 'zh-Hans' },
  { name: '1280-dark-en', width: 1280, height: 860, theme: 'dark', lang: 'en' },
  { name: '390-light-hant', width: 390, height: 844, theme: 'light', lang: 'zh-Hant' },
] as const

describe.skipIf(!folder)('pictures of the desk', () => {
  let story: Story
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  beforeAll(async () => {
    mkdirSync(folder!, { recursive: true })
    ;[story, browser] = await Promise.all([deskStory(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await story?.close()
  })

  it('are taken of every main page', async () => {
    const pages = Object.entries(story.pages).filter(([name]) => !only || only.split(',').includes(name))
    const wide: string[] = []
    for (const [name, { as, address }] of pages) {
      const server = await serveHere(story.appFor(as) as never)
      for (const sight of SIGHTS) {
        const { context, page, problems } = await visitor(browser, sight)
        await page.goto(`${server.url}${address}${address.includes('?') ? '&' : '?'}lang=${sight.lang}`)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (sideways > 0) wide.push(`${name} ${sight.name}: ${sideways}px`)
        await page.screenshot({ path: join(folder!, `${name}-${sight.name}.png`), fullPage: true })
        expect(problems, `${name} ${sight.name}`).toEqual([])
        await context.close()
      }
      await server.stop()
    }
    expect(wide).toEqual([])
  })
})
