/** One disposition for every number of the text (P-020), and the targets that some of them propose. */
import type { RawNumeral } from '../number/scan.js'
import type { SourceText } from '../source/sourceText.js'
import { idiomAt } from '../words/idioms.js'
import { republicYear, yearValue } from '../words/time.js'
import { type Context, Surroundings } from './context.js'
import type { Surrounding } from './excluded.js'
import { measuredVerdict } from './explicit.js'
import { coverageProposal, coverageWords, eachOneAt, eachOneProposal, listVerdict } from './implied.js'
import { dateVerdict, idiomVerdict, inBookMarks, inQuotes, ordinalVerdict, technicalVerdict, yearVerdict } from './names.js'
import type { Proposal, Verdict } from './verdict.js'

/** A stretch of the text that is searched by itself: a leaf span, with the title of the section it stands in. */
export interface Field {
  readonly start: number
  readonly end: number
  readonly heading: string
  /** The title of the item it stands in, if any. */
  readonly title: string
  readonly lineStart: number
}

export interface Judged {
  readonly n: RawNumeral
  readonly verdict: Verdict
  readonly context: Context | undefined
}

export interface Found {
  readonly proposal: Proposal
  readonly context: Context
  readonly field: Field
  readonly years: YearMark | undefined
}

export interface YearMark {
  readonly at: number
  readonly lineStart: number
  readonly from: number
  readonly to: number
  /** Offsets of the words: 到2022年, 2022—2024年. */
  readonly end: number
  /** 2020年起: from then on, which sets no end. */
  readonly onwards: boolean
}

/** Titles of parts that say what shall be reached. */
const AIMS = /目标|指标/
/** 三年行动(2021-2023年): years in a bracket speak of the name before it. */
const isAside = (c: Context): boolean => c.enclosures.some((mark) => mark.kind === '()')

const THIS_YEAR = /今年|本年度|当年/

function yearMark(n: RawNumeral, field: Field, shadow: string): YearMark {
  const one = yearValue(n.text) ?? republicYear(n.text) ?? 0
  const [from, to] = Array.isArray(n.value) ? (n.value as [number, number]) : [one, one]
  const at = /[到至]/.test(shadow[n.start - 1] ?? '') ? n.start - 1 : n.start
  return {
    at,
    lineStart: field.lineStart,
    from,
    to,
    end: shadow[n.end] === '年' ? n.end + 1 : n.end,
    onwards: /^年?(?:起|开始|以来)/.test(shadow.slice(n.end, n.end + 4)),
  }
}

export class Classifier {
  readonly around: Surroundings
  private readonly years: YearMark[] = []
  private last: Context | undefined

  constructor(
    private readonly source: SourceText,
    private readonly shadow: string,
    private readonly planYear: number | null,
  ) {
    this.around = new Surroundings(shadow)
  }

  /** Judges one number; numbers are judged in the order of the text, since a year rules what follows it in its line. */
  judge(n: RawNumeral, field: Field): Judged {
    const context = this.around.around(n, field.start, field.end)
    const verdict = this.restated(context) ?? this.verdict(context, field)
    this.last = context
    if (verdict.disposition === 'plan_year' && !this.compares(n) && !isAside(context)) this.years.push(yearMark(n, field, this.shadow))
    // Only targets are looked at again; a text may hold half a million numbers.
    return { n, context: verdict.proposal ? context : undefined, verdict }
  }

  /** 比2020年下降, 以2020年为基数: what is compared with, which sets no time. */
  private compares(n: RawNumeral): boolean {
    return (
      /(?:[比较与以按]|相比|不低于|高于|低于)$/.test(this.shadow.slice(Math.max(0, n.start - 3), n.start)) ||
      /^年(?:度|底|末)?(?:的)?(?:基础上|水平|为基|相比|基数|同期)/.test(this.shadow.slice(n.end, n.end + 8))
    )
  }

  /** The year or years that set the period of a place: named before it in its own field, unless 今年 stands between. */
  yearsOf(at: number, field: Field): YearMark | undefined {
    const mark = this.yearsBefore(at, field)
    return mark && !mark.onwards && this.reaches(mark, at, field) ? mark : undefined
  }

  /** A year rules its sentence to the 。; where aims are set, it rules the whole line. */
  private reaches(mark: YearMark, at: number, field: Field): boolean {
    if (mark.at >= field.start || AIMS.test(field.heading) || AIMS.test(field.title)) return true
    return !this.shadow.slice(mark.end, at).includes('。')
  }

