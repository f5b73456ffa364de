import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Speak } from '../page/Page.js'
import { BurnUp, type BurnUpProps } from './BurnUp.js'
import { burnUpPlan } from './burnUpPlan.js'
import { IntervalBar } from './IntervalBar.js'
import { Sparkline } from './Sparkline.js'
import { shareOfPeriod, spread, ticks } from './scale.js'
import { weightedScore } from './WeightedRanking.js'

const runs = { numRuns: process.env.COLLEGIUM_FULL === '1' ? 5_000 : 200, seed: 20220930 }

describe('scales', () => {
  it('ticks start at 0, grow evenly in at most five steps, and cover the highest value with less than half of the room empty', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.double({ min: 0, max: 1e12, noNaN: true })),
        fc.boolean(),
        (most, whole) => {
          const steps = ticks(most, 5, whole)
          const size = steps[1]! - steps[0]!
          expect(steps[0]).toBe(0)
          expect(steps.length).toBeLessThanOrEqual(6)
          expect(steps.at(-1)!).toBeGreaterThanOrEqual(most * (1 - 1e-9))
          for (let index = 1; index < steps.length; index++) expect(Math.abs(steps[index]! - index * size)).toBeLessThanOrEqual(size * 1e-6)
          if (whole) for (const step of steps) expect(Number.isInteger(step)).toBe(true)
          if (most >= 1) expect(steps.at(-1)!).toBeLessThanOrEqual(Math.max(1, most * 2))
        },
      ),
      runs,
    )
  })
  it.each([
    [216, [0, 50, 100, 150, 200, 250]],
    [5000, [0, 1000, 2000, 3000, 4000, 5000]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [0, [0, 1]],
    [Number.NaN, [0, 1]],
  ])('for %d', (most, wanted) => {
    expect(ticks(most)).toEqual(wanted)
  })
  it('labels that would touch are moved apart, in their order, within the frame', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 12 }), (places) => {
        const moved = spread(places, 19, { low: 4, high: 276 })
        const order = places.map((place, index) => ({ place, index })).sort((one, other) => one.place - other.place)
        const sorted = order.map(({ index }) => moved[index]!)
        for (let index = 1; index < sorted.length; index++) expect(sorted[index]! - sorted[index - 1]!).toBeGreaterThanOrEqual(19 - 1e-9)
        for (const place of moved) {
          expect(place).toBeGreaterThanOrEqual(4)
          expect(place).toBeLessThanOrEqual(276)
        }
      }),
      runs,
    )
  })
  it('a day lies in its year by its number of days', () => {
    const year = { from: '2022-01-01', to: '2022-12-31' }
    expect(shareOfPeriod('2022-01-01', year)).toBe(0)
    expect(shareOfPeriod('2022-12-31', year)).toBe(1)
    expect(shareOfPeriod('2022-07-02', year)).toBe(0.5)
    expect(shareOfPeriod('2023-05-01', year)).toBe(1)
  })
})

const burnUp: BurnUpProps = {
  id: 'b',
  title: { zh: '组约专题', en: 'Special issues' },
  unit: { zh: '期', en: 'issues' },
  period: { from: '2022-01-01', to: '2022-12-31' },
  asOf: '2022-06-30',
  actual: [
    { on: '2022-02-10', value: 30 },
    { on: '2022-05-05', value: 80 },
  ],
  goal: { comparator: '>', value: 200, reach: 201 },
  lastYear: [
    { on: '2022-01-31', value: 10 },
    { on: '2022-12-31', value: 180 },
  ],
  forecast: { expected: 160, low: 120, high: 210 },
  state: 'behind',
}
const shown = (props: BurnUpProps) =>
  (
    <Speak language="en">
      <BurnUp {...props} />
    </Speak>
  ).toString() as string

