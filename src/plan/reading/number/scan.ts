/** P-021: every numeral of the text, with its value where it has one. Works on shadow text. */
import type { SourceText } from '../source/sourceText.js'
import { measureAt } from '../words/measures.js'
import { chineseNumber, FORMAL_DIGIT, plainNumerals } from './chinese.js'

export interface RawNumeral {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: number | readonly [number, number] | null
  /** Written with Arabic digits, at least in part. */
  readonly arabic: boolean
  /** A share of a whole: 50%, 百分之五十, 五成, 三分之二. */
  readonly percent: boolean
  readonly form: 'number' | 'range' | 'percent' | 'permille' | 'fraction' | 'tenths' | 'half' | 'vague' | 'odd'
}

const CN = '〇零一二三四五六七八九十百千万亿两廿卅'
const BIG = '(?:[百千]?[万亿]+|[十百千佰仟](?!米|克|瓦|卡|焦|伏|赫|吨|字节|分点|分比|分率))'
const ARABIC = '(?:\\d{1,3}(?:,\\d{3}){1,5}(?![\\d,]\\d)(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)'
/** 3 000: groups of three with a blank between, as the national standard for numerals writes them; never after 2023 or 1. */
const SPACED = '(?<=[^\\d.,\\n\\r])\\d{1,3}(?: \\d{3})+(?![\\d,.:年月日])'
/** 伍 of 队伍 and 陆 of 大陆 are no numerals. */
const FORMAL = `(?<![队入退行军大内登着水海上台])(?:[${FORMAL_DIGIT}](?:[拾佰仟]|[万亿])|拾(?=[${FORMAL_DIGIT}万亿]))[${FORMAL_DIGIT}拾佰仟万亿零]*|[壹贰叁](?=[份次场册个家名人项套部])`
const TENTHS_END = '(?=或?以上|以下|以内|左右|上下|多|的|[,。;、) ]|$)'
const ATOM = new RegExp(
  [
    `(?<odd>百分(?:点|比|率|制|数))`,
    `(?<vague>若干|(?<![人次总基个户件指函系参岁系])数[十百千万亿]+(?!分)|几[十百千万亿]+|(?<![以网线马路晚早])上[十百千万亿]+(?!分)|(?<![形构建生完达促组变])成[百千](?!分)|十几|数以[十百千万亿]+计|翻番)`,
    `(?<hundred>百分百)`,
    `(?<percentCn>百分之(?:${ARABIC}|[${CN}]+(?:点[〇零一二三四五六七八九]+)?))`,
    `(?<permilleCn>千分之(?:${ARABIC}|[${CN}]+(?:点[〇零一二三四五六七八九]+)?))`,
    `(?<fraction>[${CN}]{1,4}分之[${CN}]{1,4})`,
    `(?<slash>(?<![\\d/.])\\d{1,2}/\\d{1,3}(?![\\d/.])(?:(?=以上|以下|以内|左右|的|强)|(?<=(?:少于|低于|高于|超过|达到|占|达|至少|约|近|[≥≤<>]) ?[\\d/]+)(?=[,。;、)\\s]|$)))`,
    `(?<formal>${FORMAL})`,
    `(?<spaced>${SPACED})`,
    `(?<tenths>[一二两三四五六七八九]成[半一二三四五六七八九]?${TENTHS_END})`,
    `(?<half>一半|半数|过半)`,
    `(?<decimalCn>[〇零一二三四五六七八九十]{1,3}点[〇零一二三四五六七八九]{1,4}(?=个百分点|倍|成|%|[万亿]))`,
    `(?<mixed>\\d{1,4}[千万亿](?:\\d{1,3},\\d{3}|\\d{1,4})(?:[十百千万]+(?:\\d{1,4}[百千万]?)?)?(?![\\d.,]*[%‰\\d]))`,
    `(?<arabic>${ARABIC}(?:${BIG}| (?=[万亿])[万亿]+)*(?: ?[%‰])?)`,
    // 千 of 540千克 belongs to the measure word.
    `(?<cn>(?!(?<=\\d ?)[百千](?:米|克|瓦|卡|焦|伏|赫|吨|字节))[${CN}]+)`,
    `(?<lone>半)`,
  ].join('|'),
  'g',
)

interface Atom extends RawNumeral {
  /** What 万, 亿 and the like multiply, for ranges such as 10-15万. */
  readonly mantissa: number | null
  readonly scale: number
}

/**
 * All numerals from left to right. Numbers of headings are among them; who calls settles what each is for.
 * `headings` are their places by their starts: 5.2025年 is the number 5 and a year, not 5.2025.
 */
