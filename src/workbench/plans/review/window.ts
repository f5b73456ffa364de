import type { Tree } from '../../../plan/index.js'

/** A page of the text: long texts are shown in parts, each of whole lines. */
export interface TextWindow {
  readonly from: number
  readonly to: number
  readonly lines: readonly { readonly no: number; readonly start: number; readonly text: string }[]
  readonly part: number
  readonly parts: number
}

const CHARACTERS = 12_000

/** The part of the text that holds the place. Parts are cut at line ends, and inside a line only where it is longer than a part. */
export function windowAt(tree: Tree, at: number): TextWindow {
  const lines = linesOf(tree)
  const bounds: number[] = [0]
  for (const line of lines) {
    const end = line.start + line.length
    if (end - bounds.at(-1)! > CHARACTERS && line.start > bounds.at(-1)!) bounds.push(line.start)
    while (end - bounds.at(-1)! > CHARACTERS) bounds.push(bounds.at(-1)! + CHARACTERS)
  }
  const total = lines.length === 0 ? 0 : lines.at(-1)!.start + lines.at(-1)!.length
  const index = Math.max(
    0,
    bounds.findLastIndex((bound) => bound <= at),
  )
  const [from, to] = [bounds[index]!, bounds[index + 1] ?? total]
  const shown = lines
    .filter((line) => line.start < to && line.start + line.length > from)
    .map((line) => {
      const start = Math.max(from, line.start)
      const characters = [...line.text].slice(start - line.start, to - line.start)
      return { no: line.no, start, text: characters.join('') }
    })
  return { from, to, lines: shown, part: index + 1, parts: bounds.length }
}

interface Line {
  readonly no: number
  readonly start: number
  readonly text: string
  /** In characters, its line end included. */
  readonly length: number
}

function linesOf(tree: Tree): Line[] {
  const found: Line[] = []
  let text = ''
  let start = 0
  let at = 0
  const close = (breaking: number) => {
    found.push({ no: found.length + 1, start, text, length: at - start + breaking })
    text = ''
  }
  for (const span of tree.spans) {
    if (span.overlay) continue
    if (span.kind === 'newline') {
      close(span.char_end - span.char_start)
      start = span.char_end
    } else text += span.text
    at = span.char_end
  }
  if (text !== '') close(0)
  return found
}
