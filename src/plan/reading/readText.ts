/** A decoded text to its reading. Everything after the bytes happens here, so that a change of levels can read again without them. */

import { scanNumerals } from './number/scan.js'
import { withBoundaries } from './segment/boundaries.js'
import { segment } from './segment/build.js'
import type { SectionDraft, Segmented } from './segment/drafts.js'
import { illegibleIn } from './source/illegible.js'
import { Joined } from './source/joined.js'
import { blot } from './source/shadow.js'
import type { SourceText } from './source/sourceText.js'
import { numeralsOf, owningOf, targetsOf } from './target/assemble.js'
import { Classifier, type Field, type Found, type Judged } from './target/classify.js'
import { type Enclosure, Surroundings } from './target/context.js'
import { governLists } from './target/lists.js'
import { treeOf } from './tree.js'
import type { Encoding, Illegible, Levels, Mark, Numeral, Reading, Span, Target } from './types.js'
import { warningsOf } from './warnings.js'
import { planSpanOf, planYearOf, wholeTitles } from './year.js'

export interface TextFacts {
  readonly bytes: number
  readonly sha256: string
  readonly kind: 'text' | 'docx'
  readonly encoding: Encoding
  readonly encoding_by: Reading['encoding_by']
  readonly bom: boolean
  readonly formYear: number | null
  readonly levels: Levels
  readonly marks: readonly Mark[]
  readonly cuts: readonly number[]
  readonly joins: readonly number[]
}

export function readText(source: SourceText, facts: TextFacts): Reading {
  const { spans: illegible, notices } = illegibleIn(source)
  const shadow = blot(source.shadow, illegible)
  const natural = segment(source, shadow, facts.levels, facts.marks)
  const title = natural.titles.map(({ start, end }) => source.slice(start, end)).join('')
  const titles = natural.titles.map(({ start, end }) => shadow.slice(start, end))
  const named = wholeTitles(titles)
  const year = facts.formYear ?? planYearOf(shadow, named)
  const span = planSpanOf(shadow, named, year)
  const joined = new Joined(source, shadow, natural.gaps)
  const classifier = new Classifier(
    joined.source,
    joined.shadow,
    year,
    new Set(natural.numberMarks.map(({ start }) => joined.placeOf(start))),
    span,
  )
  const { judged, found } = numbersOf(joined, natural, classifier)
  // Numbers are read before boundaries are moved, so that a cut never changes what a number means.
  const segmented = withBoundaries(natural, facts)
  const owning = owningOf(segmented, source)
  const byStart = new Map(illegible.map((span) => [joined.placeOf(span.char_start), span]))
  const making = { ...joined, planYear: year, span, owning: (at: number) => owning(joined.originalOf(at)), illegible: byStart }
  const read = targetsOf(found, making)
  const counted = numeralsOf(judged, read, joined.source)
  const whole = natural.gaps.length === 0
  const numerals = whole ? counted : counted.map((numeral) => asReceived(numeral, joined, source))
  const targets = whole ? read : read.map((target) => targetAsReceived(target, joined, source))
  const marks = (whole ? classifier.around : new Surroundings(shadow)).titleMarks()
  const tree = treeOf(source, shadow, segmented, marks)
  const { formYear: _formYear, ...kept } = facts
  return {
    ...kept,
    characters: source.length,
    year,
    title: title === '' ? null : title,
    source: sourceName(source, segmented),
    styles: segmented.styles,
    spans: [...tree.leaves, ...overlays(source, segmented, illegible, numerals, marks)],
    sections: tree.sections,
    items: tree.items,
    tasks: tree.tasks,
    numerals,
    illegible,
    notices,
    warnings: warningsOf(source, segmented, year, facts),
    targets,
  }
}

/** Numbers are read in the joined text; what is handed out has the places and the words of the text as received. */
function asReceived(numeral: Numeral, joined: Joined, source: SourceText): Numeral {
  const [start, end] = [joined.originalOf(numeral.start), joined.endOf(numeral.end)]
  return { ...numeral, start, end, text: source.slice(start, end) }
}

function targetAsReceived(target: Target, joined: Joined, source: SourceText): Target {
  const [char_start, char_end] = [joined.originalOf(target.char_start), joined.endOf(target.char_end)]
  const [num_start, num_end] = [joined.originalOf(target.num_start), joined.endOf(target.num_end)]
  const places = { char_start, char_end, num_start, num_end, line: source.lineOf(num_start).no }
  return { ...target, ...places, phrase: source.slice(char_start, char_end), num_text: source.slice(num_start, num_end) }
}