  /** The last years named before a place in its line, unless 今年 stands between. */
  private yearsBefore(at: number, field: Field): YearMark | undefined {
    let low = 0
    let high = this.years.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.years[middle]!.at < at) low = middle + 1
      else high = middle
    }
    const mark = this.years[low - 1]
    if (!mark || mark.lineStart !== field.lineStart) return undefined
    return THIS_YEAR.test(this.shadow.slice(mark.at, at).slice(-400)) ? undefined : mark
  }

  private verdict(c: Context, field: Field): Verdict {
    const { shadow, planYear } = this
    return (
      technicalVerdict(c, shadow) ??
      yearVerdict(c, shadow, planYear) ??
      dateVerdict(c, shadow) ??
      ordinalVerdict(c, shadow) ??
      this.eachOne(c) ??
      idiomVerdict(c, shadow) ??
      (inBookMarks(c) ? { disposition: 'name_part', reason: 'in_title' } : undefined) ??
      listVerdict(c, this.source) ??
      (inQuotes(c) ? { disposition: 'name_part', reason: 'in_quotes', card: this.eachOfSome(c) } : undefined) ??
      vagueOne(c) ??
      namedProgramme(c) ??
      measuredVerdict(c, this.surrounding(c, field))
    )
  }

  /** 捌拾万元(800,000元): the same sum once more in a bracket. */
  private restated(c: Context): Verdict | undefined {
    const bracket = c.enclosures.find((mark) => mark.kind === '()')
    const { last } = this
    if (!bracket || !last || bracket.start < last.n.end || bracket.start > last.afterStart + 2) return undefined
    const same = typeof c.n.value === 'number' && c.n.value === last.n.value && c.measure?.word === last.measure?.word
    return same ? { disposition: 'structure', reason: 'counted_before' } : undefined
  }

  private eachOne(c: Context): Verdict | undefined {
    const { n } = c
    if (n.text !== '一' || inBookMarks(c)) return undefined
    const idiom = idiomAt(this.shadow, n.start, n.end)
    if (idiom && idiom.length >= 4) return undefined
    const found = eachOneAt(this.shadow, n.start, inQuotes(c))
    if (!found) return undefined
    if (!found.sure) return { disposition: 'idiom', reason: 'each_one', card: true }
    return { disposition: 'target', reason: 'implied', proposal: eachOneProposal(found, this.source) }
  }

  /** 一支部一品牌 in quotes: perhaps one for each, in longer words. */
  private eachOfSome(c: Context): boolean {
    const quote = c.enclosures.find((mark) => mark.kind === '“”')
    return (
      quote !== undefined &&
      /^一(?!一)[^〇零一二三四五六七八九十百千万]{1,4}一[^〇零一二三四五六七八九十百千万]{1,4}$/.test(
        this.shadow.slice(quote.start + 1, quote.end),
      )
    )
  }

  private surrounding(c: Context, field: Field): Surrounding {
    return { heading: field.heading, yearBefore: this.openingYear(c, field), planYear: this.planYear, shadow: this.shadow }
  }

  /** A year that stands at the beginning of a sentence or line and so speaks for what follows: 2021年，新增…。 */
  private openingYear(c: Context, field: Field): number | undefined {
    const mark = this.yearsBefore(c.n.start, field)
    if (!mark || mark.onwards) return undefined
    const opens = mark.at === field.lineStart || /[。;\s]/.test(this.shadow[mark.at - 1]!)
    return opens || mark.at >= c.clauseStart ? mark.to : undefined
  }

  /** Targets that no numeral carries: full coverage asked for in words. */
  coverage(fieldOf: (at: number) => Field | undefined): Found[] {
    return coverageWords(this.shadow).flatMap(({ start, end }) => {
      const field = fieldOf(start)
      if (!field) return []
      const text = this.shadow.slice(start, end)
      const n: RawNumeral = { start, end, text, value: 100, arabic: false, percent: true, form: 'percent' }
      const context = this.around.around(n, field.start, field.end)
      const proposal = coverageProposal(context, this.surrounding(context, field), this.source)
      return proposal ? [{ proposal, context, field, years: this.yearsOf(start, field) }] : []
    })
  }
}

const VAGUE_ONE = /^(?:大?批|系列|些|部分|揽子|大堆|定(?:数量|规模|比例))/

function vagueOne(c: Context): Verdict | undefined {
  return c.n.text === '一' && VAGUE_ONE.test(c.right) ? { disposition: 'vague', reason: 'vague', card: true } : undefined
}

/** 三年行动计划, 百万青年见习计划: numbers in the name of a programme that no marks set off. */
const PROGRAMME =
  /^(?:年|个)?[\p{Script=Han}—-]{0,10}?(?:行动计划|行动方案|行动|规划|计划|工程|战略|专项)(?!举办|召开|目标|指标|任务数|完成)/u

function namedProgramme(c: Context): Verdict | undefined {
  const { n } = c
  if (n.arabic && !/^年(?:期)?(?:滚动)?(?:行动|规划|计划|攻坚)/.test(c.right)) return undefined
  if (!PROGRAMME.test(c.right)) return undefined
  if (n.arabic || (/^年/.test(c.right) && !/以上|以内/.test(c.right.slice(0, 4))))
    return { disposition: 'name_part', reason: 'programme_name' }
  if (/^[百千万]/.test(n.text) && c.measure?.kind !== 'event' && c.measure?.kind !== 'count')
    return { disposition: 'name_part', reason: 'programme_name', card: true }
  return undefined
}
