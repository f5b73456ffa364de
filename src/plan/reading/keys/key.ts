/** Answer keys written by hand, and how a reading is held against one. For tests only. */
import { readFileSync } from 'node:fs'
import { rejoin } from '../review.js'
import type { Reading, Target } from '../types.js'

export interface KeyTarget {
  readonly item: number | string
  /** A piece of the text, found in it exactly once, with the number in ⟦ ⟧. */
  readonly at: string
  readonly comparator: Target['comparator']
  readonly strict: boolean
  readonly value: Target['value']
  readonly unit: string
  readonly modality: Target['modality']
  readonly period?: Target['period']
  readonly kind?: Target['kind']
  /** A second answer that is as good. */
  readonly alsoPeriod?: Target['period']
}
export interface Key {
  readonly document: string
  readonly note: string
  readonly year: number
  readonly sections?: number
  readonly items?: number
  readonly blocking?: readonly string[]
  readonly targets: readonly KeyTarget[]
  readonly others: readonly { readonly at: string; readonly is: readonly string[]; readonly card?: boolean; readonly why: string }[]
  readonly owners?: readonly { readonly item: string; readonly names: readonly string[] }[]
}

export const KEYS = [
  'guofa-2018-39',
  'guofa-2019-4',
  'work-report',
  'society-plan',
  'articles',
  'fullwidth',
  'enumerated',
  'table',
  'unnumbered',
  'traditional',
] as const

export const keyOf = (name: string): Key => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Key

/** Where the number of a key's snippet stands in the text, in code points. */
export function placeOf(text: string, at: string): { readonly start: number; readonly end: number } {
  const plain = at.replace(/[⟦⟧]/g, '')
  const first = text.indexOf(plain)
  if (first < 0 || text.indexOf(plain, first + 1) >= 0)
    throw new Error(`the key's words stand ${first < 0 ? 'nowhere' : 'more than once'}: ${at}`)
  const points = (part: string) => [...part].length
  const start = points(text.slice(0, first)) + points(at.slice(0, at.indexOf('⟦')))
  return { start, end: start + points(at.slice(at.indexOf('⟦') + 1, at.indexOf('⟧'))) }
}

export interface Marked {
  readonly right: number
  readonly asked: number
  /** Key targets that are missing or read otherwise. */
  readonly wrong: readonly string[]
  /** Targets that the key does not know. */
  readonly extra: readonly string[]
  /** Other numbers with a disposition that the key does not allow. */
  readonly misplaced: readonly string[]
}

export function mark(reading: Reading, key: Key): Marked {
  const text = rejoin(reading)
  const byPlace = new Map(reading.targets.map((target) => [target.num_start, target]))
  const wrong: string[] = []
  const known = new Set<number>()
  for (const wanted of key.targets) {
    const { start, end } = placeOf(text, wanted.at)
    known.add(start)
    const difference = differenceOf(byPlace.get(start), wanted, end)
    if (difference) wrong.push(`${wanted.at}: ${difference}`)
  }
  const misplaced = key.others.flatMap((other) => misplacedOf(reading, text, other))
  const mayBe = new Set(key.others.filter(({ is }) => is.includes('target')).map(({ at }) => placeOf(text, at).start))
  const extra = reading.targets
    .filter(({ num_start }) => !known.has(num_start) && !mayBe.has(num_start))
    .map((target) => `${target.id} ${target.phrase} (${target.confidence})`)
  return { right: key.targets.length - wrong.length, asked: key.targets.length, wrong, extra, misplaced }
}

function differenceOf(got: Target | undefined, wanted: KeyTarget, end: number): string | undefined {
  if (!got) return 'no target'
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const differences = [
    same(got.item, wanted.item) ? '' : `item ${got.item}`,
    got.num_end === end ? '' : `number ends at ${got.num_end}`,
    same(got.comparator, wanted.comparator) ? '' : `comparator ${got.comparator}`,
    got.strict === wanted.strict ? '' : `strict ${got.strict}`,
    same(got.value, wanted.value) ? '' : `value ${JSON.stringify(got.value)}`,
    got.unit.zh === wanted.unit ? '' : `unit ${got.unit.zh}`,
    got.modality === wanted.modality ? '' : `modality ${got.modality}`,
    wanted.period === undefined || same(got.period, wanted.period) || same(got.period, wanted.alsoPeriod) ? '' : `period ${got.period}`,
    wanted.kind === undefined || got.kind === wanted.kind ? '' : `kind ${got.kind}`,
  ].filter((difference) => difference !== '')
  return differences.length === 0 ? undefined : differences.join(', ')
}

function misplacedOf(reading: Reading, text: string, other: Key['others'][number]): string[] {
  const { start, end } = placeOf(text, other.at)
  const numeral = reading.numerals.find((found) => found.start <= start && found.end >= end)
  if (!numeral) return [`${other.at}: no numeral`]
  if (!other.is.includes(numeral.disposition)) return [`${other.at}: ${numeral.disposition} (${numeral.reason})`]
  return other.card !== undefined && numeral.card !== other.card ? [`${other.at}: card ${numeral.card}`] : []
}
