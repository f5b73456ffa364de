/** The words a reading is told in: encodings, kinds of spans, dispositions of numbers, styles of numbering and their levels. */

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

/** Every character belongs to exactly one leaf span of these kinds; joined in order they are the text. */
export const LEAF_KINDS = [
  'preamble',
  'section_no',
  'section_title',
  'lead',
  'item_no',
  'item_title',
  'task',
  'source_line',
  'heading_other',
  'paragraph',
  'newline',
  'blank',
] as const
export type LeafKind = (typeof LEAF_KINDS)[number]

/** Overlays lie on leaf spans and may cross them. */
export const OVERLAY_KINDS = ['illegible', 'number', 'title_mark', 'owners'] as const
export type OverlayKind = (typeof OVERLAY_KINDS)[number]

export const DISPOSITIONS = [
  'target',
  'section_no',
  'item_no',
  'plan_year',
  'edition_year',
  'ordinal',
  'name_part',
  'idiom',
  'structure',
  'vague',
  'approximate',
  'relative',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** A numbering style as recognised at line starts. `formal` is 壹、; `bare` is a number and a blank, `decimal` is 1.1, `decimal3` 1.1.1; `yishi` is 一是 at line start. */
export const STYLES = [
  'part',
  'chapter',
  'subchapter',
  'formal',
  'article',
  'cn',
  'cn_bracket',
  'arabic',
  'bare',
  'decimal',
  'decimal3',
  'bracket',
  'circled',
  'yishi',
] as const
export type Style = (typeof STYLES)[number]
export type Level = 'section' | 'subsection' | 'item' | 'task' | 'none'
export type Levels = Partial<Record<Style, Level>>

/** What a reader has set by hand about a line: offsets are those of the line's first character. */
export interface Mark {
  readonly char: number
  readonly level: Exclude<Level, 'task'> | 'lead'
}
