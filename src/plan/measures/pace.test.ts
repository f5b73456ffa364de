import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../kernel/index.js'
import { foretoldThrough, intervalCoverage } from './coverage.js'
import { isBackdated, isEndOfQuarter, isLate, lastOfQuarter, marksOf } from './marks.js'
import { type Movement, pace, phiOf, weeklyCounts } from './pace.js'
import type { Aim } from './passing.js'

const FULL = process.env.COLLEGIUM_FULL === '1'
const period = { from: '2022-01-01' as Day, to: '2022-12-31' as Day }
const aim: Aim = { comparator: '>=', strict: false, value: 100, over: 'surplus' }
const bases: Aim = { comparator: '>=', strict: false, value: 50, over: 'surplus', ratio: 'percent' }
const on = (day: string) => day as Day

describe('the clumping of events', () => {
  it('is variance ÷ mean of weekly counts, at least 1', () => {
    expect(phiOf([4, 4, 4, 4])).toBe(1)
    expect(phiOf([0, 0, 0, 40])).toBe(40)
    expect(phiOf([1, 3])).toBe(1)
    expect(phiOf([])).toBe(1)
    expect(phiOf([0, 0, 0])).toBe(1)
    expect(phiOf([-2, 1, 0])).toBe(1)
  })
  it('takes whole weeks that end today and lie within the period, at most 13', () => {
    const movements = [
      { on: on('2022-01-01'), n: 5 },
      { on: on('2022-01-08'), n: 1 },
      { on: on('2022-01-14'), n: 2 },
      { on: on('2022-01-15'), n: 4 },
      { on: on('2022-01-16'), n: 99 },
    ]
    expect(weeklyCounts(movements, period.from, on('2022-01-15'), 13)).toEqual([1, 6])
    expect(weeklyCounts(movements, period.from, on('2022-06-30'), 13)).toHaveLength(13)
    expect(weeklyCounts(movements, period.from, on('2022-01-06'), 13)).toEqual([])
  })
})

