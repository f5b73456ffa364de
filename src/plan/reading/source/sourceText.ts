/** A decoded text with its three kinds of place: character, byte, and line and column. */
import type { Encoding, Place } from '../types.js'
import { byteLength, type Decoded } from './encoding.js'
import { shadowOf } from './shadow.js'

export interface Line {
  /** From 1. */
  readonly no: number
  readonly start: number
  /** End of the line's own characters. */
  readonly end: number
  /** End including the line break; equal to `end` on a last line without one. */
  readonly next: number
}

export class SourceText {
  readonly length: number
  readonly shadow: string
  readonly lines: readonly Line[]
  private readonly text: string
  /** UTF-16 index of each character; absent when no character needs two units. */
  private readonly unitAt: Uint32Array | undefined

  constructor(
    readonly points: Uint32Array,
    readonly byteAt: Uint32Array,
  ) {
    this.length = points.length
    this.shadow = shadowOf(points)
    this.text = stringOf(points)
    this.unitAt = this.text.length === points.length ? undefined : unitIndex(points)
    this.lines = linesOf(points)
  }

  static ofDecoded(decoded: Decoded): SourceText {
    return new SourceText(decoded.points, decoded.byteAt)
  }

  /** A text whose bytes are known only by its encoding: used when a reading is read again after a change of levels. */
  static ofString(text: string, encoding: Encoding): SourceText {
    const points = Uint32Array.from(text, (char) => char.codePointAt(0)!)
    const byteAt = new Uint32Array(points.length + 1)
    for (let i = 0; i < points.length; i++) byteAt[i + 1] = byteAt[i]! + byteLength(points[i]!, encoding)
    return new SourceText(points, byteAt)
  }

  slice(start: number, end: number): string {
    if (!this.unitAt) return this.text.slice(start, end)
    return this.text.slice(this.unitAt[start], this.unitAt[end])
  }

  /** The line that holds a character; the end of the text belongs to the last line. */
  lineOf(char: number): Line {
    let low = 0
    let high = this.lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.lines[middle]!.start <= char) low = middle
      else high = middle - 1
    }
    return this.lines[low]!
  }

  place(start: number, end: number): Place {
    const line = this.lineOf(start)
    return {
      char_start: start,
      char_end: end,
      byte_start: this.byteAt[start]!,
      byte_end: this.byteAt[end]!,
      line: line.no,
      column: start - line.start + 1,
    }
  }
}

function stringOf(points: Uint32Array): string {
  const parts: string[] = []
  for (let from = 0; from < points.length; from += 4096) parts.push(String.fromCodePoint(...points.subarray(from, from + 4096)))
  return parts.join('')
}

function unitIndex(points: Uint32Array): Uint32Array {
  const at = new Uint32Array(points.length + 1)
  for (let i = 0; i < points.length; i++) at[i + 1] = at[i]! + (points[i]! > 0xffff ? 2 : 1)
  return at
}

const LF = 0x0a
const CR = 0x0d
const isBreak = (point: number): boolean => point === LF || point === CR || point === 0x2028 || point === 0x2029

/** CR LF is one break. A text that ends with a break has no further empty line. */
function linesOf(points: Uint32Array): Line[] {
  const lines: Line[] = []
  let start = 0
  for (let i = 0; i < points.length; i++) {
    if (!isBreak(points[i]!)) continue
    const next = points[i] === CR && points[i + 1] === LF ? i + 2 : i + 1
    lines.push({ no: lines.length + 1, start, end: i, next })
    start = next
    i = next - 1
  }
  if (start < points.length || lines.length === 0) lines.push({ no: lines.length + 1, start, end: points.length, next: points.length })
  return lines
}
