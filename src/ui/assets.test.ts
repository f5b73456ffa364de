import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { assetSizes, assetUrl, serveAssets } from './assets.js'

const app = new Hono().get('/assets/*', serveAssets())
const ask = (path: string, accept = '') => app.request(path, { headers: { 'accept-encoding': accept } })

it('a first view costs at most 15 kB of styles and 40 kB of script, packed', () => {
  const sizes = assetSizes()
  expect(sizes['app.css']).toBeGreaterThan(2_000)
  expect(sizes['app.css']).toBeLessThanOrEqual(15_000)
  expect(sizes['app.js']).toBeGreaterThan(10_000)
  expect(sizes['app.js']).toBeLessThanOrEqual(40_000)
})

describe('a file of the pages', () => {
  it.each(['app.css', 'app.js', 'mark.svg'])('%s carries the hash of its content and may be kept for ever', async (name) => {
    const url = assetUrl(name)
    expect(url).toMatch(/^\/assets\/[\w-]+\.[A-Za-z0-9]{8}\.(css|js|svg)$/)
    const answer = await ask(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const plain = Buffer.from(await answer.arrayBuffer())
    const br = await ask(url, 'gzip, br')
    expect(br.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).equals(plain)).toBe(true)
    const gzip = await ask(url, 'gzip')
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).equals(plain)).toBe(true)
  })

  it.each(['/assets/app.css', '/assets/names.json', '/assets/../package.json', '/assets/%2e%2e%2fpackage.json', '/assets/'])(
    '%s does not exist',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )

  it('styles keep the two colours of each token for the browser to choose from', async () => {
    const css = await (await ask(assetUrl('app.css'))).text()
    expect(css).toContain('light-dark(')
    expect(css).toMatch(/@layer/)
    expect(css).not.toMatch(/url\((?!data:)/)
  })

  it('a name that does not exist is our own mistake', () => {
    expect(() => assetUrl('nowhere.css')).toThrow('nowhere.css')
  })
})
