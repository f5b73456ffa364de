/** A number alone in a cell, whose unit and meaning stand in the head, the row's name or a column of units. */
import { chineseNumber } from '../number/chinese.js'
import type { RawNumeral } from '../number/scan.js'
import { comparedAfter, meaningOf } from '../words/comparators.js'
import { measureAt, percent } from '../words/measures.js'
import type { Cell } from './tables.js'
import { type Proposal, structure, type Verdict } from './verdict.js'

const EXACT = { comparator: '=', strict: false } as const
const CHANGE = /(?:增长|增速|增幅|下降|降低|降幅|减少|提高|提升)(?:率|幅度|比例|速度)?(?:\(|$)/
const simple = (word: string): string => word.replaceAll('萬', '万').replaceAll('億', '亿')

/** What the number of a cell is; undefined when the words in the cell itself must say. Values come out in whole units (万人 → 人). */
export function cellVerdict(n: RawNumeral, cell: Cell, shadow: string): { verdict: Verdict; n: RawNumeral } | undefined {
  const told = (verdict: Verdict) => ({ verdict, n })
  const [before, behind] = [shadow.slice(cell.start, n.start).replace(/ /g, ''), shadow.slice(n.end, cell.end).replace(/ /g, '')]
  const word = before.replace(/^〔/, '')
  const bound = word === '' ? EXACT : meaningOf(word)
  const after = comparedAfter(behind)
  const alone = bound !== undefined && (/^〕?$/.test(behind) || after?.length === behind.length)
  if (cell.role === 'order' && alone) return told({ disposition: 'ordinal', reason: 'enumeration' })
  if (cell.role === 'earlier') return told(structure('baseline'))
  if (cell.role === 'body') return told(structure('existing'))
  if (cell.role === 'budget' && alone) return told(structure('uncertain', true))
  if (cell.role !== 'value' || !alone) return undefined
  if (after?.kind === 'approximate') return told({ disposition: 'approximate', reason: 'approximate', card: true })
  const unit = n.percent ? { zh: '%', en: percent.en, scale: 1 } : unitOf(cell.unit)
  if (!unit || n.value === null) return told(structure('uncertain', true))
  if (unit.zh === '%' && cell.names.some((name) => CHANGE.test(name)))
    return told({ disposition: 'relative', reason: 'relative', card: true })
  const value = scaled(n.value, unit.scale)
  const proposal = proposalOf({ ...n, value }, unit, after ? { comparator: after.kind, strict: after.strict } : bound, cell)
  return { n: { ...n, value }, verdict: { disposition: 'target', reason: proposal.kind, proposal } }
}

function scaled(value: number | readonly [number, number], scale: number): number | readonly [number, number] {
  if (scale === 1) return value
  return typeof value === 'number' ? exact(value * scale) : [exact(value[0] * scale), exact(value[1] * scale)]
}
const exact = (value: number): number => Number(value.toPrecision(15))

/** 亿元 is a hundred million 元; 件/万人 is a unit by itself. */
function unitOf(text: string): { readonly zh: string; readonly en: string; readonly scale: number } | undefined {
  if (text === '') return undefined
  if (/^(?:[%％]|百分比)$/.test(text)) return { zh: '%', en: percent.en, scale: 1 }
  const word = /^(?:[万萬][亿億]|[百千][万萬]|[亿億万萬千])(?=[^瓦克米卡])/.exec(text)?.[0] ?? ''
  const zh = text.slice(word.length)
  return { zh, en: measureAt(zh, 0)?.en ?? '', scale: chineseNumber(simple(word)) ?? 1 }
}

function proposalOf(
  n: RawNumeral & { readonly value: NonNullable<RawNumeral['value']> },
  unit: { readonly zh: string; readonly en: string },
  bound: { readonly comparator: Proposal['comparator']; readonly strict: boolean },
  cell: Cell,
): Proposal {
  const range = typeof n.value !== 'number'
  const whole = unit.zh === '%' && n.value === 100 && bound.comparator !== '<='
  return {
    comparator: range ? 'between' : whole ? '=' : bound.comparator,
    strict: !range && !whole && bound.strict,
    value: n.value,
    word: range ? n.text : '(bare number)',
    wordStart: -1,
    unit: { zh: unit.zh, en: unit.en },
    kind: whole ? 'coverage' : 'explicit',
    confidence: bound.comparator === '=' ? 0.75 : 0.85,
    why: [{ code: 'table_cell', word: cell.name }],
    numStart: n.start,
    numEnd: n.end,
    within: [Math.min(cell.nameStart, cell.start), cell.end],
  }
}
