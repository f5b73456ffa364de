/** A decoded text to its reading. Everything after the bytes happens here, so that a change of levels can read again without them. */

import { scanNumerals } from './number/scan.js'
import { withBoundaries } from './segment/boundaries.js'
import { segment } from './segment/build.js'
import type { Segmented } from './segment/drafts.js'
import { illegibleIn } from './source/illegible.js'
import { blot } from './source/shadow.js'
import type { SourceText } from './source/sourceText.js'
import { numeralsOf, owningOf, targetsOf } from './target/assemble.js'
import { Classifier, type Field, type Found, type Judged } from './target/classify.js'
import type { Enclosure } from './target/context.js'
import { governLists } from './target/lists.js'
import { treeOf } from './tree.js'
import type { Encoding, Illegible, Levels, Mark, Reading, Span } from './types.js'
import { warningsOf } from './warnings.js'
import { planYearOf } from './year.js'

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
  const year = facts.formYear ?? planYearOf(shadow, titles)
  const classifier = new Classifier(source, shadow, year)
  const { judged, found } = numbersOf(source, shadow, natural, classifier)
  // Numbers are read before boundaries are moved, so that a cut never changes what a number means.
  const segmented = withBoundaries(natural, facts)
  const owning = owningOf(segmented, source)
  const byStart = new Map(illegible.map((span) => [span.char_start, span]))
  const targets = targetsOf(found, { source, shadow, planYear: year, owning, illegible: byStart })
  const numerals = numeralsOf(judged, targets, source)
  const tree = treeOf(source, shadow, segmented, classifier.around.titleMarks())
  const { formYear: _formYear, ...kept } = facts
  return {
    ...kept,
    characters: source.length,
    year,
    title: title === '' ? null : title,
    source: sourceName(source, segmented),
    styles: segmented.styles,
    spans: [...tree.leaves, ...overlays(source, segmented, illegible, numerals, classifier.around.titleMarks())],
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

function numbersOf(source: SourceText, shadow: string, segmented: Segmented, classifier: Classifier): { judged: Judged[]; found: Found[] } {
  const fields = fieldsOf(source, segmented)
  const marks = new Map(segmented.numberMarks.map((mark) => [mark.start, mark]))
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
    return [{ proposal: verdict.proposal, context, field, years: classifier.yearsOf(context.n.start, field) }]
  })
  return { judged: governed, found: [...found, ...classifier.coverage(fieldAt)] }
}

/** Leaf spans as fields of search; a numbered mark and the text behind it are two fields, so nothing reads across. */
function fieldsOf(source: SourceText, segmented: Segmented): Field[] {
  let section = 0
  let item = 0
  const titled = (start: number, end: number) => source.shadow.slice(start, Math.min(end, start + 60))
  return segmented.leaves.map(({ start, end }) => {
    while (section + 1 < segmented.sections.length && segmented.sections[section + 1]!.start <= start) section++
    const heading = segmented.sections[section]
    while (item + 1 < segmented.items.length && segmented.items[item + 1]!.start <= start) item++
    const within = segmented.items[item]
    return {
      start,
      end,
      heading: heading && heading.start <= start ? titled(heading.titleStart, heading.titleEnd) : '',
      title: within && within.start <= start && start < within.end ? titled(within.titleStart, within.titleEnd) : '',
      lineStart: source.lineOf(start).start,
    }
  })
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