export function scanNumerals(
  source: SourceText,
  shadow: string,
  headings: ReadonlyMap<number, { readonly end: number }> = new Map(),
): RawNumeral[] {
  const found: RawNumeral[] = []
  let last: Atom | undefined
  const pattern = new RegExp(ATOM)
  for (let match = pattern.exec(shadow); match; match = pattern.exec(shadow)) {
    const heading = headings.get(match.index)
    if (heading) {
      pattern.lastIndex = heading.end
      found.push(headingNumeral(match.index, heading.end, shadow))
      last = undefined
      continue
    }
    const atom = atomOf(match, source, shadow)
    if (!atom) continue
    const joined = last && rangeOf(last, atom, shadow)
    if (joined) {
      found.pop()
      found.push(joined)
      last = undefined
    } else {
      found.push(atom)
      last = atom
    }
  }
  return found
}

function headingNumeral(start: number, end: number, shadow: string): RawNumeral {
  const text = shadow.slice(start, end)
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : (chineseNumber(text) ?? null)
  return { start, end, text, value, arabic: /\d/.test(text), percent: false, form: 'number' }
}

function atomOf(match: RegExpExecArray, source: SourceText, shadow: string): Atom | undefined {
  const { groups = {}, 0: text, index: start } = match
  const base = { start, end: start + text.length, text, arabic: /\d/.test(text), percent: false, mantissa: null, scale: 1 }
  if (groups.odd) return undefined
  if (groups.vague) return { ...base, value: null, form: 'vague' }
  if (groups.hundred) return { ...base, value: 100, percent: true, form: 'percent' }
  if (groups.percentCn) return share({ ...base, form: 'percent' }, decimal(text.slice(3)))
  if (groups.permilleCn) return share({ ...base, form: 'permille' }, decimal(text.slice(3)), 0.1)
  if (groups.fraction) return fraction(base, text.split('分之').map(chineseNumber))
  if (groups.slash) return fraction(base, text.split('/').map(Number).reverse())
  if (groups.tenths)
    return share(
      { ...base, form: 'tenths' },
      chineseNumber(text[0]!)! * 10 + (text[2] === '半' ? 5 : (chineseNumber(text[2] ?? '零') ?? 0)),
    )
  if (groups.half) return share({ ...base, form: 'half' }, 50)
  if (groups.decimalCn) return { ...base, value: decimal(text) ?? null, form: 'number' }
  if (groups.lone) return { ...base, value: null, form: 'odd' }
  if (groups.mixed) return mixedAtom(base)
  if (groups.spaced) return spacedAtom(base, shadow)
  if (groups.formal) return chineseAtom({ ...base, text: plainNumerals(text) }, shadow)
  return groups.arabic ? arabicAtom(base, source) : chineseAtom(base, shadow)
}

type Base = Pick<Atom, 'start' | 'end' | 'text' | 'arabic' | 'percent' | 'mantissa' | 'scale'>

function share(base: Base & { form: RawNumeral['form'] }, value: number | undefined, factor = 1): Atom {
  return { ...base, value: value === undefined ? null : round(value * factor), percent: true }
}

function fraction(base: Base, [whole, part]: readonly (number | undefined)[]): Atom {
  const value = whole && part !== undefined && part <= whole ? round((part / whole) * 100) : null
  return { ...base, value, percent: true, form: 'fraction' }
}

/** 15.7 from 十五点七; also plain Chinese and Arabic numbers. */
function decimal(text: string): number | undefined {
  if (/\d/.test(text)) return Number(text.replaceAll(',', ''))
  const [whole, part] = text.split('点')
  const left = chineseNumber(whole!)
  if (left === undefined || part === undefined) return left
  const digits = [...part].map((char) => chineseNumber(char)).join('')
  return Number(`${left}.${digits}`)
}

/** 1亿2,000万 and 3万5千: parts that go down, each below the unit of the one before; out of order, a person is asked. */
function mixedAtom(base: Base): Atom {
  let total = 0
  let ceiling = Number.POSITIVE_INFINITY
  for (const [, digits, units] of base.text.replaceAll(',', '').matchAll(/(\d+)([十百千万亿]*)/g)) {
    const unit = [...units!].reduce((product, char) => product * SCALES[char]!, 1)
    const part = Number(digits) * unit
    if (part >= ceiling) return { ...base, value: null, form: 'odd' }
    total += part
    ceiling = unit
  }
  return { ...base, value: total, mantissa: total, form: 'number' }
}

