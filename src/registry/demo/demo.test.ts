import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedPath } from '../../kernel/testing/shared.js'
import { readCn } from '../identifiers.js'
import {
  caseSketch,
  dice,
  disciplines,
  divisions,
  industries,
  inventFederation,
  need,
  offer,
  people,
  person,
  QUESTION_LISTS,
  questions,
  sittingTopic,
  societies,
} from './index.js'

const cases = { numRuns: process.env.COLLEGIUM_FULL === '1' ? 2_000 : 200, seed: 20220101 }
const demo = inventFederation()
const unique = (values: readonly string[]) => new Set(values).size === values.length
const table = (...path: string[]) => {
  const file = sharedPath('data', ...path)
  return file ? readFileSync(file, 'utf8') : undefined
}

describe('the public tables', () => {
  it('have 210 societies of five classes, codes once, names without blanks at either end', () => {
    expect(societies).toHaveLength(210)
    expect(unique(societies.map((each) => each.code))).toBe(true)
    expect(societies.filter((each) => each.nameZh !== each.nameZh.trim())).toEqual([])
    const classes: Record<string, number> = {}
    for (const each of societies) classes[each.class] = (classes[each.class] ?? 0) + 1
    expect(classes).toEqual({ 理科: 46, 工科: 78, 农科: 16, 医科: 28, 交叉学科: 42 })
  })
  it('keep the one name that stands twice, with a note on both', () => {
    const twice = societies.filter((each) => societies.some((other) => other !== each && other.nameZh === each.nameZh))
    expect(twice.map((each) => [each.code, each.note !== undefined])).toEqual([
      ['A-18', true],
      ['A-46G', true],
    ])
  })
  it('have two levels of disciplines, the upper one with English names of our own', () => {
    const [first, second] = [disciplines.filter((each) => each.level === 1), disciplines.filter((each) => each.level === 2)]
    expect([first.length, second.length]).toEqual([86, 1_013])
    expect(first.every((each) => each.nameEn)).toBe(true)
    expect(second.every((each) => first.some((above) => each.code.startsWith(above.code)))).toBe(true)
  })
  it('have 20 sections and 97 divisions of industries, each division under a section', () => {
    expect([1, 2].map((level) => industries.filter((each) => each.level === level).length)).toEqual([20, 97])
    const sections = new Set(industries.filter((each) => each.level === 1).map((each) => each.code))
    expect(industries.filter((each) => each.level === 2 && !sections.has(each.parent!))).toEqual([])
    expect(demo.keyIndustries.length).toBeGreaterThanOrEqual(12)
  })
  it('have provinces and prefectures', () => {
    expect([2, 4].map((digits) => divisions.filter((each) => each.code.length === digits).length)).toEqual([31, 333])
  })
  const list = table('h_cast_societies', 'societies.csv')
  it.skipIf(!list)('have the societies of the source, no more and no fewer (shared folder)', () => {
    const source = list!
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => line.split(','))
    expect(societies.map((each) => [each.code, each.nameZh, each.class])).toEqual(
      source.map(([, code, name, , kind]) => [code, name!.trim(), kind]),
    )
  })
})

