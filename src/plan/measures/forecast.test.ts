import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedPath } from '../../kernel/testing/shared.js'
import { forecast, type NeededRate, neededRate } from './forecast.js'
import { chanceOfAtLeast, chanceOfAtMost, incompleteBeta, type NegativeBinomial, quantile } from './negativeBinomial.js'

const cases = { numRuns: process.env.COLLEGIUM_FULL === '1' ? 5_000 : 200, seed: 20220630 }
const law = (batches: number, seen: number, left: number): NegativeBinomial => ({
  size: batches + 0.5,
  seen: seen / (seen + left),
  unseen: left / (seen + left),
})

/** Values computed by two other programs (SciPy's nbinom; the blocks of the evaluation's reference file). */
const reference = [
  { c: 6200, w: 232, left: 133, k: 3800, chance: 0.0006193499955726288, q10: 3459, q90: 3651 },
  { c: 1, w: 90, left: 275, k: 3, chance: 0.608867041147373, q10: 0, q90: 10 },
  { c: 0.5, w: 30, left: 335, k: 10, chance: 0.424149955529632, q10: 1, q90: 26 },
  { c: 900_000, w: 90, left: 30, k: 270_000, chance: 1, q10: 299_190, q90: 300_811 },
  { c: 123_456.7, w: 90, left: 30, k: 41_000, chance: 0.7428188228019932, q10: 40_852, q90: 41_453 },
  { c: 12.3, w: 90, left: 275, k: 0, chance: 1, q10: 24, q90: 56 },
  { c: 0, w: 1, left: 364, k: 1, chance: 0.9476576077409786, q10: 3, q90: 493 },
  { c: 50, w: 90, left: 1, k: 3, chance: 0.020162311952018577, q10: 0, q90: 2 },
]

describe('the law of what is still to come', () => {
  it.each(reference)('agrees with reference values: $c events in $w days, $left days left', ({ c, w, left, k, chance, q10, q90 }) => {
    expect(Math.abs(chanceOfAtLeast(law(c, w, left), k) / chance - 1)).toBeLessThan(1e-10)
    expect([quantile(law(c, w, left), 0.1), quantile(law(c, w, left), 0.9)]).toEqual([q10, q90])
  })
  it('closed forms of the incomplete beta function: I_x(1, b), I_x(a, 1), and I_½(a, a) = ½', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.01, max: 2_000, noNaN: true }), (x, a) => {
        expect(incompleteBeta(x, 1 - x, 1, a)).toBeCloseTo(-Math.expm1(a * Math.log1p(-x)), 11)
        expect(incompleteBeta(x, 1 - x, a, 1)).toBeCloseTo(x ** a, 11)
        expect(incompleteBeta(0.5, 0.5, a, a)).toBeCloseTo(0.5, 11)
      }),
      cases,
    )
  })
  it('equals the sum of the probabilities themselves, by their own recursion', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), fc.nat(80), (c, w, left, k) => {
        const its = law(c, w, left)
        let term = its.seen ** its.size
        let sum = term
        for (let j = 1; j <= k; j++) {
          term *= ((its.size + j - 1) / j) * its.unseen
          sum += term
        }
        expect(chanceOfAtMost(its, k)).toBeCloseTo(sum, 11)
        expect(chanceOfAtMost(its, k) + chanceOfAtLeast(its, k + 1)).toBeCloseTo(1, 11)
      }),
      cases,
    )
  })
  it('a quantile is the first number at which the chance reaches the share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        fc.integer({ min: 1, max: 365 }),
        fc.nat(364),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (c, w, left, share) => {
          const its = law(c, w, left)
          const found = quantile(its, share)
          expect(chanceOfAtMost(its, found)).toBeGreaterThanOrEqual(share)
          expect(found === 0 || chanceOfAtMost(its, found - 1) < share).toBe(true)
        },
      ),
      cases,
    )
  })
})

describe('the forecast of P-092 (A-36): 2,100 matches by 30 June, 1,350 in 90 days, 184 days left', () => {
  const prospect = { n: 2_100, c: 1_350, w: 90, left: 184, v: 5_000 }
  it.each([
    [1, 0.067, 4_744, 4_979],
    [8, 0.299, 4_540, 5_204],
  ])('with φ = %i', (phi, probability, low, high) => {
    const seen = forecast({ ...prospect, phi })
    expect(seen.expected).toBe(4_860)
    expect(Math.abs(seen.probability - probability)).toBeLessThanOrEqual(0.001)
    expect(Math.abs(seen.low - low)).toBeLessThanOrEqual(1)
    expect(Math.abs(seen.high - high)).toBeLessThanOrEqual(1)
  })
})

