import type { L10n } from '../../../kernel/index.js'
import { missingIn, missingWords, type ReviewedNumeral, type Tree } from '../../../plan/index.js'

export type OpenKind = 'year' | 'items' | 'duplicate' | 'warning' | 'illegible' | 'card' | 'numeral' | 'target' | 'incomplete' | 'question'

/** One thing that a reviewer has to settle, with its place in the text. */
export interface Open {
  readonly kind: OpenKind
  /** Offset in the text; null for what concerns all of it. */
  readonly at: number | null
  /** Words of the text, or what it is about. */
  readonly name: string
  readonly note?: L10n
}

const FINDINGS = new Set(['E-NONUM', 'E-YEAR'])

/** Numbers that stand for themselves: those that carry a kept target are settled with it. */
export const ownNumerals = (tree: Tree): ReviewedNumeral[] => {
  const carrying = tree.targets.filter((target) => target.verdict !== 'rejected')
  return tree.numerals.filter((numeral) => !carrying.some((target) => target.num_start <= numeral.start && numeral.end <= target.num_end))
}

/** Everything still open, in the order of the text; what concerns the whole text comes first. */
export function openThings(tree: Tree): Open[] {
  const whole: Open[] = [
    ...(tree.year === null ? [{ kind: 'year', at: null, name: '' } as const] : []),
    ...(tree.items.length === 0 ? [{ kind: 'items', at: null, name: '' } as const] : []),
    ...tree.warnings
      .filter((each) => !each.settled && !FINDINGS.has(each.code))
      .map((each): Open => ({ kind: each.code === 'E-DUP' ? 'duplicate' : 'warning', at: null, name: each.code })),
  ]
  const placed: Open[] = [
    ...tree.illegible
      .filter((each) => each.note === null)
      .map((each): Open => ({ kind: 'illegible', at: each.char_start, name: each.text })),
    ...ownNumerals(tree)
      .filter((each) => each.verdict === 'open')
      .map((each): Open => ({ kind: each.card ? 'card' : 'numeral', at: each.start, name: each.text })),
    ...openTargets(tree),
    ...tree.questions
      .filter((each) => each.answer === null)
      .map((each): Open => ({ kind: 'question', at: placeOf(tree, each.target), name: each.target, note: each.proposed })),
  ]
  return [...whole, ...placed.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))]
}

const placeOf = (tree: Tree, target: string): number | null => tree.targets.find((each) => each.id === target)?.num_start ?? null

function openTargets(tree: Tree): Open[] {
  return tree.targets.flatMap((target): Open[] => {
    if (target.verdict === 'open') return [{ kind: 'target', at: target.num_start, name: target.phrase }]
    const missing = target.verdict === 'rejected' ? [] : missingIn(target)
    if (missing.length === 0) return []
    const note = {
      zh: missing.map((each) => missingWords[each].zh).join('、'),
      en: missing.map((each) => missingWords[each].en).join(', '),
    }
    return [{ kind: 'incomplete', at: target.num_start, name: target.phrase, note }]
  })
}

/** How far the review is: everything that the machine proposed or asked, and how much of it people have settled. */
export function progressOf(tree: Tree): { readonly done: number; readonly total: number } {
  const total =
    ownNumerals(tree).length +
    tree.targets.length +
    tree.warnings.filter((each) => !FINDINGS.has(each.code)).length +
    tree.illegible.length +
    tree.questions.length
  const open = openThings(tree).filter((each) => !['year', 'items', 'incomplete'].includes(each.kind)).length
  return { done: total - open, total }
}

/** The next open thing behind a place, around to the beginning; undefined when nothing is left. */
export function nextAfter(open: readonly Open[], at: number): Open | undefined {
  const placed = open.filter((each) => each.at !== null)
  return placed.find((each) => each.at! > at) ?? placed[0] ?? open[0]
}
