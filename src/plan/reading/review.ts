/** What a reviewer may change about the tree of a reading, as pure functions. The text and its bytes are always the same. */
import { readText } from './readText.js'
import { SourceText } from './source/sourceText.js'
import type { LeafKind, Levels, Mark, OverlayKind, Reading, Span } from './types.js'

export type ReviewRefusal =
  | { readonly code: 'task_unknown'; readonly task: string }
  /** A task may be cut only behind a clause mark inside its own text. */
  | { readonly code: 'no_clause_mark'; readonly char: number }
  /** The task is the last one of its item, or its next neighbour belongs elsewhere. */
  | { readonly code: 'no_neighbour'; readonly task: string }
  | { readonly code: 'title_is_whole'; readonly task: string }
export type Reviewed = { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly refusal: ReviewRefusal }

/** The text of a reading, joined from its leaf spans: equal to the source, or the reading is wrong. */
export function rejoin(reading: Reading): string {
  return reading.spans.map((span) => (span.overlay ? '' : span.text)).join('')
}

/** The spans of the given kinds in the order of the text; without kinds, all leaf spans. */
export function spansOf(reading: Reading, ...kinds: readonly (LeafKind | OverlayKind)[]): Span[] {
  return reading.spans.filter((span) => (kinds.length === 0 ? !span.overlay : kinds.includes(span.kind)))
}

const CLAUSE_MARK = /^[,，、;；:：。.!！?？)）”』」》]$/

/** Cuts a task in two at a character (offset in the text), which must follow a clause mark. */
export function cutTask(reading: Reading, taskId: string, atChar: number): Reviewed {
  const task = reading.tasks.find(({ id }) => id === taskId)
  if (!task) return { ok: false, refusal: { code: 'task_unknown', task: taskId } }
  if (reading.joins.includes(atChar)) return again(reading, { joins: reading.joins.filter((at) => at !== atChar) })
  if (reading.spans.some((span) => span.kind === 'item_title' && span.char_start === task.char_start))
    return { ok: false, refusal: { code: 'title_is_whole', task: taskId } }
  const before = [...task.text][atChar - task.char_start - 1]
  if (!Number.isInteger(atChar) || atChar >= task.char_end || before === undefined || !CLAUSE_MARK.test(before)) {
    return { ok: false, refusal: { code: 'no_clause_mark', char: atChar } }
  }
  return again(reading, { cuts: [...reading.cuts, atChar] })
}

/** Joins a task with the one after it in the same item; joining the two halves of a cut takes the cut back. */
export function joinTasks(reading: Reading, taskId: string): Reviewed {
  const at = reading.tasks.findIndex(({ id }) => id === taskId)
  const task = reading.tasks[at]
  if (!task) return { ok: false, refusal: { code: 'task_unknown', task: taskId } }
  const next = reading.tasks[at + 1]
  if (!next || next.item !== task.item || next.section !== task.section)
    return { ok: false, refusal: { code: 'no_neighbour', task: taskId } }
  const boundary = next.char_start
  if (reading.cuts.includes(boundary)) return again(reading, { cuts: reading.cuts.filter((cut) => cut !== boundary) })
  return again(reading, { joins: [...reading.joins, boundary] })
}

/** Reads the text again with the levels of its numbering styles as given; styles not named keep what was set or proposed. */
export function setLevels(reading: Reading, levels: Levels): Reading {
  return readAgain(reading, { levels: { ...reading.levels, ...levels } })
}

/** Marks lines by hand as section, item, lead or nothing; each mark names the line's first character that is not blank. */
export function setMarks(reading: Reading, marks: readonly Mark[]): Reading {
  return readAgain(reading, { marks })
}

type Changes = Partial<Pick<Reading, 'levels' | 'marks' | 'cuts' | 'joins'>>

const again = (reading: Reading, changes: Changes): Reviewed => ({ ok: true, reading: readAgain(reading, changes) })

function readAgain(reading: Reading, changes: Changes): Reading {
  const source = SourceText.ofString(rejoin(reading), reading.encoding)
  const { bytes, sha256, kind, encoding, encoding_by, bom, levels, marks, cuts, joins, year } = reading
  return readText(source, { bytes, sha256, kind, encoding, encoding_by, bom, levels, marks, cuts, joins, formYear: year, ...changes })
}