/** 3 000人 right behind a word is 3,000; behind a blank it may be two cells of a table, so a person is asked. */
function spacedAtom(base: Base, shadow: string): Atom {
  const value = Number(base.text.replaceAll(' ', ''))
  const sure = /(?:\p{Script=Han}|[于过到达约至≥≤><:] )$/u.test(shadow.slice(Math.max(0, base.start - 2), base.start))
  return sure ? { ...base, value, mantissa: value, form: 'number' } : { ...base, value: null, form: 'odd' }
}

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 佰: 100, 仟: 1000, 万: 10_000, 亿: 100_000_000 }
const SAFE_DIGITS = 15

function arabicAtom(base: Base, source: SourceText): Atom {
  let { text } = base
  // A full-width comma between half-width digits is a clause mark, not a thousands mark.
  const clause = [...text].findIndex(
    (char, i) => char === ',' && source.points[base.start + i]! > 0xff && source.points[base.start]! < 0xff,
  )
  if (clause > 0) text = text.slice(0, clause)
  const percentMark = /[%‰]$/.exec(text)?.[0]
  const body = (percentMark ? text.slice(0, -1) : text).replaceAll(' ', '')
  const digits = /^[\d,.]+/.exec(body)![0]
  const scale = [...body.slice(digits.length)].reduce((product, char) => product * SCALES[char]!, 1)
  const mantissa = digits.replaceAll(/[,.]/g, '').length > SAFE_DIGITS ? null : Number(digits.replaceAll(',', ''))
  const value = mantissa === null ? null : round(mantissa * scale * (percentMark === '‰' ? 0.1 : 1))
  const form = percentMark === '%' ? 'percent' : percentMark ? 'permille' : 'number'
  return { ...base, text, end: base.start + text.length, value, mantissa, scale, percent: percentMark !== undefined, form }
}

const DIGIT_PAIR = /^(.*?)([一二两三四五六七八])([二三四五六七八九])$/

/** A Chinese numeral; two neighbouring digits (三四个, 十五六人) are a spoken range. */
function chineseAtom(base: Base, shadow: string): Atom {
  const { text } = base
  const value = chineseNumber(text)
  if (value !== undefined) return { ...base, value, mantissa: value, form: 'number' }
  const pair = DIGIT_PAIR.exec(text)
  const low = pair && chineseNumber(pair[1]! + pair[2]!)
  const high = pair && chineseNumber(pair[1]! + pair[3]!)
  if (low && high && high === low + 1 && measureAt(shadow, base.end)) return { ...base, value: [low, high], form: 'vague' }
  return { ...base, value: null, form: 'odd' }
}

const SEPARATOR = /^ ?(?:-{1,2}|~{1,2}|至|到) ?$/

/** 2-3, 两到三, 5%-10%, 20个至30个, 10-15万: one range when what stands between is a range mark, after the same unit. */
function rangeOf(low: Atom, high: Atom, shadow: string): RawNumeral | undefined {
  const between = shadow.slice(low.end, high.start)
  if (between.length === 0 || between.length > 8 || typeof low.value !== 'number' || typeof high.value !== 'number') return undefined
  const unit = measureAt(shadow, low.end)
  const afterUnit = unit && between.startsWith(unit.word) && SEPARATOR.test(between.slice(unit.word.length)) ? unit : undefined
  if (!SEPARATOR.test(between) && !(afterUnit && shadow.startsWith(afterUnit.word, high.end))) return undefined
  if (partOfChain(low.start, high.end, shadow)) return undefined
  if (low.arabic !== high.arabic || (low.percent && !high.percent)) return undefined
  const scaled =
    low.scale === 1 && high.scale > 1 && high.mantissa !== null && low.value < high.mantissa ? low.value * high.scale : low.value
  if (!(scaled < high.value)) return undefined
  const { start } = low
  return {
    start,
    end: high.end,
    text: shadow.slice(start, high.end),
    value: [scaled, high.value],
    arabic: low.arabic,
    percent: high.percent,
    form: 'range',
  }
}

/** 2022-03-05 or a telephone number: three and more numbers in a chain are no range. */
function partOfChain(start: number, end: number, shadow: string): boolean {
  return /[-~/]/.test(shadow[start - 1] ?? '') || (/[-~/]/.test(shadow[end] ?? '') && /\d/.test(shadow[end + 1] ?? ''))
}

/** Products of decimals such as 3.5 × 10,000 come out exact to twelve digits. */
const round = (value: number): number => Number(value.toPrecision(15))
