/** Numbers that a line end seems to have torn apart, in a text that is not known to be wrapped: they are asked, never taken as they stand. */
import type { RawNumeral } from '../number/scan.js'
import { measureAt } from '../words/measures.js'

const LOOK = 8
/** The end of a line after which a number is not whole: its digits, or the word that decides it, began there. */
const OPEN_BEFORE = /(?:\d[.,:]?|[-~≥≤<>]|[于过到达至超约近逾]|不)$/
/** The beginning of a line that belongs to the number before it. */
const OPEN_AFTER = /^(?:[\d%‰万亿]|[-~]\d)/

/** `headings` are the places of numbering marks: what begins there begins anew; `afterMeasure` is the end of the measure word, or of the number. */
export function isTorn(n: RawNumeral, shadow: string, headings: ReadonlySet<number>, afterMeasure: number): boolean {
  if (!n.arabic) return false
  const before = /(\S{1,2})[ \t]*[\r\n]+[ \t]*$/.exec(shadow.slice(Math.max(0, n.start - LOOK), n.start))?.[1]
  if (before && !headings.has(n.start) && OPEN_BEFORE.test(before)) return true
  // 1500万元以 and 上 on the next line; 1: and 200.
  if (/^以[ \t]*(?:\r\n|\r|\n)[ \t]*[上下内]/.test(shadow.slice(afterMeasure, afterMeasure + LOOK))) return true
  if (/^:[ \t]*(?:\r\n|\r|\n)[ \t]*\d/.test(shadow.slice(n.end, n.end + LOOK))) return true
  const after = /^[ \t]*(?:\r\n|\r|\n)[ \t]*/.exec(shadow.slice(n.end, n.end + LOOK))
  if (!after) return false
  const next = n.end + after[0].length
  if (headings.has(next)) return false
  return OPEN_AFTER.test(shadow.slice(next, next + 2)) || (n.text.length < 12 && measureAt(shadow, next) !== undefined)
}
