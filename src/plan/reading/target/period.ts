/** The period of a target (P-028). */
import type { SourceText } from '../source/sourceText.js'
import type { Target } from '../types.js'
import { measureFollows } from '../words/measures.js'
import { CONFIRMS_YEAR, narrowing } from '../words/time.js'
import type { Found } from './classify.js'

/** A bracket that counts has its own time. */
const COUNTED = /各|[一二两三四五六七八九十](?:次|场|期|个|家|项|名|篇|人|届)/

interface Making {
  readonly source: SourceText
  readonly shadow: string
  readonly planYear: number | null
}

/** `planYear` where nothing else is said; narrower or later where it is. */
export function periodOf(one: Found, { source, shadow, planYear }: Making): { period: number | string; why: Target['why'] } {
  const { context, years } = one
  const sentence = shadow.slice(context.sentenceStart, Math.min(context.sentenceEnd, context.n.end + 80))
  const ruling = years && (planYear === null || years.to >= planYear) ? years : undefined
  const because = ruling ? [{ code: 'year_before', word: source.slice(ruling.at, ruling.end) }] : []
  if (ruling && ruling.from !== ruling.to) return { period: `${ruling.from}/${ruling.to}`, why: because }
  const year = ruling?.to ?? planYear
  if (year === null) return { period: 'unknown', why: [] }
  const why = year === planYear ? [] : because
  const narrow = narrowing(ahead(context, shadow), year) ?? narrowing(behind(context, shadow), year)
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
  const next = shadow[context.sentenceEnd]
  if (next === '\t' || next === '|') return /^[^\n\r]{0,120}/.exec(shadow.slice(context.sentenceEnd, context.sentenceEnd + 120))![0]
  const bracket = /^[^,。;(]{0,20}\(([^()]{1,24})\)/.exec(context.after)?.[1] ?? ''
  return measureFollows(bracket) || COUNTED.test(bracket) ? '' : bracket
}
