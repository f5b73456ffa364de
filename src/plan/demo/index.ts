import type { L10n } from '../../kernel/index.js'
import checklistRows from './checklist.json' with { type: 'json' }
import mechanismRows from './mechanisms.json' with { type: 'json' }
import reviewRows from './review.json' with { type: 'json' }

/** One system that the plan names: what is to be there, in which room, by which mechanism. */
export interface ChecklistRow {
  /** `0.n` preamble, `S1.n` to `S4.n` sections and their leads, `n.m` item n. Never re-used. */
  readonly id: string
  /** `0`, `S1` to `S4`, or the item's number. */
  readonly item: string
  /** A contiguous piece of the plan's text, kept as received. */
  readonly phrase: string
  /** The same in product terms. */
  readonly title: L10n
  readonly room: string
  /** Names of mechanisms joined by ` + `, some with a kind in brackets: `selection (quota) + event`. */
  readonly mechanism: string
  readonly targets: readonly string[]
}

/** What a mechanism must do wherever it appears. */
export interface Mechanism {
  readonly names: readonly string[]
  readonly title: L10n
  readonly must: L10n
}

/** The 221 rows of the 2022 plan, in the order of its text. */
export const checklist: readonly ChecklistRow[] = checklistRows
export const mechanisms: readonly Mechanism[] = mechanismRows

/** The mechanisms of a row, without the kinds in brackets. */
export const mechanismsOf = (row: ChecklistRow): readonly Mechanism[] =>
  row.mechanism.split(' + ').flatMap((name) => mechanisms.filter((each) => each.names.includes(name.replace(/ \(.*\)$/, ''))))

export const rowsOfTarget = (target: string): readonly ChecklistRow[] => checklist.filter((row) => row.targets.includes(target))

/** A stretch of a text in UTF-16 units, end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where the row's phrase stands in the text, looked for within its own item, since a phrase may stand in two; undefined when it does not. */
export function placeOf(row: ChecklistRow, text: string, within: Stretch = { start: 0, end: text.length }): Stretch | undefined {
  const start = text.indexOf(row.phrase, within.start)
  const end = start + row.phrase.length
  return start < 0 || end > within.end ? undefined : { start, end }
}

/** Rows of the item whose phrase shares at least one character with the stretch, for example a task of it. */
export const rowsWithin = (item: string, text: string, itemStretch: Stretch, stretch: Stretch): readonly ChecklistRow[] =>
  checklist.filter((row) => {
    const place = row.item === item ? placeOf(row, text, itemStretch) : undefined
    return place !== undefined && place.start < stretch.end && stretch.start < place.end
  })

/** What the reviewers of the 2022 plan settle otherwise than the machine proposes: by the place of the number, with the reason. */
export interface SettledProposal {
  readonly target: string
  readonly at: number
  readonly change: {
    readonly unit?: { readonly zh: string; readonly en: string }
    readonly charStart?: number
    readonly charEnd?: number
  }
  readonly reason: string
}
export const reviewOf2022: readonly SettledProposal[] = reviewRows as readonly SettledProposal[]
