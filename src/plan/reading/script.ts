/** W-MIXED: simplified and traditional in one text, or more than one kind of line break. */
import { isSimplifiedOnly, isTraditionalOnly } from './source/characters.js'
import type { SourceText } from './source/sourceText.js'

/** Forms that a machine leaves behind when it turns simplified text into traditional. */
const LEFT_BEHIND: ReadonlySet<number> = new Set([...'于后云范'].map((char) => char.codePointAt(0)!))
/** One odd character may be a name; two are a mixture. */
const MIXED_FROM = 2

export interface Mixture {
  readonly script?: { readonly traditional: number; readonly simplified: number; readonly char: number }
  readonly breaks?: { readonly lf: number; readonly crlf: number; readonly cr: number; readonly char: number }
}

export function mixtureOf(source: SourceText): Mixture {
  const script = mixedScript(source.points)
  const breaks = mixedBreaks(source)
  return { ...(script ? { script } : {}), ...(breaks ? { breaks } : {}) }
}

function mixedScript(points: Uint32Array): Mixture['script'] {
  let traditional = 0
  let simplified = 0
  let leftBehind = 0
  let firstTraditional = -1
  let firstSimplified = -1
  let firstLeft = -1
  points.forEach((point, at) => {
    if (isTraditionalOnly(point)) {
      traditional++
      if (firstTraditional < 0) firstTraditional = at
    } else if (isSimplifiedOnly(point)) {
      simplified++
      if (firstSimplified < 0) firstSimplified = at
    } else if (LEFT_BEHIND.has(point)) {
      leftBehind++
      if (firstLeft < 0) firstLeft = at
    }
  })
  if (traditional > simplified) {
    const odd = simplified + (traditional >= 10 ? leftBehind : 0)
    return odd >= MIXED_FROM ? { traditional, simplified: odd, char: firstSimplified >= 0 ? firstSimplified : firstLeft } : undefined
  }
  return traditional >= MIXED_FROM ? { traditional, simplified, char: firstTraditional } : undefined
}

function mixedBreaks(source: SourceText): Mixture['breaks'] {
  const counts = { lf: 0, crlf: 0, cr: 0 }
  let char = -1
  let first: keyof typeof counts | undefined
  for (const line of source.lines) {
    if (line.next === line.end) continue
    const kind = line.next - line.end === 2 ? 'crlf' : source.points[line.end] === 0x0d ? 'cr' : 'lf'
    counts[kind]++
    first ??= kind
    if (kind !== first && char < 0) char = line.end
  }
  return char >= 0 ? { ...counts, char } : undefined
}
