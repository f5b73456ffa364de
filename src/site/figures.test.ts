import { createHash } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, nobody, system, viewerOf } from '../kernel/index.js'
import { board } from '../plan/index.js'
import type { WebApp } from '../ui/http/index.js'
import { figuresIn, rowsBehind } from './testing/crawl.js'
import { cancelOne, planOnly, type SiteHouse, siteHouse, societyId } from './testing/federation.js'
import { fetchFrom, siteOver } from './testing/web.js'

let test: SiteHouse
let app: WebApp
beforeAll(async () => {
  test = await siteHouse()
  app = siteOver(test)
})
afterAll(() => test?.close())
const get = (address: string) => fetchFrom(app, address)

/** Figures of targets on a page, by code; of a ratio its numerator. */
const byTarget = (html: string): Record<string, number> =>
  Object.fromEntries(
    figuresIn(html).flatMap(({ href, figure }) => {
      const code = /\/targets\/(T\d+-\d+)\/(?:evidence|register\?.*part=in)/.exec(href)?.[1]
      return code && !/unit=/.test(href) ? [[code, figure] as const] : []
    }),
  )

describe('the board page', () => {
  it.each([
    ['', {}],
    ['?asOf=2022-05-15', { asOf: '2022-05-15' }],
    ['?asOf=2022-09-30&known=2022-06-30', { asOf: '2022-09-30', known: { day: '2022-06-30' } }],
    ['?asOf=2022-07-31&known=s900', { asOf: '2022-07-31', known: { seq: 900 } }],
    ['?known=2021-12-31', { known: { day: '2021-12-31' } }],
  ])('%s shows what the query counts', async (query, ask) => {
    const answer = await board(test.as(nobody()), { year: 2022, ...ask } as never)
    const expected = Object.fromEntries(
      (answer.ok ? answer.value!.groups : []).flatMap((group) =>
        group.targets
          .filter((target) => target.n !== null && (target.ratio === null || (target.d ?? 0) > 0))
          .map((target) => [target.code, target.n] as const),
      ),
    )
    const shown = byTarget((await get(`/plans/2022${query}`)).text)
    expect(shown).toEqual(expected)
    expect(Object.keys(shown).length).toBeGreaterThan(20)
  })

  it('totals by state are all targets of the plan, however the board is filtered', async () => {
    const totals = (html: string) =>
      figuresIn(html)
        .filter(({ href }) => /state=/.test(href))
        .map(({ figure }) => figure)
    const whole = totals((await get('/plans/2022')).text)
    expect(whole.reduce((sum, one) => sum + one, 0)).toBe(26)
    expect(totals((await get('/plans/2022?state=met')).text)).toEqual(whole)
    expect(totals((await get(`/plans/2022?find=${encodeURIComponent('期刊')}`)).text)).toEqual(whole)
  })

  it('finds a target in either script, by code and by its programme’s name', async () => {
    const found = async (words: string, lang = 'zh-Hans') =>
      Object.keys(byTarget((await get(`/plans/2022?find=${encodeURIComponent(words)}&lang=${lang}`)).text))
    expect(await found('数据政策')).toEqual(await found('數據政策'))
    expect(await found('数据政策')).toEqual(['T09-1'])
    expect(await found('t15-2')).toEqual(['T15-2'])
    expect(await found('data polic', 'en')).toEqual(['T09-1'])
    expect(await found('没有这样的指标')).toEqual([])
  })

  it('the view of a unit shows its own figure beside the whole, and both open to their rows', async () => {
    const unit = societyId(1)
    const { text } = await get(`/plans/2022?unit=${unit}`)
    const own = figuresIn(text).filter(({ href }) => href.includes(`unit=${unit}`))
    expect(own.length).toBe(26)
    for (const { href, figure } of own.filter(({ figure }) => figure > 0).slice(0, 6)) expect(await rowsBehind(get, href)).toBe(figure)
  })
})

