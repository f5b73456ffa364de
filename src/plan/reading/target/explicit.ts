/** A number with a measure word that asks for something: comparator, unit, confidence (P-022, P-028). */
import { comparedAfter, comparedBefore, HEDGE, limitAfter, looseBound, ROUGH_BEFORE } from '../words/comparators.js'
import { endsInVerb, verbsIn } from '../words/verbs.js'
import type { Context } from './context.js'
import { excluded, type Surrounding } from './excluded.js'
import { PROPOSE_FROM, type Proposal, type Verdict } from './verdict.js'

const card = (disposition: Verdict['disposition'], reason: string): Verdict => ({ disposition, reason, card: true })

const GROWTH =
  /(?:增长|成长|净增|净增长|新增|增加|提高|提升|上升|下降|降低|减少|压减|缩短|缩减|增幅|涨幅|降幅|增速|增收|增产|扩大|同比|环比|上涨|下跌|上浮|下浮|回升|递增|年均增长|压缩|压降|节约|下调|上调|提速)(?:率|幅度|速度)?(?:了|约|为|在|目标|分别|超过|不低于|不少于|不高于|达到|达|不超过|高于|低于|力争|保持在|控制在|预期|全年|年均|和|、)*$/
/** A rate of change with its own ceiling or floor (涨幅控制在3%以内) still needs a baseline: it stays relative. */
const GROWTH_LEVEL = /(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|压减|缩短|压缩|压降)(?:到|至|为)(?:约)?$/

/** 分别下降5%、3%: the word before the first share is meant for all. */
const EARLIER_SHARES = /(?:\d[\d.]*%(?:以上|左右|以内)?[、和及]){1,9}$/

/** 缩短3天, 提高1岁: by how much, not how much. */
const SHIFTED = /(?:提高|(?<!改造|升级|整治|优化|扩容|改建|新建|治理|培育|打造)提升|缩短|降低|下降|上升|延长|上调|下调|提前)(?:了|约)?$/
const SETTLED: ReadonlySet<string> = new Set(['condition', 'achieved', 'existing', 'duration', 'deadline', 'interval', 'per_unit'])

const MORE_OF_IT = /^(?:力争|争取|努力|力求|确保)(?:达到|达|实现|完成)?$/
const GROWTH_WORD = /增长|下降|提高|降低|增速|增幅|减少/

/** 压减经费5%: a change of the thing named between verb and number. */
const CHANGE_OF =
  /(?:减少|压减|压缩|降低|下降|增加|增长|提高|提升|节约|缩减|削减|精简)(?!到|至|为)(?:(?!到|至|达|为|率|比例|占比|比重|覆盖|不|超过)\p{Script=Han}){1,8}$/u
/** 精简会议数量不少于五分之一 */
const CUT_BY = /(?:精简|压减|压缩|削减|减少)\p{Script=Han}{2,8}(?:不少于|不低于|超过|达到|达)$/u
/** 同比增加2亿元. */
const SINCE_LAST = /(?:同比|环比)(?:增|减|多|少|提|升|降|扩|缩|上|下)\p{Script=Han}{0,4}$/u
/** 比上年增加5个: a difference from a baseline, whatever is counted. */
const AGAINST =
  /(?:比|较)(?:上年|去年|上一年|上年度|同期|上年同期|往年|上一年度| ?(?:19|20)\d{2} ?年)[^,]*(?:增|减|多|少|成长|衰退|提高|下降|降低|上升|扩大|缩小|上涨|下调|缩短|压缩|提前|延长)[^,到至]*$/

/** 合同额增加500万元, 增加投入100万元: a change of a sum, of which the text does not say from what. */
const SUM_CHANGED =
  /(?:(?<!新)增加|增长|减少|压减|缩减|削减|节支|增支|上涨|回落|多增|少增)(?:了|约)?$|(?:(?<!新)增加|减少|压减|压缩|降低|缩减|削减|提高)(?:\p{Script=Han}{0,6}(?:投入|经费|预算|支出|拨款|投资|收入|营收|产值|成本|开支|费用|税收|利润|效益|额))(?:了|约)?$/u

/** 办公用房压减200平方米 */
const LESS = /(?:(?<!新)增加|减少|压减|缩减|削减)(?:了|约)?$/

