import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, rows, sql, system, viewerOf } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import {
  admitSociety,
  registerPerson,
  registerUnit,
  relateUnits,
  renameUnit,
  reorganiseUnits,
  startTerm,
  undoReorganisation,
} from '../../registry/index.js'
import { paths } from '../../ui/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { fetchFrom, siteOver } from '../testing/web.js'

let test: TestHouse
const source = '测试名录'
const ids: Record<string, string> = {}
let sealOfMerger = 0

async function answer<T>(asked: Promise<unknown>): Promise<T> {
  const result = (await asked) as { ok: boolean; value?: { answer: T }; refusal?: unknown }
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value!.answer
}
const registered = async (kind: 'federation' | 'society' | 'branch' | 'union', code: string, nameZh: string, more: object = {}) => {
  ids[code] = (await answer<{ unit: string }>(registerUnit(test.as(system), { kind, code, nameZh, since: '1985', source, ...more }))).unit
}

/** A society was renamed in 2010, joined a union in 2015, and merged with another in 2022, recorded on 1 June. */
beforeAll(async () => {
  test = await testHouse('2022-01-10' as Day)
  await registered('federation', 'F', '示例联合会')
  await registered('society', 'A-1', '示例甲学会', { parent: ids.F, nameEn: 'Society of A', seat: '北京' })
  await registered('society', 'A-2', '示例乙学会', { parent: ids.F })
  await registered('union', 'U-1', '示例联合体', { parent: ids.F })
  await registered('branch', 'A-1-1', '示例甲学会青年分会', { parent: ids['A-1'] })
  await answer(relateUnits(test.as(system), { kind: 'member_of', from: ids['A-1']!, to: ids['U-1']!, since: '2015', source }))
  const { person } = await answer<{ person: string }>(registerPerson(test.as(system), { nameZh: '理事长甲', namePublic: true, source }))
  await answer(
    startTerm(test.as(system), { unit: ids['A-1']!, person, post: 'president', from: '2018-05-01', until: '2022-04-30', source }),
  )
  await test.setToday('2022-03-01' as Day)
  await answer(renameUnit(test.as(system), { unit: ids['A-1']!, nameZh: '示例甲与应用学会', from: '2010-07-01', source: '民政部批复' }))
  await test.setToday('2022-06-01' as Day)
  await test.house.projector.settle()
  const merged = await answer<{ fresh: string[]; reorganisation: string }>(
    reorganiseUnits(test.as(system), {
      ...{ kind: 'merge', units: [ids['A-1']!, ids['A-2']!], fresh: [{ nameZh: '示例合并学会', code: 'A-3' }] },
      ...{ on: '2022-05-01', reason: '合并登记' },
    }),
  )
  ids['A-3'] = merged.fresh[0]!
  ids.merger = merged.reorganisation
  await test.house.projector.settle()
  sealOfMerger = (await rows<{ seq: number }>(test.house.database.db, sql`select max(seq)::int as seq from kernel.seal`))[0]!.seq
})
afterAll(() => test?.close())

const get = (address: string) => fetchFrom(siteOver(test), address)
const unitPage = (code: string, view: { asOf?: string; known?: string } = {}, lang = 'zh-Hans') =>
  get(`${paths.unit(ids[code]!, view)}${Object.keys(view).length > 0 ? '&' : '?'}lang=${lang}`)
const heading = (html: string) =>
  /<h1[^>]*>(.*?)<\/h1>/s
    .exec(html)?.[1]
    ?.replaceAll(/<[^>]+>/g, '')
    .trim()

