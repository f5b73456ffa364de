import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebApp } from '../ui/http/index.js'
import { htmlFindings } from '../ui/testing/index.js'
import { crawl } from './testing/crawl.js'
import { type SiteHouse, siteHouse, societyId } from './testing/federation.js'
import { fetchFrom, siteOver } from './testing/web.js'

const full = process.env.COLLEGIUM_FULL === '1'
const NOBODY_ID = '00000000-0000-4000-8000-000000000000'

let test: SiteHouse
let app: WebApp
beforeAll(async () => {
  test = await siteHouse()
  app = siteOver(test)
})
afterAll(() => test?.close())

const get = (address: string) => fetchFrom(app, address)

const PAGES = [
  '/',
  '/plans/2022',
  '/plans/2022?group=section',
  '/plans/2022?group=unit',
  '/plans/2022?group=quarter',
  `/plans/2022?unit=${societyId(1)}`,
  '/plans/2022?asOf=1&known=2',
  '/plans/2022/meeting',
  '/plans/2022/targets/T06-1',
  '/plans/2022/targets/T13-1',
  '/plans/2022/targets/T06-4',
  `/plans/2022/targets/T06-1?unit=${societyId(1)}`,
  '/plans/2022/targets/T06-1/evidence',
  '/plans/2022/targets/T06-1/evidence?from=2022-03-01&to=2022-04-30',
  '/plans/2022/targets/T16-2/evidence',
  '/plans/2022/targets/T06-1/not-counted',
  '/plans/2022/targets/T13-1/register',
  '/plans/2022/targets/T13-1/register?part=log',
  '/plans/2022/items/6',
  '/plans/2022/sections/2',
  '/plans/2022/tasks/6.1',
  '/plans/2022/text',
  '/plans/2022/checklist',
  '/plans/2022/unassigned',
  '/plans/2022/verification',
  '/plans/2022/disputes',
  '/plans/2022/disputes?standing=final&target=T06-1',
  '/units',
  '/units?kind=society&find=%E5%8C%96',
  `/units/${societyId(1)}`,
  '/search?q=%E5%AD%A6%E4%BC%9A',
  '/search',
  '/about',
  '/offline',
]
const LANGUAGES = ['zh-Hans', 'en', 'zh-Hant']

describe('every public page', () => {
  const cases = PAGES.flatMap((page, index) => (full ? LANGUAGES : [LANGUAGES[index % 3]!]).map((language) => [page, language] as const))
  it.each(cases)('%s in %s is whole and clean', async (address, language) => {
    const page = await get(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`<html lang="${language}"`)
    expect(page.text).not.toMatch(/\[object |undefined|NaN/)
    expect(await htmlFindings(page.text)).toEqual([])
  })

  it('English pages hold no Chinese but names and words of the plan, which say so', async () => {
    // What the reader typed stands in the title of the search as it was typed.
    for (const address of PAGES.filter((page) => !page.startsWith('/search?'))) {
      const { text } = await get(`${address}${address.includes('?') ? '&' : '?'}lang=en`)
      const bare = text.replace(/<(\w+)\b[^>]*\blang="zh[^"]*"[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<head>[\s\S]*?<\/head>|<[^>]+>/g, ' ')
      expect(bare.match(/[^\s]*\p{Script=Han}+[^\s]*/gu) ?? [], address).toEqual([])
    }
  })
})

describe('where nothing is', () => {
  it.each([
    '/nowhere',
    '/plans/1999',
    '/plans/abc',
    '/plans/2022/targets/T99-9',
    '/plans/2022/targets/T99-9/evidence',
    '/plans/2022/targets/T99-9/evidence.csv',
    '/plans/2022/targets/T99-9/not-counted',
    '/plans/2022/targets/T06-1/register',
    '/plans/2021/board.xlsx',
    '/plans/2022/items/99',
    '/plans/2022/sections/9',
    '/plans/2022/tasks/99.1',
    '/plans/2022/source?version=x',
    '/plans/2021/changes.atom',
    `/units/${NOBODY_ID}`,
    '/units/x',
    `/facts/${NOBODY_ID}`,
    "/facts/'--",
  ])('%s answers 404 with ways on, and nothing of ours', async (address) => {
    const page = await get(address)
    expect(page.status).toBe(404)
    expect(page.text).toContain('href="/plans"')
    expect(page.text).not.toMatch(/Error|select |at \w+ \(/)
    expect(await htmlFindings(page.text)).toEqual([])
  })

  it('a broken part shows a number to report, and no word of what broke', async () => {
    const broken = siteOver(test)
    broken.get('/broken', () => {
      throw new Error('secret detail')
    })
    broken.get('/api/broken', () => {
      throw new Error('secret detail')
    })
    const page = await fetchFrom(broken, '/broken')
    expect(page.status).toBe(500)
    expect(page.text).toContain(page.headers.get('x-request-id')!)
    expect(page.text).not.toContain('secret')
    const answer = await fetchFrom(broken, '/api/broken')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.text).not.toContain('secret')
  })
})

describe('what may not be opened', () => {
  it('says so with a number to name, and asks who is not signed in to sign in', async () => {
    const { HTTPException } = await import('hono/http-exception')
    const closed = siteOver(test)
    closed.get('/closed', () => {
      throw new HTTPException(403)
    })
    const page = await fetchFrom(closed, '/closed?lang=en')
    expect(page.status).toBe(403)
    expect(page.text).toContain('Please sign in')
    expect(page.text).toContain(page.headers.get('x-request-id')!)
    expect(await htmlFindings(page.text)).toEqual([])
  })
})

describe('figures', () => {
  it('each opens to rows whose number equals it, on every page that can be reached (A-40)', async () => {
    const found = await crawl(get, { starts: ['/', '/plans/2022'], perShape: full ? 100_000 : 4 })
    expect(found.findings).toEqual([])
    expect(found.pages).toBeGreaterThan(100)
    expect(found.figures).toBeGreaterThan(600)
  })
})
