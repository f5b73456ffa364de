import { type Result, refuse } from '../result.js'
import type { ExpressionRefusal } from './syntax.js'

export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end'
  /** Word, digits, sign as it is normally written, or the content of a text. */
  readonly text: string
  readonly at: number
}

/** What is typed in a Chinese input method, or copied from print, means the same sign. */
const SAME: Readonly<Record<string, string>> = {
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '，': ',',
  '×': '*',
  '÷': '/',
  '−': '-',
  '＋': '+',
}
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' }
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const NUMBER = /[0-9]+(?:\.[0-9]+)?/y
const SIGN = /!=|<=|>=|[=<>()[\],.+\-*/]/y
const BLANK = /[ \t\r\n\u3000]+/y

/** Cuts the text into words, numbers, texts and signs; the last token is `end`. */
export function tokensOf(text: string): Result<Token[], ExpressionRefusal> {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const blank = take(BLANK)
    if (blank) {
      at += blank.length
      continue
    }
    const char = text[at]!
    if (CLOSING[char]) {
      const read = readText(text, at, CLOSING[char])
      if (!read.ok) return read
      tokens.push({ kind: 'text', text: read.value.content, at })
      at = read.value.end
      continue
    }
    const token = plainToken(char, take, at)
    if (!token) return refuse({ code: 'EXPR-SYNTAX', at, found: String.fromCodePoint(text.codePointAt(at)!), expected: 'word' })
    tokens.push(token)
    at += SAME[char] ? 1 : token.text.length
  }
  tokens.push({ kind: 'end', text: '', at })
  return { ok: true, value: tokens }
}

function plainToken(char: string, take: (pattern: RegExp) => string | undefined, at: number): Token | undefined {
  if (SAME[char]) return { kind: 'sign', text: SAME[char], at }
  for (const [kind, pattern] of [
    ['word', WORD],
    ['number', NUMBER],
    ['sign', SIGN],
  ] as const) {
    const found = take(pattern)
    if (found) return { kind, text: found, at }
  }
  return undefined
}

/** A text in quotes; a backslash takes the next quote or backslash as it is. Control characters and broken characters are refused: no database stores them. */
function readText(text: string, start: number, closing: string): Result<{ content: string; end: number }, ExpressionRefusal> {
  let content = ''
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at]!
    if (char === closing) {
      if (content.isWellFormed()) return { ok: true, value: { content, end: at + 1 } }
      break
    }
    if (char < ' ' || char === '\u007f')
      return refuse({ code: 'EXPR-SYNTAX', at, found: `U+${char.charCodeAt(0).toString(16).padStart(4, '0')}`, expected: closing })
    if (char === '\\' && at + 1 < text.length) at++
    content += text[at]!
  }
  return refuse({ code: 'EXPR-SYNTAX', at: start, found: text.slice(start, start + 20).toWellFormed(), expected: closing })
}
