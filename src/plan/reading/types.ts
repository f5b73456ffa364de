/** The reading of a plan: what the text says where, as JSON. Offsets are code points from 0, end exclusive; lines and columns from 1. */
import type { Disposition, Encoding, LeafKind, Level, Levels, Mark, OverlayKind, Style } from './kinds.js'

export * from './kinds.js'

export interface Place {
  readonly char_start: number
  readonly char_end: number
  readonly byte_start: number
  readonly byte_end: number
  readonly line: number
  readonly column: number
}

export interface Span extends Place {
  readonly id: string
  readonly kind: LeafKind | OverlayKind
  readonly overlay: boolean
  readonly text: string
}

export interface Section {
  /** `1`, `1.2` for a sub-section; `1#2` for a repeated number; `` for the one unnamed section. */
  readonly id: string
  readonly no: number | null
  readonly level: number
  readonly parent: string | null
  readonly style: Style | null
  readonly title: string
  readonly char_start: number
  readonly char_end: number
  readonly line: number
  readonly items: readonly string[]
  readonly tasks: readonly string[]
  readonly leads: readonly string[]
}

export interface Item {
  readonly id: string
  readonly no: number | null
  readonly section: string
  readonly style: Style | null
  readonly title: string
  readonly char_start: number
  readonly char_end: number
  readonly line: number
  readonly tasks: readonly string[]
  readonly owners: readonly Owner[]
}

/** A responsible body named in a note such as （财政部、教育部负责）; the first named leads. */
export interface Owner {
  readonly name: string
  readonly role: 'lead' | 'support'
  readonly char_start: number
  readonly char_end: number
}

export interface NamedThing {
  readonly text: string
  readonly mark: '《》' | '“”'
  readonly char_start: number
  readonly char_end: number
}

export interface Task {
  readonly id: string
  /** The item's id; null when the task stands in a section's lead or outside all items. */
  readonly item: string | null
  readonly section: string | null
  readonly spans: readonly string[]
  readonly char_start: number
  readonly char_end: number
  readonly text: string
  readonly verbs: readonly string[]
  readonly object: string
  readonly named: readonly NamedThing[]
  readonly owners: readonly Owner[]
  /** The number of a numbered sub-task such as (1), when there is one. */
  readonly no: number | null
}

export interface Numeral {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: number | readonly [number, number] | null
  readonly disposition: Disposition
  /** A code; its words are in `messages.ts` under `numeralReasons`. */
  readonly reason: string
  /** True when a person must answer: the machine does not settle this number alone. */
  readonly card: boolean
  readonly target?: string
}

export type Comparator = '>=' | '<=' | '=' | 'between'
export type Over = 'surplus' | 'flag' | 'forbidden' | 'not applicable'

export interface Target {
  readonly id: string
  /** A number for plainly numbered items, else the item's id; `0` is the preamble, `S2` the lead of section 2, `P3` the text on line 3. */
  readonly item: number | string
  readonly task: string | null
  readonly phrase: string
  readonly char_start: number
  readonly char_end: number
  readonly num_start: number
  readonly num_end: number
  readonly num_text: string
  readonly line: number
  readonly comparator: Comparator
  readonly strict: boolean
  readonly over: Over
  readonly value: number | readonly [number, number]
  readonly unit: { readonly zh: string; readonly en: string }
  readonly modality: 'firm' | 'strive'
  readonly kind: 'explicit' | 'implied' | 'coverage'
  /** A year, or `2022-H1`, `2022-Q3`, `2022-03` (by the month's end), `2022/2024` (years from–to). */
  readonly period: number | string
  /** 0 to 1; below 0.6 the page asks for a second look. */
  readonly confidence: number
  /** Codes with the words that decided; sentences by `whyTarget` in `messages.ts`. */
  readonly why: readonly { readonly code: string; readonly word?: string }[]
  /** The word in the text that decided the comparator, or `(bare number)`. */
  readonly word: string
  readonly fact: string | null
  readonly list?: string
  readonly per?: string
  readonly denominator?: string
  readonly illegible?: { readonly char_start: number; readonly char_end: number }
}

export interface Illegible extends Place {
  readonly text: string
  readonly signs: readonly string[]
}

export interface Notice {
  readonly code: 'rare_character'
  readonly char: number
  readonly line: number
  readonly column: number
  readonly text: string
}

export interface Warning {
  readonly code: 'W-LONG' | 'W-GAP' | 'W-RESTART' | 'W-MIXED' | 'E-NONUM' | 'E-DUP' | 'E-YEAR'
  readonly blocking: boolean
  readonly line?: number
  readonly column?: number
  readonly byte?: number
  readonly [detail: string]: unknown
}

export interface StyleFound {
  readonly style: Style
  readonly level: Level
  readonly depth: number
  readonly count: number
  readonly sample: string
}

export interface Reading {
  readonly bytes: number
  readonly sha256: string
  readonly kind: 'text' | 'docx'
  readonly encoding: Encoding
  readonly encoding_by: 'mark' | 'detected' | 'hand' | 'extracted'
  readonly bom: boolean
  readonly characters: number
  readonly year: number | null
  readonly title: string | null
  readonly source: string | null
  readonly styles: readonly StyleFound[]
  readonly levels: Levels
  readonly marks: readonly Mark[]
  /** Boundaries moved in review: where tasks were cut, and the starts of tasks joined to the one before. */
  readonly cuts: readonly number[]
  readonly joins: readonly number[]
  readonly spans: readonly Span[]
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
  readonly tasks: readonly Task[]
  readonly numerals: readonly Numeral[]
  readonly illegible: readonly Illegible[]
  readonly notices: readonly Notice[]
  readonly warnings: readonly Warning[]
  readonly targets: readonly Target[]
}

export type RefusalCode = 'E-EMPTY' | 'E-BINARY' | 'E-ENC' | 'E-ENC-DOUBT' | 'E-CUT' | 'E-SIZE'

export interface PlanRefusal {
  readonly code: RefusalCode
  readonly line?: number
  readonly column?: number
  readonly byte?: number
  readonly [detail: string]: unknown
}

export interface ReadOptions {
  readonly encoding?: Encoding
  readonly fileName?: string
  readonly year?: number
  readonly kind?: 'text' | 'docx'
  readonly levels?: Levels
  readonly marks?: readonly Mark[]
}

export type ReadAnswer = { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly refusal: PlanRefusal }
