/** What is there already or was reached before the plan begins. */
import { comparedBefore } from '../words/comparators.js'
import { endedFiveAt } from '../words/time.js'
import { NOUNISH, verbsIn } from '../words/verbs.js'
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
/** 现况说明：本会会员计162馆…: a line that says of itself that it tells what is. */
const STATE_LABEL = /^ ?(?:现况|现状|基本情况|背景)(?:说明|概述|分析)?:/
const AHEAD = /^(?:提升|巩固|扩大|增强|提高|拓展|彰显|突出|强化|注重|确保|展示|宣传|推动|加强|做好|深化)/
/** What a body has: counted, not reached. */
const HELD = /^(?:[列纳]入[^,]{1,10}的|在册|在编|登记在册|存量|上届|上次|上期|首批|上述)/
const NAMED_BEFORE = /(?:提出|反馈|确定|下达|部署|交办|承诺|列入|梳理|查摆|发现|主管|所属|下属|管理|登记|注册|拥有)的$/
/** What is still wrong or open is told, not asked for. */
const STILL = /还有|尚有|仍有|仍存在|尚未|仍未/
/** 登记额去年为28.6亿元 */
const BEFORE_THIS = /(?<![比较与于])(?:去年|上年度?|上一年度?)(?:全年)?(?:为|是|达到?|完成|实现|仅有?|只有|共)[^,]{0,6}$/
const RAISED = /(?:^|[^自经源])[由从](?:[^,]|,(?=\d{3}))*?(?:增|提|升|降|扩|减|缩|拓|发展)\p{Script=Han}{0,3}?[至到为](?:约)?$/u
/** Words by which a later clause of the same sentence turns to the plan. */
const TURNED = /[,;](?:今年|年内|本年|全年|力争|计划|拟|将|下一步|新|再)[^。]*$/
const turned = (sentence: string): boolean => TURNED.test(sentence.replace(/^[^,;]*/, ''))
/** A clause that does something behind a clause that says what there is. */
const DOES = /年内|今年|全年|新|再|拟|将|计划|力争|继续|持续/
const HAVING = /(?<!对)已(?!知)|现有|共有|拥有(?!量|率|数)/
const FUTURE = /再|年内|新增|力争|争取|确保|计划|预计|将|到20\d\d年|基础上/
const EXISTING =
  /(?:(?<![\p{Script=Han}\d%])以上|全[国省市区县镇乡村会校院馆局厅所]|全系统|全行业|全部|所有|现有|我国|上述|以下|下列|前述|这|该|其余|另外|剩余|原|本|当前|目前|已有|国内外|国内|分属|涉及的?|来自|会同|所属|下属|所辖|(?<=^|[,;])(?:学会|本会|我会|协会|总会)(?:主办的?)?)$/u
/** 14个委员会全部完成考核: what is asked of them is that it be all. */
const ALL_OF_THEM = /^\p{Script=Han}{1,12}(?:全部|均(?!衡)|都|全覆盖|全面覆盖)/u
/** 配合单位：14个市州科协 */
const BODIES = /(?:责任|牵头|配合|负责|承办|参与|协办)(?:单位|部门|处室|司局|领导|人):[^。]*$/