describe('the page of a unit', () => {
  it.each([
    ['before its new name', { asOf: '2010-06-30' }, '示例甲学会'],
    ['from the day of its new name', { asOf: '2010-07-01' }, '示例甲与应用学会'],
    ['from that day, as known before the name was recorded', { asOf: '2010-07-01', known: '2022-02-28' }, '示例甲学会'],
  ])('calls it %s as it was called', async (_when, view, name) => {
    const page = await unitPage('A-1', view)
    expect(page.status).toBe(200)
    expect(heading(page.text)).toBe(name)
  })

  it('shows state, officers, units below and ties of the day, and of the day of what was known', async () => {
    const before = (await unitPage('A-1', { asOf: '2022-04-30' })).text
    expect(before).toContain('理事长甲')
    expect(before).toContain('示例甲与应用学会青年分会'.slice(0, 4))
    expect(before).toContain('示例联合体')
    expect(before).not.toContain('由以下单位继承')
    const after = (await unitPage('A-1', { asOf: '2022-05-01' })).text
    expect(after).toContain('由以下单位继承')
    expect(after).toContain('示例合并学会')
    expect(after).not.toContain('理事长甲')
    const then = (await unitPage('A-1', { asOf: '2022-05-01', known: '2022-05-31' })).text
    expect(then).not.toContain('示例合并学会')
    expect((await unitPage('A-1', { asOf: '2022-05-01', known: `s${sealOfMerger}` })).text).toContain('示例合并学会')
  })

  it('says that nothing was there before its beginning, and nothing known before its recording', async () => {
    const early = await unitPage('A-3', { asOf: '2022-04-30' })
    expect([early.status, heading(early.text)]).toEqual([200, '示例合并学会'])
    expect(early.text).toContain('这一天登记册中没有这个单位')
    const unknown = await unitPage('A-3', { asOf: '2022-06-01', known: '2022-05-31' })
    expect(unknown.text).not.toContain('示例合并学会')
    expect(heading(unknown.text)).toBe('未登记的单位')
  })

  it.each(['zh-Hans', 'zh-Hant', 'en'])('is valid in %s at any of its times, with its dates as the board has them', async (lang) => {
    for (const code of ['A-1', 'A-3', 'A-1-1'])
      for (const view of [{}, { asOf: '2010-01-01' }, { asOf: '2022-05-01', known: '2022-05-31' }]) {
        const page = await unitPage(code, view, lang)
        expect(await htmlFindings(page.text)).toEqual([])
        expect(page.text).toMatch(/name="asOf"[^>]*value="|value="[^"]*"[^>]*name="asOf"/)
        expect(page.text).toMatch(/name="known"/)
      }
  })

  it('links on with the same two times', async () => {
    const page = (await unitPage('A-1', { asOf: '2022-05-01', known: '2022-06-01' })).text
    expect(page).toContain(`/units/${ids['A-3']}?asOf=2022-05-01`)
  })
})

describe('the directory', () => {
  const listed = async (view: Parameters<typeof paths.units>[0]) => {
    const page = await get(`${paths.units(view)}${Object.keys(view ?? {}).length > 0 ? '&' : '?'}lang=zh-Hans`)
    return [...page.text.matchAll(/data-row="([^"]+)"/g)].map(([, id]) => Object.keys(ids).find((code) => ids[code] === id))
  }
  it('lists the units of the day, as known on the day, with the names of the day', async () => {
    expect(await listed({ kind: 'society' })).toEqual(['A-3'])
    expect(await listed({ kind: 'society', asOf: '2022-04-30' })).toEqual(['A-1', 'A-2'])
    expect(await listed({ kind: 'society', known: '2022-05-31' })).toEqual(['A-1', 'A-2'])
    expect(await listed({ kind: 'society', ended: '1' })).toEqual(['A-1', 'A-2', 'A-3'])
    expect(await listed({ find: '甲学会', asOf: '2010-06-30' })).toEqual(['A-1', 'A-1-1'])
    expect(await listed({ find: '应用', asOf: '2010-06-30' })).toEqual([])
    expect(await listed({ asOf: '1980-01-01' })).toEqual([])
  })

  it('as a file holds the rows of the page, with the two times in each, numbers as codes and no formula', async () => {
    const file = await get(`${paths.unitsFile('csv', { kind: 'society', asOf: '2022-04-30', known: '2022-05-31' })}&lang=zh-Hans`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    const lines = file.text.replace('\uFEFF', '').trim().split(/\r?\n/)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('A-1,示例甲与应用学会,Society of A')
    expect(lines[1]).toContain('2022-04-30,2022-05-31')
    const book = await get(paths.unitsFile('xlsx', { kind: 'society' }))
    expect(book.headers.get('content-disposition')).toMatch(/units-2022-06-01-s\d+\.xlsx/)
  })

  it('goes on by key and not by number, however many there are, on the page and in the file', async () => {
    await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        answer(
          registerUnit(test.as(system), {
            kind: 'enterprise',
            code: `E-${String(i).padStart(3, '0')}`,
            nameZh: `示例企业${i}`,
            since: '2001',
            source,
          }),
        ),
      ),
    )
    let address: string | undefined = paths.units({ kind: 'enterprise', asOf: '2022-06-01' })
    const seen = new Set<string>()
    for (let pages = 0; address && pages < 10; pages++) {
      const page: string = (await get(address)).text
      for (const [, id] of page.matchAll(/data-row="([^"]+)"/g)) seen.add(id!)
      address = /rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/.exec(page)?.slice(1).find(Boolean)?.replaceAll('&amp;', '&')
      if (address) expect(address).toContain('asOf=2022-06-01')
    }
    expect(seen.size).toBe(120)
    expect((await get(paths.unitsFile('csv', { kind: 'enterprise' }))).text.trim().split('\n')).toHaveLength(121)
  })

  it.each([{ asOf: 'x' }, { asOf: '2999-01-01' }, { known: 's999999' }, { known: "'; --" }])(
    'a wrong date %o gives a notice and the default',
    async (view) => {
      const page = await get(paths.units(view))
      expect(page.status).toBe(200)
      expect(page.text).toContain('notice-warn')
    },
  )
})

