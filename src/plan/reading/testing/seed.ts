/** The seed plan and its variants, for tests. */
import { readFileSync } from 'node:fs'
import { inChinese } from '../number/chinese.js'
import { readPlan } from '../readPlan.js'
import { simplified } from '../source/characters.js'
import type { Reading, ReadOptions } from '../types.js'

export const seedBytes: Uint8Array = readFileSync(new URL('../../demo/2022.txt', import.meta.url))
export const seedText = new TextDecoder().decode(seedBytes)

export function reading(input: Uint8Array | string, options?: ReadOptions): Reading {
  const answer = readPlan(typeof input === 'string' ? new TextEncoder().encode(input) : input, options)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
  return answer.reading
}

/** What must stay equal when only script, width, line ends or numbering change. */
export const bearing = ({ targets }: Reading) => targets.map(({ id, comparator, strict, value }) => ({ id, comparator, strict, value }))

const FULL: Readonly<Record<string, string>> = { ',': '，', '.': '．', '-': '－', '%': '％', '(': '（', ')': '）', ':': '：' }

export const variants: Readonly<Record<string, (text: string) => string>> = {
  simplified: (text) => Array.from(text, simplified).join(''),
  'full width': (text) =>
    Array.from(text, (char) => (/\d/.test(char) ? String.fromCodePoint(char.codePointAt(0)! + 0xfee0) : (FULL[char] ?? char))).join(''),
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'byte-order mark': (text) => `\ufeff${text}`,
  'final newline': (text) => `${text}\n`,
}

/** The seed's sections and items numbered in another style. */
export const renumbered: Readonly<Record<string, (text: string) => string>> = {
  '（一） 1.': (text) =>
    renumber(
      text,
      (n) => `（${inChinese(n)}）`,
      (n) => `${n}.`,
    ),
  '一、 （一）': (text) =>
    renumber(
      text,
      (n) => `${inChinese(n)}、`,
      (n) => `（${inChinese(n)}）`,
    ),
  '第一章 第一條': (text) =>
    renumber(
      text,
      (n) => `第${inChinese(n)}章 `,
      (n) => `第${inChinese(n)}條 `,
    ),
  '1. (1)': (text) =>
    renumber(
      text,
      (n) => `${n}.`,
      (n) => `(${n})`,
    ),
}

function renumber(text: string, section: (n: number) => string, item: (n: number) => string): string {
  let sections = 0
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^[一二三四]、/, () => section(++sections))
        .replace(/^(\d{1,2})\.(?=\D)/, (whole, n: string) => (line.startsWith(whole) ? item(Number(n)) : whole)),
    )
    .join('\n')
}

/** How many cases a property runs: 200 by default, more in the full tests; the seed is fixed and printed on failure. */
export const cases = (full = 2_000): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: process.env.COLLEGIUM_FULL === '1' ? full : 200,
  seed: 20_220_101,
})
