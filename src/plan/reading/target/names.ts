/** Numbers that name or order something and so are never targets (P-025, P-026): years, dates, editions, documents, idioms, titles. */
import { comparedBefore } from '../words/comparators.js'
import { congressAt, idiomAt } from '../words/idioms.js'
import { REPUBLIC_TITLE, republicYear, republicYearNear, yearValue } from '../words/time.js'
import type { Context } from './context.js'
import type { Verdict } from './verdict.js'

const ORDINAL_NOUN =
  /^ ?(?:届|次|期|批|号|个五年|个百年|章|条|款|节|编|册|卷|辑|版|轮|季度|名|位|阶段|类|部分|代|场|部|步|方面|项|组|医院|中学|小学|产业|人民|研究所|学院|设计院|军|师|附属|十)/
const EVENT_NAME =
  /^年?[^,。;:、()]{0,24}?(?:大会|峰会|年会|论坛|会议|博览会|展览|展会|画展|巡展|活动周|活动月|活动日|活动|大赛|竞赛|联赛|邀请赛|锦标赛|公开赛|挑战赛|创新赛|文化节|艺术节|科技节|科技周|宣传周|科普日|年度报告|年报|蓝皮书|白皮书|绿皮书|皮书|指南|名录|榜单|排行榜)(?!提供|质量|的)/
const HOLDING = /(?:主办|举办|承办|协办|召开|筹办|筹备|参加|参与|组织|办好|发布|出版|编写|编制|编印|开展|迎接|申办|[,、和及与“《]|^)$/

export function yearVerdict(c: Context, shadow: string, planYear: number | null, fromRepublic: boolean): Verdict | undefined {
  const { n } = c
  const before = c.before.at(-1) ?? ''
  const after = shadow.slice(n.end, n.end + 30)
  if (n.form === 'range' && Array.isArray(n.value)) {
    const [from, to] = n.value as [number, number]
    const years = isYear(from) && isYear(to) && /^(?:年|学年)/.test(after)
    if (years && inBookMarks(c)) return { disposition: 'edition_year', reason: 'edition_in_title' }
    return years ? { disposition: 'plan_year', reason: 'period_years' } : undefined
  }
  const year = yearValue(n.text) ?? republican(c, shadow, fromRepublic ? planYear : null)
  if (year === undefined) return undefined
  if (before === '〔' || (before === '(' && /^\)(?:\d+|[一二三四五六七八九十]+)号/.test(after)))
    return { disposition: 'name_part', reason: 'document_number' }
  if (/^ ?年/.test(after)) return namedYear(c, after.trimStart(), year, planYear)
  if (/^ ?(?:版|学年|级|届)/.test(after)) return { disposition: 'edition_year', reason: 'edition' }
  if (c.enclosures.some((mark) => mark.kind === '《》')) return { disposition: 'edition_year', reason: 'edition_in_title' }
  if (/^[-./]\d{1,2}/.test(after)) return { disposition: 'plan_year', reason: 'date' }
  if (EVENT_NAME.test(after) || /^\)/.test(after)) return { disposition: 'edition_year', reason: 'edition' }
  if (c.measure && !/^年/.test(after)) return undefined
  return n.arabic && /^[\p{Script=Han}“《]/u.test(after) ? { disposition: 'edition_year', reason: 'edition' } : undefined
}

/** 民国113年, and 113年度 or 113年1月 in a plan of about that year; `planYear` is null where the text does not count so. */
function republican({ n, before }: Context, shadow: string, planYear: number | null): number | undefined {
  if (!/^ ?年/.test(shadow.slice(n.end, n.end + 2))) return undefined
  if (/民国 ?$/.test(before)) return republicYear(n.text) ?? undefined
  const year = republicYearNear(n.text, planYear)
  if (year === null) return undefined
  const after = shadow.slice(n.end, n.end + 6)
  const dated = /^ ?年(?:度|\d{1,2}月|[一二三四五六七八九十]{1,2}月)/.test(after)
  // 113年達215億元: three digits that are the year before or after, not a time that something lasts.
  const alone =
    /^1\d\d$/.test(n.text) && !/[第每满近约逾超过达共历的]$/.test(before) && !/^ ?年(?:来|以[上下内]|历|的|期|间|歷)/.test(after)
  return dated || alone ? year : undefined
}

/** True for a text that names 民国 or begins with a title such as 114年度施政计划. */
export const countsFromRepublic = (shadow: string): boolean => shadow.includes('民国') || REPUBLIC_TITLE.test(shadow.slice(0, 200))