describe('an old name', () => {
  it('leads to the body of the day and to who stands in its place today', async () => {
    const page = await get(`${paths.unitNamed({ name: '示例甲学会', on: '1999-05-01' })}&lang=zh-Hans`)
    expect(page.text).toContain('当日在用')
    expect(page.text).toContain(`/units/${ids['A-1']}?asOf=1999-05-01`)
    expect(page.text).toContain(`/units/${ids['A-3']}`)
    expect(await htmlFindings(page.text)).toEqual([])
    expect((await get(`${paths.unitNamed({ name: '示例甲学会', on: '2015-05-01' })}&lang=zh-Hans`)).text).toContain('其他时期')
    expect((await get(`${paths.unitNamed({ name: '从未有过学会' })}&lang=zh-Hans`)).text).toContain('登记册中没有单位用过这个名称')
    const wrong = await get(paths.unitNamed({ name: '示例甲学会', on: '1999-13-01' }))
    expect(wrong.status).toBe(200)
    expect(wrong.text).toContain('role="alert"')
  })
})

it('who keeps the register finds the way to its desk; the public copy does not show it', async () => {
  const keeper = viewerOf({ via: 'session', grants: [{ permission: 'registry.keep_units', unit: null, role: 'secretariat' }] })
  const page = await fetchFrom(
    siteOver(test, () => keeper),
    paths.unit(ids['A-3']!),
  )
  expect(page.text).toContain('/desk/registry?unit=')
  expect((await get(paths.unit(ids['A-3']!))).text).not.toContain('/desk/registry')
})

it('a merger that is taken back is gone from today on, and stays where it was known', async () => {
  await test.setToday(addDays('2022-06-01' as Day, 9))
  await answer(undoReorganisation(test.as(system), { reorganisation: ids.merger as never, reason: '录入有误' }))
  await test.house.projector.settle()
  expect(heading((await unitPage('A-1')).text)).toBe('示例甲与应用学会')
  expect((await unitPage('A-1')).text).not.toContain('由以下单位继承')
  expect((await unitPage('A-1')).text).toContain('已撤回')
  expect((await unitPage('A-1', { known: '2022-06-09' })).text).toContain('由以下单位继承')
  expect(await admitSociety(test.as(system), { society: ids['A-3']!, on: '2022-06-10', source })).toMatchObject({ ok: false })
})
