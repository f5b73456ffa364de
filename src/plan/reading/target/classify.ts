/** One disposition for every number of the text (P-020), and the targets that some of them propose. */
import type { RawNumeral } from '../number/scan.js'
import type { SourceText } from '../source/sourceText.js'
import type { LeafKind } from '../types.js'
import { idiomAt } from '../words/idioms.js'
import type { YearSpan } from '../words/time.js'
import { type Context, Surroundings } from './context.js'
import type { Surrounding } from './excluded.js'
import { measuredVerdict } from './explicit.js'
import { coverageProposal, coverageWords, eachOneAt, eachOneProposal, listVerdict } from './implied.js'
import { LookingBack } from './lookingBack.js'
import {
  countsFromRepublic,
  dateVerdict,
  idiomVerdict,
  inBookMarks,
  inQuotes,
  ordinalVerdict,
  technicalVerdict,
  yearVerdict,
} from './names.js'
import { Tables } from './tables.js'
import { cellVerdict } from './tableValue.js'
import { isTorn } from './torn.js'
import { type Proposal, structure, type Verdict } from './verdict.js'
import { type YearMark, Years } from './years.js'

/** A stretch of the text that is searched by itself: a leaf span, with the title of the section it stands in. */
export interface Field {
  readonly start: number
  readonly end: number
  readonly kind: LeafKind
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
  /** The words of the cell of times in its row of a table. */
  readonly time: string
}

/** Lines that tell of the text itself: a list of annexes, remarks below a table. */
const ASIDE_LINE = /^ {0,8}(?:(?:附(?:件|表|录)|备?注) ?[\d:]|(?:完成|办理)?(?:时限|时间|期限):)/

export class Classifier {
  readonly around: Surroundings
  private readonly years: Years
  private readonly lookingBack: LookingBack
  private readonly tables: Tables
  private readonly fromRepublic: boolean
  private last: Context | undefined
  private named: { readonly field: Field; readonly isName: boolean } | undefined
  /** The last target with a bracket right behind it, and where the bracket opens. */
  private parted: { readonly bracket: number; readonly measure: string | undefined } | undefined

  constructor(
    private readonly source: SourceText,
    private readonly shadow: string,
    private readonly planYear: number | null,
    /** Places of numbering marks. */
    private readonly headings: ReadonlySet<number> = new Set(),
    /** The years of a plan for several years. */
    span?: YearSpan,
  ) {
    this.around = new Surroundings(shadow)
    this.years = new Years(shadow)
    this.lookingBack = new LookingBack(source, shadow, planYear, headings)
    this.tables = new Tables(source, shadow, planYear, span)
    this.fromRepublic = countsFromRepublic(shadow)
  }

  /** Judges one number; numbers are judged in the order of the text, since a year rules what follows it in its line. */
  judge(n: RawNumeral, field: Field): Judged {
    const context = this.around.around(n, field.start, field.end)
    const cell = this.tables.cellOf(n.start)
    const told = cell && cellVerdict(n, cell, this.shadow)
    if (told) return { n: told.n, context: told.verdict.proposal ? context : undefined, verdict: told.verdict }
    const found = this.restated(context) ?? this.verdict(context, field)
    const read = cell?.role === 'note' && found.proposal ? structure('uncertain', true) : found
    // What a section is called asks for nothing by itself; its items do.
    const named = read.disposition === 'target' && this.isName(field)
    const torn = read.proposal !== undefined && isTorn(n, this.shadow, this.headings, context.afterStart)
    const verdict: Verdict = named
      ? { disposition: 'structure', reason: 'parts', card: true }
      : torn
        ? { disposition: 'structure', reason: 'uncertain', card: true }
        : read
    this.last = context
    const behind = context.afterStart + (/^以[上下内]/.test(context.after) ? 2 : 0)
    if (verdict.proposal && this.shadow[behind] === '(') this.parted = { bracket: behind, measure: context.measure?.word }
    if (verdict.disposition === 'plan_year') this.years.add(context, field)
    // Only targets are looked at again; a text may hold half a million numbers.
    return { n, context: verdict.proposal ? context : undefined, verdict }
  }

  /** Asked for each number of a line, which may be as long as the text: so the line is looked through once. */
  private isName(field: Field): boolean {
    if (this.named?.field !== field) this.named = { field, isName: isName(field, this.shadow) }
    return this.named.isName
  }

  /** What sets the period of a place: the years that rule it, and what the cell says that tells the time of its row. */
  timesOf(at: number, field: Field): Pick<Found, 'years' | 'time'> {
    const cell = this.tables.cellOf(at)
    return { years: cell?.years ?? this.years.ruling(at, field), time: cell?.time ?? '' }
  }

  private verdict(c: Context, field: Field): Verdict {
    const { shadow, planYear } = this
    return (
      technicalVerdict(c, shadow) ??
      yearVerdict(c, shadow, planYear, this.fromRepublic) ??
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
    // “一村一警”全覆盖: one demand, and the coverage says it.
    if (/^”?(?:实现)?全(?:面)?覆盖/.test(this.shadow.slice(found.start + 4, found.start + 12)))
      return { disposition: 'idiom', reason: 'each_one' }
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
    const { shadow, planYear, parted } = this
    const bracket = c.enclosures.find((mark) => mark.kind === '()')
    return {
      heading: field.heading,
      yearBefore: this.years.openingOf(c, field),
      planYear,
      shadow,
      lookingBack: this.lookingBack.holds(c.n.start),
      partOfSum: bracket !== undefined && bracket.start === parted?.bracket && c.measure?.word === parted.measure,
    }
  }

  /** Targets that no numeral carries: full coverage asked for in words. */
  coverage(fieldOf: (at: number) => Field | undefined): Found[] {
    return coverageWords(this.shadow).flatMap(({ start, end }) => {
      const field = fieldOf(start)
      if (!field || this.isName(field)) return []
      const text = this.shadow.slice(start, end)
      const n: RawNumeral = { start, end, text, value: 100, arabic: false, percent: true, form: 'percent' }
      const context = this.around.around(n, field.start, field.end)
      const proposal = coverageProposal(context, this.surrounding(context, field), this.source)
      return proposal ? [{ proposal, context, field, ...this.timesOf(start, field) }] : []
    })
  }
}

/** A numbered line that is a whole sentence asks, whatever level its number has; a title has no stop. */
function isName({ kind, lineStart, start, end }: Field, shadow: string): boolean {
  const isTitle = kind === 'section_title' && !/[。;]/.test(shadow.slice(start, end + 1))
  return isTitle || ASIDE_LINE.test(shadow.slice(lineStart, lineStart + 16))
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