export function measuredVerdict(c: Context, around: Surrounding): Verdict {
  const { n } = c
  const after = comparedAfter(c.after)
  if (n.form === 'vague') return vague(c)
  if (c.measure?.kind === 'times' || c.measure?.kind === 'points') return card('relative', 'relative')
  const left = /[、和及]$/.test(c.left) && /[增长降减提升涨跌缩]/.test(c.left) ? c.left.slice(-80).replace(EARLIER_SHARES, '') : c.left
  if (n.percent && GROWTH.test(left) && !GROWTH_LEVEL.test(left)) return card('relative', 'relative')
  // 增长5%左右，力争6%: more of the same change.
  if (n.percent && MORE_OF_IT.test(c.left) && GROWTH_WORD.test(c.sentenceLeft)) return card('relative', 'relative')
  if (n.percent && (CHANGE_OF.test(c.left) || CUT_BY.test(c.left))) return card('relative', 'relative')
  // 32/10万: so many of so many, for which there is no unit.
  if (/^\/\d/.test(c.right)) return card('structure', 'uncertain')
  if (AGAINST.test(c.left) || SINCE_LAST.test(c.left) || SHIFTED.test(c.left)) return card('relative', 'relative')
  if (isMoney(c) && SUM_CHANGED.test(c.left)) return card('relative', 'relative')
  if (c.measure?.kind === 'quantity' && LESS.test(c.left) && /^(?:以[上下内]|左右)?$/.test(c.after)) return card('relative', 'relative')
  const out = excluded(c, around)
  if (!out && isNegative(c)) return card('structure', 'uncertain')
  const rough = c.rough !== '' || after?.kind === 'approximate' || ROUGH_BEFORE.test(c.left)
  // A rough number is asked, unless it surely describes something else.
  if (out) return rough && !SETTLED.has(out.reason) ? card('approximate', 'approximate') : out
  if (rough) return card('approximate', 'approximate')
  if (n.form === 'fraction' && !isExact(n.value)) return card('approximate', 'fraction')
  if (n.value === null || c.measure === undefined) return unmeasured(c, around)
  return proposed(c, around)
}

const isMoney = (c: Context): boolean => /元$/.test(c.measure?.word ?? '')

/** 不低于-20℃, 增速-5%: below nothing, or a dash; a person says. */
function isNegative(c: Context): boolean {
  if (/--$/.test(c.before)) return false
  if (/±$/.test(c.before)) return true
  if (/(?:[于到达至为在过约]|[≥≤<>]) ?-$/.test(c.before)) return true
  return /[^\d\s\w)-]-$/.test(c.before) && (c.n.percent || /^(?:℃|°C|度|摄氏度)$/.test(c.measure?.word ?? ''))
}

/** Two thirds are no exact per cent: the reviewer says how it is tested. */
const isExact = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value * 100)

export function vague(c: Context): Verdict {
  const { text } = c.n
  if (text === '翻番') return card('relative', 'relative')
  if (text === '若干' && /^(?:意见|规定|措施|问题|政策|办法|决定|要求)/.test(c.right))
    return { disposition: 'name_part', reason: 'document_name' }
  const counts =
    c.measure !== undefined ||
    (/^上/.test(text) && /^\p{Script=Han}/u.test(c.right)) ||
    /^(?:以上|余|多|家|人|次|计)/.test(c.right) ||
    /^(?:若干|数以|十几)/.test(text)
  return counts ? card('vague', 'vague') : { disposition: 'idiom', reason: 'idiom' }
}

function unmeasured(c: Context, around: Surrounding): Verdict {
  const compared = comparedBefore(c.left) ?? comparedAfter(c.right)
  if (!c.n.arabic)
    return compared && c.n.value !== null
      ? countedBefore(c) && Number(c.n.value) >= 100
        ? proposed(c, around)
        : card('structure', 'no_measure')
      : { disposition: c.n.text === '一' ? 'idiom' : 'name_part', reason: 'no_measure' }
  if (compared && c.n.value !== null) return proposed(c, around)
  if (c.n.value !== null && /(?:附件|附表|附图|(?<!代)表|图|式|例)$/.test(c.left)) return { disposition: 'ordinal', reason: 'enumeration' }
  // A long run of digits is a number to dial or to look up.
  return { disposition: 'name_part', reason: 'no_measure', card: c.n.text.replace(/\D/g, '').length < 7 }
}

function proposed(c: Context, around: Surrounding): Verdict {
  const proposal = proposalOf(c)
  if (proposal.confidence < PROPOSE_FROM) return c.n.arabic ? card('structure', 'uncertain') : small(c, around)
  // 不得超过全部开销的合理部分12%: a bound that cannot be seen to govern the number makes a bare one doubtful.
  if (proposal.word === '(bare number)' && c.n.form !== 'range' && looseBound(c.left)) return card('structure', 'uncertain')
  return { disposition: 'target', reason: proposal.kind, proposal }
}

