/** A stretch of running text in pieces: sentences that ask for something, notes of responsible bodies, and nothing. */
import { type Sentence, sentencesIn } from './sentences.js'

export interface Piece extends Sentence {
  readonly kind: 'task' | 'note' | 'blank'
}

const SAYS_WHO = '(?=[^()]{0,200}(?:负责|牵头|责任单位|责任部门|配合|承办单位|按职责分工))'
/** A whole bracket that says who is responsible; it may hold a stop (…负责。列第一位者为牵头单位). */
const WHOLE_NOTE = new RegExp(`^\\s*\\(${SAYS_WHO}[^()]{2,300}\\)[。;]?\\s*$`)
const LEADING_NOTE = new RegExp(`\\s*\\(${SAYS_WHO}[^()]{2,300}\\)`, 'y')
/** The title of a numbered sub-task, which belongs to the sentence after it. */
const TITLE_LONGEST = 20

/** `numbered`: the text of a numbered sub-task, whose short first sentence is its title and no task by itself. */
export function piecesIn(shadow: string, start: number, end: number, numbered: boolean): Piece[] {
  const pieces = sentencesIn(shadow, start, end).flatMap((sentence) => withoutLeadingNote(shadow, sentence))
  return numbered ? withTitle(pieces, shadow) : pieces
}

function withoutLeadingNote(shadow: string, { start, end }: Sentence): Piece[] {
  if (WHOLE_NOTE.test(shadow.slice(start, Math.min(end, start + 320)))) return [{ kind: 'note', start, end }]
  LEADING_NOTE.lastIndex = start
  const match = LEADING_NOTE.exec(shadow)
  const after = match && start + match[0].length < end ? start + match[0].length : start
  const rest: Piece = { kind: /[^\s\p{P}\p{S}]/u.test(shadow.slice(after, end)) ? 'task' : 'blank', start: after, end }
  return after > start ? [{ kind: 'note', start, end: after }, rest] : [rest]
}

function withTitle(pieces: readonly Piece[], shadow: string): Piece[] {
  const [first, second, ...rest] = pieces
  if (!first || !second || first.kind !== 'task' || second.kind !== 'task') return [...pieces]
  const isTitle = first.end - first.start <= TITLE_LONGEST && !/[,;\d]/.test(shadow.slice(first.start, first.end))
  return isTitle ? [{ kind: 'task', start: first.start, end: second.end }, ...rest] : [...pieces]
}
