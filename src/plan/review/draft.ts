import { countingFor } from '../confirm/counting.js'
import type { Numeral, Reading, Target, Warning } from '../reading/types.js'
import type { NotedIllegible, ReviewedNumeral, ReviewedTarget, SettledWarning, Tree, Verdict } from '../types.js'
import type { Act, Answers, TargetChange } from './acts.js'
import { withBoundaries } from './boundaries.js'
import { answered, questionsOf } from './questions.js'

/**
 * The plan under review: the reading (already at the levels and for the year that reviewers chose) with everything laid over it that they said.
 * Pure; the machine's proposals stay in the reading, untouched. Rejected targets stay in the list with their verdict until the version is confirmed.
 */
export function draftOf(base: Reading, acts: readonly Act[]): Tree {
  const reading = withBoundaries(base, acts)
  const targets = [...reading.targets.map((each) => reviewed(each, acts, reading.year)), ...addedTargets(reading, acts)]
    .map((each) => rephrased(answered(each, acts), reading))
    .sort((a, b) => a.num_start - b.num_start)
  return {
    encoding: reading.encoding,
    characters: reading.characters,
    title: reading.title,
    source: reading.source,
    levels: reading.levels,
    marks: reading.marks,
    styles: reading.styles,
    spans: reading.spans,
    sections: reading.sections,
    items: reading.items,
    tasks: reading.tasks,
    year: reading.year,
    numerals: reading.numerals.map((each) => numeralOf(each, acts, targets)),
    targets,
    illegible: reading.illegible.map((each): NotedIllegible => ({ ...each, note: noteOn(each.char_start, acts) })),
    warnings: reading.warnings.map((each) => warningOf(each, acts)),
    questions: questionsOf(targets, acts),
  }
}

/** Where a reviewer moved the ends of a phrase, it is read from the text anew: words are never typed. */
const rephrased = (target: ReviewedTarget, reading: Reading): ReviewedTarget =>
  target.proposed && (target.proposed.char_start !== target.char_start || target.proposed.char_end !== target.char_end)
    ? { ...target, phrase: textBetween(reading, target.char_start, target.char_end) }
    : target

const last = (acts: readonly Act[], kind: Act['kind'], subject: string): Act | undefined =>
  acts.findLast((each) => each.kind === kind && each.subject === subject)

const VERDICTS = { accept: 'accepted', change: 'changed', reject: 'rejected' } as const satisfies Record<string, Verdict>

function reviewed(proposed: Target, acts: readonly Act[], year: number | null): ReviewedTarget {
  const act = last(acts, 'target', String(proposed.num_start))
  const plain = { ...proposed, counting: countingFor(proposed, year), reason: act?.reason ?? '' }
  if (!act) return { ...plain, verdict: 'open' }
  if (act.verdict !== 'change') return { ...plain, verdict: VERDICTS[act.verdict] }
  // Later changes are laid over earlier ones, so that a second thought about the unit does not take back the first about the kind.
  const changes = acts.filter((each) => each.kind === 'target' && each.subject === act.subject && each.verdict === 'change')
  const from = acts.findLast((each) => each.kind === 'target' && each.subject === act.subject && each.verdict !== 'change')?.no ?? 0
  let changed: ReviewedTarget = { ...plain, verdict: 'changed', proposed }
  for (const each of changes) if (each.no > from) changed = changedBy(changed, each.answer as TargetChange, year)
  return changed
}

/** The target with what was said differently. Another kind of fact brings its own counting along. */
export function changedBy(target: ReviewedTarget, change: TargetChange, year: number | null): ReviewedTarget {
  const { charStart, charEnd, counting, ...fields } = change
  const moved = { ...target, ...fields, char_start: charStart ?? target.char_start, char_end: charEnd ?? target.char_end }
  const renewed = fields.fact !== undefined || fields.list !== undefined ? countingFor(moved, year) : target.counting
  return { ...moved, counting: counting === undefined ? renewed : counting }
}

/** Targets that people found: on a number that the machine had left for them, or on one that it had put aside. */
function addedTargets(reading: Reading, acts: readonly Act[]): ReviewedTarget[] {
  const taken = new Set(reading.targets.map((each) => each.id))
  const made: ReviewedTarget[] = []
  for (const numeral of reading.numerals) {
    if (reading.targets.some((each) => each.num_start === numeral.start)) continue
    const subject = String(numeral.start)
    const act = acts.findLast((each) => ['card', 'add_target', 'numeral'].includes(each.kind) && each.subject === subject)
    if (!act || act.kind === 'numeral') continue
    const said = act.kind === 'card' ? (act.answer as Answers['card']).target : (act.answer as TargetChange)
    if (!said) continue
    const target = targetAt(reading, numeral, said, act, taken)
    taken.add(target.id)
    made.push(target)
  }
  return made
}

