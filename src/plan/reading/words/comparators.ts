/** P-022: words that say how a number is meant. Simplified, as the shadow is. */
import type { Comparator } from '../types.js'
import { verbAt } from './verbs.js'

export interface Compared {
  readonly comparator: Exclude<Comparator, 'between'>
  readonly strict: boolean
  readonly word: string
  /** Offset of the word from the beginning of the text asked about. */
  readonly at: number
  /** The word sets a level that a thing shall reach, rather than a bound (提高到, 控制在, 保持在). */
  readonly level: boolean
}

const GROUPS: readonly [Compared['comparator'], boolean, boolean, string][] = [
  [
    '>=',
    false,
    false,
    '不少于|不低于|不小于|不下于|不短于|不得少于|不得低于|不得小于|不应少于|不应低于|不能少于|不能低于|不亚于|至少|最少|最低|起码|≥|>=|不少過',
  ],
  ['>=', true, false, '超过|突破|多于|高于|大于|超出|逾|超|破|>'],
  [
    '<=',
    false,
    false,
    '不超过|不超出|不高于|不多于|不大于|不突破|不得超过|不得高于|不得多于|不得突破|不应超过|不能超过|不长于|至多|最多|最高|≤|<=',
  ],
  ['<=', true, false, '低于|少于|不足|不满|小于|不到|未满|短于|<'],
  [
    '>=',
    false,
    true,
    '达到|达至|达|迈上|跨上|跃上|站上|登上|增加到|增加至|增长到|增长至|增至|增到|提高到|提高至|提升到|提升至|提至|扩大到|扩大至|扩展到|扩展至|扩充到|扩充至|扩容到|扩容至|扩大为|扩至|增为|延长到|延长至|上升到|上升至|升至|升到|发展到|发展至|壮大到|拓展到|拓展至|完成到|推广到|推广至|覆盖到',
  ],
  [
    '<=',
    false,
    true,
    '控制在|控制于|控制到|控制为|降低到|降低至|下降到|下降至|降到|降至|减少到|减少至|减至|缩短到|缩短至|缩短为|压缩到|压缩至|压减到|压减至|压降至|压降到|缩减到|缩减至|减为|降为|限制在',
  ],
  ['=', false, true, '保持在|稳定在|维持在|保持|稳定为|确定为|设为'],
]

const MEANING = new Map<string, Omit<Compared, 'word' | 'at'>>()
for (const [comparator, strict, level, words] of GROUPS)
  for (const word of words.split('|')) MEANING.set(word, { comparator, strict, level })

/** What a word means that stands alone, as before the number of a table's cell. */
export const meaningOf = (word: string): Pick<Compared, 'comparator' | 'strict'> | undefined => MEANING.get(word)

const alternation = [...MEANING.keys()].sort((a, b) => b.length - a.length).join('|')
/** What may stand between the word and its number. */
const BETWEEN =
  '(?:了|约|在|为|到|至|全年|每年|年均|平均|累计|总计|合计|共计|共|各|分别|人民币|新台币|澳门币|港币|正负|建成|建设|完成|新增|培训|举办|选取|确定|有|出|举行|召开|开展|的|建立|发展|吸纳|遴选|组织|参加|安排|支持|发布|发表|出版|达|:|“)*'
const BEFORE = new RegExp(`(${alternation})(${BETWEEN})$`)
/** 达到全国平均水平的 50%: words in between that end in 的 and hold no number. */
const BEFORE_OF = new RegExp(`(${alternation})([^,。;:、\\d]{1,16}[的之])$`)
/** 至少开展活动1次: these stand before the verb whose object is counted. */
const BEFORE_VERB = /(至少|最少|起码|至多|最多)(\p{Script=Han}[^,。;:、\d]{1,15})$/u
/** 达企业现有职工人数25%: a noun of number or share right before a percentage. */
const BEFORE_SHARE = new RegExp(
  `(${alternation})([^,。;:、\\d]{1,16}(?:总数|人数|总量|总额|数量|比例|投资|收入|支出|开支|费用|经费|成本|预算|总))[的之]?$`,
)

