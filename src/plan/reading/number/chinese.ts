/** Chinese numerals to numbers and back. Works on shadow text, so 萬 億 兩 are already 万 亿 两. */

const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const BIG: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

/** The numerals of money and of formal texts, which cannot be altered by a stroke. */
const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟'
const PLAIN = '一二三四五六七八九十百千'
export const FORMAL_DIGIT = FORMAL.slice(0, 9)

/** 壹佰贰拾 as 一百二十. */
export const plainNumerals = (text: string): string => text.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (char) => PLAIN[FORMAL.indexOf(char)]!)

export const CHINESE_NUMERAL = '〇零一二三四五六七八九十百千万亿两廿卅'

/** The value of a Chinese numeral, or undefined when it is none (三四: two readings; 百一十万千: out of order). */
export function chineseNumber(text: string): number | undefined {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return positional(text)
  const reader = new Groups()
  for (const char of text) if (!reader.take(char)) return undefined
  return reader.value()
}

/** 二〇二二 is read digit by digit; 三四 and 一二三 are not a number but several. */
function positional(text: string): number | undefined {
  if (text.length <= 3 && !/[〇零]/.test(text)) return undefined
  return Number([...text].map((char) => DIGITS[char]).join(''))
}

/** Reads groups of four: the digits and 十百千 make a group, 万 and 亿 lift it. */
class Groups {
  private total = 0
  private group = 0
  private digit: number | undefined
  private lastSmall = Number.POSITIVE_INFINITY
  private lastBig = Number.POSITIVE_INFINITY
  private anything = false
  private afterZero = false
  /** 百, 千, 万 or 亿 without a digit before it: only larger units may follow (百万, not 百十). */
  private bare = false

  take(char: string): boolean {
    if (char in DIGITS) return this.takeDigit(DIGITS[char]!)
    if (char in TENS) return this.takeTens(TENS[char]!)
    if (char in SMALL) return this.takeSmall(SMALL[char]!)
    return this.takeBig(BIG[char]!)
  }

  private takeDigit(digit: number): boolean {
    if (this.bare) return false
    if (digit === 0) {
      if (this.digit !== undefined) return false
      this.afterZero = true
      this.anything = true
      return true
    }
    if (this.digit !== undefined) return false
    this.digit = digit
    this.anything = true
    return true
  }

  private takeTens(value: number): boolean {
    if (this.bare || this.digit !== undefined || this.lastSmall <= 10) return false
    this.group += value
    this.lastSmall = 10
    this.anything = true
    return true
  }

  private takeSmall(unit: number): boolean {
    if (this.bare || unit >= this.lastSmall) return false
    this.bare = this.digit === undefined && unit > 10
    this.group += (this.digit ?? 1) * unit
    this.digit = undefined
    this.lastSmall = unit
    this.afterZero = false
    this.anything = true
    return true
  }

  private takeBig(unit: number): boolean {
    const group = this.group + (this.digit ?? 0)
    if (unit < this.lastBig) {
      if (group === 0 && this.anything) return false
      this.bare ||= group === 0
      this.total += (group === 0 ? 1 : group) * unit
    } else {
      // 万亿: the lifted group is lifted once more, which only the larger unit may do.
      if (group !== 0 || unit <= 10_000 || this.lastBig !== 10_000) return false
      this.total *= unit
    }
    this.lastBig = unit
    this.group = 0
    this.digit = undefined
    this.lastSmall = Number.POSITIVE_INFINITY
    this.afterZero = false
    this.anything = true
    return true
  }

  value(): number | undefined {
    if (!this.anything) return undefined
    return this.total + this.group + this.spokenDigit()
  }

  /** 一百五 says 150 and 三万五 35,000: a digit right after a unit stands one unit lower; after 零 it is itself. */
  private spokenDigit(): number {
    const digit = this.digit ?? 0
    if (digit === 0 || this.afterZero) return digit
    if (this.lastSmall === 100 || this.lastSmall === 1000) return digit * (this.lastSmall / 10)
    if (this.lastSmall === Number.POSITIVE_INFINITY && this.lastBig !== Number.POSITIVE_INFINITY) return digit * (this.lastBig / 10)
    return digit
  }
}

const WRITTEN = '零一二三四五六七八九'

/** A whole number from 0 to 9,999,999,999,999,999 in Chinese numerals, as a plan would write it. */
export function inChinese(n: number): string {
  if (n === 0) return '零'
  if (n >= 100_000_000) return lifted(n, 100_000_000, '亿')
  if (n >= 10_000) return lifted(n, 10_000, '万')
  return groupInChinese(n).replace(/^一十/, '十')
}

function lifted(n: number, unit: number, name: string): string {
  const high = Math.floor(n / unit)
  const low = n % unit
  const gap = low > 0 && low < unit / 10 ? '零' : ''
  const rest = low === 0 ? '' : inChinese(low).replace(/^十/, '一十')
  return inChinese(high) + name + gap + rest
}

function groupInChinese(n: number): string {
  let text = ''
  let zero = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += (zero ? '零' : '') + WRITTEN[digit] + name
    zero = false
  }
  return text
}
