/** Years named in the text and what they set the time of. Years are added in the order of the text. */
import type { RawNumeral } from '../number/scan.js'
import { republicYear, yearValue } from '../words/time.js'
import type { Field } from './classify.js'
import type { Context } from './context.js'

export interface YearMark {
  readonly at: number
  readonly lineStart: number
  readonly from: number
  readonly to: number
  /** Offsets of the words: 到2022年, 2022—2024年. */
  readonly end: number
  /** 2020年起: from then on, which sets no end. */
  readonly onwards: boolean
  /** A year in a bracket speaks for the bracket alone: 三年行动(2021-2023年). */
  readonly until: number
}

/** Titles of parts that say what shall be reached. */
const AIMS = /目标|指标/
const THIS_YEAR = /今年|本年度|当年/
const DASHED = /^[ \t]{0,8}(?:--|—)/
const LEAD_LONGEST = 2000
/** How many brackets with years are stepped over to find the year that rules. */
const ASIDES = 4

export class Years {
  private readonly marks: YearMark[] = []

  constructor(private readonly shadow: string) {}

  add({ n, enclosures }: Context, field: Field): void {
    if (this.compares(n)) return
    const one = yearValue(n.text) ?? republicYear(n.text) ?? 0
    const [from, to] = Array.isArray(n.value) ? (n.value as [number, number]) : [one, one]
    const bracket = enclosures.find((mark) => mark.kind === '()')
    this.marks.push({
      at: /[到至]/.test(this.shadow[n.start - 1] ?? '') ? n.start - 1 : n.start,
      lineStart: field.lineStart,
      from,
      to,
      end: this.shadow[n.end] === '年' ? n.end + 1 : n.end,
      onwards: /^年?(?:起|开始|以来)/.test(this.shadow.slice(n.end, n.end + 4)),
      until: bracket?.end ?? Number.POSITIVE_INFINITY,
    })
  }

  /** 比2020年下降, 以2020年为基数: what is compared with, which sets no time. */
  private compares(n: RawNumeral): boolean {
    return (
      /(?:[比较与以按]|相比|不低于|高于|低于) ?$/.test(this.shadow.slice(Math.max(0, n.start - 4), n.start)) ||
      /^ ?年(?:度|底|末)?(?:的)?(?:基础上|水平|为基|相比|基数|同期)/.test(this.shadow.slice(n.end, n.end + 8))
    )
  }

  /** The year or years that set the period of a place: named before it in its sentence, unless 今年 stands between. */
  ruling(at: number, field: Field): YearMark | undefined {
    const mark = this.before(at, field)
    return mark && !mark.onwards && this.reaches(mark, at, field) ? mark : undefined
  }

  /** A year rules its sentence to the 。; where aims are set, it rules the whole line; so it does for lines with a dash below it. */
  private reaches(mark: YearMark, at: number, field: Field): boolean {
    if (mark.lineStart !== field.lineStart || mark.at >= field.start || AIMS.test(field.heading) || AIMS.test(field.title)) return true
    return !this.shadow.slice(mark.end, at).includes('。')
  }

  /** The last years named before a place in its line, unless 今年 stands between. */
  private before(at: number, field: Field): YearMark | undefined {
    let low = 0
    let high = this.marks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.marks[middle]!.at < at) low = middle + 1
      else high = middle
    }
    let last = low - 1
    while (last >= 0 && last >= low - ASIDES && this.marks[last]!.until < at) last--
    const mark = this.marks[last]
    if (!mark || mark.until < at || (mark.lineStart !== field.lineStart && !this.leads(mark, field))) return undefined
    return THIS_YEAR.test(this.shadow.slice(mark.at, at).slice(-400)) ? undefined : mark
  }

  /** 到2025年，…。 rules the lines below it that begin with a dash (——规模。…). */
  private leads(mark: YearMark, field: Field): boolean {
    const opens = mark.at === mark.lineStart || this.shadow[mark.at - 1] === '。'
    if (!opens || field.lineStart - mark.at >= LEAD_LONGEST || this.shadow[mark.at] !== '到') return false
    if (!DASHED.test(this.shadow.slice(field.lineStart, field.lineStart + 12))) return false
    const between = this.shadow.slice(mark.at, field.lineStart).split(/[\r\n]+/)
    return between.slice(1, -1).every((line) => DASHED.test(line))
  }

  /** A year that stands at the beginning of a sentence, line or bracket and so speaks for what follows: 2021年，新增…。 */
  openingOf(c: Context, field: Field): number | undefined {
    const mark = this.before(c.n.start, field)
    if (!mark || mark.onwards) return undefined
    const opens = mark.at === field.lineStart || /[。;\s(]/.test(this.shadow[mark.at - 1]!)
    return opens || mark.at >= c.clauseStart ? mark.to : undefined
  }
}
