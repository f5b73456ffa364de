import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.js'
import { serveHere } from '../browser/serve.js'
import { demoHouse } from './demoHouse.js'
import { fewColours } from './fewColours.js'
import { SCREENS, SIGHTS, takePictures } from './screens.js'

/** Set by `npm run screens`; without it no pictures are taken. */
const folder = process.env.COLLEGIUM_SCREENS
const size = process.env.COLLEGIUM_SCREENS_SIZE === 'small' ? 'small' : 'full'
const only = process.env.COLLEGIUM_SCREENS_OF?.split(',').filter(Boolean)
const MOST_BYTES = 200_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('a picture of few colours', () => {
  it('looks the same as the one it was made of', async () => {
    const page = await browser.newPage({ viewport: { width: 120, height: 80 } })
    await page.setContent('<body style="margin:0;background:#0d5563;color:#fff"><h1>学汇</h1><p style="color:#b3261e">Collegium</p></body>')
    const shot = await page.screenshot()
    const made = fewColours(shot)
    const pixels = (png: Buffer) =>
      page.evaluate(async (data) => {
        const image = new Image()
        image.src = `data:image/png;base64,${data}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const paper = canvas.getContext('2d')!
        paper.drawImage(image, 0, 0)
        return [...paper.getImageData(0, 0, image.width, image.height).data]
      }, png.toString('base64'))
    const [before, after] = [await pixels(shot), await pixels(made)]
    expect(after).toHaveLength(before.length)
    expect(before.reduce((most, value, at) => Math.max(most, Math.abs(value - after[at]!)), 0)).toBeLessThanOrEqual(24)
    expect(made.length).toBeLessThan(shot.length)
    await page.close()
  })
})

describe.skipIf(!folder)('the main pages', () => {
  it('are pictured: nothing beyond the screen, no fault of script, none too heavy', async () => {
    const demo = await demoHouse(size)
    const site = await serveHere(demo.app)
    try {
      expect(await takePictures(browser, { url: site.url, linkFor: demo.linkFor }, folder!, only)).toEqual([])
      const names = Object.keys(SCREENS).filter((name) => !only || only.includes(name))
      for (const title of names.flatMap((name) => SIGHTS.map((sight) => `${name}-${sight.name}.png`)))
        expect(statSync(join(folder!, title)).size, title).toBeLessThan(MOST_BYTES)
    } finally {
      await site.stop()
      await demo.close()
    }
  }, 1_800_000)
})
