import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, nobody } from '../kernel/index.js'
import type { TestHouse } from '../kernel/testing/index.js'
import { type Happening, happened, houseWithPlan, many, SEED } from '../plan/testing.js'
import { coverageOf, together } from './coverage.js'

const FIRST = '2022-01-02' as Day
const WEEKS = 20
/** Four weeks from the first day of the year, and so on: the ends of weeks, at which everything of the week is known. */
const EVERY_DAYS = 28
const UNTIL = addDays('2022-01-01' as Day, WEEKS * 7)

describe.skipIf(!SEED)('how well the interval covered, from what was known at the time', () => {
  let test: TestHouse & { plan: string }
  beforeAll(async () => {
    test = await houseWithPlan(FIRST)
    let made = 0
    const match = (on: Day) => (): Happening => ({ kind: 'match.recorded', on, data: { need: `n${made++}`, offer: 'o' } })
    const salon = (on: Day) => (): Happening => ({ kind: 'youth_salon.held', on, data: { series: 'youth-salon', sitting: made++ } })
    for (let week = 0; week < WEEKS; week++) {
      const day = (n: number) => addDays(FIRST, week * 7 + (n % 7))
      await test.setToday(day(6))
      // Matches come evenly; salons evenly too, until more come in the last week than in all weeks before.
      await happened(test, ...many(21, (n) => match(day(n))()), ...many(week === WEEKS - 1 ? 300 : 1, (n) => salon(day(n))()))
    }
  }, 120_000)
  afterAll(() => test?.close())

  it('a steady rate stays inside; a burst at the end lies above every interval; both say from how many forecasts', async () => {
    const found = await coverageOf(test.as(nobody()), { year: 2022, until: UNTIL, everyDays: EVERY_DAYS })
    const of = (code: string) => found.find((each) => each.target === code)!.coverage
    expect(of('T15-2').total).toBe(3)
    expect(of('T15-2')).toMatchObject({ inside: of('T15-2').total, below: 0, above: 0, share: 1 })
    expect(of('T12-2').total).toBe(2)
    expect(of('T12-2')).toMatchObject({ inside: 0, above: of('T12-2').total, share: 0 })
    // A list of ten comes at once and is not foretold; nothing happened for the others, which is too early.
    expect(found.map((each) => each.target)).not.toContain('T10-1')
    expect(of('T16-2')).toMatchObject({ total: 0, share: undefined })
    const all = together(found.map((each) => each.coverage))
    expect(all.total).toBe(of('T15-2').total + of('T12-2').total)
    expect(all.share).toBe(of('T15-2').total / all.total)
  })

  it('what was reported later was not known then', async () => {
    const before = await coverageOf(test.as(nobody()), { year: 2022, until: UNTIL, everyDays: EVERY_DAYS })
    await happened(test, ...many(500, (n) => ({ kind: 'match.recorded', on: '2022-02-01', data: { need: `late${n}`, offer: 'o' } })))
    const after = await coverageOf(test.as(nobody()), { year: 2022, until: UNTIL, everyDays: EVERY_DAYS })
    const of = (found: typeof before) => found.find((each) => each.target === 'T15-2')!.coverage
    // The same forecasts were made, and the figure has now grown beyond them.
    expect(of(after).total).toBe(of(before).total)
    expect(of(after)).toMatchObject({ inside: 0, above: of(before).total })
    const seen = await coverageOf(test.as(nobody()), { year: 2022, until: UNTIL, everyDays: EVERY_DAYS, hindsight: true })
    expect(of(seen).above).toBeLessThan(of(after).above)
  })
})