/** A small Chinese number without a word that makes it a demand. */
function small(c: Context, { partOfSum }: Surrounding): Verdict {
  if (closesNoun(c) || partOfSum) {
    const proposal = proposalOf(c)
    return { disposition: 'target', reason: 'explicit', proposal: { ...proposal, confidence: 0.6 } }
  }
  const counted = c.measure?.kind === 'event' || c.measure?.kind === 'count'
  // 网络曝光百万次。 may be asked for, where nothing more follows.
  const large = counted && Number(c.n.value) >= 100 && c.after === ''
  const asked = large || c.n.percent || (counted && (EVENT.test(c.left) || (c.n.text === '一' && endsInVerb(c.left))))
  return { disposition: c.n.text === '一' ? 'idiom' : 'structure', reason: c.n.text === '一' ? 'one' : 'small_number', card: asked }
}

/** 召开会员大会一次, 调研报告两份: a noun and its number at the end of the clause or list, after a verb that asks for it. */
function closesNoun(c: Context): boolean {
  if (!/event|count/.test(c.measure?.kind ?? '') || !/^(?:[、,;。()和及与并]|$)/.test(c.after)) return false
  if (!/[\p{Script=Han}》”)]$/u.test(c.left)) return false
  return !EVENT.test(c.left) && verbsIn(c.left, 0, c.left.length, 1).length > 0 && !endsInVerb(c.left)
}

const EVENT =
  /(?:举办|召开|开展|组织|承办|主办|建设|建立|建成|新建|新增|打造|培育|遴选|评选|出版|发布|编制|编写|制定|完成|推出|设立|成立|组建|培养|引进|承担|争取|新设|举行|安排|出台|形成|修订|调整|开设|支持|认定|选树|选派|派出|申报|实施|扩增|增设|参加|参与|录制|开办|孵化|吸纳|发展|扶持|创建|新创|推荐|推广|征集|表彰|签订|签署|获得|取得)(?:好|了|不同|国家级|省级|高水平|专题|全国性|国际)?$/

export function proposalOf(c: Context): Proposal {
  const { n } = c
  const before = comparedBefore(c.left)
  const after = comparedAfter(c.after) ?? limitAfter(c.left, c.after)
  const range = n.form === 'range'
  const decided = range ? undefined : n.text === '过半' ? { comparator: '>=' as const, strict: true, word: n.text } : decide(before, after)
  // P-024: all of it is all of it, whatever word stands before it.
  const whole = n.percent && n.value === 100 && decided?.comparator !== '<='
  const why = reasons(c, before, after, range)
  return {
    comparator: range ? 'between' : whole ? '=' : (decided?.comparator ?? '='),
    strict: !whole && (decided?.strict ?? false),
    value: n.value!,
    word: range ? n.text : (decided?.word ?? '(bare number)'),
    wordStart: before && decided?.word === before.word ? c.clauseStart + before.at : -1,
    unit: unitOf(c),
    kind: whole ? 'coverage' : 'explicit',
    confidence: confidence(c, before, after, range),
    why,
    numStart: n.start,
    numEnd: n.end,
    per: perOf(c),
  }
}

type Before = ReturnType<typeof comparedBefore>
type AfterWord = ReturnType<typeof comparedAfter>

/** The word after the number binds first; a bound before it (不少于, 超过) goes above a level (达到, 控制在). */
function decide(before: Before, after: AfterWord): { comparator: '>=' | '<=' | '='; strict: boolean; word: string } | undefined {
  if (after && after.kind !== 'approximate' && (!before || before.level))
    return { comparator: after.kind, strict: after.strict, word: after.word }
  if (before) return { comparator: before.comparator, strict: before.strict, word: before.word }
  return undefined
}

function reasons(c: Context, before: Before, after: AfterWord, range: boolean): Proposal['why'] {
  const why: { code: string; word?: string }[] = []
  if (range) why.push({ code: 'range', word: c.n.text })
  if (before) why.push({ code: 'word_before', word: before.word })
  if (after) why.push({ code: 'word_after', word: after.word })
  if (!range && !before && !after) why.push({ code: 'bare_number' })
  if (c.measure) why.push({ code: 'measure', word: c.measure.word })
  const verb = verbsIn(c.left, 0, c.left.length).at(-1)
  if (verb) why.push({ code: 'verb', word: verb.verb })
  if (HEDGE.test(c.left)) why.push({ code: 'hedge', word: HEDGE.exec(c.left)![0] })
  return why
}

