/** P-005: the text itself is never touched. Matching works on a shadow with exactly one UTF-16 unit for one character, so offsets agree. */
import { simplifiedPairs } from './characters.js'

/** Stands in the shadow for a character beyond the basic plane. */
export const BEYOND = '\ufffc'
/** Stands in the shadow for an illegible character: matches nothing. */
export const ILLEGIBLE = '\uffff'

const FOLDED: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\ufeff': ' ',
  '\u200b': ' ',
  '–': '-',
  '—': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '─': '-',
  '－': '-',
  '−': '-',
  '﹣': '-',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '｡': '。',
  '﹒': '.',
  '．': '.',
  '､': '、',
  '﹪': '%',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '﹁': '“',
  '﹂': '”',
  '〝': '“',
  '〞': '”',
  '‟': '“',
  '〈': '《',
  '〉': '》',
  '﹝': '(',
  '﹞': ')',
  '﹙': '(',
  '﹚': ')',
  '〔': '〔',
  '〕': '〕',
  '［': '〔',
  '］': '〕',
  '[': '〔',
  ']': '〕',
  '【': '〔',
  '】': '〕',
  '○': '〇',
  '◯': '〇',
  兩: '两',
  億: '亿',
  萬: '万',
  幾: '几',
  數: '数',
  '∶': ':',
  '︰': ':',
  '≧': '≥',
  '≦': '≤',
  '⩾': '≥',
  '⩽': '≤',
}

const table = buildTable()

function buildTable(): Uint16Array {
  const fold = new Uint16Array(0x10000)
  for (let code = 0; code < fold.length; code++) fold[code] = code
  for (let code = 0xff01; code <= 0xff5e; code++) fold[code] = code - 0xfee0
  for (const [from, to] of simplifiedPairs()) fold[from.charCodeAt(0)] = to.charCodeAt(0)
  for (const [from, to] of Object.entries(FOLDED)) fold[from.charCodeAt(0)] = to.charCodeAt(0)
  // U+FFFF would read as illegible and U+FFFC as beyond the plane: harmless, both match nothing.
  return fold
}

/** One unit for one code point: full-width forms folded, traditional folded to simplified, everything else kept. */
export function shadowOf(points: Uint32Array): string {
  const units = new Uint16Array(points.length)
  const beyond = BEYOND.charCodeAt(0)
  for (let i = 0; i < points.length; i++) units[i] = points[i]! > 0xffff ? beyond : table[points[i]!]!
  return unitsToString(units)
}

function unitsToString(units: Uint16Array): string {
  const parts: string[] = []
  for (let from = 0; from < units.length; from += 8192) parts.push(String.fromCharCode(...units.subarray(from, from + 8192)))
  return parts.join('')
}

/** The shadow with the given runs blotted out, so that nothing in them is ever matched. */
export function blot(shadow: string, runs: readonly { readonly char_start: number; readonly char_end: number }[]): string {
  if (runs.length === 0) return shadow
  const parts: string[] = []
  let at = 0
  for (const run of runs) {
    parts.push(shadow.slice(at, run.char_start), ILLEGIBLE.repeat(run.char_end - run.char_start))
    at = run.char_end
  }
  parts.push(shadow.slice(at))
  return parts.join('')
}
