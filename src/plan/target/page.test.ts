import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { confirmPlan } from '../confirm/commands.js'
import { importPlan } from '../intake/commands.js'
import { base64, confirmer, done, editor, type Happening, happened, houseWithPlan, many, reviewAll, SEED, seedBytes } from '../testing.js'
import { feedTarget } from '../work/feed.js'

import { running, targetPage } from './page.js'

type House = TestHouse & { plan: string; version: string }
const E = '2022-06-30' as Day

/** 750 matches before the window of 90 days, then 15 a day to 30 June: the worked case of the rules (06 P-092). */
const worked = (): Happening[] => [
  ...many(750, (n) => ({
    kind: 'match.recorded',
    on: addDays('2022-01-01' as Day, n % 91),
    data: { need: `a${n}`, offer: 'o', channel: 'online' },
  })),
  ...many(1350, (n) => ({
    kind: 'match.recorded',
    on: addDays('2022-04-02' as Day, Math.floor(n / 15)),
    data: { need: `b${n}`, offer: 'o', channel: n % 3 ? 'online' : 'on_site' },
  })),
]

describe.skipIf(!SEED)('the page of a target', () => {
  let test: House
  beforeAll(async () => {
    test = await houseWithPlan(E)
    await happened(test, ...worked())
    done(await feedTarget(test.as(editor), { plan: test.plan, target: 'T15-2', programme: 'match' }))
  })
  afterAll(() => test?.close())
  const page = async (target: string, asOf: Day = E) => done(await targetPage(test.as(), { plan: test.plan, target, asOf }))!

  it('reckons the worked case from the facts themselves (P-092, A-36)', async () => {
    const { target } = await page('T15-2')
    expect(target).toMatchObject({ n: 2100, state: 'behind' })
    const pace = target.pace!
    expect(pace).toMatchObject({ gone: 181, left: 184, w: 90, c: 1350, phi: 1, expected: 4860, short: 140 })
    expect([pace.rate.toFixed(2), pace.needed!.toFixed(2), (pace.raise! * 100).toFixed(1)]).toEqual(['15.00', '15.76', '5.1'])
    expect(pace.probability).toBeCloseTo(0.067, 3)
    expect([pace.low, pace.high].map((each, n) => Math.abs(each - [4744, 4979][n]!) <= 1)).toEqual([true, true])
  })

  it('draws the line to the value and a band that ends where the forecast says', async () => {
    const { line, band, target, daily } = await page('T15-2')
    expect(line).toEqual({ from: { on: '2022-01-01', n: 0 }, to: { on: '2022-12-31', n: 5000 } })
    expect(band[0]).toEqual({ on: E, expected: 2100, low: 2100, high: 2100 })
    expect(band.at(-1)).toEqual({ on: '2022-12-31', expected: target.pace!.expected, low: target.pace!.low, high: target.pace!.high })
    expect(band.length).toBeLessThanOrEqual(25)
    expect(band.every((each, n) => n === 0 || (each.expected >= band[n - 1]!.expected && each.high >= each.low))).toBe(true)
    expect(daily).toHaveLength(daysBetween('2022-01-01' as Day, E) + 1)
  })

  it('says how it is counted, what is checked against gaming and what is not checked yet', async () => {
    const { rule, counterMeasures, programmes } = await page('T15-2')
    expect(rule).toMatchObject({
      measure: 'T15-2',
      version: 1,
      kinds: ['match.recorded'],
      key: ['data.need', 'data.offer'],
      closes: '2023-03-31',
    })
    expect(rule!.sentence!.zh).toContain('双方均已确认')
    expect(new Set(counterMeasures.map((each) => each.state))).toEqual(new Set(['checked', 'not_checked_yet']))
    expect(counterMeasures.filter((each) => each.state === 'not_checked_yet').every((each) => each.room === 'exchange')).toBe(true)
    expect(programmes).toMatchObject([{ id: 'match' }])
  })

  it('puts companions beside the figure: splits add up to it, and what came later is counted on its own', async () => {
    const parts = (await page('T15-2')).companions.find((each) => each.id === 'channels')!.parts
    expect(parts.map((each) => [each.value, each.n])).toEqual([
      ['online', 1650],
      ['on_site', 450],
    ])
    expect(parts.every((each) => each.label !== null)).toBe(true)
    await happened(
      test,
      ...many(3, (n) => ({
        kind: 'special_issue.commissioned',
        subject: `s${n}`,
        on: '2022-03-01',
        data: { journal: `j${n}`, volume: '1', issue: '1' },
      })),
      { kind: 'special_issue.published', subject: 's1', on: '2022-06-01' },
    )
    const { target, companions, workingReading } = await page('T06-1')
    expect(target.n).toBe(3)
    expect(companions.map((each) => [each.id, each.n])).toEqual([
      ['delivered', 0],
      ['published', 1],
    ])
    expect(workingReading!.zh).toContain('不是原文')
  })

  it('shows last year scaled to the value, where the same kind of fact was counted then (P-093)', async () => {
    expect((await page('T15-2')).lastYear).toBeNull()
    const text = seedBytes().toString('utf8').replaceAll('2022', '2023')
    const { version } = done(await importPlan(test.as(editor), { bytes: base64(text), fileName: '2023.txt' })).answer!
    await reviewAll(test, version)
    done(await confirmPlan(test.as(confirmer), { version }))
    await test.house.projector.settle()
    const now = done(await targetPage(test.as(), { year: 2023, target: 'T15-2', asOf: '2023-06-30' as Day }))!
    expect(now.rule!.measure).toBe('T15-2@2023')
    expect(now.target.n).toBe(0)
    expect(now.lastYear!.at(-1)!.n).toBeCloseTo(5000)
    expect(now.lastYear!.every((each) => each.on.startsWith('2023-'))).toBe(true)
    expect((await page('T15-2')).target.n).toBe(2100)
  })
})

describe('running sums', () => {
  it('begin with what there was before the first day', () => {
    const moves = [
      { until: '2021-05-01' as Day, n: 4 },
      { until: '2021-12-31' as Day, n: 1 },
      { until: '2022-02-01' as Day, n: 2 },
      { until: '2022-03-01' as Day, n: -1 },
    ]
    expect(running(moves, '2022-01-01' as Day)).toEqual([
      { on: '2022-01-01', n: 5 },
      { on: '2022-02-01', n: 7 },
      { on: '2022-03-01', n: 6 },
    ])
  })
})