function numbersOf(joined: Joined, segmented: Segmented, classifier: Classifier): { judged: Judged[]; found: Found[] } {
  const { source, shadow } = joined
  const fields = fieldsOf(joined, segmented)
  const marks = new Map(
    segmented.numberMarks.map(({ start, end, disposition }) => {
      const at = joined.placeOf(start)
      return [at, { start: at, end: joined.placeOf(end), disposition }]
    }),
  )
  const judged: Judged[] = []
  let at = 0
  for (const n of scanNumerals(source, shadow, marks)) {
    const mark = marks.get(n.start)
    if (mark) {
      judged.push({
        n,
        context: undefined,
        verdict: { disposition: mark.disposition, reason: mark.disposition },
      })
      continue
    }
    while (at + 1 < fields.length && fields[at]!.end <= n.start) at++
    judged.push(classifier.judge(n, fields[at]!))
  }
  const governed = governLists(judged, shadow)
  const fieldAt = finder(fields)
  const seen = new Set<number>()
  const found = governed.flatMap(({ verdict, context }): Found[] => {
    if (!verdict.proposal || !context || seen.has(verdict.proposal.numStart)) return []
    seen.add(verdict.proposal.numStart)
    const field = fieldAt(context.n.start)!
    return [{ proposal: verdict.proposal, context, field, ...classifier.timesOf(context.n.start, field) }]
  })
  return { judged: governed, found: [...found, ...classifier.coverage(fieldAt)] }
}

/** The title of a section and those above it, a line each. */
function headingsOf(section: SectionDraft | null, titled: (start: number, end: number) => string): string {
  const titles: string[] = []
  for (let open = section; open && titles.length < 6; open = open.parent) titles.push(titled(open.titleStart, open.titleEnd))
  return titles.join('\n')
}

/** Leaf spans as fields of search; a numbered mark and the text behind it are two fields, so nothing reads across. */
function fieldsOf(joined: Joined, segmented: Segmented): Field[] {
  let section = 0
  let item = 0
  const { source, shadow } = joined
  const titled = (start: number, end: number) =>
    shadow.slice(joined.placeOf(start), Math.min(joined.placeOf(end), joined.placeOf(start) + 60))
  const gaps = new Set(segmented.gaps.map((gap) => gap.end))
  const fields: Field[] = []
  for (const leaf of segmented.leaves) {
    const [start, end] = [joined.placeOf(leaf.start), joined.placeOf(leaf.end)]
    const before = fields.at(-1)
    if (start === end) continue
    if (before && gaps.has(leaf.start)) {
      fields[fields.length - 1] = { ...before, end }
      continue
    }
    while (section + 1 < segmented.sections.length && segmented.sections[section + 1]!.start <= leaf.start) section++
    while (item + 1 < segmented.items.length && segmented.items[item + 1]!.start <= leaf.start) item++
    const heading = segmented.sections[section]
    const within = segmented.items[item]
    fields.push({
      kind: leaf.kind,
      start,
      end,
      heading: headingsOf(heading && heading.start <= leaf.start ? heading : null, titled),
      title: within && within.start <= leaf.start && leaf.start < within.end ? titled(within.titleStart, within.titleEnd) : '',
      lineStart: source.lineOf(start).start,
    })
  }
  return fields
}

function finder(fields: readonly Field[]): (at: number) => Field | undefined {
  return (at) => {
    let low = 0
    let high = fields.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (fields[middle]!.start <= at) low = middle
      else high = middle - 1
    }
    return fields[low]
  }
}

function sourceName(source: SourceText, { sourceLine }: Segmented): string | null {
  if (!sourceLine) return null
  const text = source.slice(sourceLine.start, sourceLine.end)
  return text.slice(text.search(/[:：]/) + 1).trim()
}

function overlays(
  source: SourceText,
  segmented: Segmented,
  illegible: readonly Illegible[],
  numerals: Reading['numerals'],
  marks: readonly Enclosure[],
): Span[] {
  const over = (kind: Span['kind'], start: number, end: number, id: string): Span => ({
    id,
    kind,
    overlay: true,
    ...source.place(start, end),
    text: source.slice(start, end),
  })
  return [
    ...numerals.map(({ start, end }, i) => over('number', start, end, `n${i + 1}`)),
    ...illegible.map(({ char_start, char_end }, i) => over('illegible', char_start, char_end, `x${i + 1}`)),
    ...marks.map(({ start, end }, i) => over('title_mark', start, end + 1, `m${i + 1}`)),
    ...segmented.notes.map(({ start, end }, i) => over('owners', start, end, `o${i + 1}`)),
  ]
}
