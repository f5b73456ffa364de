/**
 * Plans with their answers written into the text. For tests only.
 *
 * The first line is `#year 2023`, or `#year 2024/2026` for a plan of these years. `⟦30¦>=30 家⟧` is the number 30, a target of at least 30 家; then may follow `^` (strive), `coverage`,
 * `implied`, `p2025` (another period; `p*` any). `*` stands for any unit. `⟦30¦?⟧` must be asked of a person, `⟦30¦?=30 家⟧` is either
 * that target or none. `⟦@S2⟧` tells the item of what follows, `⟦@*⟧` leaves it open. A number without a mark is no target.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Reading, Target } from '../types.js'

export interface Answer {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly item: string
  /** A person must be asked. */
  readonly card: boolean
  /** May also be no target. */
  readonly optional: boolean
  readonly test: string
  readonly strive: boolean
  readonly kind: Target['kind']
  readonly period: string
}
export interface Annotated {
  readonly year: number
  readonly text: string
  readonly answers: readonly Answer[]
}

const FOLDER = new URL('./plans/', import.meta.url)

/** Names of all plans in the folder. */
export const PLANS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.key'))
  .map((name) => name.replace('.key', ''))
  .sort()

export const planOf = (name: string): Annotated => parse(readFileSync(new URL(`${name}.key`, FOLDER), 'utf8'))

/** Takes the marks out of a text; offsets are code points of what remains. */
export function parse(raw: string): Annotated {
  const [head, ...rest] = raw.split('\n')
  const [year = 0, to] = head!.replace('#year ', '').split('/').map(Number)
  const whole = to === undefined ? String(year) : `${year}/${to}`
  const answers: Answer[] = []
  let text = ''
  let length = 0
  let item = '*'
  for (const part of rest.join('\n').split(/(⟦[^⟧]*⟧)/)) {
    const mark = /^⟦([^¦]*)(?:¦(.*))?⟧$/su.exec(part)
    if (mark?.[2] === undefined && mark?.[1]?.startsWith('@')) {
      item = mark[1].slice(1)
      continue
    }
    const plain = mark ? mark[1]! : part
    const end = length + [...plain].length
    if (mark) answers.push(answerOf(plain, mark[2] ?? '', { start: length, end, item, whole }))
    text += plain
    length = end
  }
  return { year, text, answers }
}

function answerOf(text: string, spec: string, at: { start: number; end: number; item: string; whole: string }): Answer {
  const [test = '', unit = '', ...flags] = spec.replace(/^\?/, '').split(' ')
  const kind = flags.includes('coverage') ? 'coverage' : flags.includes('implied') ? 'implied' : 'explicit'
  const period = flags.find((flag) => flag.startsWith('p'))?.slice(1) ?? at.whole
  const { start, end, item } = at
  return {
    ...{ start, end, item, text, kind, period },
    card: spec === '?',
    optional: spec.startsWith('?') && spec !== '?',
    test: `${test} ${unit}`,
    strive: flags.includes('^'),
  }
}

export interface Score {
  /** Targets that the key asks for, and how many of them are right in every part. */
  readonly asked: number
  readonly right: number
  readonly missing: readonly string[]
  readonly wrong: readonly string[]
  readonly extra: readonly string[]
  readonly unasked: readonly string[]
}

/** Holds a reading against the answers. */
export function score(reading: Reading, { text, answers }: Annotated): Score {
  const points = [...text]
  const near = (start: number, end: number) =>
    points
      .slice(Math.max(0, start - 10), end + 8)
      .join('')
      .replaceAll('\n', '⏎')
  const byStart = new Map(reading.targets.map((target) => [target.num_start, target]))
  const missing: string[] = []
  const wrong: string[] = []
  const unasked: string[] = []
  const known = new Set<number>()
  for (const answer of answers) {
    const target = byStart.get(answer.start)
    if (answer.card) {
      const numeral = reading.numerals.find(({ start, end }) => start <= answer.start && end >= answer.end)
      if (!numeral?.card)
        unasked.push(`${near(answer.start, answer.end)}: ${numeral ? `${numeral.disposition} ${numeral.reason}` : 'no numeral'}`)
      continue
    }
    known.add(answer.start)
    const difference = target && differenceOf(target, answer)
    if (difference) wrong.push(`${near(answer.start, answer.end)}: ${difference}`)
    else if (!target && !answer.optional) {
      const numeral = reading.numerals.find(({ start, end }) => start <= answer.start && end > answer.start)
      missing.push(
        `${near(answer.start, answer.end)}: ${numeral ? `${numeral.disposition} ${numeral.reason}${numeral.card ? ' card' : ''}` : 'no numeral'}`,
      )
    }
  }
  const extra = reading.targets
    .filter(({ num_start }) => !known.has(num_start))
    .map((target) => `${near(target.num_start, target.num_end)}: ${testOf(target)} (${target.confidence})`)
  const asked = answers.filter(({ card, optional }) => !card && !optional).length
  const right = answers.filter((answer) => {
    const target = byStart.get(answer.start)
    return !answer.card && !answer.optional && target && !differenceOf(target, answer)
  }).length
  return { asked, right, missing, wrong, extra, unasked }
}

const testOf = ({ comparator, strict, value, unit }: Target): string => {
  const bounds = typeof value === 'number' ? String(value) : value.join('~')
  return `${comparator === 'between' ? '' : strict ? comparator.replace('=', '') : comparator}${bounds} ${unit.zh}`
}

function differenceOf(target: Target, answer: Answer): string | undefined {
  const test = answer.test.endsWith(' *') ? testOf(target).replace(/ .*/, ' *') : testOf(target)
  const differences = [
    test === answer.test ? '' : `read ${test}, asked ${answer.test}`,
    target.num_end === answer.end ? '' : `number ${target.num_text}`,
    answer.item === '*' || String(target.item) === answer.item ? '' : `item ${target.item}`,
    (target.modality === 'strive') === answer.strive ? '' : target.modality,
    target.kind === answer.kind ? '' : `kind ${target.kind}`,
    answer.period === '*' || String(target.period) === answer.period ? '' : `period ${target.period}`,
  ].filter((difference) => difference !== '')
  return differences.length === 0 ? undefined : differences.join(', ')
}

/**
 * The same plan with its lines broken after so many characters, as a letter or a page would; closing marks and blanks hang over.
 * On a `page` characters of half width take half the room.
 */
export function wrapped({ year, text, answers }: Annotated, width: number, page = false): Annotated {
  const out: string[] = []
  const at: number[] = []
  let column = 0
  for (const char of text) {
    if (char === '\n') column = 0
    else if (column >= width && !/[，。；、：）”》！？,.;:) ]/.test(char)) {
      out.push('\n')
      column = 0
    }
    if (char !== '\n') column += page && char.codePointAt(0)! < 0x100 ? 0.5 : 1
    at.push(out.length)
    out.push(char)
  }
  return {
    year,
    text: out.join(''),
    answers: answers.map((answer) => ({ ...answer, start: at[answer.start]!, end: at[answer.end - 1]! + 1 })),
  }
}