const isYear = (value: number): boolean => value >= 1900 && value < 2100

function namedYear(c: Context, after: string, year: number, planYear: number | null): Verdict {
  if (c.enclosures.some((mark) => mark.kind === '《》')) return { disposition: 'edition_year', reason: 'edition_in_title' }
  if (
    EVENT_NAME.test(after) &&
    HOLDING.test(c.left) &&
    !/^年(?:度)?(?:[,。;、:]|全|共|计划|拟|举办|召开|组织|开展|主办|承办|完成|建|将)/.test(after)
  ) {
    return { disposition: 'edition_year', reason: 'edition' }
  }
  if (/^年\d{1,2}月/.test(after)) return { disposition: 'plan_year', reason: 'date' }
  if (year === planYear) return { disposition: 'plan_year', reason: 'plan_year' }
  return { disposition: 'plan_year', reason: planYear !== null && year > planYear ? 'later_year' : 'other_year' }
}

/** Dates, quarters, halves, clock times, document numbers, ratios written 1:1 and 7×24. */
export function dateVerdict(c: Context, shadow: string): Verdict | undefined {
  const { n } = c
  const { before } = c
  const after = shadow.slice(n.end, n.end + 12)
  if (/^ ?月(?!度)/.test(after) && !before.endsWith('个')) return { disposition: 'ordinal', reason: 'date' }
  if (/月 ?$/.test(before) && /^ ?[日号]/.test(after)) return { disposition: 'ordinal', reason: 'date' }
  // 1、2号线, 3、4月: the first of a row that orders.
  if (!n.percent && /^(?:[、和及]\d{1,3}){1,6} ?(?:号|月(?!度)|日|季度)/.test(after)) return { disposition: 'ordinal', reason: 'date' }
  if (/^ ?(?:季度|旬)/.test(after) && !/[每各]$/.test(before)) return { disposition: 'ordinal', reason: 'quarter' }
  if (/^ ?号/.test(after) && !c.enclosures.some((mark) => mark.kind === '《》'))
    return { disposition: 'name_part', reason: 'document_number' }
  if (n.arabic && /\d[-./]$/.test(before) && /^(?:[-./]\d|[,。;、)日 ]|$)/.test(after) && !c.measure)
    return { disposition: 'ordinal', reason: 'date' }
  if (/^[:]\d/.test(after) || /\d[:]$/.test(before))
    return { disposition: 'name_part', reason: 'ratio_or_time', card: comparedBefore(c.left) !== undefined }
  if (/^[×xX*+](?:\d|[A-Z])/.test(after) || /[\dA-Z][×xX*+]$/.test(before)) return { disposition: 'name_part', reason: 'formula' }
  return undefined
}

/** 3号线二期, 平台一期建设: phases of works. */
const PHASED = /(?:线|工程|项目|计划|行动|园区?|基地|平台|中心|馆|厂|路|桥|港|段|系统)$/

