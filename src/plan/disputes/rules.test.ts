import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/index.js'
import { defaultDates } from '../book/period.js'
import { admission, answerBy, decideBy, upheldFacts } from './rules.js'

const RUNS = process.env.COLLEGIUM_FULL ? 2_000 : 200
const windows = defaultDates(2022)
const may = (on: string[], today: string) => admission(windows, 2022, on as Day[], today as Day)

describe('when something may be disputed', () => {
  it('a happening of the second quarter: in its window, and in that of the year', () => {
    expect(may(['2022-05-10'], '2022-06-30')).toEqual({ open: false, code: 'dispute_before_window', opens: '2022-07-01' })
    expect(may(['2022-05-10'], '2022-07-01')).toEqual({ open: true, until: '2022-07-15' })
    expect(may(['2022-05-10'], '2022-07-15')).toEqual({ open: true, until: '2022-07-15' })
    expect(may(['2022-05-10'], '2022-07-16')).toEqual({ open: false, code: 'dispute_before_window', opens: '2023-01-01' })
    expect(may(['2022-05-10'], '2023-03-31')).toEqual({ open: true, until: '2023-03-31' })
    expect(may(['2022-05-10'], '2023-04-01')).toEqual({ open: false, code: 'dispute_window_closed', closed: '2023-03-31' })
  })

  it('happenings of two quarters only in the window of the year; a rule or a register in any window', () => {
    expect(may(['2022-03-31', '2022-04-01'], '2022-07-05')).toMatchObject({ open: false, opens: '2023-01-01' })
    expect(may(['2022-03-31', '2022-04-01'], '2023-01-05')).toMatchObject({ open: true })
    expect(may([], '2022-07-05')).toEqual({ open: true, until: '2022-07-15' })
    expect(may([], '2022-08-05')).toMatchObject({ open: false, opens: '2022-10-01' })
  })
})

it('ten days to answer, fifteen more to decide', () => {
  expect(answerBy('2022-07-01' as Day)).toBe('2022-07-11')
  expect(decideBy(answerBy('2022-07-01' as Day))).toBe('2022-07-26')
})

describe('the facts that a decision upholds', () => {
  it('are all, none, or some that are named: never all or none in part, never a stranger', () => {
    const facts = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(facts, facts, (all, strangers) => {
        expect(upheldFacts('upheld', all, [])).toEqual(all)
        expect(upheldFacts('refused', all, all)).toEqual([])
        expect(upheldFacts('partly', all, [])).toBeUndefined()
        expect(upheldFacts('partly', all, all)).toBeUndefined()
        expect(
          upheldFacts(
            'partly',
            all,
            strangers.filter((each) => !all.includes(each)),
          ),
        ).toBeUndefined()
        for (const some of all.length > 1 ? [all.slice(1)] : []) {
          expect(upheldFacts('partly', all, some)).toEqual(some)
          expect(upheldFacts('partly', all, [...some, 'stranger'])).toBeUndefined()
        }
      }),
      { numRuns: RUNS, seed: 22_120 },
    )
  })
})