describe('an address with E and K', () => {
  it('gives the same figure later, when facts have come and gone', async () => {
    // A signed-in reader's page is made anew each time; the public copy may be a second old.
    const signedIn = siteOver(test, () => viewerOf({ via: 'session', name: 'x', account: societyId(0) as never }))
    const newest = async () => figuresIn((await fetchFrom(signedIn, '/plans/2022/targets/T06-1')).text)[0]!
    const first = await newest()
    await cancelOne(test, 'special_issue.commissioned')
    const now = await newest()
    expect(now.figure).toBe(first.figure - 1)
    expect(await rowsBehind(get, first.href)).toBe(first.figure)
    expect(await rowsBehind(get, now.href)).toBe(now.figure)
    expect(now.href).not.toBe(first.href)
  })
})

describe('files', () => {
  it('the rows as CSV say in their first line what they are, and the checksum holds', async () => {
    const file = await get('/plans/2022/targets/T06-2/evidence.csv?asOf=2022-09-30&known=2022-08-31')
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head = '', ...rest] = file.text.split('\r\n')
    const body = file.text.slice(head.length + 2)
    expect(head).toMatch(/^# target=T06-2; E=2022-09-30; K=\d+; rule=\S+ v1; unit=all; rows=\d+; sha256=/)
    expect(/sha256=([0-9a-f]{64})/.exec(head)![1]).toBe(createHash('sha256').update(body).digest('hex'))
    const rows = rest.filter((line) => line !== '').length - 1
    expect(Number(/rows=(\d+)/.exec(head)![1])).toBe(rows)
    expect(rows).toBe(await rowsBehind(get, '/plans/2022/targets/T06-2/evidence?asOf=2022-09-30&known=2022-08-31'))
  })

  it('the board as XLSX holds numbers, E and K, and the address of the rows', async () => {
    const answer = await app.request('/plans/2022/board.xlsx?asOf=2022-08-31&lang=en')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const sheet = book.worksheets[0]!
    const heads = (sheet.getRow(1).values as string[]).slice(1)
    const column = (title: string) => heads.indexOf(title) + 1
    const shown = byTarget((await get('/plans/2022?asOf=2022-08-31')).text)
    expect(sheet.rowCount).toBe(27)
    sheet.eachRow((row, number) => {
      if (number === 1) return
      const code = String(row.getCell(column('Target')).value)
      expect(row.getCell(column('Figure')).value, code).toBe(shown[code])
      expect(row.getCell(column('As of')).value).toBe('2022-08-31')
      expect(String(row.getCell(column('Evidence')).value)).toContain(`/targets/${code}/evidence?asOf=2022-08-31&known=s`)
    })
  })

  it('the board as CSV has a row for each target, with the filters of the page', async () => {
    const lines = (await get('/plans/2022/board.csv?state=met')).text.trim().split('\r\n')
    expect(lines.length - 1).toBe(figuresIn((await get('/plans/2022')).text).find(({ href }) => /state=met/.test(href))!.figure)
  })

  it('the source is given out byte for byte as it was received (A-01)', async () => {
    const answer = await app.request('/plans/2022/source')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe('76c0b47af538ab4dadadaa6186e908dba142cba51d068bf99f2296d6f062ff4f')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('the feed names every change once, with the head of the chain', async () => {
    const feed = await get('/plans/2022/changes.atom?lang=en')
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(feed.text.match(/<entry>/g)).toHaveLength(1)
    expect(feed.text).toContain('<title>Plan confirmed: ')
    expect(feed.text).toMatch(/Head of the chain: seal \d+, [0-9a-f]{64}/)
    const about = await get('/about?lang=en')
    expect(about.text).toContain(/seal \d+, ([0-9a-f]{64})/.exec(feed.text)![1]!)
  })

  it('robots and sitemap lead to pages that are there', async () => {
    expect((await get('/robots.txt')).text).toContain('Sitemap: ')
    const map = (await get('/sitemap.xml')).text
    const addresses = [...map.matchAll(/<loc>[^<]*?:\/\/[^/]+([^<]+)<\/loc>/g)].map((found) => found[1]!)
    expect(addresses.length).toBeGreaterThan(60)
    for (const address of addresses.filter((_, index) => index % 9 === 0)) expect((await get(address)).status, address).toBe(200)
  })
})

describe('readers', () => {
  it('who is not signed in gets one copy with a name, which is not sent twice', async () => {
    const first = await get('/plans/2022/meeting?lang=zh-Hans')
    expect(first.headers.get('cache-control')).toBe('public, max-age=1')
    const again = await fetchFrom(app, '/plans/2022/meeting?lang=zh-Hans', { 'if-none-match': first.headers.get('etag')! })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('who is signed in gets a page of his own, with the same figures', async () => {
    const signedIn = siteOver(test, () => viewerOf({ via: 'session', name: '李敏', account: societyId(0) as never }))
    // At a fixed K: the public copy of the present may be a second older than a page made now.
    const address = '/plans/2022?asOf=2022-09-30&known=2022-08-31'
    const own = await fetchFrom(signedIn, address)
    expect(own.headers.get('cache-control')).toBe('private, no-store')
    expect(own.text).toContain('李敏')
    expect(byTarget(own.text)).toEqual(byTarget((await get(address)).text))
  })

  it('of a fact about a person the public learns unit, day and place in the chain; it still counts', async () => {
    const list = await get('/plans/2022/targets/T16-2/evidence?lang=en')
    expect(list.text.match(/data-row="restricted-/g)).toHaveLength(50)
    expect(list.text).not.toContain('/facts/')
    const found = await test.house.database.pool.query<{ id: string; person: string }>(
      "select id, data->>'person' as person from kernel.fact where kind = 'participation.confirmed' limit 1",
    )
    const { id, person } = found.rows[0]!
    const fact = await get(`/facts/${id}?lang=en`)
    expect(fact.status).toBe(200)
    expect(fact.text).toContain('Restricted fact')
    expect(fact.text).not.toContain(person.slice(-6))
    const inside = await fetchFrom(
      siteOver(test, () => system),
      `/facts/${id}?lang=en`,
    )
    expect(inside.text).toContain(person.slice(-6))
  })

  it('a fact of another kind is nobody’s business here', async () => {
    const found = await test.house.database.pool.query<{ id: string }>("select id from kernel.fact where kind = 'unit.registered' limit 1")
    expect((await get(`/facts/${found.rows[0]!.id}`)).status).toBe(404)
  })

  it('a fact says how it stands in each measure, and what was done to it', async () => {
    const struck = await test.house.database.pool.query<{ id: string }>("select target as id from kernel.fact where how = 'strike' limit 1")
    const page = await get(`/facts/${struck.rows[0]!.id}?lang=en`)
    expect(page.text).toMatch(/T06-1[\s\S]*struck[\s\S]*because of seal/)
    const counted = await test.house.database.pool.query<{ id: string }>("select id from kernel.fact where kind = 'base.listed' limit 1")
    const listed = await get(`/facts/${counted.rows[0]!.id}?lang=en`)
    expect(listed.text).toMatch(/T13-1<\/a> \(denominator\)[\s\S]*counts/)
  })

  it('suggestions are options with names, and nothing for nothing', async () => {
    const found = await get(`/suggest/unit?q=${encodeURIComponent('力')}`)
    expect(found.text).toMatch(/^<li role="option"[^>]*data-autocomplete-value="中国示例力学学会"/)
    expect((await get('/suggest/unit?q=')).text).toBe('')
    expect((await get('/suggest/no such kind?q=a')).text).toBe('')
  })
})

describe('a plan without a fact (A-30)', () => {
  it('shows 26 figures that are 0 or a dash, no percentage, none met; and a house without a plan says who can bring one', async () => {
    const bare = await planOnly('2022-03-01' as Day)
    try {
      const page = await fetchFrom(siteOver(bare), '/plans/2022?lang=en')
      const targets = byTarget(page.text)
      expect(Object.values(targets).every((figure) => figure === 0)).toBe(true)
      expect(page.text.match(/class="figure-value"/g)).toHaveLength(26)
      expect(page.text).not.toMatch(/figure-value">[\d.]+\s?%/)
      expect(page.text).not.toMatch(/state-met"/)
    } finally {
      await bare.close()
    }
  })
})
