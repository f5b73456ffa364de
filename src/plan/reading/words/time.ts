/** Times in a plan: years, months, quarters, and the period they give to a target (P-028). */

import { chineseNumber } from '../number/chinese.js'

export interface PeriodFound {
  readonly period: number | string
  /** The words that say so. */
  readonly word: string
}

const CN_YEAR = '[二〇零一三四五六七八九]{4}'

/** First years of the five-year plans by their names. */
export const FIVE_YEARS: Readonly<Record<string, number>> = { 十一: 2006, 十二: 2011, 十三: 2016, 十四: 2021, 十五: 2026, 十六: 2031 }
export const FIVE = 5

const FIVE_TIME = /“?(十[一二三四五])五”?(?:规划)?(?:期间|时期|以来|期末|末)/

/** Where the text names the time of a five-year plan that was over before a year (“十三五”期间 in 2024); -1 where it names none. */
export function endedFiveAt(text: string, year: number | null): number {
  const match = FIVE_TIME.exec(text)
  return match && year !== null && FIVE_YEARS[match[1]!]! + FIVE <= year ? match.index : -1
}

/** The years of a plan for several years, both counted in. */
export interface YearSpan {
  readonly from: number
  readonly to: number
}

export function yearValue(text: string): number | undefined {
  if (/^(?:19|20)\d{2}$/.test(text)) return Number(text)
  if (!new RegExp(`^${CN_YEAR}$`).test(text)) return undefined
  const digits = [...text].map((char) => '〇一二三四五六七八九'.indexOf(char === '零' ? '〇' : char)).join('')
  const value = Number(digits)
  return value >= 1900 && value < 2100 ? value : undefined
}

/** The year of 民国 as written: 113, 一一三, 一百一十三 are 2024. */
export function republicYear(text: string): number | null {
  const digits = [...text].map((char) => '〇一二三四五六七八九'.indexOf(char === '零' ? '〇' : char))
  const value = /^\d+$/.test(text)
    ? Number(text)
    : digits.every((digit) => digit >= 0)
      ? Number(digits.join(''))
      : (chineseNumber(text) ?? 0)
  return value >= 38 && value < 189 ? value + 1911 : null
}

/** How far from the plan's year a year of the republic may be that nothing marks as one. */
const NEAR = 6

/** The year of 民国, where it is near the plan's year. */
export function republicYearNear(text: string, planYear: number | null): number | null {
  const year = republicYear(text)
  return year !== null && planYear !== null && Math.abs(year - planYear) <= NEAR ? year : null
}

/** 114年度, 一一四年度 in the title of a plan. */
export const REPUBLIC_TITLE = /(?<!\d)(1[0-4]\d|一[〇零一二三四][〇零一二三四五六七八九])年度/

const MONTHS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}
const monthOf = (text: string): number => MONTHS[text] ?? Number(text)
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

const NARROWING =
  /([上下])半年|(?<!每)第?([一二三四1-4])季度|(?<![\d个])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底)?(?:之?前|底|末)|(年内|全年|年底|年末|本年度|每(?:半年|年|季度?|月|周))/g

/** What narrows the year: half, quarter, month. The last words of the text win; 年底 and 全年 widen it again. */
export function narrowing(text: string, year: number): PeriodFound | undefined {
  if (!/[年季月]/.test(text)) return undefined
  const match = [...text.matchAll(NARROWING)].at(-1)
  if (!match || match[4]) return undefined
  const word = match[0]
  if (match[1]) return { period: `${year}-H${match[1] === '上' ? 1 : 2}`, word }
  if (match[2]) return { period: `${year}-Q${QUARTERS[match[2]]}`, word }
  const no = monthOf(match[3]!)
  return no >= 1 && no <= 12 ? { period: `${year}-${String(no).padStart(2, '0')}`, word } : undefined
}

export const CONFIRMS_YEAR = /年内|全年|年度|年底前?|本年|今年|年末/
