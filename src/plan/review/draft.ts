import { countingFor } from '../confirm/counting.js'
import type { Numeral, Reading, Target, Warning } from '../reading/types.js'
import type { NotedIllegible, ReviewedNumeral, ReviewedTarget, SettledWarning, Tree, Verdict } from '../types.js'
import type { Act, Answers, TargetChange } from './acts.js'
import { withBoundaries } from './boundaries.js'
import { answered, questionsOf } from './questions.js'
import { Said } from './said.js'

/**
 * The plan under review: the reading (already at the levels and for the year that reviewers chose) with everything laid over it that they said.
 * Pure; the machine's proposals stay in the reading, untouched. Rejected targets stay in the list with their verdict until the version is confirmed.
 */
export function draftOf(base: Reading, acts: readonly Act[]): Tree {
  const reading = withBoundaries(base, acts)
  const said = new Said(acts)
  const targets = [...reading.targets.map((each) => reviewed(each, said, reading.year)), ...addedTargets(reading, said)]
    .map((each) => rephrased(answered(each, said), reading))
    .sort((a, b) => a.num_start - b.num_start)
  const carriers = carriersOf(targets)
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
    numerals: reading.numerals.map((each) => numeralOf(each, said, carriers)),
    targets,
    illegible: reading.illegible.map((each): NotedIllegible => ({ ...each, note: noteOn(each.char_start, said) })),
    warnings: reading.warnings.map((each) => warningOf(each, said)),
    questions: questionsOf(targets, said),
  }
}

/** Where a reviewer moved the ends of a phrase, it is read from the text anew: words are never typed. */
const rephrased = (target: ReviewedTarget, reading: Reading): ReviewedTarget =>
  target.proposed && (target.proposed.char_start !== target.char_start || target.proposed.char_end !== target.char_end)
    ? { ...target, phrase: textBetween(reading, target.char_start, target.char_end) }
    : target

const VERDICTS = { accept: 'accepted', change: 'changed', reject: 'rejected' } as const satisfies Record<string, Verdict>

function reviewed(proposed: Target, said: Said, year: number | null): ReviewedTarget {
  const acts = said.about('target', String(proposed.num_start))
  const act = acts.at(-1)
  const plain = { ...proposed, counting: countingFor(proposed, year), reason: act?.reason ?? '' }
  if (!act) return { ...plain, verdict: 'open' }
  if (act.verdict !== 'change') return { ...plain, verdict: VERDICTS[act.verdict] }
  // Later changes are laid over earlier ones, so that a second thought about the unit does not take back the first about the kind.
  const from = acts.findLastIndex((each) => each.verdict !== 'change') + 1
  let changed: ReviewedTarget = { ...plain, verdict: 'changed', proposed }
  for (const each of acts.slice(from)) changed = changedBy(changed, each.answer as TargetChange, year)
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
function addedTargets(reading: Reading, said: Said): ReviewedTarget[] {
  if (!said.acts.some((act) => act.kind === 'card' || act.kind === 'add_target')) return []
  const proposed = new Set(reading.targets.map((each) => each.num_start))
  const taken = new Set(reading.targets.map((each) => each.id))
  const made: ReviewedTarget[] = []
  for (const numeral of reading.numerals) {
    if (proposed.has(numeral.start)) continue
    const act = said.lastOf(['card', 'add_target', 'numeral'], String(numeral.start))
    if (!act || act.kind === 'numeral') continue
    const change = act.kind === 'card' ? (act.answer as Answers['card']).target : (act.answer as TargetChange)
    if (!change) continue
    const target = targetAt(reading, numeral, change, act, taken)
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

/** Which target a number belongs to, by the places that the target's number takes up. */
function carriersOf(targets: readonly ReviewedTarget[]): ReadonlyMap<number, ReviewedTarget> {
  const carriers = new Map<number, ReviewedTarget>()
  for (const target of targets) for (let at = target.num_start; at < target.num_end; at++) carriers.set(at, target)
  return carriers
}

function numeralOf(numeral: Numeral, said: Said, carriers: ReadonlyMap<number, ReviewedTarget>): ReviewedNumeral {
  const carried = carriers.get(numeral.start)
  const plain = { ...numeral, proposedDisposition: numeral.disposition, verdict: 'open' as Verdict, reviewReason: '' }
  const act = said.lastOf(['numeral', 'card', 'add_target'], String(numeral.start))
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

const noteOn = (start: number, said: Said): string | null => {
  const act = said.last('note', String(start))
  return act ? (act.answer as Answers['note']).text : null
}

export const warningKey = (warning: { readonly code: string; readonly line?: number | undefined; readonly what?: unknown }): string =>
  [warning.code, warning.line ?? '', warning.what ?? ''].join('@')

function warningOf(warning: Warning, said: Said): SettledWarning {
  const subject = warningKey(warning)
  const act = said.lastOf(['acknowledge', 'duplicate'], subject)
  return { ...warning, settled: act !== undefined, reason: act?.reason ?? '' }
}
