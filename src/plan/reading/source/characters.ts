/** Which characters are common in Chinese text. The sets are derived from the byte ranges of the national standards when first needed. */

import { Converter as toTraditionalConverter } from 'opencc-js/cn2t'
import { Converter as toSimplifiedConverter } from 'opencc-js/t2cn'

const COMMON = 1
const GB2312 = 2
const BIG5_LEVEL1 = 4
const HARD_TRADITIONAL = 8
const HARD_SIMPLIFIED = 16

/** GB 2312 level 1 is rows 16–55, the whole set rows 16–87; Big5 level 1 is lead bytes A4–C6 (the last one up to trail byte 7E). */
function charactersOf(
  encoding: 'gb18030' | 'big5',
  leads: readonly [number, number],
  trails: readonly [number, number],
  last?: readonly [number, number],
): string {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue
      if (last && (lead > last[0] || (lead === last[0] && trail > last[1]))) continue
      bytes.push(lead, trail)
    }
  }
  return new TextDecoder(encoding).decode(new Uint8Array(bytes))
}

const HAN_FROM = 0x3400
const HAN_TO = 0x9fff
const everyHan = Array.from({ length: HAN_TO - HAN_FROM + 1 }, (_, i) => String.fromCharCode(HAN_FROM + i))

function oneToOne(convert: (text: string) => string): Map<string, string> {
  const map = new Map<string, string>()
  const converted = convert(everyHan.join('\n')).split('\n')
  everyHan.forEach((from, i) => {
    const to = converted[i]
    if (to && to !== from && to.length === 1) map.set(from, to)
  })
  return map
}

/** Pairs that plans mix freely and that must read as one word; the right one is the simplified form used for matching. */
const UNIFIED: Readonly<Record<string, string>> = {
  於: '于',
  後: '后',
  臺: '台',
  檯: '台',
  颱: '台',
  範: '范',
  雲: '云',
  裡: '里',
  裏: '里',
  羣: '群',
  峯: '峰',
  綫: '线',
}

const simplifiedOf = oneToOne(toSimplifiedConverter({ from: 't', to: 'cn' }))
const traditionalOf = oneToOne(toTraditionalConverter({ from: 'cn', to: 't' }))
for (const [from, to] of Object.entries(UNIFIED)) simplifiedOf.set(from, to)

const flags = buildFlags()

function buildFlags(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const mark = (text: string, flag: number) => {
    for (const char of text) if (char.length === 1) table[char.charCodeAt(0)]! |= flag
  }
  mark(charactersOf('gb18030', [0xb0, 0xf7], [0xa1, 0xfe]), GB2312)
  const level1 = charactersOf('gb18030', [0xb0, 0xd7], [0xa1, 0xfe]).replace(/[\ue000-\uf8ff]/g, '')
  const big5 = charactersOf('big5', [0xa4, 0xc6], [0x40, 0xfe], [0xc6, 0x7e])
  mark(big5, BIG5_LEVEL1)
  mark(level1 + big5, COMMON)
  for (const char of everyHan) {
    const code = char.charCodeAt(0)
    if (simplifiedOf.has(char) && !(table[code]! & GB2312)) table[code]! |= HARD_TRADITIONAL
    if (traditionalOf.has(char) && !(table[code]! & BIG5_LEVEL1)) table[code]! |= HARD_SIMPLIFIED
  }
  return table
}

/** In GB 2312 level 1 or Big5 level 1. */
export const isLevelOne = (code: number): boolean => code < 0x10000 && (flags[code]! & COMMON) !== 0

/** Level one, or the other script's form of a level-one character (砺 of 礪): nothing a careful writer would avoid. */
export function isCommonHan(code: number): boolean {
  if (isLevelOne(code)) return true
  if (code >= 0x10000) return false
  const char = String.fromCharCode(code)
  const other = traditionalOf.get(char) ?? simplifiedOf.get(char)
  return other !== undefined && isLevelOne(other.charCodeAt(0))
}

/** A form that only traditional (or only simplified) text uses. */
export const isTraditionalOnly = (code: number): boolean => code < 0x10000 && (flags[code]! & HARD_TRADITIONAL) !== 0
export const isSimplifiedOnly = (code: number): boolean => code < 0x10000 && (flags[code]! & HARD_SIMPLIFIED) !== 0

export function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)
}

/** Marks that Chinese text is set with: CJK and full-width forms, dashes, quotes, dots, circled numbers. */
export function isChineseMark(code: number): boolean {
  return (
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2030 && code <= 0x203f) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2160 && code <= 0x217f) ||
    (code >= 0x2200 && code <= 0x22ff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    code === 0xb7 ||
    code === 0xd7 ||
    code === 0xfeff ||
    code === 0x2022 ||
    code === 0x25a0 ||
    code === 0x25cf ||
    code === 0x2103
  )
}

/** The simplified partner used for matching, or the character itself. */
export const simplified = (char: string): string => simplifiedOf.get(char) ?? char
export const simplifiedPairs = (): ReadonlyMap<string, string> => simplifiedOf
