/** What is there already or was reached before the plan begins. */
import { comparedBefore } from '../words/comparators.js'
import { verbsIn } from '../words/verbs.js'
import type { Context } from './context.js'
import type { Surrounding } from './excluded.js'
import { structure, type Verdict } from './verdict.js'

const PAST_CLAUSE =
  /(?<![早久而])已(?!知|婚|有之)|现有|共有|原有|(?:达到|突破|完成|超过|增长|建成|建立|培训|举办|实现|形成|取得|开展|组织|发布|出版|吸纳|获得|获批|荣获|获)了/
const PAST_SENTENCE =
  /^[^。]{0,40}?(?:截至|目前|(?:^|[,;:])(?:去年|上年度?|上一年度?)(?![的末底基同])|过去|一年来|几年来|五年来|回顾|近年来|以来)/
/** Titles of parts that look back; a title that begins with a verb (巩固拓展成效) looks ahead. */
const PAST_HEADING =
  /回顾|工作总结|总结$|(?:主要|工作|取得的?)(?:成效|成绩|成就|进展)|(?:成效|成绩|成就)(?:显著|明显|与|和|$)|过去[一五]?年|现状|(?:规划|编制|发展)?背景$|(?:发展|工作)基础|(?:基本|完成|执行|进展)情况|面临的?形势/
const AHEAD = /^(?:提升|巩固|扩大|增强|提高|拓展|彰显|突出|强化|注重|确保|展示|宣传|推动|加强|做好|深化)/
/** What a body has: counted, not reached. */
const HELD = /^(?:在册|在编|登记在册|存量|上届|上次|上期|首批|上述)/
const NAMED_BEFORE = /(?:提出|反馈|确定|下达|部署|交办|承诺|列入|梳理|查摆|发现|主管|所属|下属|管理|登记|注册|拥有)的$/
/** What is still wrong or open is told, not asked for. */
const STILL = /还有|尚有|仍有|仍存在|尚未|仍未/
const HAVING = /已(?!知)|现有|共有|拥有/
const FUTURE = /再|新增|力争|争取|确保|计划|预计|将|到20\d\d年|基础上/
const EXISTING =
  /(?:全[国省市区县镇乡村会校院馆局厅所]|全系统|全行业|全部|所有|现有|我国|上述|以下|下列|前述|这|该|其余|另外|剩余|原|本|当前|目前|已有|国内外|国内|分属|涉及的?|来自)$/

export function past(c: Context, around: Surrounding): Verdict | undefined {
  if (looksBack(around)) return structure('achieved')
  // The year of the plan may itself be read wrong: then every number would fall away unseen, so it is asked.
  if (around.planYear !== null && around.yearBefore !== undefined && around.yearBefore < around.planYear) return structure('achieved', true)
  if (earlierPlan(c.sentenceLeft, around.planYear)) return structure('achieved', true)
  if (PAST_SENTENCE.test(c.sentenceLeft) && !FUTURE.test(c.left)) return structure('achieved', true)
  if (PAST_CLAUSE.test(c.left) && !FUTURE.test(c.left)) return structure('achieved', true)
  const bare = comparedBefore(c.left) === undefined
  if (HELD.test(c.left) || NAMED_BEFORE.test(c.left)) return structure('existing', true)
  if ((bare || /不足$/.test(c.left)) && STILL.test(c.sentenceLeft + c.after)) return structure('existing', true)
  if (bare && HAVING.test(c.sentenceLeft) && verbsIn(c.left, 0, c.left.length, 1).length === 0) return structure('existing', true)
  if (/^中的?(?:剩余|其余)/.test(c.after)) return structure('existing', true)
  if (bare && restsOn(c.left)) return structure('existing', true)
  return bare && EXISTING.test(c.left) ? structure('existing') : undefined
}

/** The titles of the parts around: 一、2023年工作回顾, also as the part above. */
function looksBack({ heading, planYear }: Surrounding): boolean {
  return heading.split('\n').some((title) => {
    if (AHEAD.test(title)) return false
    if (PAST_HEADING.test(title)) return true
    const years = [...title.matchAll(/(20\d{2})年/g)].map((match) => Number(match[1]))
    return planYear !== null && years.length > 0 && years.every((year) => year < planYear) && /工作|情况|完成/.test(title)
  })
}

const RESTS_ON = /(?:^|[,、])(?:依托|借助|利用|发挥|基于|立足|围绕|聚焦|紧盯|针对)([^,]*)$/
/** Verbs that are as often part of a noun (服务站, 创新基地). */
const NOUNISH = new Set([
  '服务',
  '创新',
  '发展',
  '合作',
  '培训',
  '交流',
  '学习',
  '管理',
  '规范',
  '设计',
  '实验',
  '研究',
  '研发',
  '创业',
  '就业',
  '联合',
  '重点',
  '精准',
  '智能',
])

/** 依托3家服务站和12个县科协: what the work rests on or is about, unless a verb of doing comes between. */
function restsOn(left: string): boolean {
  const rest = RESTS_ON.exec(left)?.[1]
  return rest !== undefined && verbsIn(rest, 0, rest.length).every(({ verb }) => NOUNISH.has(verb))
}

/** Last years of the five-year plans that a text may look back on. */
const FIVE_YEARS_END: Readonly<Record<string, number>> = { 十一: 2010, 十二: 2015, 十三: 2020, 十四: 2025, 十五: 2030 }

/** “十三五”期间 in a plan of later years tells what was done. */
function earlierPlan(sentence: string, planYear: number | null): boolean {
  const match = /(十[一二三四五])五”?(?:规划)?(?:期间|时期|以来|末)/.exec(sentence)
  return match !== null && planYear !== null && FIVE_YEARS_END[match[1]!]! < planYear
}
