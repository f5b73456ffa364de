/** The period of a target (P-028). */
import type { SourceText } from '../source/sourceText.js'
import type { Target } from '../types.js'
import { measureFollows } from '../words/measures.js'
import { CONFIRMS_YEAR, narrowing } from '../words/time.js'
import type { Found } from './classify.js'
import type { Span } from './tables.js'

/** A bracket that counts has its own time. */
const COUNTED = /各|[一二两三四五六七八九十](?:次|场|期|个|家|项|名|篇|人|届)/

interface Making {
  readonly source: SourceText
  readonly shadow: string
  readonly planYear: number | null
  readonly span: Span | undefined
}

/** `planYear` where nothing else is said; narrower or later where it is. */
export function periodOf(one: Found, { source, shadow, planYear, span }: Making): { period: number | string; why: Target['why'] } {
  const { context, years } = one
  const sentence = shadow.slice(context.sentenceStart, Math.min(context.sentenceEnd, context.n.end + 80))
  const ruling = years && (planYear === null || years.to >= planYear) ? years : undefined
  const because = ruling ? [{ code: 'year_before', word: source.slice(ruling.at, ruling.end) }] : []
  if (ruling && ruling.from !== ruling.to) return { period: `${ruling.from}/${ruling.to}`, why: because }
  // A plan for several years asks for the whole of them, where no year is named.
  if (!ruling && span) return { period: `${span.from}/${span.to}`, why: [{ code: 'plan_span', word: `${span.from}—${span.to}` }] }
  const year = ruling?.to ?? planYear
  if (year === null) return { period: 'unknown', why: [] }
  const why = year === planYear ? [] : because
  const narrow = [one.time, ahead(context, shadow), behind(context, shadow)].flatMap((words) => narrowing(words, year) ?? [])[0]
  if (narrow) return { period: narrow.period, why: [...why, { code: 'narrowed', word: narrow.word }] }
  const confirmed = CONFIRMS_YEAR.exec(sentence)
  return { period: year, why: confirmed ? [...why, { code: 'year_confirmed', word: confirmed[0] }] : why }
}

/** The sentence up to the number; what brackets before it say is said of something else. */
function ahead(context: Found['context'], shadow: string): string {
  return shadow.slice(context.sentenceStart, context.n.start).replace(/\([^()]*\)/g, '')
}

/** Where a time may stand behind the number: in a bracket of its own (（6月底前）), or in a further cell of a table's row. */
function behind(context: Found['context'], shadow: string): string {
  const rest = /^[^\n\r]{0,200}/.exec(shadow.slice(context.sentenceEnd, context.sentenceEnd + 200))![0]
  const due = /完成(?:时限|时间|期限):([^,;。)\n\r]{1,16})/.exec(
    /^[^\n\r]{0,240}/.exec(shadow.slice(context.n.end, context.n.end + 240))![0],
  )
  if (due) return due[1]!
  const cell = rest.search(/[\t|]/)
  if (cell >= 0) return rest.slice(cell, cell + 120)
  const bracket = /^[^,。;(]{0,20}\(([^()]{1,24})\)/.exec(context.after)?.[1] ?? ''
  return measureFollows(bracket) || COUNTED.test(bracket) ? '' : bracket
}