function targetAt(reading: Reading, numeral: Numeral, said: TargetChange, act: Act, taken: ReadonlySet<string>): ReviewedTarget {
  const task = reading.tasks.find((each) => each.char_start <= numeral.start && numeral.end <= each.char_end)
  const item = reading.items.find((each) => each.char_start <= numeral.start && numeral.end <= each.char_end)
  const itemCode = task?.item ?? item?.id ?? '0'
  const line = reading.spans.find((each) => !each.overlay && each.char_start <= numeral.start && numeral.start < each.char_end)?.line ?? 1
  const plain: ReviewedTarget = {
    id: freeId(itemCode, taken),
    item: /^\d+$/.test(itemCode) ? Number(itemCode) : itemCode,
    task: task?.id ?? null,
    phrase: '',
    char_start: numeral.start,
    char_end: numeral.end,
    num_start: numeral.start,
    num_end: numeral.end,
    num_text: numeral.text,
    line,
    comparator: '=',
    strict: false,
    over: 'surplus',
    value: numeral.value ?? 0,
    unit: { zh: '', en: '' },
    modality: 'firm',
    kind: 'explicit',
    period: reading.year ?? 0,
    confidence: 1,
    why: [{ code: 'added_by_hand' }],
    word: '',
    fact: null,
    verdict: 'added',
    reason: act.reason,
    counting: null,
  }
  const changed = changedBy(plain, said, reading.year)
  return { ...changed, phrase: textBetween(reading, changed.char_start, changed.char_end) }
}

function freeId(item: string, taken: ReadonlySet<string>): string {
  const name = /^\d+$/.test(item) ? item.padStart(2, '0') : item
  let no = 1
  while (taken.has(`T${name}-${no}`)) no++
  return `T${name}-${no}`
}

/** The text of a stretch, joined from the leaf spans. Offsets are code points. */
export function textBetween(tree: Pick<Tree, 'spans'>, from: number, to: number): string {
  let text = ''
  for (const span of tree.spans) {
    if (span.overlay || span.char_end <= from || span.char_start >= to) continue
    text += [...span.text].slice(Math.max(0, from - span.char_start), Math.max(0, to - span.char_start)).join('')
  }
  return text
}

function numeralOf(numeral: Numeral, acts: readonly Act[], targets: readonly ReviewedTarget[]): ReviewedNumeral {
  const carried =
    targets.find((each) => each.num_start <= numeral.start && numeral.end <= each.num_end) ??
    targets.find((each) => each.id === numeral.target)
  const plain = { ...numeral, proposedDisposition: numeral.disposition, verdict: 'open' as Verdict, reviewReason: '' }
  const subject = String(numeral.start)
  const act = acts.findLast(
    (each) =>
      (each.kind === 'numeral' && covers(each, numeral.start)) || (['card', 'add_target'].includes(each.kind) && each.subject === subject),
  )
  if (act?.kind === 'card') {
    const { target, disposition } = act.answer as Answers['card']
    return { ...plain, disposition: target ? 'target' : (disposition ?? numeral.disposition), verdict: 'changed', reviewReason: act.reason }
  }
  if (act?.kind === 'add_target') return { ...plain, disposition: 'target', verdict: 'changed', reviewReason: act.reason }
  if (act?.verdict === 'change') {
    const { disposition } = act.answer as Answers['numeral']
    return { ...plain, disposition, verdict: 'changed', reviewReason: act.reason }
  }
  if (carried && numeral.disposition === 'target') {
    // A number that carries a target is settled with it; where the target was rejected, it needs another disposition.
    const verdict: Verdict = carried.verdict === 'open' || carried.verdict === 'rejected' ? 'open' : 'accepted'
    return { ...plain, verdict, reviewReason: carried.reason }
  }
  return act ? { ...plain, verdict: 'accepted', reviewReason: act.reason } : plain
}

/** An act about one number, or about many at once. */
const covers = (act: Act, start: number): boolean =>
  act.subject === String(start) || (act.subject === 'many' && (act.answer as { starts: readonly number[] }).starts.includes(start))

const noteOn = (start: number, acts: readonly Act[]): string | null => {
  const act = last(acts, 'note', String(start))
  return act ? (act.answer as Answers['note']).text : null
}

export const warningKey = (warning: { readonly code: string; readonly line?: number | undefined; readonly what?: unknown }): string =>
  [warning.code, warning.line ?? '', warning.what ?? ''].join('@')

function warningOf(warning: Warning, acts: readonly Act[]): SettledWarning {
  const subject = warningKey(warning)
  const act = acts.findLast((each) => (each.kind === 'acknowledge' || each.kind === 'duplicate') && each.subject === subject)
  return { ...warning, settled: act !== undefined, reason: act?.reason ?? '' }
}
