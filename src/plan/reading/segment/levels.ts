/** P-011: which style is section, sub-section, item or numbered task, settled by how the styles nest in this text. */
import type { Level, Levels, Style, StyleFound } from '../types.js'
import { type Mark, OFFICIAL_ORDER } from './numbering.js'

export interface NumberedLine {
  readonly mark: Mark
  /** Characters after the mark on the same line hold a sentence end with more behind it, or a whole sentence. */
  readonly bodyOnLine: boolean
  readonly sample: string
}

/** Styles that list parts of an item and never make one when something else does. */
const PART_STYLES: ReadonlySet<Style> = new Set(['bracket', 'circled', 'yishi'])
/** Styles that number sections whatever stands below them. */
const SECTION_STYLES: ReadonlySet<Style> = new Set(['cn', 'part', 'chapter', 'subchapter', 'formal'])

/** Settles the level of every style that occurs; `asked` are levels set by hand; `underHeadings`: numbers begin again at 1 under headings without number. */
export function settleLevels(lines: readonly NumberedLine[], asked: Levels = {}, underHeadings = false): StyleFound[] {
  const order = nesting(lines.map((line) => line.mark))
  const levels = proposed(order, lines, underHeadings)
  return order.map((style, depth) => ({
    style,
    depth,
    level: asked[style] ?? levels.get(style)!,
    count: lines.filter((line) => line.mark.style === style).length,
    sample: lines.find((line) => line.mark.style === style)!.sample,
  }))
}

/** Outer to inner: a style that first appears under another is inside it, unless official order and the restarts say otherwise. */
function nesting(marks: readonly Mark[]): Style[] {
  const order: Style[] = []
  let stack: Style[] = []
  for (const { style } of marks) {
    if (stack.includes(style)) {
      stack = stack.slice(0, stack.indexOf(style) + 1)
      continue
    }
    const under = stack.at(-1)
    if (!order.includes(style)) order.splice(placeFor(style, under, order, marks), 0, style)
    stack.push(style)
  }
  return order
}

function placeFor(style: Style, under: Style | undefined, order: readonly Style[], marks: readonly Mark[]): number {
  if (under === undefined) return 0
  let place = order.indexOf(under) + 1
  while (place > 0 && rank(style) < rank(order[place - 1]!) && !restartsUnder(style, order[place - 1]!, marks)) place--
  while (place < order.length && rank(order[place]!) < rank(style)) place++
  return place
}

const rank = (style: Style): number => OFFICIAL_ORDER.indexOf(style)

/** True when `inner` begins again at its first number under two or more numbers of `outer`. */
function restartsUnder(inner: Style, outer: Style, marks: readonly Mark[]): boolean {
  let outers = 0
  const seen = new Set<number>()
  for (const mark of marks) {
    if (mark.style === outer) outers++
    else if (mark.style === inner && mark.no === 1 && outers > 0) seen.add(outers)
  }
  return seen.size >= 2
}

function proposed(order: readonly Style[], lines: readonly NumberedLine[], underHeadings: boolean): Map<Style, Level> {
  const levels = new Map<Style, Level>()
  const main = order.filter((style) => style !== 'yishi')
  if (order.includes('yishi')) levels.set('yishi', main.length === 0 ? 'item' : 'task')
  const itemAt = main.includes('article') ? main.indexOf('article') : itemDepth(main, lines, underHeadings)
  main.forEach((style, depth) => {
    if (depth === itemAt) levels.set(style, 'item')
    else if (depth > itemAt) levels.set(style, 'task')
    else levels.set(style, depth === 0 ? 'section' : 'subsection')
  })
  return levels
}

/** The depth whose numbers are items; beyond the end when the only style numbers sections. */
function itemDepth(main: readonly Style[], lines: readonly NumberedLine[], underHeadings: boolean): number {
  const [first, second] = main
  if (main.length <= 1) return first !== undefined && numbersSections(first, lines) ? 1 : 0
  if (underHeadings && !SECTION_STYLES.has(first!)) return 0
  if (!SECTION_STYLES.has(first!) && PART_STYLES.has(second!) && !mostlyParents(first!, second!, lines)) return 0
  let depth = 1
  while (depth + 1 < main.length && !PART_STYLES.has(main[depth + 1]!) && mostlyParents(main[depth]!, main[depth + 1]!, lines)) depth++
  return depth
}

/** 一、 and 第一章 number sections, unless each is followed by its text on the same line. */
function numbersSections(style: Style, lines: readonly NumberedLine[]): boolean {
  if (!SECTION_STYLES.has(style)) return false
  const own = lines.filter((line) => line.mark.style === style)
  return own.filter((line) => line.bodyOnLine).length * 2 <= own.length
}

/** At least half of the outer numbers are followed by inner ones: then the outer ones are headings. */
function mostlyParents(outer: Style, inner: Style, lines: readonly NumberedLine[]): boolean {
  let outers = 0
  let parents = 0
  let open = false
  for (const { mark } of lines) {
    if (mark.style === outer) {
      outers++
      open = true
    } else if (mark.style === inner && open) {
      parents++
      open = false
    } else if (rank(mark.style) < rank(outer)) open = false
  }
  return parents * 2 >= outers
}