export function ordinalVerdict(c: Context, shadow: string): Verdict | undefined {
  const { n } = c
  const { before } = c
  if (/第 ?$/.test(before)) {
    const idiom = idiomAt(shadow, n.start, n.end)
    if (idiom && idiom.length > 2) return { disposition: 'idiom', reason: 'idiom' }
    if (ORDINAL_NOUN.test(c.right)) return { disposition: 'ordinal', reason: 'ordinal' }
    if (n.text === '一' && !/^[,:]/.test(c.right)) return { disposition: 'idiom', reason: 'idiom' }
    return { disposition: 'ordinal', reason: 'ordinal' }
  }
  if (/其$/.test(before) && /^,/.test(shadow.slice(n.end))) return { disposition: 'ordinal', reason: 'enumeration' }
  if (!n.arabic && n.text.length <= 2 && /^是/.test(c.right) && /(?:^|[,。;:、)\s])$/.test(before))
    return { disposition: 'ordinal', reason: 'enumeration' }
  if (!n.arabic && n.text.length <= 2 && /^要/.test(c.right) && /(?:^|[。;:\s])$/.test(before))
    return { disposition: 'ordinal', reason: 'enumeration' }
  if (
    n.arabic &&
    /(?:^|[:;。,\s])$/.test(before) &&
    /^[.、](?=[\p{Script=Han}“《])/u.test(shadow.slice(n.end, n.end + 2)) &&
    Number(n.text) < 30
  )
    return { disposition: 'ordinal', reason: 'enumeration' }
  if (n.arabic && /[(]$/.test(before) && /^\)/.test(c.right + shadow.slice(n.end, n.end + 1)) && Number(n.text) < 30)
    return { disposition: 'ordinal', reason: 'enumeration' }
  if (
    /(?:前|排名后|倒数|末) ?$/.test(before) &&
    (/^ ?(?:名|位|强|列|大|[,。;、)的A-Za-z\p{Script=Han}]|$)/u.test(c.right) || n.percent) &&
    !/(?:[之以月年日底提目当此事末节会课]前|(?<!排名|名次|名列)后)$/.test(before)
  )
    return { disposition: 'ordinal', reason: 'rank', card: true }
  // 十四届五次全会, 九届二次理事会: both numbers order, with or without 第.
  if (
    !congressAt(shadow, n.start, n.end) &&
    /^届/.test(c.right) &&
    !/(?:举办|连续|办过|历经|持续)$/.test(c.left) &&
    /^届\p{Script=Han}/u.test(c.right)
  )
    return { disposition: 'ordinal', reason: 'ordinal' }
  if (/^次(?:全体|全会|会议|理事|常务|会员|代表|大会|主席|委员)/.test(c.right) && /届[^,。;、]{0,10}$/.test(c.left))
    return { disposition: 'ordinal', reason: 'ordinal' }
  if (
    !n.arabic &&
    Number(n.value) <= 6 &&
    /^期/.test(c.right) &&
    (PHASED.test(c.left) || /^期(?:工程|项目|建设|规划|改造|扩建|启动|开工|竣工|投产|投用)/.test(c.right))
  )
    return { disposition: 'ordinal', reason: 'ordinal' }
  if (/[Tt][Oo][Pp] ?-?$/.test(before)) return { disposition: 'ordinal', reason: 'rank', card: true }
  return undefined
}

/** 百亿元级项目, 千亿级产业, 5A级景区: a class of things. */
const CLASS_NAME = /^(?:元|吨|公里|千米|人|米|瓦|千瓦|兆瓦|平方米|斤|亩|次|倍|A+)?级(?!联|别|以)/

/** Digits that belong to a Latin word (5G, A4, PM2.5, ISO9001), but not 100km. */
export function technicalVerdict(c: Context, shadow: string): Verdict | undefined {
  const { n } = c
  if (CLASS_NAME.test(c.right) && (n.arabic || /[百千万亿]/.test(n.text))) return { disposition: 'name_part', reason: 'class_name' }
  if (!n.arabic) return undefined
  if (/^(?:985|211|863|973)$/.test(n.text) && /^(?:高校|大学|院校|工程|计划|项目|平台|学校|、)/.test(c.right))
    return { disposition: 'name_part', reason: 'programme_name' }
  if (/^(?:国道|省道|县道|路公交)/.test(c.right)) return { disposition: 'name_part', reason: 'technical' }
  const before = c.before.at(-1) ?? ''
  const after = shadow[n.end] ?? ''
  if (/[A-Za-z_/&#]/.test(before) || (/-/.test(before) && /[A-Za-z]/.test(c.before.at(-2) ?? '')))
    return { disposition: 'name_part', reason: 'technical' }
  if (/[A-Za-z]/.test(after) && !c.measure)
    return { disposition: 'name_part', reason: 'technical', card: comparedBefore(c.left) !== undefined }
  if (/^\.\d/.test(shadow.slice(n.end, n.end + 2))) return { disposition: 'name_part', reason: 'technical' }
  if (/^ ?版本?(?!面|次|块|税|权)/.test(c.right) && /\./.test(n.text)) return { disposition: 'name_part', reason: 'version' }
  return undefined
}

export function idiomVerdict(c: Context, shadow: string): Verdict | undefined {
  const { n } = c
  if (n.arabic) return undefined
  if (congressAt(shadow, n.start, n.end)) return { disposition: 'name_part', reason: 'congress' }
  return idiomAt(shadow, n.start, n.end) ? { disposition: 'idiom', reason: 'idiom' } : undefined
}

/** Quotations longer than this are sentences said by someone, not names. */
const NAME_LONGEST = 40

export const inBookMarks = (c: Context): boolean => c.enclosures.some((mark) => mark.kind === '《》')
export const inQuotes = (c: Context): boolean => c.enclosures.some((mark) => mark.kind === '“”' && mark.end - mark.start <= NAME_LONGEST)