export function past(c: Context, around: Surrounding): Verdict | undefined {
  if (looksBack(around)) return structure('achieved')
  if (around.lookingBack) return structure('achieved', true)
  if (STATE_LABEL.test(around.shadow.slice(c.leafStart, c.leafStart + 16))) return structure('existing', true)
  if (BEFORE_THIS.test(c.left)) return structure('achieved', true)
  // 由2024年底的4150人增至4500人: where it ends is asked for, whatever year it begins with.
  if (RAISED.test(c.left)) return undefined
  // The year of the plan may itself be read wrong: then every number would fall away unseen, so it is asked.
  if (around.planYear !== null && around.yearBefore !== undefined && around.yearBefore < around.planYear) return structure('achieved', true)
  // “十三五”期间 in a plan of later years tells what was done.
  if (endedFiveAt(c.sentenceLeft, around.planYear) >= 0) return structure('achieved', true)
  if (PAST_SENTENCE.test(c.sentenceLeft) && !FUTURE.test(c.left) && !turned(c.sentenceLeft)) return structure('achieved', true)
  if (PAST_CLAUSE.test(c.left) && !FUTURE.test(c.left)) return structure('achieved', true)
  const bare = comparedBefore(c.left) === undefined
  if (/基数(?:为|是)?$/.test(c.left)) return structure('baseline', true)
  if (HELD.test(c.left) || /编制(?:维持|保持|为|控制在)?$/.test(c.left) || NAMED_BEFORE.test(c.left)) return structure('existing', true)
  if ((bare || /不足$/.test(c.left)) && STILL.test(c.sentenceLeft + c.after)) return structure('existing', true)
  // “双一流”建设学科2个, 注册学人600名 behind 现有: 建设 and 注册 are no deeds there.
  const does = DOES.test(c.left) || actsIn(c.left.replace(/建设|注册|登记/g, '')) || turned(c.sentenceLeft)
  // 现有会员30家,学人逾六千名: a bound that only tells how many there are.
  const told = bare || (/现有|共有/.test(c.sentenceLeft) && /^(?:逾|超|超过|突破|多于)$/.test(comparedBefore(c.left)!.word))
  if (told && HAVING.test(c.sentenceLeft) && !/每[十百千万]/.test(c.left) && !does) return structure('existing', true)
  if (/^(?:以[上下内])?的?(?:短板|问题|困难|局面|状况|现状|差距|瓶颈|矛盾)/.test(c.after)) return structure('existing', true)
  if (bare && (/^(?:在建|任期届满|现有|已建|既有|存量)/.test(c.after) || (IS_SUBJECT.test(c.after) && !/以[^,]{0,10}$/.test(c.left))))
    return structure('existing', true)
  // 高校毕业生1270万人,要确保…: a number of those for whom something is done.
  if (
    bare &&
    /^$|^的$/.test(c.after) &&
    /^,(?:要|须|必须|都要|应当)/.test(around.shadow.slice(c.clauseEnd, c.clauseEnd + 5)) &&
    !actsIn(c.left)
  )
    return structure('existing', true)
  if (/^中的?(?:剩余|其余)/.test(c.after)) return structure('existing', true)
  // 11种期刊中, 进入…的达到5种: those out of which some are meant.
  if (bare && /^\p{Script=Han}{1,8}(?<!集|其|过程|工作|活动)中$/u.test(c.after)) return structure('existing', true)
  // 赴西部5省开展…: where one goes.
  if (bare && /(?:赴|前往)\p{Script=Han}{0,6}$/u.test(c.left) && PLACE.test((c.measure?.word ?? '') + c.after))
    return structure('existing', true)
  if (bare && restsOn(c.left)) return structure('existing', true)
  if (bare && c.left === '' && ALL_OF_THEM.test(c.after)) return structure('existing', true)
  if (BODIES.test(c.sentenceLeft)) return structure('existing')
  return bare && !c.n.percent && EXISTING.test(c.left) ? structure('existing') : undefined
}

/** The titles of the parts around: 一、2023年工作回顾, also as the part above. */
const looksBack = ({ heading, planYear }: Surrounding): boolean => heading.split('\n').some((title) => looksBackTitle(title, planYear))

/** A title such as 2023年工作回顾 in a plan of 2024. */
export function looksBackTitle(title: string, planYear: number | null): boolean {
  if (AHEAD.test(title) || /(?:计划|要点|打算|安排|思路|部署)(?!执行|完成|落实|的?实施)/.test(title)) return false
  if (PAST_HEADING.test(title)) return true
  const years = [...title.matchAll(/(20\d{2})年/g)].map((match) => Number(match[1]))
  return planYear !== null && years.length > 0 && years.every((year) => year < planYear) && /工作|情况|完成/.test(title)
}

const PLACE = /^(?:省|国|市|县|区|地|州|盟|个(?:国家|省|市|县|区|地))/
const RESTS_ON = /(?:^|[,、])(?:依托|借助|利用|发挥|基于|立足|围绕|聚焦|紧盯|针对|用好|用足|用活|管好)([^,]*)$/

/** 3项为督查事项: the number is spoken of. */
const IS_SUBJECT = /^(?:为|是|属于?|均为|系)\p{Script=Han}/u
const actsIn = (text: string): boolean => verbsIn(text, 0, text.length).some(({ verb }) => !NOUNISH.has(verb))

/** 依托3家服务站和12个县科协: what the work rests on or is about, unless a verb of doing comes between. */
function restsOn(left: string): boolean {
  const rest = RESTS_ON.exec(left)?.[1]
  return rest !== undefined && verbsIn(rest, 0, rest.length).every(({ verb }) => NOUNISH.has(verb))
}