describe('a burn-up', () => {
  it('goes in steps: level until the next happening, then up, and level to the as-of day', () => {
    const { actual, height } = burnUpPlan(burnUp)
    const points = actual.split(' ').map((point) => point.split(',').map(Number))
    expect(points).toHaveLength(6)
    expect(points[0]).toEqual([0, height])
    expect(points[1]![1]).toBe(height)
    expect(points[1]![0]).toBe(points[2]![0])
    expect(points.at(-1)![1]).toBe(points.at(-2)![1])
    expect(points.at(-1)![0]).toBeCloseTo(494.51, 1)
  })
  it('says in words what it shows', () => {
    expect(shown(burnUp)).toContain(
      'As of 2022-06-30 (Thu): 80 issues, target &gt; 200: behind. At the present pace the period ends at 160 (120–210).',
    )
    expect(shown({ ...burnUp, forecast: null })).toContain('Too early to forecast')
  })
  it('brings its table: ends of months so far, the as-of day, the end of the period; nothing foretold as if it were counted', () => {
    const rows = [...shown(burnUp).matchAll(/<tr role="row">(.*?)<\/tr>/g)].map((row) =>
      [...row[1]!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((cell) => cell[1]),
    )
    expect(rows.map((row) => row[0])).toEqual([
      'Day',
      '2022-01-31 (Mon)',
      '2022-02-28 (Mon)',
      '2022-03-31 (Thu)',
      '2022-04-30 (Sat)',
      '2022-05-31 (Tue)',
      '2022-06-30 (Thu)',
      '2022-12-31 (Sat)',
    ])
    expect(rows[2]).toEqual(['2022-02-28 (Mon)', '30', '32', '10'])
    expect(rows.at(-2)![1]).toBe('80')
    expect(rows.at(-1)).toEqual(['2022-12-31 (Sat)', '—', '201', '180'])
  })
  it('at the end of the period draws no forecast', () => {
    expect(burnUpPlan({ ...burnUp, asOf: '2022-12-31' }).forecast).toBeUndefined()
  })
  it('stands without any reading', () => {
    const html = shown({ ...burnUp, actual: [], lastYear: undefined, forecast: null, state: 'not started' })
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
  })
  it('holds for any readings', () => {
    const reading = fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 5_000_000 }))
    fc.assert(
      fc.property(
        fc.array(reading, { maxLength: 30 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (raw, at, goal) => {
          const day = (offset: number) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10)
          const actual = raw
            .filter(([offset]) => offset <= at)
            .sort((one, other) => one[0] - other[0])
            .map(([offset, value]) => ({ on: day(offset), value }))
          const html = shown({ ...burnUp, actual, asOf: day(at), goal: { comparator: '≥', value: goal } })
          expect(html).not.toMatch(/NaN|undefined|Infinity/)
        },
      ),
      { ...runs, numRuns: Math.min(runs.numRuns, 500) },
    )
  })
})

it('an interval bar says its numbers, and that it is too early when there is no interval', () => {
  const bar = (props: Parameters<typeof IntervalBar>[0]) =>
    (
      <Speak language="en">
        <IntervalBar {...props} />
      </Speak>
    ).toString()
  expect(bar({ value: 143, low: 188, high: 216, target: 200 })).toContain(
    'aria-label="Actual 143, Forecast for the year end 188–216, Target 200"',
  )
  expect(bar({ value: 4, target: 200 })).toContain('Too early to forecast')
  expect(bar({ value: 0 })).not.toMatch(/NaN/)
})

it('a sparkline without a label is for the eye only', () => {
  expect((<Sparkline values={[]} />).toString()).toContain('aria-hidden="true"')
  expect((<Sparkline values={[1, 2]} label="rising" />).toString()).toMatch(/role="img" aria-label="rising"/)
})

it('weights count by their proportion; without any weight nothing is scored', () => {
  expect(weightedScore([90, 30], [1, 1])).toBe(60)
  expect(weightedScore([90, 30], [50, 50])).toBe(60)
  expect(weightedScore([90, 30], [0, 0])).toBe(0)
})
