/** Word keeps automatic numbers (一、 （一） 1.) apart from the text. They are written into it here, or a plan would lose its items. */
import { inChinese } from '../number/chinese.js'

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
  return document.replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (whole, inner: string) => {
    const own = numberOf(inner) ?? byStyle.get(/<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '')
    const list = own && lists.get(own.list)
    if (!own || !list) return whole
    const text = nextNumber(list.rules, own.level, counterOf(counters, list.counter))
    return text === '' ? whole : `${whole}<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  })
}

function counterOf(counters: Map<string, number[]>, key: string): number[] {
  const counter = counters.get(key) ?? []
  counters.set(key, counter)
  return counter
}

function numberOf(properties: string): { list: string; level: number } | undefined {
  const numPr = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1]
  const list = numPr && /<w:numId w:val="(\d+)"/.exec(numPr)?.[1]
  if (!list || list === '0') return undefined
  return { list, level: Number(/<w:ilvl w:val="(\d)"/.exec(numPr)?.[1] ?? 0) }
}

function styleNumbers(styles: string): Map<string, { list: string; level: number }> {
  const found = new Map<string, { list: string; level: number }>()
  for (const match of styles.matchAll(/<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/g)) {
    const own = numberOf(match[2]!)
    if (own) found.set(match[1]!, own)
  }
  return found
}

/** Lists that share an abstract list count on together, unless one starts anew. */
function listsOf(numbering: string): Map<string, { rules: ListRules; counter: string }> {
  const abstracts = new Map<string, Map<number, LevelRule>>()
  for (const match of numbering.matchAll(/<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g)) {
    abstracts.set(match[1]!, levelsOf(match[2]!))
  }
  const lists = new Map<string, { rules: ListRules; counter: string }>()
  for (const match of numbering.matchAll(/<w:num\b[^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g)) {
    const abstract = /<w:abstractNumId w:val="(\d+)"/.exec(match[2]!)?.[1] ?? ''
    const rules = abstracts.get(abstract)
    const anew = match[2]!.includes('<w:startOverride')
    if (rules) lists.set(match[1]!, { rules, counter: anew ? `num ${match[1]}` : `abstract ${abstract}` })
  }
  return lists
}

function levelsOf(abstract: string): Map<number, LevelRule> {
  const levels = new Map<number, LevelRule>()
  for (const match of abstract.matchAll(/<w:lvl\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g)) {
    const value = (name: string) => new RegExp(`<w:${name} w:val="([^"]*)"`).exec(match[2]!)?.[1]
    levels.set(Number(match[1]), { start: Number(value('start') ?? 1), format: value('numFmt') ?? 'decimal', text: value('lvlText') ?? '' })
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