describe('the pace of a target', () => {
  it('before the period there is none, at its end no days are left, after it nothing moves any more', () => {
    const input = { aim, period, n: 40, movements: [{ on: on('2022-12-20'), n: 40 }] }
    expect(pace({ ...input, on: on('2021-12-31') })).toBeUndefined()
    expect(pace({ ...input, on: period.to })).toMatchObject({
      gone: 365,
      left: 0,
      needed: undefined,
      raise: undefined,
      expected: 40,
      probability: 0,
      low: 40,
      high: 40,
    })
    expect(pace({ ...input, on: on('2023-02-01') })).toEqual(pace({ ...input, on: period.to }))
  })
  it('looks back 90 days, or as many as have gone', () => {
    const movements = [
      { on: on('2022-01-01'), n: 7 },
      { on: on('2022-03-31'), n: 3 },
    ]
    expect(pace({ aim, period, on: on('2022-01-10'), n: 7, movements })).toMatchObject({ w: 10, c: 7 })
    expect(pace({ aim, period, on: on('2022-03-31'), n: 10, movements })).toMatchObject({ w: 90, c: 10 })
    expect(pace({ aim, period, on: on('2022-04-01'), n: 10, movements })).toMatchObject({ w: 90, c: 3 })
  })
  it('is too early with fewer than 10 facts or 30 days (P-093)', () => {
    const early = (day: string, n: number) => pace({ aim, period, on: on(day), n, movements: [] })!.tooEarly
    expect([early('2022-01-29', 50), early('2022-01-30', 50), early('2022-06-30', 9), early('2022-06-30', 10)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  it('a ratio holds its denominator, counts net movement and cannot pass the whole of it (P-094)', () => {
    const seen = pace({
      aim: bases,
      period,
      on: on('2022-06-30'),
      n: 40,
      d: 100,
      movements: [
        { on: on('2022-06-01'), n: 90 },
        { on: on('2022-06-10'), n: -60 },
      ],
    })!
    expect(seen).toMatchObject({ v: 50, c: 30, net: true })
    expect(seen.high).toBeLessThanOrEqual(100)
    expect(pace({ aim: bases, period, on: on('2022-06-30'), n: 0, d: 0, movements: [] })).toBeUndefined()
    const shrinking = pace({ aim: bases, period, on: on('2022-06-30'), n: 60, d: 100, movements: [{ on: on('2022-06-01'), n: -9 }] })!
    expect(shrinking).toMatchObject({ expected: 41, low: 41, raise: undefined })
  })
})

describe('marks', () => {
  it('backdated: more than 30 days; late: after the closing day', () => {
    expect([isBackdated(on('2022-05-01'), on('2022-05-31')), isBackdated(on('2022-05-01'), on('2022-06-01'))]).toEqual([false, true])
    expect([isLate(on('2023-03-31'), on('2023-03-31')), isLate(on('2023-04-01'), on('2023-03-31'))]).toEqual([false, true])
  })
  it('the last 15 days of a quarter', () => {
    expect(
      ['2022-03-16', '2022-03-17', '2022-03-31', '2022-04-01', '2022-12-17', '2022-12-31'].map((day) => isEndOfQuarter(on(day))),
    ).toEqual([false, true, true, false, true, true])
    expect(['2022-01-01', '2022-06-30', '2022-07-01', '2022-12-31'].map((day) => lastOfQuarter(on(day)))).toEqual([
      '2022-03-31',
      '2022-06-30',
      '2022-09-30',
      '2022-12-31',
    ])
  })
  it('are shown with their numbers, and only where there is something to show', () => {
    const none = { counted: 100, backdated: 0, endOfQuarter: 30, disputed: 0, late: 0, illegible: false }
    expect(marksOf(none)).toEqual([])
    expect(marksOf({ counted: 100, backdated: 12, endOfQuarter: 31, disputed: 2, late: 3, illegible: true })).toEqual([
      { code: 'illegible_noun' },
      { code: 'disputed', n: 2 },
      { code: 'backdated', n: 12, share: 0.12 },
      { code: 'end_loaded', n: 31, share: 0.31, limit: 0.3 },
      { code: 'late', n: 3 },
    ])
    expect(marksOf({ ...none, counted: 0, endOfQuarter: 0 })).toEqual([])
  })
})

describe('how good the interval is', () => {
  it('counts finals inside, below and above, and the squared distance of the chance', () => {
    const told = (low: number, high: number, final: number, probability: number) => ({
      on: on('2022-06-30'),
      low,
      high,
      final,
      probability,
      met: final >= 100,
    })
    expect(intervalCoverage([told(90, 110, 100, 0.5), told(101, 110, 100, 1), told(80, 99, 100, 0.9), told(100, 100, 100, 1)])).toEqual({
      total: 4,
      inside: 2,
      below: 1,
      above: 1,
      share: 0.5,
      brier: (0.25 + 0.01) / 4,
    })
    expect(intervalCoverage([])).toMatchObject({ total: 0, share: undefined, brier: undefined })
  })
  it.each([1, 8])(
    'on years with a steady rate in batches of %i, the 80 per cent interval holds for .76 to .90 of mid-year forecasts',
    (batch) => {
      const random = generatorOf(20220630 + batch)
      const years = Array.from({ length: FULL ? 3_000 : 500 }, () => yearOf(batch, random))
      const foretold = years.flatMap((movements) =>
        foretoldThrough({ aim, period, movements }, 180).filter((each) => each.on === '2022-06-30'),
      )
      const { share, total } = intervalCoverage(foretold)
      expect(total).toBe(years.length)
      expect(share).toBeGreaterThan(0.76)
      expect(share).toBeLessThan(0.9)
    },
  )
})

/** On each of 24 hours of each day a batch falls with the same small chance: nearly a Poisson year whose rate is known to be steady. */
const yearOf = (batch: number, random: () => number): Movement[] =>
  Array.from({ length: 365 }, (_, index) => ({
    on: addDays(period.from, index),
    n: batch * Array.from({ length: 24 }, random).filter((draw) => draw < 0.02).length,
  }))

/** Equally spread numbers from 0 to 1, the same for the same seed (Lehmer, modulus 2³¹ − 1, factor 48271). */
function generatorOf(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
