/** What is decided about one number. */
import type { Comparator, Disposition, Target } from '../types.js'

/** A target as proposed from one number, before it has an id, a task and a period. */
export interface Proposal {
  readonly comparator: Comparator
  readonly strict: boolean
  readonly value: number | readonly [number, number]
  readonly word: string
  /** Where the deciding word stands; -1 when it is not in the text. */
  readonly wordStart: number
  readonly unit: { readonly zh: string; readonly en: string }
  readonly kind: Target['kind']
  readonly confidence: number
  readonly why: readonly { readonly code: string; readonly word?: string }[]
  readonly numStart: number
  readonly numEnd: number
  readonly per?: string
  /** What the phrase is at most: inside these offsets. */
  readonly within?: readonly [number, number]
  readonly over?: Target['over']
  readonly denominator?: string
}

export interface Verdict {
  readonly disposition: Disposition
  readonly reason: string
  readonly card?: boolean
  readonly proposal?: Proposal
}

/** Below this a reading is shown as a card to be answered, not as a target. */
export const PROPOSE_FROM = 0.5

/** A measured number that is no target; `card` where a person must still look. */
export const structure = (reason: string, card = false): Verdict => ({ disposition: 'structure', reason, card })
