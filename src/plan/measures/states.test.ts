import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { stateWords } from './messages.js'
import { pace } from './pace.js'
import type { Aim } from './passing.js'
import { STATES, type Standing, stateOf } from './states.js'

const teams: Aim = { comparator: '>=', strict: false, value: 200, over: 'surplus' }
const events: Aim = { comparator: 'between', strict: false, value: [2, 3], over: 'flag' }
const parks: Aim = { comparator: '=', strict: false, value: 100, over: 'not applicable', ratio: 'percent' }
const on = '2022-06-30' as Day
const at = (probability: number, more: Partial<NonNullable<Standing['pace']>> = {}) => ({
  probability,
  tooEarly: false,
  left: 184,
  gone: 181,
  ...more,
})
const standing = (more: Partial<Standing>): Standing => ({ aim: teams, on, n: 50, programmeOpen: true, pace: at(0.7), ...more })
const due = (day: string, metOn?: string) => ({ due: day as Day, metOn: metOn as Day | undefined })

describe('the state of a target (P-091)', () => {
  it.each([
    ['met', { n: 200, pace: at(1) }],
    ['on_course', { pace: at(0.9) }],
    ['at_risk', { pace: at(0.899) }],
    ['at_risk', { pace: at(0.5) }],
    ['behind', { pace: at(0.499) }],
    ['behind', { pace: at(0, { left: 0 }) }],
    ['not_started', { n: 0, programmeOpen: false }],
    ['behind', { n: 0, pace: at(0.1) }],
    ['no_figure', { aim: parks, n: 0, d: 0 }],
    ['no_figure', { aim: parks, n: 0, d: undefined }],
    ['met', { aim: parks, n: 2_500, d: 2_500 }],
    ['above_range', { aim: events, n: 4 }],
    ['met', { aim: events, n: 4, excessApproved: true }],
    ['met', { aim: events, n: 3 }],
  ] as [string, Partial<Standing>][])('is %s: %#', (state, more) => {
    expect(stateOf(standing(more))).toBe(state)
  })
  it.each([
    ['behind', [due('2022-06-29')]],
    ['at_risk', [due('2022-06-30')]],
    ['at_risk', [due('2022-07-13')]],
    ['on_course', [due('2022-07-14')]],
    ['on_course', [due('2022-06-01', '2022-05-30'), due('2022-09-01')]],
    ['behind', [due('2022-06-01', '2022-07-02')]],
  ] as const)('a fixed list is %s by its milestones, whatever its rate: %#', (state, milestones) => {
    const list: Aim = { comparator: '=', strict: false, value: 10, over: 'forbidden' }
    expect(stateOf(standing({ aim: list, n: 0, byMilestones: true, milestones, pace: at(0.001) }))).toBe(state)
  })
  it('too early for a forecast: milestones decide; without them nothing is wrong in the first 30 days, and later the chance decides (P-093)', () => {
    const early = at(0.2, { tooEarly: true, gone: 20, left: 345 })
    const few = at(0.2, { tooEarly: true, gone: 120, left: 245 })
    expect(stateOf(standing({ n: 3, pace: early }))).toBe('on_course')
    expect(stateOf(standing({ n: 3, pace: early, milestones: [due('2022-06-29')] }))).toBe('behind')
    expect(stateOf(standing({ n: 3, pace: few, milestones: [due('2022-12-01')] }))).toBe('on_course')
    expect(stateOf(standing({ n: 3, pace: few }))).toBe('behind')
  })
  it('P-092 as a whole: T15-2 on 30 June is behind', () => {
    const aim: Aim = { comparator: '>=', strict: false, value: 5_000, over: 'surplus' }
    const movements = daysOf2022(181).map((day, index) => ({ on: day, n: index >= 90 ? 15 : index < 15 ? 9 : 8 }))
    const n = movements.reduce((sum, each) => sum + each.n, 0)
    const seen = pace({ aim, period: { from: '2022-01-01' as Day, to: '2022-12-31' as Day }, on, n, movements })!
    expect({
      n,
      gone: seen.gone,
      left: seen.left,
      w: seen.w,
      c: seen.c,
      phi: seen.phi,
      rate: seen.rate,
      needed: seen.needed?.toFixed(2),
      expected: seen.expected,
      short: seen.short,
      raise: seen.raise?.toFixed(3),
    }).toEqual({
      n: 2_100,
      gone: 181,
      left: 184,
      w: 90,
      c: 1_350,
      phi: 1,
      rate: 15,
      needed: '15.76',
      expected: 4_860,
      short: 140,
      raise: '0.051',
    })
    expect(stateOf({ aim, on, n, programmeOpen: true, pace: seen })).toBe('behind')
  })
  it('has the seven words and a text for each', () => {
    expect(STATES).toHaveLength(7)
    expect(Object.keys(stateWords).sort()).toEqual([...STATES].sort())
  })
})

const daysOf2022 = (count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10) as Day)
