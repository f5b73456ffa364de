/** What is there already or was reached before the plan begins. */
import { comparedBefore } from '../words/comparators.js'
import { verbsIn } from '../words/verbs.js'
import type { Context } from './context.js'
import type { Surrounding } from './excluded.js'
import { structure, type Verdict } from './verdict.js'

const PAST_CLAUSE =
  /(?<![早久而])已(?!知|婚|有之)|现有|共有|原有|(?:达到|突破|完成|超过|增长|建成|建立|培训|举办|实现|形成|取得|开展|组织|发布|出版|吸纳|获得|获批|荣获|获)了/
const PAST_SENTENCE = /^[^。]{0,40}?(?:截至|目前|(?<![比较])(?:去年|上年)|过去|一年来|几年来|五年来|回顾|近年来|以来)/
const PAST_HEADING = /回顾|总结(?!评估)|成效|成绩|过去|现状|背景|主要进展|取得的|成就|发展基础|工作基础|基本情况|完成情况|面临(?:的)?形势/
const FUTURE = /再|新增|力争|争取|确保|计划|预计|将|到20\d\d年|基础上/
const EXISTING =
  /(?:全国|全省|全市|全区|全县|全部|所有|现有|我国|上述|以下|下列|前述|这|该|其余|另外|剩余|原|本|当前|目前|已有|国内外|国内|分属|涉及的?|来自)$/

export function past(c: Context, around: Surrounding): Verdict | undefined {
  if (PAST_HEADING.test(around.heading)) return structure('achieved')
  // The year of the plan may itself be read wrong: then every number would fall away unseen, so it is asked.
  if (around.planYear !== null && around.yearBefore !== undefined && around.yearBefore < around.planYear) return structure('achieved', true)
  if (earlierPlan(c.sentenceLeft, around.planYear)) return structure('achieved', true)
  if (PAST_SENTENCE.test(c.sentenceLeft) && !FUTURE.test(c.left)) return structure('achieved', true)
  if (PAST_CLAUSE.test(c.left) && !FUTURE.test(c.left)) return structure('achieved', true)
  const bare = comparedBefore(c.left) === undefined
  if (bare && restsOn(c.left)) return structure('existing', true)
  return bare && EXISTING.test(c.left) ? structure('existing') : undefined
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
