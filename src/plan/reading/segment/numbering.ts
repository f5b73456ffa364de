/** P-011: numbering marks, recognised at line start only. */
import { chineseNumber, plainNumerals } from '../number/chinese.js'
import type { Style } from '../types.js'

export interface Mark {
  readonly style: Style
  readonly no: number
  /** Offsets in the text: the whole mark, and the numeral inside it. */
  readonly start: number
  readonly end: number
  readonly numStart: number
  readonly numEnd: number
}

const CN = '[一二三四五六七八九十百零〇]{1,7}'
/** Each pattern captures what goes before the numeral, the numeral, and what closes the mark. */
const PATTERNS: readonly [Style, RegExp][] = [
  ['part', new RegExp(`(第 ?)(${CN}|\\d{1,3})( ?(?:编|篇|部分)[、:]?)`, 'y')],
  ['chapter', new RegExp(`(第 ?)(${CN}|\\d{1,3})( ?章[、:]?)`, 'y')],
  ['subchapter', new RegExp(`(第 ?)(${CN}|\\d{1,3})( ?节(?!课)[、:]?)`, 'y')],
  // 參 folds to 参.
  ['formal', /()([壹贰叁参肆伍陆柒捌玖拾]{1,3})( ?[、.])/y],
  ['article', new RegExp(`(第 ?)(${CN}|\\d{1,3})( ?条[、:]?)`, 'y')],
  ['cn_bracket', new RegExp(`(\\( ?)(${CN})( ?\\)[、.]?)`, 'y')],
  ['cn', new RegExp(`()(${CN})( ?(?:、|\\.(?!\\d)))`, 'y')],
  ['yishi', /()([一二三四五六七八九十]{1,2})((?:是|要)(?:要)?)/y],
  ['bracket', /(\( ?)(\d{1,3})( ?\)[、.]?)/y],
  ['decimal3', /(\d{1,2}\.\d{1,2}\.)(\d{1,2})([、.]?(?=[ \t、\p{Script=Han}“《]))/uy],
  ['decimal', /(\d{1,2}\.)(\d{1,2})([、.]?(?=[ \t、“《]|(?![万亿千百十个项家名人次倍元米吨年月日期级版成])\p{Script=Han}))/uy],
  ['arabic', /()(\d{1,5})( ?[.、](?!\d(?!\d{3}年|\d{2,}(?![\d.万亿%]))))/y],
  ['bracket', /()(\d{1,3})(\)[、.]?)/y],
]
const CIRCLED: readonly [from: number, to: number, first: number, style: Style][] = [
  [0x2460, 0x2473, 1, 'circled'],
  [0x3251, 0x325f, 21, 'circled'],
  [0x2474, 0x2487, 1, 'bracket'],
  [0x2488, 0x249b, 1, 'arabic'],
]
/** A line that ends in leaders and a page number is a line of a table of contents. */
const CONTENTS_LINE = /(?:\.{3,}|…+|·{3,}|\t) *\d{1,4} *$/

const BARE = /(\d{1,2}) +(?=[\p{Script=Han}“《])/uy

/** `1 组织建设`: a number and a blank, which is a style only where the whole text speaks for it. */
export function bareMarkAt(shadow: string, start: number): Mark | undefined {
  BARE.lastIndex = start
  const match = BARE.exec(shadow)
  if (!match) return undefined
  const end = start + match[1]!.length
  return { style: 'bare', no: Number(match[1]), start, end, numStart: start, numEnd: end }
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'

/** `甲、`: one of the ten stems, which number the parts of a text only where they count up through the whole of it. */
export function stemMarkAt(shadow: string, start: number): Mark | undefined {
  const no = STEMS.indexOf(shadow[start] ?? ' ') + 1
  if (no === 0 || shadow[start + 1] !== '、') return undefined
  return { style: 'formal', no, start, end: start + 2, numStart: start, numEnd: start + 1 }
}

/** The mark at `start`, where the line's first character that is not blank stands. `shadow` is the whole text's shadow. */
export function markAt(shadow: string, start: number, end: number): Mark | undefined {
  const circled = circledAt(shadow.charCodeAt(start))
  if (circled) return { ...circled, start, end: shadow[start + 1] === '、' ? start + 2 : start + 1, numStart: start, numEnd: start + 1 }
  for (const [style, pattern] of PATTERNS) {
    pattern.lastIndex = start
    const match = pattern.exec(shadow)
    if (!match || start + match[0].length > end) continue
    const no = /\d/.test(match[2]!) ? Number(match[2]) : chineseNumber(plainNumerals(match[2]!.replaceAll('参', '叁')))
    if (no === undefined) continue
    if (CONTENTS_LINE.test(shadow.slice(Math.max(start, end - 120), end))) return undefined
    const numStart = style.startsWith('decimal') ? start : start + match[1]!.length
    return { style, no, start, end: start + match[0].length, numStart, numEnd: start + match[1]!.length + match[2]!.length }
  }
  return undefined
}

function circledAt(code: number): { style: Style; no: number } | undefined {
  for (const [from, to, first, style] of CIRCLED) if (code >= from && code <= to) return { style, no: first + code - from }
  return undefined
}

/** Outer to inner as official documents use them; it decides only where a text leaves the order open. */
export const OFFICIAL_ORDER: readonly Style[] = [
  'part',
  'chapter',
  'subchapter',
  'formal',
  'cn',
  'article',
  'cn_bracket',
  'arabic',
  'bare',
  'decimal',
  'decimal3',
  'bracket',
  'circled',
  'yishi',
]
