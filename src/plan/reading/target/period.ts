/** The period of a target (P-028). */
import type { SourceText } from '../source/sourceText.js'
import type { Target } from '../types.js'
import { measureFollows } from '../words/measures.js'
import { CONFIRMS_YEAR, narrowing, type YearSpan } from '../words/time.js'
import type { Found } from './classify.js'

/** 三年累计: all the years of the plan, whatever year was named before. */
const ALL_YEARS = /^(?:[两二三四五]年|规划期|计划期|行动期)(?:内|间|累计|共|总计|合计|来)/
/** A bracket that counts has its own time. */
const COUNTED = /各|[一二两三四五六七八九十](?:次|场|期|个|家|项|名|篇|人|届)/

/** 官网改版于6月底前上线，: a clause that says all of its own thing, and nothing of the next. */
const DONE_BY = /(?<=^|[,;:])\p{Script=Han}{2,24}于[^,;]{1,10}前\p{Script=Han}{1,10},/gu

interface Making {
  readonly source: SourceText
  readonly shadow: string
  readonly planYear: number | null
  readonly span: YearSpan | undefined
}

/** `planYear` where nothing else is said; narrower or later where it is. */
export function periodOf(one: Found, { source, shadow, planYear, span }: Making): { period: number | string; why: Target['why'] } {
  const { context, years } = one
  const sentence = shadow.slice(context.sentenceStart, Math.min(context.sentenceEnd, context.n.end + 80))
  const ruling = years && (planYear === null || years.to >= planYear) ? years : undefined
  const because = ruling ? [{ code: 'year_before', word: source.slice(ruling.at, ruling.end) }] : []
  if (ruling && ruling.from !== ruling.to) return { period: `${ruling.from}/${ruling.to}`, why: because }
  // A plan for several years asks for the whole of them, where no year is named.
  if (span && (!ruling || ALL_YEARS.test(context.left)))
    return { period: `${span.from}/${span.to}`, why: [{ code: 'plan_span', word: `${span.from}—${span.to}` }] }
  const year = ruling?.to ?? planYear
  if (year === null) return { period: 'unknown', why: [] }
  const why = year === planYear ? [] : because
  const narrow = narrowing(one.time, year) ?? narrowing(ahead(context, shadow), year) ?? narrowing(behind(context, shadow), year)
  if (narrow) return { period: narrow.period, why: [...why, { code: 'narrowed', word: narrow.word }] }
  const confirmed = CONFIRMS_YEAR.exec(sentence)
  return { period: year, why: confirmed ? [...why, { code: 'year_confirmed', word: confirmed[0] }] : why }
}

/** The sentence up to the number; what brackets before it say is said of something else. */
function ahead(context: Found['context'], shadow: string): string {
  const said = shadow.slice(context.sentenceStart, context.n.start).replace(/\([^()]*\)/g, '')
  const clause = said.lastIndexOf(',') + 1
  return said.slice(0, clause).replace(DONE_BY, '') + said.slice(clause)
}

const BODY_LINE = /^ {0,8}(?:责任|牵头|配合|负责|承办|协办|参与|分管|联系)[^:\n\r]{0,8}:/
const DUE_LINE = /^ {0,8}(?:完成|办理)?(?:时限|时间|期限|日期):([^\n\r]{1,24})/
const LINES_BELOW = 5
/** An empty line, a numbered one, or one that has a label of another kind. */
const NEXT_ITEM =
  /^ *$|^ {0,8}(?:\(?[\d一二三四五六七八九十]{1,3}[、.)]|[①-⑳]|[-•●◆■▪★☆*]|第[\d一二三四五六七八九十]|任务|项目|[^:,。]{2,8}:)/

/** 完成时限：9月底前 on a line of its own, right below or below lines that name bodies. */
function dueBelow(shadow: string, from: number): string | undefined {
  const tail = shadow.slice(from, from + 400)
  const lines = tail.split(/\r\n|[\r\n]/).slice(1, 1 + LINES_BELOW)
  let labelled = false
  for (const line of lines) {
    const due = DUE_LINE.exec(line)
    if (due) return due[1]
    // What stands there before any label is the rest of the same demand.
    if (BODY_LINE.test(line)) labelled = true
    else if (labelled || NEXT_ITEM.test(line)) return undefined
  }
  return undefined
}

const restOfLine = (shadow: string, from: number, most: number): string => /^[^\n\r]*/.exec(shadow.slice(from, from + most))![0]

/** Where a time may stand behind the number: in a bracket of its own (（6月底前）), or in a further cell of a table's row. */
function behind(context: Found['context'], shadow: string): string {
  const due = /完成(?:时限|时间|期限):([^,;。)]{1,16})/.exec(restOfLine(shadow, context.n.end, 240))
  if (due) return due[1]!
  const below = dueBelow(shadow, context.n.end)
  if (below) return below
  const rest = restOfLine(shadow, context.sentenceEnd, 200)
  const cell = rest.search(/[\t|]/)
  if (cell >= 0) return rest.slice(cell, cell + 120)
  const bracket = /^[^,。;(]{0,20}\(([^()]{1,24})\)/.exec(context.after)?.[1] ?? ''
  return measureFollows(bracket) || COUNTED.test(bracket) ? '' : bracket
}
