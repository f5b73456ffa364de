/** What each line of the text is: numbered, a heading without number, running text, source line, closing. */
import type { Line, SourceText } from '../source/sourceText.js'
import type { Mark as HandMark, Level, Levels, StyleFound } from '../types.js'
import { measureFollows } from '../words/measures.js'
import { startsWithVerb } from '../words/verbs.js'
import { settleLevels } from './levels.js'
import { bareMarkAt, type Mark, markAt, stemMarkAt } from './numbering.js'
import { wrappedLines } from './wrapped.js'

export type Role = 'blank' | 'section' | 'subsection' | 'item' | 'task' | 'text' | 'heading' | 'source' | 'closing' | 'owners'

export interface PlanLine {
  readonly line: Line
  /** Without the blanks around. */
  readonly start: number
  readonly end: number
  role: Role
  readonly mark: Mark | undefined
  /** A heading without a number that opens a section, since numbers begin again under it. */
  opensSection: boolean
  /** The line before was broken off by width and goes on here. */
  readonly continues: boolean
  /** The line before, in a text broken by width, runs up to the edge: what stands here may belong to its paragraph. */
  readonly afterEdge: boolean
}

const BLANK = /[ \t\f\v]/
const SOURCE = /^(?:资料|信息|文章|稿件)?来源(?:单位)? ?:/
const OWNERS = /^(?:责任|牵头|负责|承办|主办|配合|参与|协办|实施)(?:单位|部门|处室|人) ?:/
const DATE =
  /^(?:\d{4}|[二〇零一三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?$/
const ASIDE = /^\((?!.*(?:负责|牵头)).*\)$/
const ANNEX = /^附(?:件|表|录|注)? ?\d*[:.]?/
const ANNEX_LIST = /^附(?:件|表|录) ?[:\d]/
const SENTENCE_END = /[。!?;:,、]$/
const SENTENCE_STOP = /[。!?;:…]$/
const HEADING_LONGEST = 24

export function planLines(
  source: SourceText,
  shadow: string,
  levels: Levels,
  hand: readonly HandMark[],
): { lines: PlanLine[]; styles: StyleFound[] } {
  const byHand = new Map(hand.map((mark) => [mark.char, mark.level]))
  const raw = source.lines.map((line) => trimmed(line, shadow))
  const own = raw.map(({ start, end }) => (start < end && byHand.get(start) !== 'none' ? markAt(shadow, start, end) : undefined))
  const marks = withBareMarks(raw, withStems(raw, withoutStrays(raw, withoutYears(own), shadow), shadow), shadow)
  const annex = annexFrom(raw, shadow)
  for (let i = annex; i < marks.length; i++) marks[i] = undefined
  const { wrapped, edges } = wrappedLines(raw, marks, shadow, source)
  const headings = openingHeadings(raw, marks, shadow)
  const styles = settleLevels(
    marks.flatMap((mark, i) => (mark && !byHand.has(mark.start) ? [numberedLine(mark, raw[i]!.end, shadow, source)] : [])),
    levels,
    headings.size > 0,
  )
  const levelOf = new Map(styles.map((found) => [found.style, found.level]))
  const lines = raw.map(({ line, start, end }, i): PlanLine => {
    const level = byHand.get(start) ?? (marks[i] ? levelOf.get(marks[i].style) : undefined)
    const role = start === end ? 'blank' : roleOf(level)
    const continues = role === 'text' && wrapped.has(i - 1) && !byHand.has(start)
    const afterEdge = wrapped.size > 0 && edges.has(i - 1)
    return { line, start, end, role, mark: role === 'text' ? undefined : marks[i], opensSection: false, continues, afterEdge }
  })
  promoteOrphans(lines, levels)
  for (const line of lines.slice(annex)) if (line.role === 'text') line.role = 'closing'
  nameTextLines(lines, shadow)
  nameOpeningHeadings(lines, headings)
  return { lines, styles }
}

/** A section without items whose parts are numbered in an inner style: there that style numbers the items. */
function promoteOrphans(lines: readonly PlanLine[], asked: Levels): void {
  let block: PlanLine[] = []
  const settle = () => {
    const outer = block.find((line) => line.role === 'task' && line.mark?.style !== 'yishi')?.mark?.style
    if (outer && !asked[outer] && !block.some((line) => line.role === 'item')) {
      for (const line of block) if (line.mark?.style === outer) line.role = 'item'
    }
    block = []
  }
  for (const line of lines) {
    if (line.role === 'section' || line.role === 'subsection') settle()
    block.push(line)
  }
  settle()
}

/** Where a list of annexes at the end begins (附件：1.任务分工表): its numbers are none of the plan. */
function annexFrom(raw: readonly { start: number; end: number }[], shadow: string): number {
  for (let i = raw.length - 1; i > 0; i--) {
    const { start, end } = raw[i]!
    const text = shadow.slice(start, Math.min(end, start + 61))
    if (text.length > 60 || /[。;!?,]$/.test(text)) break
    if (ANNEX_LIST.test(text)) return i
  }
  return raw.length
}

/** `2022.` at line start is a year unless 2021 numbers came before it. */
function withoutYears(marks: readonly (Mark | undefined)[]): (Mark | undefined)[] {
  let last = 0
  return marks.map((mark) => {
    if (mark?.style !== 'arabic') return mark
    if (mark.no >= 1900 && mark.no < 2100 && last !== mark.no - 1) return undefined
    last = mark.no
    return mark
  })
}

/** 甲、乙、丙 at the beginning of lines when they count up from the first number of the text and 壹、 does not occur. */
function withStems(raw: readonly { start: number; end: number }[], marks: (Mark | undefined)[], shadow: string): (Mark | undefined)[] {
  if (marks.some((mark) => mark?.style === 'formal')) return marks
  const stems = raw.map(({ start, end }, i) => (marks[i] || start === end ? undefined : stemMarkAt(shadow, start)))
  const numbers = stems.flatMap((mark) => (mark ? [mark.no] : []))
  const first = stems.findIndex(Boolean)
  const counting = numbers.length >= 2 && numbers.every((no, i) => no === i + 1) && !marks.slice(0, first).some(Boolean)
  return counting ? marks.map((mark, i) => mark ?? stems[i]) : marks
}

const CITED: ReadonlySet<string> = new Set(['article', 'chapter', 'subchapter', 'part'])
const TITLE_SHORT = 12

/** 依章程 and 第十二条 on the next line: an article that is cited, where none before it was numbered so and the line before goes on. */
function withoutStrays(
  raw: readonly { start: number; end: number }[],
  marks: readonly (Mark | undefined)[],
  shadow: string,
): (Mark | undefined)[] {
  const seen = new Set<string>()
  return marks.map((mark, i) => {
    if (!mark || !CITED.has(mark.style) || seen.has(mark.style)) return mark
    const before = raw[i - 1]
    const open = before && before.end - before.start > TITLE_SHORT && !SENTENCE_STOP.test(shadow.slice(before.start, before.end))
    if (mark.no > 1 && open) return undefined
    seen.add(mark.style)
    return mark
  })
}

/** Numbers with only a blank behind them are marks when they count up from 1 and 1.1 stands under them, or nothing else is numbered. */
function withBareMarks(raw: readonly { start: number; end: number }[], marks: (Mark | undefined)[], shadow: string): (Mark | undefined)[] {
  const bare = raw.map(({ start, end }, i) => (marks[i] || start === end ? undefined : bareMarkAt(shadow, start)))
  const numbers = bare.flatMap((mark) => (mark ? [mark.no] : []))
  const counting = numbers.length >= 2 && numbers.every((no, i) => no === i + 1)
  const alone = numbers.length >= 3 && marks.every((mark) => mark === undefined)
  return counting && (alone || marks.some((mark) => mark?.style === 'decimal')) ? marks.map((mark, i) => mark ?? bare[i]) : marks
}

const roleOf = (level: Level | 'lead' | undefined): Role => (level === undefined || level === 'none' || level === 'lead' ? 'text' : level)

function trimmed(line: Line, shadow: string): { line: Line; start: number; end: number } {
  let { start, end } = line
  while (start < end && BLANK.test(shadow[start]!)) start++
  while (end > start && BLANK.test(shadow[end - 1]!)) end--
  return { line, start, end }
}

function numberedLine(mark: Mark, end: number, shadow: string, source: SourceText) {
  const bodyOnLine = end - mark.end > 60 || shadow.slice(mark.end, end).includes('。')
  return { mark, bodyOnLine, sample: source.slice(mark.start, Math.min(end, mark.end + 20)) }
}

/** Gives lines without number their role: source, owners, closing, heading, or running text. */
function nameTextLines(lines: PlanLine[], shadow: string): void {
  const textOf = (line: PlanLine) => shadow.slice(line.start, Math.min(line.end, line.start + 400))
  const filled = lines.filter((line) => line.role !== 'blank')
  for (const line of filled.slice(-3)) if (line.role === 'text' && SOURCE.test(textOf(line))) line.role = 'source'
  nameClosing(filled, textOf)
  filled.forEach((line, i) => {
    if (line.role !== 'text' || line.continues) return
    if (OWNERS.test(textOf(line))) line.role = 'owners'
    else if (isHeading(line, shadow) && filled[i + 1] && filled[i + 1]!.role !== 'source') line.role = 'heading'
  })
}

/** Signature, date and asides at the end of an official text, read from the last line upwards. */
function nameClosing(filled: readonly PlanLine[], textOf: (line: PlanLine) => string): void {
  for (let i = filled.length - 1; i > 0; i--) {
    const line = filled[i]!
    if (line.role === 'source') continue
    if (line.continues) return
    const text = textOf(line)
    const signature =
      text.length <= 30 && !SENTENCE_END.test(text) && filled[i + 1]?.role === 'closing' && DATE.test(textOf(filled[i + 1]!))
    if (line.role !== 'text' || !(DATE.test(text) || ASIDE.test(text) || ANNEX.test(text) || signature)) return
    line.role = 'closing'
  }
}

/** A short line without a stop, a verb at its beginning or a measured number. */
const isHeading = (line: PlanLine, shadow: string): boolean => isShortTitle(line, shadow) && !startsWithVerb(shadow, line.start, line.end)

function isShortTitle({ start, end }: { readonly start: number; readonly end: number }, shadow: string): boolean {
  if (end - start > HEADING_LONGEST) return false
  const text = shadow.slice(start, end)
  return !SENTENCE_END.test(text) && !/[\t|]/.test(text) && !/^[-•●◆■▪*·]/.test(text) && !measureFollows(text)
}

/**
 * Headings without number that open sections: numbers begin again at 1 right after two or more of them.
 * Gives the places of these lines in the list.
 */
function openingHeadings(
  raw: readonly { start: number; end: number }[],
  marks: readonly (Mark | undefined)[],
  shadow: string,
): Set<number> {
  const filled = raw.flatMap(({ start, end }, i) => (start < end ? [i] : []))
  const place = new Map(filled.map((at, k) => [at, k]))
  const opening = filled.filter((at, k) => {
    const next = marks[filled[k + 1] ?? -1]
    return !marks[at] && next?.no === 1 && isShortTitle(raw[at]!, shadow)
  })
  const styles = new Set(opening.map((at) => marks[filled[place.get(at)! + 1]!]!.style))
  return opening.length >= 2 && styles.size === 1 ? new Set(opening) : new Set()
}

function nameOpeningHeadings(lines: PlanLine[], headings: ReadonlySet<number>): void {
  if (lines.some((line) => line.role === 'section')) return
  for (const at of headings) {
    const line = lines[at]!
    if (line.role !== 'text' && line.role !== 'heading') continue
    line.role = 'heading'
    line.opensSection = true
  }
}