function confidence(c: Context, before: Before, after: AfterWord, range: boolean): number {
  const compared = (before !== undefined && before.comparator !== '=') || (after !== undefined && after.kind !== 'approximate')
  let sure = compared || range ? 0.92 : 0.8
  if (!c.n.arabic && !compared) sure -= smallDoubt(c)
  // 三名以上同行专家推荐 is as often a rule of procedure as a demand.
  if (!c.n.arabic && !c.n.percent && compared && before === undefined && Number(c.n.value) <= 5) sure -= 0.3
  if (c.measure === undefined) sure -= countedBefore(c) ? 0.1 : 0.3
  if (before && after && !before.level && after.kind !== before.comparator) sure -= 0.4
  if (HEDGE.test(c.left) && !ONE_CLASS.test(c.left)) sure -= 0.2
  if (c.enclosures.some((mark) => mark.kind === '()')) sure -= 0.1
  if (c.enclosures.some((mark) => mark.kind === '“”')) sure -= 0.3
  if (!compared && !range && !STATES.test(c.left) && !perOf(c) && !anyVerb(c)) sure -= 0.15
  if (/^(?:重点|重大|专项|主要)?(?:工程|行动|任务|举措|措施|计划|专项|制度|机制|改革)/.test(c.after) && !compared) sure -= 0.25
  if (c.measure?.kind === 'time') sure -= compared ? 0.2 : 0.1
  if (FORECAST.test(c.left)) sure -= 0.45
  return Math.max(0, Math.round(sure * 100) / 100)
}

/** 预计今年毕业生超过1170万人 foresees; 预计举办5场 plans. */
const FORECAST =
  /(?:预计|预估|估计|预测|有望)(?!(?:将|可|全年|年内|共|再)*(?:举办|召开|开展|组织|建成|建设|完成|培训|新增|发布|出版|发放|投入|实施|引进|接待|投放))/

/** 重点5项、一般15项: 一般 as the name of a class. */
const ONE_CLASS = /(?:重点|重大|优先|特别|优秀|甲类|一类)[^,。;]{0,14}[、,](?:和|及)?一般(?:项目|课题)?$/

/** 实习时间为, 占比: the clause states a measure by itself, without a verb of doing. */
const STATES = /(?:为|占|占比|比例|比重|率|数|量|面积|规模|时间|周期)$/

const anyVerb = (c: Context): boolean => verbsIn(c.sentenceLeft, 0, c.sentenceLeft.length, 1).length > 0 || verbRight(c)
const verbRight = (c: Context): boolean => verbsIn(c.after, 0, Math.min(c.after.length, 24), 1).length > 0

/** 一 alone is hardly ever a number; 两次 after 召开 mostly is. */
function smallDoubt(c: Context): number {
  const value = typeof c.n.value === 'number' ? c.n.value : 0
  if (value === 1)
    return perOf(c) && (EVENT.test(c.left) || c.measure?.kind === 'event') && /event|count/.test(c.measure?.kind ?? '') ? 0.2 : 0.6
  if (c.n.percent) return 0.1
  // 百名专家 and 千家企业 are as often a way of speaking as a number.
  if (/^[百千万亿]+$/.test(c.n.text)) return 0.35
  if (EVENT.test(c.left) || c.measure?.kind === 'event') return 0.15
  return value >= 10 ? 0.15 : 0.4
}

/** 参会人次达到2亿: what is counted stands before the number, as 人次, 人数, 次数. */
function countedBefore(c: Context): string | undefined {
  const before = comparedBefore(c.left)
  const noun = /(人次|场次)$|([人次家篇件册项个户])数$/.exec(before ? c.left.slice(0, before.at) : c.left)
  return noun?.[1] ?? noun?.[2]
}

export function unitOf(c: Context): Proposal['unit'] {
  if (!c.measure) return { zh: countedBefore(c) ?? '', en: '' }
  if (c.n.percent) return { zh: '%', en: 'per cent' }
  const field = c.measure.word === '个' ? /(\p{Script=Han}{2})覆盖(?:面|率|范围)?[^,]{0,6}$/u.exec(c.left) : null
  if (field && !/^[,。;、]?\p{Script=Han}/u.test(c.after)) return { zh: `个${field[1]}`, en: 'fields' }
  return { zh: c.measure.word, en: c.measure.en }
}

const EACH =
  /(?:每(?:年度?|半年|学期|学年|季度?|月|周|两年|[一两三四五六\d]+(?:年|个月|周|天|季度|学期)|人|[个家所名位人项支县市省区校院场期次种篇][^,。;]{0,14}?)|每人每年|各(?:[个家所])?|人均|年均|平均每[个家年月人])(?=$|至少|不少于|不低于|不超过|至多|组织|举办|召开|开展|建|原则上|安排|发布|出版|培训|修订|调整|完成|[^,。;]{0,10}$)/
const EACH_AFTER = /^[/](?:年|季|月|人|次|家)/

export function perOf(c: Context): string | undefined {
  return EACH.exec(c.left.slice(-30))?.[0] ?? EACH_AFTER.exec(c.after)?.[0]
}
