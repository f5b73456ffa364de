/** The plan's year and title, as the first lines say them. */
import type { PlanLine } from './segment/lines.js'
import { FIVE, FIVE_YEARS, REPUBLIC_TITLE, republicYear, type YearSpan, yearValue } from './words/time.js'

const TITLE_WORDS = /计划|计画|要点|安排|方案|规划|纲要|意见|打算|部署|报告|任务|通知/
const FIRST = 200
const CN_YEAR = '[二〇零一三四五六七八九]{4}'
const DATED = new RegExp(`((?:19|20)\\d{2}|${CN_YEAR})年`, 'g')

/** The title lines, and all of them joined: first where a line end tears a year or parts one of two years from the word for a plan, else last. */
export function wholeTitles(titles: readonly string[]): readonly string[] {
  if (titles.length < 2) return titles
  const whole = titles.join('')
  const torn = titles.some((title, i) => i > 0 && /[\d(-]$/.test(titles[i - 1]!) && /^[\d-]/.test(title))
  const parted = (titles[0]!.match(DATED)?.length ?? 0) > 1 && plannedYear(whole) !== null
  return torn || parted ? [whole, ...titles] : [...titles, whole]
}

/** In this order: a year in a title line; a five-year plan named in a title; a year at the beginning of the text; the document's number; any year in the first 200 characters. */
export function planYearOf(shadow: string, titles: readonly string[]): number | null {
  const first = shadow.slice(0, FIRST)
  for (const title of titles) {
    if (!TITLE_WORDS.test(title)) continue
    const year = plannedYear(title) ?? firstYear(title)
    if (year !== null) return year
  }
  for (const title of titles) {
    const five = TITLE_WORDS.test(title) ? fiveIn(title) : undefined
    if (five) return FIVE_YEARS[five]!
  }
  const republic = republicYearOf(shadow, titles)
  if (republic !== null) return republic
  const opening = /^\s*((?:19|20)\d{2}|[二〇零一三四五六七八九]{4})年/.exec(first)
  if (opening) return yearValue(opening[1]!) ?? null
  const number = /[〔(]((?:19|20)\d{2})[〕)] ?(?:第)?\d+号/.exec(first)
  if (number) return Number(number[1])
  return parenthesised(first) ?? firstYear(first) ?? bareYear(first)
}

const YEARS_LONGEST = 15

/** The years of a plan for several years, which begin with the plan year: 2026—2030年 or “十五五” in a title, (2024-2026年) near the beginning. */
export function planSpanOf(shadow: string, titles: readonly string[], year: number | null): YearSpan | undefined {
  if (year === null) return undefined
  const planned = titles.filter((title) => TITLE_WORDS.test(title))
  for (const text of [...planned, shadow.slice(0, FIRST)]) {
    const match = /((?:19|20)\d{2})年? ?(?:-{1,2}|~{1,2}|至|到) ?((?:19|20)\d{2})(?!学年|\d)/.exec(text)
    const [from, to] = [Number(match?.[1]), Number(match?.[2])]
    if (match && from === year && to > from && to - from <= YEARS_LONGEST && (planned.includes(text) || parenthesised(text) === year))
      return { from, to }
  }
  const five = planned.some(
    (title) => !/(?:19|20)\d{2}年/.test(title.replace(/20\d{2}年远景/, '')) && FIVE_YEARS[fiveIn(title) ?? ''] === year,
  )
  return five ? { from: year, to: year + FIVE - 1 } : undefined
}

const fiveIn = (title: string): string | undefined =>
  /(?<!第)(十[二三四五六])五|第(十[二三四五六])个五年/.exec(title)?.slice(1).find(Boolean)

/** 2023年总结和2024年计划: of several years, the one that stands before the word for a plan. */
function plannedYear(title: string): number | null {
  const years = [
    ...title.matchAll(new RegExp(`((?:19|20)\\d{2}|${CN_YEAR})年[^\\d]{0,16}?(?:计划|要点|安排|打算|思路|部署|任务|重点)`, 'g')),
  ]
  const last = years.at(-1)
  return last && title.match(DATED)!.length > 1 && !/[-~至到]$/.test(title.slice(0, last.index)) ? (yearValue(last[1]!) ?? null) : null
}

/** 民国113年, or 一一三年度 in a title where 民国 is named: counted from 1911. */
function republicYearOf(shadow: string, titles: readonly string[]): number | null {
  const first = shadow.slice(0, FIRST)
  const plain = titles.flatMap((line) => (TITLE_WORDS.test(line) ? (REPUBLIC_TITLE.exec(line)?.[1] ?? []) : []))[0]
  if (!first.includes('民国')) return plain === undefined ? null : republicYear(plain)
  const year = (text: string | undefined) => (text === undefined ? null : republicYear(text))
  const title = titles.flatMap(
    (line) => /(?<![\d〇零一二三四五六七八九十百])([\d〇零一二三四五六七八九十百]{2,5})年度?/.exec(line)?.[1] ?? [],
  )[0]
  return year(title) ?? year(/民国 ?([\d〇零一二三四五六七八九十百]{2,5})年/.exec(first)?.[1])
}

/** （2023—2025年）: the years that a plan gives itself. */
function parenthesised(text: string): number | null {
  const match = /\(((?:19|20)\d{2})年?(?:-{1,2}|~{1,2}|至|到)(?:19|20)\d{2}年\)/.exec(text)
  return match ? Number(match[1]) : null
}

function firstYear(text: string): number | null {
  const range = /((?:19|20)\d{2})年?(?:-{1,2}|~{1,2}|至|到)(?:19|20)\d{2}年/.exec(text)
  for (const match of text.matchAll(DATED)) {
    if (range && match.index > range.index) return Number(range[1])
    if (/^远景|^的?国民经济/.test(text.slice(match.index + match[0].length))) continue
    const year = yearValue(match[1]!)
    if (year !== undefined) return year
  }
  return null
}

function bareYear(text: string): number | null {
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(text)
  return match ? Number(match[1]) : null
}

/** Lines before the first number that look like a title: short and without a stop. */
export function titleLines(lines: readonly PlanLine[], shadow: string): { readonly start: number; readonly end: number }[] {
  const titles: { start: number; end: number }[] = []
  for (const line of lines) {
    if (line.role === 'blank') continue
    const text = shadow.slice(line.start, Math.min(line.end, line.start + 61))
    if (text.length > 60 || /[。;!?,:]$|[\t|]/.test(text) || line.mark || line.opensSection || titles.length >= 6) break
    if (/[〔(]\d{4}[〕)] ?第?\d+号/.test(text)) break
    titles.push({ start: line.start, end: line.end })
  }
  return titles
}