/** The word that governs a number from the left; `left` is the clause up to the number. */
export function comparedBefore(left: string): Compared | undefined {
  // Several rules ask for the same number one after another.
  if (left !== asked.left) asked = { left, found: searchBefore(left) }
  return asked.found
}

let asked: { readonly left: string; readonly found: Compared | undefined } = { left: '', found: undefined }

function searchBefore(left: string): Compared | undefined {
  const tail = left.slice(-28)
  const match = BEFORE.exec(tail) ?? BEFORE_OF.exec(tail) ?? BEFORE_SHARE.exec(tail) ?? beforeVerb(tail)
  if (!match || /[不没未]$/.test(tail.slice(0, match.index)) || isPartOfWord(tail, match)) return undefined
  return { ...MEANING.get(match[1]!)!, word: match[1]!, at: left.length - tail.length + match.index }
}

function beforeVerb(tail: string): RegExpExecArray | undefined {
  const match = BEFORE_VERB.exec(tail)
  return match && verbAt(match[2]!, 0) ? match : undefined
}

/** 达 of 发达 and 达标, 最高 of 最高法院 and the like are no comparing words. */
function isPartOfWord(tail: string, match: RegExpExecArray): boolean {
  const before = tail[match.index - 1] ?? ''
  if (match[1] === '达') return /[发到表下送抵直通雷转传]/.test(before)
  if (match[1] === '超' || match[1] === '破') return match[2] !== '' || /[赶反领高突打]/.test(before)
  if (match[1] === '保持') return match[2] !== ''
  if (/[迈跨跃站登]上/.test(match[1]!)) return match[2] !== ''
  return false
}

const AFTER = /^ ?(?:\(含\)|\(含本数\))?(?:及其?|或者?|含|\(含\)|\(及\))?(以上|之上|以下|之下|以内|之内|以外|左右|上下|开外)/

/** A bound that stands in the clause behind any earlier number, whether it governs this one or not. */
const LOOSE_BOUND = /(?:不少于|不低于|不小于|不得少于|不得低于|不超过|不得超过|不高于|不得高于|不多于|至少|至多)[^\d]*$/
export const looseBound = (left: string): boolean => LOOSE_BOUND.test(left.slice(-60))

export interface After {
  readonly kind: Exclude<Comparator, 'between'> | 'approximate'
  readonly strict: boolean
  readonly word: string
  readonly length: number
}

/** The word after a number and its unit: 以上, 以内, 左右 … */
export function comparedAfter(right: string): After | undefined {
  const match = AFTER.exec(right)
  if (!match) return undefined
  const word = match[1]!
  const length = match[0].length
  if (word === '左右' || word === '上下' || word === '开外') return { kind: 'approximate', strict: false, word, length }
  if (word === '以外') return { kind: '>=', strict: true, word, length }
  return { kind: word.endsWith('上') ? '>=' : '<=', strict: false, word, length }
}

/** 以30人为上限, 以总经费之10%为上限: the bound stands around the number. */
export function limitAfter(left: string, right: string): After | undefined {
  const match = /以[^,。;\d]{0,10}$/.test(left) ? /^为(上限|最高限额|限|下限)/.exec(right) : null
  if (!match) return undefined
  return { kind: match[1] === '下限' ? '>=' : '<=', strict: false, word: match[0], length: match[0].length }
}

/** Words before or inside a number that make it a rough one. */
export const ROUGH_BEFORE =
  /(?:(?<![附就邻靠最新远亲接贴临])近|(?<![签预条合节特邀履违大])约|大约|将近|接近|大概|预计约|上下|差不多)(?:为|达)?$/
export const ROUGH_INSIDE = /^(?:余|多|来(?=[个名人家项篇次场位种亿万]))/

/** P-023 */
export const STRIVE = /力争|争取|努力|力求/g
export const STRIVE_NOT = /争取到|努力的|共同努力|不懈努力|通过努力/
/** Words that soften a demand without naming another number. */
export const HEDGE =
  /一般(?!公共|预算|债|性|贸易|工业|固体|农户|纳税)|原则上|基本(?!公共|养老|医疗|农田|民生|药物|功能|信息|单元|技能|知识|生活|生产|面|盘)|大体|总体上|通常|尽可能|适当/
