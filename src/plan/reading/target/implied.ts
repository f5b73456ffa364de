/** Targets without a plain number: 一会一案, 十大…, 全覆盖 (P-024, P-026). */
import type { SourceText } from '../source/sourceText.js'
import { EACH_ONE } from '../words/idioms.js'
import type { Context } from './context.js'
import { excluded, type Surrounding } from './excluded.js'
import { inBookMarks } from './names.js'
import type { Proposal, Verdict } from './verdict.js'

const EACH_ONE_PATTERN = /一(\p{Script=Han})一(\p{Script=Han})/uy
const NO_NUMERAL = /[^〇零一二三四五六七八九十百千万亿两]/

export interface EachOne {
  readonly start: number
  readonly each: string
  readonly one: string
  /** True when the pattern is one that sets a rule for every X, or stands in quotes. */
  readonly sure: boolean
}

/** 一X一Y with the numeral at `at` as its first or second 一. */
export function eachOneAt(shadow: string, at: number, quoted: boolean): EachOne | undefined {
  for (const start of [at, at - 2]) {
    EACH_ONE_PATTERN.lastIndex = start
    const match = start >= 0 ? EACH_ONE_PATTERN.exec(shadow) : null
    if (!match || !NO_NUMERAL.test(match[1]!) || !NO_NUMERAL.test(match[2]!)) continue
    if (shadow[start - 1] === '一' || match[1] === match[2]) continue
    // 一月一提醒 tells how often.
    if (/[年季月周旬日天]/.test(match[1]!)) continue
    // 一展一专班: the thing made is named by more than one character, so it is for a person to say.
    const longer = !EACH_ONE.includes(match[2]!) && /\p{Script=Han}/u.test(shadow[start + 4] ?? '')
    return { start, each: match[1]!, one: match[2]!, sure: EACH_ONE.includes(match[2]!) || (quoted && !longer) }
  }
  return undefined
}

export function eachOneProposal(found: EachOne, source: SourceText): Proposal {
  const { start } = found
  const each = source.slice(start + 1, start + 2)
  const one = source.slice(start + 3, start + 4)
  return {
    comparator: '=',
    strict: false,
    value: 1,
    word: '一…一…',
    wordStart: start,
    unit: { zh: `${one}/${each}`, en: 'one for each' },
    kind: 'implied',
    confidence: EACH_ONE.includes(found.one) ? 0.65 : 0.55,
    why: [{ code: 'each_one', word: source.slice(start, start + 4) }],
    numStart: start,
    numEnd: start + 4,
    per: each,
    within: [start, start + 4],
    over: 'forbidden',
    denominator: each,
  }
}

/** N大 + noun is a list when something chooses or publishes it: 发布“…十大科学问题”. */
const LISTING = /发布|评选|评出|选出|遴选|公布|推出|征集|揭晓|推选|推荐|产生|入选/
const LISTED = /^大(?=[\p{Script=Han}“])(?!力|批|量|型|众|幅|家|局|赛|奖|会|于|小|学|为|道|地)/u
const LIST_NOUN = /问题|难题|进展|成果|人物|新闻|事件|案例|技术|榜|产品|亮点|品牌|成就|突破|发现|趋势|前沿|瞬间|热点/

/** Things a body of work is divided into: 十大行动 are parts of the plan, nothing to choose. */
const PART_NOUN = /^[\p{Script=Han}]{0,4}(?:行动|任务|工程|领域|产业|措施|方面|战略|重点|体系|计划|专项|板块|平台|机制)/u

export function listVerdict(c: Context, source: SourceText): Verdict | undefined {
  const { n } = c
  if (typeof n.value !== 'number' || n.percent || !LISTED.test(c.right)) return undefined
  const noun = c.right.slice(1, 14)
  const listed = LISTING.test(c.sentenceLeft.slice(-40)) && (LIST_NOUN.test(noun) || (n.value === 10 && !PART_NOUN.test(noun)))
  if (!listed) return { disposition: 'structure', reason: 'parts', card: LIST_NOUN.test(noun) && n.value >= 5 }
  const word = source.slice(n.start, n.end + 1)
  const quote = c.enclosures.find((mark) => mark.kind === '“”')
  const proposal: Proposal = {
    comparator: '=',
    strict: false,
    value: n.value,
    word,
    wordStart: n.start,
    unit: { zh: unitLike(c, source), en: 'items' },
    kind: 'implied',
    confidence: 0.7,
    why: [{ code: 'list_of', word }],
    numStart: n.start,
    numEnd: n.end,
    within: quote ? [quote.start + 1, quote.end] : undefined,
    over: 'forbidden',
  }
  return { disposition: 'target', reason: 'implied', proposal }
}

/** 个 in the script of the text around. */
function unitLike(c: Context, source: SourceText): string {
  const around = source.slice(Math.max(0, c.n.start - 200), Math.min(source.length, c.n.end + 200))
  return /[個發學術會國動為與]/.test(around) ? '個' : '个'
}

export interface Coverage {
  readonly start: number
  readonly end: number
}

const COVERAGE = /全覆盖|全面覆盖|全部实现|全部覆盖/g

export function coverageWords(shadow: string): Coverage[] {
  return [...shadow.matchAll(COVERAGE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Full coverage asked for; nothing when it only describes (全覆盖的体系) or stands in a title. */
export function coverageProposal(c: Context, around: Surrounding, source: SourceText): Proposal | undefined {
  if (inBookMarks(c) || /^(?:的|式|、多层次)/.test(c.right) || excluded({ ...c, measure: undefined }, around)) return undefined
  const asked = /实现|做到|达到|推进|推动|确保|完成|力争|争取|基本|全部/.test(c.sentenceLeft.slice(-60))
  const word = source.slice(c.n.start, c.n.end)
  return {
    comparator: '=',
    strict: false,
    value: 100,
    word,
    wordStart: c.n.start,
    unit: { zh: '%', en: 'per cent' },
    kind: 'coverage',
    confidence: (asked ? 0.85 : 0.6) - (/基本/.test(c.left) ? 0.2 : 0),
    why: [{ code: 'coverage', word }],
    numStart: c.n.start,
    numEnd: c.n.end,
    over: 'not applicable',
  }
}
