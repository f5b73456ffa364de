/** One disposition for every number of the text (P-020), and the targets that some of them propose. */
import type { RawNumeral } from '../number/scan.js'
import type { SourceText } from '../source/sourceText.js'
import { idiomAt } from '../words/idioms.js'
import { yearsIn } from '../words/time.js'
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
}

export class Classifier {
  readonly around: Surroundings

  constructor(
    private readonly source: SourceText,
    private readonly shadow: string,
    private readonly planYear: number | null,
  ) {
    this.around = new Surroundings(shadow)
  }

  judge(n: RawNumeral, field: Field): Judged {
    const context = this.around.around(n, field.start, field.end)
    return { n, context, verdict: this.verdict(context, field) }
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
      (inQuotes(c) ? { disposition: 'name_part', reason: 'in_quotes' } : undefined) ??
      vagueOne(c) ??
      namedProgramme(c) ??
      measuredVerdict(c, this.surrounding(c, field))
    )
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

  private surrounding(c: Context, field: Field): Surrounding {
    const lineLeft = this.shadow.slice(Math.max(field.lineStart, c.n.start - 600), c.n.start)
    const years = yearsIn(lineLeft).filter(({ at, length }) => lineLeft[at + length] === '年')
    return { heading: field.heading, yearBefore: years.at(-1)?.year, planYear: this.planYear, shadow: this.shadow }
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
      return proposal ? [{ proposal, context, field }] : []
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
