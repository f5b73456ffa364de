import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { digestOf, draw, errorRate, isReopened, rankOf, sampleSize, windowState } from './rules.js'

const RUNS = process.env.COLLEGIUM_FULL ? 2_000 : 200
const seeds = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const seals = fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 600 })

describe('the size of a sample', () => {
  it.each([
    [0, 0],
    [1, 1],
    [19, 19],
    [20, 20],
    [21, 20],
    [400, 20],
    [401, 21],
    [5_000, 250],
    [1_000_000, 50_000],
  ])('of %i rows is %i', (population, size) => {
    expect(sampleSize(population)).toBe(size)
  })
})

describe('a draw', () => {
  it('with a published seed gives the same rows again, in whatever order they are given (A-55)', () => {
    fc.assert(
      fc.property(seeds, seals, fc.array(fc.nat(), { maxLength: 600 }), (seed, rows, keys) => {
        const mixed = rows.map((seq, n) => ({ seq, key: keys[n] ?? 0 })).sort((a, b) => a.key - b.key)
        const again = mixed.map((each) => each.seq)
        expect(draw(seed, 'T15-2', again)).toEqual(draw(seed, 'T15-2', rows))
      }),
      { numRuns: RUNS, seed: 22_055 },
    )
  })

  it('takes as many different rows as it must, all of them rows of the figure', () => {
    fc.assert(
      fc.property(seeds, seals, (seed, rows) => {
        const drawn = draw(seed, 'T06-1', rows)
        expect(drawn.length).toBe(sampleSize(rows.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((seq) => rows.includes(seq))).toBe(true)
      }),
      { numRuns: RUNS, seed: 22_111 },
    )
  })

  it('draws a row whether or not rows that rank behind it are there', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 30, maxLength: 300 }), (seed, rows) => {
        const drawn = draw(seed, 'T06-1', rows)
        const left = rows.filter((seq) => !drawn.includes(seq))
        const fewer = rows.filter((seq) => seq !== left[0])
        expect(draw(seed, 'T06-1', fewer)).toEqual(drawn.slice(0, sampleSize(fewer.length)))
      }),
      { numRuns: RUNS, seed: 22_112 },
    )
  })

  it('favours no row: over many seeds each of 100 rows is drawn about as often', () => {
    const rows = Array.from({ length: 100 }, (_, n) => n + 1)
    const times = new Map<number, number>()
    for (let n = 0; n < 2_000; n++)
      for (const seq of draw(rankOf('seed', String(n), 1), 'T', rows)) times.set(seq, (times.get(seq) ?? 0) + 1)
    // Each is drawn with chance 1/5: 400 times, give or take five standard deviations (18 each).
    for (const seq of rows) expect(Math.abs((times.get(seq) ?? 0) - 400)).toBeLessThan(90)
  })

  it('differs between targets and between seeds', () => {
    const rows = Array.from({ length: 500 }, (_, n) => n + 1)
    const one = rankOf('a', 'T', 1)
    expect(draw(one, 'T06-1', rows)).not.toEqual(draw(one, 'T06-2', rows))
    expect(draw(one, 'T06-1', rows)).not.toEqual(draw(rankOf('b', 'T', 1), 'T06-1', rows))
    expect(digestOf(['a', 'b'])).not.toBe(digestOf(['b', 'a']))
  })
})

describe('the rate of errors', () => {
  it('opens a figure again above 5 per cent, not at 5 per cent', () => {
    expect(isReopened({ agreed: 19, errors: 1 })).toBe(false)
    expect(isReopened({ agreed: 18, errors: 1 })).toBe(true)
    expect(isReopened({ agreed: 18, errors: 2 })).toBe(true)
    expect(isReopened({ agreed: 0, errors: 0 })).toBe(false)
    expect(isReopened({ agreed: 950, errors: 50 })).toBe(false)
    expect(isReopened({ agreed: 949, errors: 51 })).toBe(true)
  })

  it('has Wilson’s interval: 1 of 20 lies between 0.9 % and 23.6 %', () => {
    const { rate, low, high } = errorRate({ agreed: 19, errors: 1, population: 400 })
    expect(rate).toBe(0.05)
    expect(low).toBeCloseTo(0.00888, 4)
    expect(high).toBeCloseTo(0.23613, 4)
  })

  it('estimates nothing where every row was checked, and knows nothing where none could be', () => {
    expect(errorRate({ agreed: 11, errors: 1, population: 12 })).toEqual({ rate: 1 / 12, low: 1 / 12, high: 1 / 12 })
    expect(errorRate({ agreed: 0, errors: 0, population: 12 })).toEqual({ rate: null, low: 0, high: 1 })
  })

  it('lies within its interval, which lies within 0 and 1 and narrows as more rows are checked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (agreed, errors) => {
        const found = errorRate({ agreed, errors, population: 1_000_000 })
        expect(found.low).toBeGreaterThanOrEqual(0)
        expect(found.high).toBeLessThanOrEqual(1)
        if (found.rate === null) return
        expect(found.low).toBeLessThanOrEqual(found.rate)
        expect(found.high).toBeGreaterThanOrEqual(found.rate)
        const more = errorRate({ agreed: agreed * 4, errors: errors * 4, population: 1_000_000 })
        expect(more.high - more.low).toBeLessThan(found.high - found.low)
      }),
      { numRuns: RUNS, seed: 22_113 },
    )
  })
})

it('a window is open on its first and on its last day', () => {
  const window = { from: '2022-04-01' as Day, to: '2022-04-15' as Day }
  const on = (day: string) => windowState(window, day as Day)
  expect([on('2022-03-31'), on('2022-04-01'), on('2022-04-15'), on('2022-04-16')]).toEqual(['to_come', 'open', 'open', 'closed'])
})
