/** Texts in other encodings, for tests. The tables are asked from the platform's decoders and turned round. */
import type { Encoding } from '../types.js'

let gb: Map<number, Buffer> | undefined
let big5: Map<number, Buffer> | undefined

function invert(encoding: 'gb18030' | 'big5', sequences: Iterable<Buffer>): Map<number, Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const map = new Map<number, Buffer>()
  for (const bytes of sequences) {
    try {
      const text = decoder.decode(bytes)
      const point = text.codePointAt(0)!
      if ([...text].length === 1 && !map.has(point)) map.set(point, bytes)
    } catch {
      // No character has these bytes.
    }
  }
  return map
}

function* pairs(): Generator<Buffer> {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) yield Buffer.from([lead, trail])
}

function* fours(): Generator<Buffer> {
  for (let n = 0; n < 39_420; n++) {
    const third = Math.floor(n / 10) % 126
    const second = Math.floor(n / 1260) % 10
    yield Buffer.from([0x81 + Math.floor(n / 12_600), 0x30 + second, 0x81 + third, 0x30 + (n % 10)])
  }
}

function gbBytes(point: number): Buffer {
  gb ??= invert(
    'gb18030',
    (function* () {
      yield* pairs()
      yield* fours()
    })(),
  )
  if (point < 0x80) return Buffer.from([point])
  if (point < 0x10000) return gb.get(point)!
  const n = point - 0x10000
  return Buffer.from([
    0x90 + Math.floor(n / 12_600),
    0x30 + (Math.floor(n / 1260) % 10),
    0x81 + (Math.floor(n / 10) % 126),
    0x30 + (n % 10),
  ])
}

/** Bytes of a text; for Big5, what cannot be written in it is left out. */
export function encodeAs(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const points = Array.from(text, (char) => char.codePointAt(0)!)
  if (encoding === 'gb18030') return Buffer.concat(points.map(gbBytes))
  big5 ??= invert('big5', pairs())
  return Buffer.concat(points.flatMap((point) => (point < 0x80 ? [Buffer.from([point])] : (big5!.get(point) ?? []))))
}