describe('what is invented', () => {
  it('is enough to reach and to miss every target', () => {
    expect(demo.cities).toHaveLength(30)
    expect(demo.bases.length).toBeGreaterThan(100)
    expect(demo.parks.length).toBeGreaterThanOrEqual(60)
    expect(demo.enterprises).toHaveLength(300)
    expect(demo.journals).toHaveLength(600)
    expect(demo.journals.filter((each) => each.cn).length).toBeGreaterThanOrEqual(500)
    expect(demo.journals.filter((each) => each.lists.includes('excellence_programme'))).toHaveLength(200)
    expect(demo.journals.filter((each) => each.lists.includes('data_policy_pilot')).length).toBeGreaterThan(100)
    expect(demo.newJournals.length).toBeGreaterThan(20)
    expect(demo.sites.length).toBeGreaterThan(100)
    expect(demo.teamTasks.length).toBeGreaterThan(200)
    expect(QUESTION_LISTS.map((each) => questions(each).length)).toEqual([11, 11, 11, 11])
  })
  it('says so in every name of a place, enterprise and journal, in both languages', () => {
    const named = [
      demo.federation,
      ...demo.cities,
      ...demo.bases,
      ...demo.parks,
      ...demo.enterprises,
      ...demo.institutes,
      ...demo.journals,
      ...demo.newJournals,
      ...demo.sites,
      ...demo.foreignEvents,
    ]
    for (const each of named)
      expect([each.nameZh, each.nameEn], each.code).toEqual([expect.stringContaining('（演示）'), expect.stringContaining('(demo)')])
  })
  it('has ids and codes of its own, and no name twice within a kind', () => {
    const lists = [
      demo.cities,
      demo.bases,
      demo.parks,
      demo.enterprises,
      demo.institutes,
      demo.journals,
      demo.newJournals,
      demo.sites,
      demo.teamTasks,
      demo.parkAssociations,
      Object.values(demo.questions).flat(),
    ]
    for (const list of lists) expect(unique(list.map((each) => each.code))).toBe(true)
    for (const list of [demo.cities, demo.bases, demo.parks, demo.enterprises, demo.journals])
      expect(unique(list.map((each) => each.nameZh)), list[0]!.code).toBe(true)
    expect(unique([...societies, ...lists.flat()].map((each) => each.id))).toBe(true)
  })
  it('puts at least one base and one park into each city, and an enterprise into each park', () => {
    for (const city of demo.cities) {
      expect(demo.bases.some((each) => each.city === city)).toBe(true)
      expect(demo.parks.some((each) => each.city === city)).toBe(true)
    }
    for (const park of demo.parks)
      expect(
        demo.enterprises.some((each) => each.park === park && each.city === park.city),
        park.code,
      ).toBe(true)
  })
  it('gives journals serial numbers that the registry accepts, each once', () => {
    const numbers = demo.journals.flatMap((each) => each.cn ?? [])
    for (const cn of numbers) expect(readCn(cn)).toEqual({ ok: true, value: cn })
    expect(unique(numbers)).toBe(true)
  })
  const towns = ['areas.csv', 'streets.csv', 'cities.csv'].map((file) => table('h_china_divisions', file)).join('\n')
  it.skipIf(towns.trim() === '')('names no real place, down to towns (shared folder)', () => {
    const names = [...towns.matchAll(/^\d+,"?([^",]+)/gm)].map((found) => found[1]!)
    expect(names.length).toBeGreaterThan(40_000)
    for (const { short } of inventFederation({ cities: 88 }).cities)
      expect(
        names.filter((name) => name.startsWith(short)),
        short,
      ).toEqual([])
  })
})

describe('invention repeats', () => {
  it('equal seeds give equal federations, other seeds others', () => {
    expect(inventFederation()).toEqual(demo)
    expect(inventFederation({}, 7).cities.map((each) => each.nameZh)).not.toEqual(demo.cities.map((each) => each.nameZh))
  })
  it('the n-th person, need, offer, case and topic is the same whatever was asked before', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.constantFrom('experts', 'officers', 'QY-0001'), (n, crowd) => {
        expect(person(crowd, n)).toEqual(person(crowd, n))
        expect(need(n, demo.enterprises)).toEqual(need(n, demo.enterprises))
        expect(offer(n)).toEqual(offer(n))
        expect(caseSketch(n).fingerprint).toMatch(/^[0-9a-f]{64}$/)
        expect(person(crowd, n).email).toMatch(/^[a-z0-9.-]+@demo\.invalid$/)
      }),
      cases,
    )
  })
  it('no two of ten thousand cases are alike, nor two people of a crowd one person', () => {
    const sketches = Array.from({ length: 10_500 }, (_, n) => caseSketch(n))
    expect(unique(sketches.map((each) => each.fingerprint))).toBe(true)
    expect(unique(people('experts', 2_000).map((each) => each.id))).toBe(true)
  })
  it('sittings of a series have different topics, beyond the list too', () => {
    expect(unique(Array.from({ length: 60 }, (_, n) => sittingTopic('youth-salon', n).zh))).toBe(true)
  })
})

describe('dice', () => {
  it('stay within their range, reach all of it, and fall evenly', () => {
    const throws = dice('even', 1)
    const counts = [0, 0, 0, 0, 0, 0]
    for (let n = 0; n < 60_000; n++) counts[throws.below(6)]!++
    for (const each of counts) expect(Math.abs(each - 10_000)).toBeLessThan(450)
  })
  it('draw different ones, never more than there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000), { maxLength: 40 }), fc.nat(60), fc.string(), (from, count, words) => {
        const drawn = dice(words).some(from, count)
        expect(drawn).toHaveLength(Math.min(count, from.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((each) => from.includes(each))).toBe(true)
      }),
      cases,
    )
  })
})
