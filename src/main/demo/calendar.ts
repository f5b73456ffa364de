import { addDays, type Day, daysBetween, weekdayOf } from '../../kernel/index.js'
import type { Dice } from '../../registry/demo/index.js'

/** The day at which the demo's federation clock stands after loading. */
export const END = '2022-09-30' as Day
export const YEAR_BEGINS = '2022-01-01' as Day
/** First day of the window that the present rate looks back from `END` (90 days, 06 P-090). */
export const RATE_BEGINS = '2022-07-03' as Day

/** Public holidays of 2022 in mainland China, and the weekend days worked for them (notice of the State Council's office, October 2021). */
const HOLIDAYS: readonly (readonly [from: string, to: string])[] = [
  ['2022-01-01', '2022-01-03'],
  ['2022-01-31', '2022-02-06'],
  ['2022-04-03', '2022-04-05'],
  ['2022-04-30', '2022-05-04'],
  ['2022-06-03', '2022-06-05'],
  ['2022-09-10', '2022-09-12'],
  ['2022-10-01', '2022-10-07'],
]
const WORKED = new Set(['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'])

const isHoliday = (on: Day) => HOLIDAYS.some(([from, to]) => from <= on && on <= to)
const isWeekend = (on: Day) => weekdayOf(on) === 0 || weekdayOf(on) === 6
export const isWorkday = (on: Day): boolean => WORKED.has(on) || !(isHoliday(on) || isWeekend(on))

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The day itself or the first working day after it, but never later than the end of the demo. */
export function workday(on: Day): Day {
  let day = on
  while (!isWorkday(day)) day = addDays(day, 1)
  return earlier(day, END)
}

/** How much happens on a day of this kind: little at weekends, next to nothing on holidays, slowly at the start of the year. */
function weightOf(on: Day): number {
  if (isHoliday(on)) return 0.02
  if (!isWorkday(on)) return weekdayOf(on) === 6 ? 0.12 : 0.05
  const month = Number(on.slice(5, 7))
  return month === 1 ? 0.6 : month === 2 ? 0.7 : month === 4 ? 0.8 : 1
}

export const daysIn = (from: Day, to: Day): Day[] => Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))

/** Days of so many happenings between the two days, in order; several may fall on one day. */
export function happeningDays(throws: Dice, count: number, from: Day, to: Day): Day[] {
  const days = daysIn(from, to)
  const sums: number[] = []
  let sum = 0
  for (const each of days) {
    sum += weightOf(each)
    sums.push(sum)
  }
  const drawn = Array.from({ length: count }, () => {
    const at = throws.next() * sum
    return days[sums.findIndex((each) => at < each)]!
  })
  return drawn.sort()
}
