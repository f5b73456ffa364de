/** Texts copied from a page or a letter, whose lines were broken by width: there a line end is no end of a sentence. */
import type { SourceText } from '../source/sourceText.js'
import type { Mark } from './numbering.js'

interface Trimmed {
  readonly start: number
  readonly end: number
  readonly line: { readonly start: number }
}

/** A text must be at least so wide, and so many of its lines must run to its edge, to be taken for wrapped. */
const WIDTH_LEAST = 18
const LINES_LEAST = 4
const LINE_LONGEST = 160
/** How far from the edge a full line may end, since a mark or a word of Latin letters is not broken. */
const RAGGED = 3
/** A colon within a bracket announces nothing that begins a line. */
const OPEN_BRACKET = /\([^()]*:$/
const ENDS = /[。!?:…]$/

/** Lines by their index: those that are broken off by width and go on in the next line, and all that run up to the edge. */
interface Wrapped {
  readonly wrapped: ReadonlySet<number>
  readonly edges: ReadonlySet<number>
}

/**
 * The lines that are broken off by width; none when the text is not wrapped.
 * A wrapped text has no line beyond the edge, and most lines that end without a stop before an unnumbered line run up to it.
 */
export function wrappedLines(raw: readonly Trimmed[], marks: readonly (Mark | undefined)[], shadow: string, source: SourceText): Wrapped {
  const none: Wrapped = { wrapped: new Set(), edges: new Set() }
  if (raw.some(({ start, end }) => end - start > LINE_LONGEST)) return none
  const open = raw.flatMap((line, i) => (goesOn(line, raw[i + 1], marks[i + 1], shadow) ? [i] : []))
  if (open.length < LINES_LEAST) return none
  // Some programs break by width on the page, others by the number of characters.
  const byWidth = linesAtEdge(raw, ({ line, end }) => widthOf(source, line.start, end))
  const byCount = linesAtEdge(raw, ({ start, end }) => end - start)
  const among = (edges: ReadonlySet<number>) => open.filter((i) => edges.has(i))
  const edges = among(byCount).length > among(byWidth).length ? byCount : byWidth
  const full = among(edges)
  const prose = full.filter((i) => /[,。;、]/.test(shadow.slice(raw[i]!.start, raw[i]!.end)))
  const isWrapped = full.length >= LINES_LEAST && full.length * 2 >= open.length && prose.length * 2 >= full.length
  return isWrapped ? { wrapped: new Set(full), edges } : none
}

/** The lines that run up to the edge, which no line of the text goes beyond. */
function linesAtEdge(raw: readonly Trimmed[], lengthOf: (line: Trimmed) => number): ReadonlySet<number> {
  const lengths = raw.map(lengthOf)
  const edge = lengths.reduce((most, length) => Math.max(most, length), 0)
  return new Set(edge < WIDTH_LEAST ? [] : lengths.flatMap((length, i) => (length >= edge - RAGGED ? [i] : [])))
}

/** Full-width characters count one, others half; the text as received is measured, since its shadow is folded to half width. */
function widthOf(source: SourceText, start: number, end: number): number {
  let half = 0
  for (let i = start; i < end; i++) half += source.points[i]! < 0x100 ? 1 : 2
  return half / 2
}

/** The next line follows at once, has no number, and is not set in further, as the first line of a paragraph is. */
function goesOn(line: Trimmed, next: Trimmed | undefined, nextMark: Mark | undefined, shadow: string): boolean {
  if (!next || nextMark || line.start === line.end || next.start === next.end) return false
  if (ENDS.test(shadow.slice(Math.max(line.start, line.end - 1), line.end)) && !OPEN_BRACKET.test(shadow.slice(line.start, line.end)))
    return false
  if (/\t|\|/.test(shadow.slice(line.start, line.end))) return false
  return next.start - next.line.start <= line.start - line.line.start && !/^[-•●◆■▪*·](?!\d)/.test(shadow.slice(next.start, next.start + 2))
}
