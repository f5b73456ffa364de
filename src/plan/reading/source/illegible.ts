/** P-030: runs that were garbled before the text came here. They are marked and kept, never mended. */
import type { Illegible, Notice } from '../types.js'
import { isCommonHan, isHan } from './characters.js'
import { isControl } from './receive.js'
import type { SourceText } from './sourceText.js'

export type Sign = 'replacement' | 'control' | 'private_use' | 'question_marks' | 'rare_character' | 'lone_letter' | 'double_encoding'

/** Traces of text decoded twice: GBK read over U+FFFD, debug fill read as GBK, UTF-8 read as Latin-1 or Windows-1252. */
const DOUBLE_ENCODING = /锟斤拷|烫烫烫|屯屯屯|Ã[\u0080-\u00bf©®]|â€[\u0080-\u00bf™œ“”˜¦]?|ï»¿|ï¿½|Â[\u00a0-\u00bf]/gu
const QUESTION = 0x3f
/** Suspects at most this far apart make one span, with the plain character between them. */
const JOIN_DISTANCE = 2

export function illegibleIn(source: SourceText): { readonly spans: Illegible[]; readonly notices: Notice[] } {
  const suspects = suspectsIn(source)
  const spans: Illegible[] = []
  const notices: Notice[] = []
  for (const run of clusters(suspects, source)) {
    const signs = [...new Set(run.map((at) => suspects.get(at)!))]
    const start = run[0]!
    const end = run.at(-1)! + 1
    const place = source.place(start, end)
    if (run.length === 1 && signs[0] === 'rare_character') {
      notices.push({ code: 'rare_character', char: start, line: place.line, column: place.column, text: source.slice(start, end) })
    } else {
      spans.push({ ...place, text: source.slice(start, end), signs })
    }
  }
  return { spans, notices }
}

function suspectsIn(source: SourceText): Map<number, Sign> {
  const { points } = source
  const found = new Map<number, Sign>()
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!
    if (point === QUESTION) i = questionRun(points, i, found)
    else if (point === 0xfffd) found.set(i, 'replacement')
    else if (isControl(point)) found.set(i, 'control')
    else if ((point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000) found.set(i, 'private_use')
    else if (isHan(point) && !isCommonHan(point)) found.set(i, 'rare_character')
  }
  doubleEncodings(source, found)
  for (const at of [...found.keys()])
    for (const beside of [at - 1, at + 1]) if (isLoneLetter(points, beside)) found.set(beside, 'lone_letter')
  return found
}

/** Marks a run of two or more `?` that touches a Chinese character; gives the index of the run's last mark. */
function questionRun(points: Uint32Array, from: number, found: Map<number, Sign>): number {
  let to = from
  while (points[to + 1] === QUESTION) to++
  const touches = isHan(points[from - 1] ?? 0) || isHan(points[to + 1] ?? 0)
  if (to > from && touches) for (let i = from; i <= to; i++) found.set(i, 'question_marks')
  return to
}

function doubleEncodings(source: SourceText, found: Map<number, Sign>): void {
  for (const line of source.lines) {
    const text = source.slice(line.start, line.end)
    for (const match of text.matchAll(DOUBLE_ENCODING)) {
      const before = [...text.slice(0, match.index)].length
      for (let i = 0; i < [...match[0]].length; i++) found.set(line.start + before + i, 'double_encoding')
    }
  }
}

const isLetter = (point: number): boolean => (point >= 0x41 && point <= 0x5a) || (point >= 0x61 && point <= 0x7a)

function isLoneLetter(points: Uint32Array, at: number): boolean {
  return isLetter(points[at] ?? 0) && isHan(points[at - 1] ?? 0) && isHan(points[at + 1] ?? 0)
}

function* clusters(suspects: ReadonlyMap<number, Sign>, source: SourceText): Generator<number[]> {
  const places = [...suspects.keys()].sort((a, b) => a - b)
  let run: number[] = []
  for (const at of places) {
    const last = run.at(-1)
    if (last !== undefined && (at - last > JOIN_DISTANCE || source.lineOf(last).end <= at - 1)) {
      yield run
      run = []
    }
    run.push(at)
  }
  if (run.length > 0) yield run
}
