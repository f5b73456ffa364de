/** The tree while it grows: sections, items and tasks by their places; ids come last. */
import type { LeafKind, Style, StyleFound } from '../types.js'
import type { NumberTrouble } from './numbers.js'

export interface Stretch {
  readonly start: number
  readonly end: number
}
export interface Leaf extends Stretch {
  readonly kind: LeafKind
}
export interface SectionDraft {
  id: string
  readonly no: number | null
  readonly level: number
  readonly parent: SectionDraft | null
  readonly style: Style | null
  readonly titleStart: number
  readonly titleEnd: number
  readonly start: number
  end: number
  readonly line: number
  readonly items: ItemDraft[]
  readonly tasks: TaskDraft[]
  readonly leads: Leaf[]
}
export interface ItemDraft {
  id: string
  readonly no: number | null
  readonly section: SectionDraft
  readonly style: Style | null
  readonly titleStart: number
  readonly titleEnd: number
  readonly start: number
  end: number
  readonly line: number
  readonly tasks: TaskDraft[]
  readonly notes: Stretch[]
}
export interface TaskDraft {
  readonly start: number
  /** A task that goes on over a wrapped line grows. */
  end: number
  id: string
  readonly item: ItemDraft | null
  readonly section: SectionDraft | null
  readonly no: number | null
}
export interface NumberMark extends Stretch {
  readonly disposition: 'section_no' | 'item_no'
}
export interface Segmented {
  readonly leaves: Leaf[]
  readonly sections: SectionDraft[]
  readonly items: ItemDraft[]
  readonly tasks: TaskDraft[]
  readonly numberMarks: NumberMark[]
  readonly notes: Stretch[]
  /** Line ends, with the blanks around them, at which a wrapped line goes on. */
  readonly gaps: readonly Stretch[]
  readonly styles: StyleFound[]
  readonly troubles: NumberTrouble[]
  readonly restarted: boolean
  readonly sourceLine: Stretch | undefined
  readonly numbered: boolean
  /** Short lines at the beginning that look like a title. */
  readonly titles: readonly Stretch[]
}

/** The id of the one section that a plan without sections gets (P-015). */
export const UNNAMED = '0'

export function sectionAt(
  place: Pick<SectionDraft, 'no' | 'level' | 'parent' | 'style' | 'titleStart' | 'titleEnd' | 'start' | 'end' | 'line'>,
  id = '',
): SectionDraft {
  return { ...place, id, items: [], tasks: [], leads: [] }
}
