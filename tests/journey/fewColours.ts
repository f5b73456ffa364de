import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST = 256

/**
 * A PNG picture of a page with at most 256 colours, a third of the size and to the eye the same: pages have few colours, and the edges of letters lie
 * between two of them. Takes what the browser makes: 8 bits a channel, no interlacing.
 */
export function fewColours(png: Buffer): Buffer {
  const { width, height, pixels, channels } = decoded(png)
  const palette = paletteOf(pixels, channels)
  const nearest = new Map<number, number>(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += channels) {
      const colour = (pixels[from]! << 16) | (pixels[from + 1]! << 8) | pixels[from + 2]!
      let index = nearest.get(colour)
      if (index === undefined) {
        index = nearestOf(palette, colour)
        nearest.set(colour, index)
      }
      rows[y * (width + 1) + 1 + x] = index
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND'),
  ])
}

/** The colours that most pixels have, and of the rest those that stand for most of what is near them. */
function paletteOf(pixels: Buffer, channels: number): number[] {
  const counts = new Map<number, number>()
  for (let from = 0; from < pixels.length; from += channels) {
    const colour = (pixels[from]! << 16) | (pixels[from + 1]! << 8) | pixels[from + 2]!
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const ranked = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour)
  if (ranked.length <= MOST) return ranked
  // Spread: a colour close to a chosen one adds little, however often it occurs.
  const chosen: number[] = []
  for (const closeness of [48, 24, 12, 0])
    for (const colour of ranked) {
      if (chosen.length === MOST) return chosen
      if (closeness === 0 ? !chosen.includes(colour) : chosen.every((each) => distance(each, colour) > closeness)) chosen.push(colour)
    }
  return chosen
}

const distance = (one: number, other: number): number =>
  Math.abs((one >> 16) - (other >> 16)) + Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) + Math.abs((one & 255) - (other & 255))

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  for (let index = 1; index < palette.length; index++)
    if (distance(palette[index]!, colour) < distance(palette[best]!, colour)) best = index
  return best
}

interface Decoded {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly pixels: Buffer
}

function decoded(png: Buffer): Decoded {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]]
  if (png[24] !== 8 || (kind !== 2 && kind !== 6)) throw new Error('not a picture as the browser makes them')
  const channels = kind === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) }
}

/** Undoes the five filters of PNG rows (PNG specification, clause 9). */
function unfiltered(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : out[y * stride + x - channels]!
      const up = y === 0 ? 0 : out[(y - 1) * stride + x]!
      const corner = x < channels || y === 0 ? 0 : out[(y - 1) * stride + x - channels]!
      const guess = filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner)
      out[y * stride + x] = (data[y * (stride + 1) + 1 + x]! + guess) & 255
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
