/** Bytes to code points, strictly, with the exact place of every character in the bytes. */
import type { Encoding } from '../types.js'

export interface Decoded {
  readonly points: Uint32Array
  /** `byteAt[i]` is where character i begins; the last entry is the length of the source. */
  readonly byteAt: Uint32Array
}
export type DecodeAnswer =
  | { readonly ok: true; readonly decoded: Decoded }
  | { readonly ok: false; readonly byte: number; readonly unfinished: boolean }

export function decode(bytes: Uint8Array, encoding: Encoding): DecodeAnswer {
  if (encoding === 'utf-8') return decodeUtf8(bytes)
  if (encoding === 'gb18030') return decodeTwoByte(bytes, gb18030)
  if (encoding === 'big5') return decodeTwoByte(bytes, big5)
  return decodeUtf16(bytes, encoding === 'utf-16le')
}

const failed = (byte: number, unfinished: boolean): DecodeAnswer => ({ ok: false, byte, unfinished })

class Points {
  private readonly points: Uint32Array
  private readonly starts: Uint32Array
  private count = 0
  constructor(limit: number) {
    this.points = new Uint32Array(limit)
    this.starts = new Uint32Array(limit + 1)
  }
  add(point: number, at: number): void {
    this.points[this.count] = point
    this.starts[this.count++] = at
  }
  done(end: number): DecodeAnswer {
    this.starts[this.count] = end
    return { ok: true, decoded: { points: this.points.slice(0, this.count), byteAt: this.starts.slice(0, this.count + 1) } }
  }
}

/** Strict UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
function decodeUtf8(bytes: Uint8Array): DecodeAnswer {
  const out = new Points(bytes.length)
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      out.add(lead, i++)
      continue
    }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0) return failed(i, false)
    let point = lead & (0xff >> (length + 1))
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k]
      if (next === undefined) return failed(i, true)
      if (next < lowest(lead, k) || next > highest(lead, k)) return failed(i, false)
      point = (point << 6) | (next & 0x3f)
    }
    out.add(point, i)
    i += length
  }
  return out.done(bytes.length)
}

const lowest = (lead: number, k: number): number => (k === 1 && lead === 0xe0 ? 0xa0 : k === 1 && lead === 0xf0 ? 0x90 : 0x80)
const highest = (lead: number, k: number): number => (k === 1 && lead === 0xed ? 0x9f : k === 1 && lead === 0xf4 ? 0x8f : 0xbf)

function decodeUtf16(bytes: Uint8Array, little: boolean): DecodeAnswer {
  const out = new Points(bytes.length / 2 + 1)
  const unit = (at: number) => (little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!)
  for (let i = 0; i < bytes.length; ) {
    if (i + 1 >= bytes.length) return failed(i, true)
    const high = unit(i)
    if (high >= 0xdc00 && high <= 0xdfff) return failed(i, false)
    if (high < 0xd800 || high > 0xdbff) {
      out.add(high, i)
      i += 2
      continue
    }
    if (i + 3 >= bytes.length) return failed(i, true)
    const low = unit(i + 2)
    if (low < 0xdc00 || low > 0xdfff) return failed(i, false)
    out.add(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), i)
    i += 4
  }
  return out.done(bytes.length)
}

interface TwoByte {
  /** Code point by `lead << 8 | trail`; 0 where the standard has nothing. */
  readonly pairs: Uint32Array
  readonly four: boolean
}

/** The pairs of a double-byte set, asked once from the platform's decoder, so that no table is copied here. */
function pairsOf(encoding: 'gb18030' | 'big5'): Uint32Array {
  const pairs = new Uint32Array(0x10000)
  const decoder = new TextDecoder(encoding, { fatal: true })
  const row = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      row[0] = lead
      row[1] = trail
      try {
        const text = decoder.decode(row)
        const point = text.codePointAt(0)!
        if (point !== 0xfffd && point > 0x7f && text.length === (point > 0xffff ? 2 : 1)) pairs[(lead << 8) | trail] = point
      } catch {
        // No character there: the pair stays 0 and is refused where it occurs.
      }
    }
  }
  return pairs
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
const gb18030 = once((): TwoByte => ({ pairs: pairsOf('gb18030'), four: true }))
const big5 = once((): TwoByte => ({ pairs: pairsOf('big5'), four: false }))

function decodeTwoByte(bytes: Uint8Array, tables: () => TwoByte): DecodeAnswer {
  const { pairs, four } = tables()
  const out = new Points(bytes.length)
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      out.add(lead, i++)
      continue
    }
    if (lead === 0x80 || lead === 0xff) return failed(i, false)
    const trail = bytes[i + 1]
    if (trail === undefined) return failed(i, true)
    if (four && trail >= 0x30 && trail <= 0x39) {
      if (i + 3 >= bytes.length) return failed(i, true)
      const point = fourByte(bytes.subarray(i, i + 4))
      if (point === undefined) return failed(i, false)
      out.add(point, i)
      i += 4
      continue
    }
    const point = pairs[(lead << 8) | trail]!
    if (point === 0) return failed(i, false)
    out.add(point, i)
    i += 2
  }
  return out.done(bytes.length)
}

const fourByteDecoder = new TextDecoder('gb18030', { fatal: true })

function fourByte(bytes: Uint8Array): number | undefined {
  const third = bytes[2]!
  const fourth = bytes[3]!
  if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return undefined
  try {
    return fourByteDecoder.decode(bytes).codePointAt(0)
  } catch {
    return undefined
  }
}

const gbLengths = once(() => {
  const two = new Uint8Array(0x10000)
  for (const point of gb18030().pairs) if (point > 0 && point < 0x10000) two[point] = 1
  return two
})

/** How many bytes a character takes in an encoding, for places inside a span whose ends are known. */
export function byteLength(point: number, encoding: Encoding): number {
  if (encoding === 'utf-8') return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return point > 0xffff ? 4 : 2
  if (point < 0x80) return 1
  if (encoding === 'big5') return 2
  return point < 0x10000 && gbLengths()[point] ? 2 : 4
}