describe('a forecast', () => {
  const prospects = fc.record({
    n: fc.nat(6_000),
    c: fc.integer({ min: -50, max: 3_000 }),
    w: fc.integer({ min: 1, max: 90 }),
    left: fc.nat(364),
    phi: fc.double({ min: 1, max: 40, noNaN: true }),
    v: fc.integer({ min: 1, max: 8_000 }),
  })
  it('never leaves 0 to 1, never shows an interval upside down or a figure below 0, and knows the end of the year', () => {
    fc.assert(
      fc.property(prospects, fc.option(fc.nat(9_000)), (given, limit) => {
        const seen = forecast({ ...given, limit: limit ?? undefined })
        expect(seen.probability).toBeGreaterThanOrEqual(0)
        expect(seen.probability).toBeLessThanOrEqual(1)
        expect(seen.low).toBeLessThanOrEqual(seen.high)
        expect(seen.low).toBeGreaterThanOrEqual(0)
        expect([seen.low, seen.high, seen.expected].every(Number.isInteger)).toBe(true)
        if (limit !== null) expect(seen.high).toBeLessThanOrEqual(Math.max(limit, given.n))
        if (given.left === 0)
          expect(seen).toEqual({ expected: given.n, low: given.n, high: given.n, probability: given.n >= given.v ? 1 : 0 })
      }),
      cases,
    )
  })
  it('a greater figure or a smaller target never lowers the chance', () => {
    fc.assert(
      fc.property(prospects, fc.nat(50), (given, more) => {
        const plain = forecast(given).probability
        expect(forecast({ ...given, n: given.n + more }).probability).toBeGreaterThanOrEqual(plain - 1e-12)
        expect(forecast({ ...given, v: given.v + more }).probability).toBeLessThanOrEqual(plain + 1e-12)
      }),
      cases,
    )
  })
  it('an upper bound takes away the chance of overshooting it, unless what overshoots is refused', () => {
    const given = { n: 1, c: 12, w: 90, left: 90, phi: 1, v: 2 }
    const open = forecast(given).probability
    expect(forecast({ ...given, most: 3 }).probability).toBeLessThan(open / 10)
    expect(forecast({ ...given, most: 3, limit: 3 }).probability).toBe(open)
    expect(forecast({ ...given, n: 4, most: 3 }).probability).toBe(0)
  })
})

interface Block {
  id: string
  method: string
  input: Record<string, number>
  expected: Record<string, number | null>
  tolerance: number
}
const copied: Block[] = [
  {
    id: 'need-cases',
    method: 'needed_rate',
    input: { target: 10000, achieved: 6200, elapsed_days: 232, remaining_days: 133 },
    expected: {
      needed_total: 3800,
      needed_rate_per_day: 28.57142857142857,
      current_rate_per_day: 26.72413793103448,
      rate_ratio: 1.06912442396313,
      projected_total: 9754.310344827587,
      p_meet: 0.00061934999557,
      future_q10: 3459,
      future_q90: 3651,
    },
    tolerance: 1e-8,
  },
  {
    id: 'need-sites',
    method: 'needed_rate',
    input: { target: 100, achieved: 61, elapsed_days: 200, remaining_days: 165 },
    expected: {
      needed_total: 39,
      needed_rate_per_day: 0.23636363636364,
      current_rate_per_day: 0.305,
      rate_ratio: 0.77496274217586,
      projected_total: 111.325,
      p_meet: 0.9046048945913,
      future_q10: 39,
      future_q90: 63,
    },
    tolerance: 1e-8,
  },
  {
    id: 'need-done',
    method: 'needed_rate',
    input: { target: 50, achieved: 52, elapsed_days: 300, remaining_days: 65 },
    expected: {
      needed_total: 0,
      needed_rate_per_day: 0,
      current_rate_per_day: 0.17333333333333,
      rate_ratio: 0,
      projected_total: 63.26666666666667,
      p_meet: 1,
      future_q10: 7,
      future_q90: 16,
    },
    tolerance: 1e-8,
  },
  {
    id: 'need-zero',
    method: 'needed_rate',
    input: { target: 3, achieved: 0, elapsed_days: 100, remaining_days: 265 },
    expected: {
      needed_total: 3,
      needed_rate_per_day: 0.01132075471698,
      current_rate_per_day: 0,
      rate_ratio: null,
      projected_total: 0,
      p_meet: 0.18310164455011,
      future_q10: 0,
      future_q90: 4,
    },
    tolerance: 1e-8,
  },
  {
    id: 'need-teams',
    method: 'needed_rate',
    input: { target: 200, achieved: 130, elapsed_days: 240, remaining_days: 125 },
    expected: {
      needed_total: 70,
      needed_rate_per_day: 0.56,
      current_rate_per_day: 0.54166666666667,
      rate_ratio: 1.03384615384615,
      projected_total: 197.70833333333331,
      p_meet: 0.42728240539693,
      future_q10: 55,
      future_q90: 81,
    },
    tolerance: 1e-8,
  },
]

function check({ input, expected, tolerance }: Block): void {
  const seen = neededRate({
    target: input.target!,
    achieved: input.achieved!,
    elapsedDays: input.elapsed_days!,
    remainingDays: input.remaining_days!,
  })
  const named: Record<keyof NeededRate, string> = {
    neededTotal: 'needed_total',
    neededPerDay: 'needed_rate_per_day',
    currentPerDay: 'current_rate_per_day',
    rateRatio: 'rate_ratio',
    projectedTotal: 'projected_total',
    chance: 'p_meet',
    future10: 'future_q10',
    future90: 'future_q90',
  }
  for (const [ours, theirs] of Object.entries(named) as [keyof NeededRate, string][]) {
    if (expected[theirs] === null) expect(seen[ours], theirs).toBeNull()
    else expect(Math.abs(seen[ours]! - expected[theirs]!), theirs).toBeLessThanOrEqual(tolerance)
  }
}

describe('the pace of a counted target (02 §15)', () => {
  it.each(copied)('$id', check)
  const path = sharedPath('specs', 'golden.json')
  it.skipIf(!path)('every block of the reference file, where that file is at hand (skipped without it)', () => {
    const all = JSON.parse(readFileSync(path!, 'utf8')) as Record<string, unknown>
    const blocks = Object.values(all)
      .filter(Array.isArray)
      .flat()
      .filter((block: Block) => block.method === 'needed_rate') as Block[]
    expect(blocks.map((block) => block.id).sort()).toEqual(copied.map((block) => block.id).sort())
    blocks.forEach(check)
  })
})
