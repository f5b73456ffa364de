/** Word keeps automatic numbers (一、 （一） 1.) apart from the text. They are written into it here, or a plan would lose its items. */
import { inChinese } from '../number/chinese.js'
import { elementOf, elementsOf } from './elements.js'

interface LevelRule {
  readonly start: number
  readonly format: string
  readonly text: string
}
type ListRules = ReadonlyMap<number, LevelRule>

const LEVELS_MAX = 9

/** `document.xml` with the number of every numbered paragraph as its first run. Unknown formats and bullets are left out. */
export function withNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering)
  if (lists.size === 0) return document
  const byStyle = styleNumbers(styles)
  const counters = new Map<string, number[]>()
  const parts: string[] = []
  let from = 0
  for (const { inner, end } of elementsOf(document, 'pPr')) {
    const own = numberOf(inner) ?? byStyle.get(/<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '')
    const list = own && lists.get(own.list)
    const text = own && list ? nextNumber(list.rules, own.level, counterOf(counters, list.counter)) : ''
    if (text === '') continue
    parts.push(document.slice(from, end), `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`)
    from = end
  }
  return parts.join('') + document.slice(from)
}

function counterOf(counters: Map<string, number[]>, key: string): number[] {
  const counter = counters.get(key) ?? []
  counters.set(key, counter)
  return counter
}

function numberOf(properties: string): { list: string; level: number } | undefined {
  const numPr = elementOf(properties, 'numPr')?.inner
  const list = numPr && /<w:numId w:val="(\d+)"/.exec(numPr)?.[1]
  if (!list || list === '0') return undefined
  return { list, level: Number(/<w:ilvl w:val="(\d)"/.exec(numPr)?.[1] ?? 0) }
}

function styleNumbers(styles: string): Map<string, { list: string; level: number }> {
  const found = new Map<string, { list: string; level: number }>()
  for (const { attributes, inner } of elementsOf(styles, 'style')) {
    const own = numberOf(inner)
    const id = /w:styleId="([^"]*)"/.exec(attributes)?.[1]
    if (own && id !== undefined) found.set(id, own)
  }
  return found
}

/** Lists that share an abstract list count on together, unless one starts anew. */
function listsOf(numbering: string): Map<string, { rules: ListRules; counter: string }> {
  const abstracts = new Map<string, Map<number, LevelRule>>()
  for (const { attributes, inner } of elementsOf(numbering, 'abstractNum')) {
    const id = /w:abstractNumId="(\d+)"/.exec(attributes)?.[1]
    if (id !== undefined) abstracts.set(id, levelsOf(inner))
  }
  const lists = new Map<string, { rules: ListRules; counter: string }>()
  for (const { attributes, inner } of elementsOf(numbering, 'num')) {
    const id = /w:numId="(\d+)"/.exec(attributes)?.[1]
    const abstract = /<w:abstractNumId w:val="(\d+)"/.exec(inner)?.[1] ?? ''
    const rules = abstracts.get(abstract)
    const anew = inner.includes('<w:startOverride')
    if (rules && id !== undefined) lists.set(id, { rules, counter: anew ? `num ${id}` : `abstract ${abstract}` })
  }
  return lists
}

function levelsOf(abstract: string): Map<number, LevelRule> {
  const levels = new Map<number, LevelRule>()
  for (const { attributes, inner } of elementsOf(abstract, 'lvl')) {
    const level = /w:ilvl="(\d)"/.exec(attributes)?.[1]
    const value = (name: string) => new RegExp(`<w:${name} w:val="([^"]*)"`).exec(inner)?.[1]
    if (level === undefined) continue
    levels.set(Number(level), { start: Number(value('start') ?? 1), format: value('numFmt') ?? 'decimal', text: value('lvlText') ?? '' })
  }
  return levels
}

function nextNumber(rules: ListRules, level: number, counter: number[]): string {
  const rule = rules.get(level)
  if (!rule || rule.format === 'bullet' || rule.format === 'none') return ''
  for (let i = 0; i <= level; i++) counter[i] ??= i < level ? (rules.get(i)?.start ?? 1) : rule.start - 1
  counter[level]!++
  counter.length = level + 1
  return rule.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    return at < LEVELS_MAX ? written(counter[at] ?? 1, rules.get(at)?.format ?? 'decimal') : ''
  })
}

function written(n: number, format: string): string {
  if (/chinese|japaneseCounting|taiwanese|ideograph|koreanCounting/i.test(format) && !/Circle|Zodiac|Traditional$/i.test(format))
    return inChinese(n)
  if (/EnclosedCircle/.test(format) && n >= 1 && n <= 20) return String.fromCodePoint(0x245f + n)
  if (format === 'upperLetter' || format === 'lowerLetter')
    return String.fromCodePoint((format === 'upperLetter' ? 64 : 96) + (((n - 1) % 26) + 1))
  return String(n)
}
