/** Measured numbers that are no targets of the plan: conditions, parameters of rules, durations, what is there already, parts of a thought. */
import { comparedBefore } from '../words/comparators.js'
import { verbsIn } from '../words/verbs.js'
import type { Context } from './context.js'
import type { Verdict } from './verdict.js'

const structure = (reason: string, card = false): Verdict => ({ disposition: 'structure', reason, card })

/** Words after the number that close a condition: …的, before the comma. */
const CONDITION_END = /的$/
const CONDITION_HEAD = /(?:^|[,;])(?:对|对于|凡|如|若|当|凡是|符合|满足|具备|未|经|属于)/
const NOT_CONDITION = /(?:目标|要求|任务|水平|规模|比例|效果|需要)的$/
const PERMITTED =
  /(?<![认许宁不])可(?!再生|再次|持续|减量)(?:以|按|在|向|申请|返还|享受|适当|获|延|再|由|给予|根据|凭|依|优先|免|直接|自行|提前|减|报|领|抵|放宽|因地制宜|组织|采取|于|分|一次性|最高|将|从|不|为|通过|结合|作为|推荐|参加)/
const RULE_SUM = /补助|补贴|资助|经费支持|奖励|奖补|返还|缴纳|缴费|收费|罚款|贴息|报销|抵免|扣除|减免|免征|免费|费率|费用标准|标准/
const PAST_CLAUSE =
  /(?<![早久而])已(?!知|婚|有之)|现有|共有|原有|(?:达到|突破|完成|超过|增长|建成|建立|培训|举办|实现|形成|取得|开展|组织|发布|出版|吸纳|获得|获批|荣获|获)了/
const PAST_SENTENCE = /^[^。]{0,40}?(?:截至|目前|去年|上年|过去|一年来|几年来|五年来|回顾|近年来|以来)/
const PAST_HEADING = /回顾|总结(?!评估)|成效|成绩|过去|现状|背景|主要进展|取得的|成就|发展基础|工作基础|基本情况|完成情况|面临(?:的)?形势/
const FUTURE = /再|新增|力争|争取|确保|计划|预计|将|到20\d\d年|基础上/
const EXISTING =
  /(?:全国|全省|全市|全区|全县|全部|所有|现有|我国|上述|以下|下列|前述|这|该|其余|另外|剩余|原|本|当前|目前|已有|国内外|国内|分属|涉及的?|来自)$/
const THOUGHT =
  /^(?:维护|确立|意识|自信|确保|坚持|结合|统筹|转变|方面|重点|关口|关键|原则|必须|务必|全面|不|面向|文明|体系|机制|要素|大局|事实|伟大|优势|作用|特点|问题导向|抓手|目标|任务|渠道|责任|主体|根本|层面|维度|环节|阶段|关系|市场|循环|资源|轮子|轮|能力|抓|战略|布局|步骤|角度|领域|融合|时代|一公里)/
const DEADLINE = /^(?:之?内|之?前|以前|以后|后|起|底|以来|来)/
const ATTRIBUTE = /^(?:以上|以下|以内|及以上)?的(?=\p{Script=Han})/u
const SAME_NATURE =
  /^(?:以上|以下|以内|及以上)?的(?:资金|经费|投入|投资|贷款|收入|专项|费用|规模|产值|营收|资产|面积|时间|比例|份额|增长|目标|速度|增速)/
const HOLDER =
  /^(?:以上|以下|及以上)?的(?:企业|单位|学会|机构|学校|院校|高校|城市|地区|园区|项目|人员|从业|家庭|社区|村|县|市|团队|期刊|平台|学者|作者|论文|课题|成果|产品|干部|党员|农户|居民|群众|博士|硕士|研究生|用户|客户|商户|医院|医疗机构|场馆|活动|会议|合同|经历|经验|志愿者|教师|学生|人才|人选|专家|青年|会员|职工|劳动者|申请)/

export interface Surrounding {
  /** Title of the section the number stands in. */
  readonly heading: string
  /** The nearest year named before it in its line, if any. */
  readonly yearBefore: number | undefined
  readonly planYear: number | null
  readonly shadow: string
}

/** The reason why a measured number is no target, or undefined when it may be one. */
export function excluded(c: Context, around: Surrounding): Verdict | undefined {
  return conditional(c, around.shadow) ?? parameter(c, around.shadow) ?? past(c, around) ?? thought(c) ?? duration(c) ?? attribute(c)
}

/** A clause that ends in 的 names a case (…达到25%的，可申请…); what stands in its brackets belongs to the case. */
function conditional(c: Context, shadow: string): Verdict | undefined {
  const bracket = c.enclosures.find((mark) => mark.kind === '()')
  const tail = clauseTail(shadow, bracket ? bracket.end + 1 : c.n.end, c.leafEnd)
  const ends = CONDITION_END.test(tail) && !NOT_CONDITION.test(tail)
  if (ends) return structure('condition')
  if (
    /[由从]$/.test(c.left) &&
    /^[^,]{0,6}?(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|缩短|压缩|压减|放宽|调整|延长|发展|拓展|扩展|增|提|升|降|减|缩|扩)(?:到|至|为)/.test(
      c.after,
    )
  )
    return structure('baseline')
  if (/基础上/.test(c.after) && !/[再新]/.test(c.left.slice(-6))) return structure('baseline')
  if (bracket && CONDITION_HEAD.test(c.left) && /的/.test(c.after.slice(0, 2))) return structure('condition')
  return undefined
}

/** From a place to the next comma or stop, brackets stepped over. */
function clauseTail(shadow: string, from: number, limit: number): string {
  let text = ''
  let depth = 0
  for (let i = from; i < Math.min(limit, from + 120); i++) {
    const char = shadow[i]!
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[,。;!?:]/.test(char)) break
    else if (depth === 0) text += char
  }
  return text
}

function parameter(c: Context, shadow: string): Verdict | undefined {
  const money = c.measure?.kind === 'quantity' && /元|美元|镑|卢布/.test(c.measure.word)
  if (PERMITTED.test(c.left) || (c.n.percent && /(?:^|,)(?:可|应)[^,]*$/.test(c.left))) return structure('rule_parameter')
  if (
    /按(?!照?计划|时|期|季|月|年)(?:照)?[^,]{0,16}$|(?:^|或)按(?!照?计划|时|期|季|月|年)[^,]{0,40}$/.test(c.left) &&
    (c.n.percent || c.measure?.kind === 'time' || money)
  )
    return structure('rule_parameter')
  if (money && bareSum(c) && PRICE_LIST.test(c.sentenceLeft)) return structure('rule_parameter', true)
  if (money && (perHead(c) || feeAside(c, shadow))) return structure('rule_parameter', true)
  if (money && !LEVEL.test(c.left) && RULE_SUM.test(c.left + c.after.slice(0, 12)) && RULE_WORD.test(c.left))
    return structure('rule_parameter', true)
  if (/任期|年龄|届满|连任|任职(?:时间|年限|不)/.test(c.left)) return structure('rule_parameter')
  if (/(?:只|仅|限)(?:能|可|享受|领取|申请|申报|报|补|参加)*$/.test(c.left)) return structure('rule_parameter')
  if (/最高(?:不超过|可达|不得超过)?$/.test(c.left) && money) return structure('rule_parameter')
  if (/每$/.test(c.left)) return structure(c.measure?.kind === 'time' ? 'interval' : 'per_unit')
  return undefined
}

const RULE_WORD = /每|对|人均|生均|标准|最高|给予|一次性|不超过|不低于|达到/
/** A standard that is to be raised to a level is a target; what is paid by it is not. */
const LEVEL = /(?:提高|提升|增加|上调|调整|提)(?:到|至)$|达到(?:每人每年)?(?:不低于)?$/
const PER_HEAD =
  /(?:每(?:[个项家人支所篇种名位场例件户届次期]|亩|县|省)[^,。;]{0,12}|单[个项场篇次家])(?:不超过|最高|给予|资助|补助|奖励|支持|为|约|可达)*(?:新台币|人民币|澳门币|港币|港元|美元)?$/

/** 每人资助45万元, 5万元/人·年: what one gets or pays; 每人每年不低于640元 is a floor that a plan may set itself. */
function perHead(c: Context): boolean {
  if (/^\/(?:人|项|篇|家|个|年|月|次|场|种|名|户|件|亩)/.test(c.after)) return !LEVEL.test(c.left)
  return comparedBefore(c.left)?.comparator !== '>=' && PER_HEAD.test(c.left)
}

/** 奖金标准：特等奖20万元: a list of what is paid. */
const PRICE_LIST = /(?:标准|奖金|收费|会费|会务费|注册费|票价|价格|单价)(?:为|如下)?:/
const bareSum = (c: Context): boolean => comparedBefore(c.left) === undefined

/** 会费标准不变（个人会员每年50元）: a bracket that says what is paid. */
function feeAside(c: Context, shadow: string): boolean {
  const bracket = c.enclosures.find((mark) => mark.kind === '()')
  return (
    bracket !== undefined &&
    /(?:标准|收费|会费|会务费|注册费|参会费|版面费|审稿费|票价|价格|津贴|补贴)[^,。;]{0,12}$/.test(
      shadow.slice(Math.max(0, bracket.start - 20), bracket.start),
    )
  )
}

function past(c: Context, around: Surrounding): Verdict | undefined {
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

function thought(c: Context): Verdict | undefined {
  if (c.measure?.kind === 'structure') return structure('parts', c.n.arabic && comparedBefore(c.left) !== undefined)
  if (/^个?$/.test(c.measure?.word ?? '') && THOUGHT.test(c.after)) return structure('parts', c.n.arabic)
  if (c.measure?.word === '项' && /^(?:机制|制度|原则|职能|职责|要求|权利|任务|改革|内容|纪律|规定|措施)/.test(c.after) && !c.n.arabic)
    return structure('parts')
  if (/分(?:成|为|作)?$/.test(c.left) && /^(?:批|期|组|轮|步|次|段|档|级|类|层|片|块|路|队|班|梯次|批次|个)$/.test(c.measure?.word ?? ''))
    return structure('parts', c.n.arabic)
  if (/等$/.test(c.left) && comparedBefore(c.left) === undefined) return structure('counted_before', c.n.arabic)
  return appositive(c) ? structure('counted_before') : undefined
}

/** A、B两个关口: the number sums up what was just named. */
function appositive(c: Context): boolean {
  if (
    typeof c.n.value !== 'number' ||
    c.n.arabic ||
    c.n.value < 2 ||
    c.n.value > 9 ||
    c.measure === undefined ||
    c.measure.kind === 'event'
  )
    return false
  const named = c.left.replace(/^[与和及同由]/, '').split(/[、和与及]/).length
  return named === c.n.value && /\p{Script=Han}$/u.test(c.left)
}

const LASTING = /(?:时间|周期|期限|时长|时限|学时|工期|工龄)(?:一般|原则上|平均|不)?(?:为|是|约)?$/
const HOLDS = /(?:具有|具备|从事|工作|任职|参保|参加[^,]{0,8}|连续|满|从业|累计工作|服务满|年龄|有)$/

/** 全年累计60天以上: days and hours that add up are counted like things. */
const SUMMED = /(?:全年|累计|每年|年均|人均|每人|总计|天数|时长|时间)[^,]{0,12}$/

function duration(c: Context): Verdict | undefined {
  const kind = c.measure?.kind
  if (kind === 'age') return /寿命|年龄(?:降|提)/.test(c.left) ? undefined : structure('condition')
  if (kind !== 'time') return undefined
  if (DEADLINE.test(c.after) && !/寿命/.test(c.left)) return structure('deadline')
  if (
    /^(?:个?工作日|天|日|小时|个小时|学时|课时)$/.test(c.measure!.word) &&
    SUMMED.test(c.left) &&
    /^(?:以上|以下|以内)/.test(c.after) &&
    !ATTRIBUTE.test(c.after)
  )
    return undefined
  const compared = comparedBefore(c.left)
  if (compared && !HOLDS.test(c.left.slice(0, compared.at))) return undefined
  if (!compared && LASTING.test(c.left)) return undefined
  return structure('duration')
}

const CLASS_NOUN =
  /^(?:(?!投资|资金|经费|收入|产值|营收|捐赠|融资)\p{Script=Han}){0,8}?(?:项目|企业|工程|单位|机构|用户|家庭|园区|矿井|机组|锅炉|合同|贷款|产业|集群|平台|商场|综合体|场馆|公司|河流|水库|农户|大户|主体|设备|装置)/u

/** 1亿元以上项目, 20户以上自然村全部通路: a class of things; 500米社区圈: a kind of thing. */
function classOf(c: Context): boolean {
  if (/^部分/.test(c.after)) return true
  if (/^[^,。;]{0,6}圈/.test(c.after) && /time|quantity/.test(c.measure?.kind ?? '')) return true
  const noun = /^(?:以上|以下|及以上)(\p{Script=Han}{1,14})/u.exec(c.after)?.[1]
  if (!noun) return false
  if (c.measure?.kind === 'quantity' && CLASS_NOUN.test(noun)) return true
  return /(?:全部|均|都要|都应|应当|必须)/.test(noun) && c.measure?.kind !== 'percent'
}

/** 超过100人的企业: the number tells which ones, not how many. */
function attribute(c: Context): Verdict | undefined {
  if (/连续$/.test(c.left) || /^(?:范围|半径|之)?内的/.test(c.after) || /半径(?:为)?$/.test(c.left)) return structure('condition')
  if (classOf(c)) return structure('condition', true)
  if (!ATTRIBUTE.test(c.after) || SAME_NATURE.test(c.after)) return undefined
  const compared = comparedBefore(c.left)
  if (
    c.measure?.kind === 'quantity' &&
    compared === undefined &&
    /(?:总投资|投资额?|总额|合同额|占地|面积|规模|产值|估值|库容|装机)$/.test(c.left)
  )
    return structure('condition', true)
  // H指数≥30的学者: a number that has no unit at all measures the ones named behind it.
  if (compared && c.measure === undefined && !c.n.percent) return structure('condition', true)
  const free = compared !== undefined && /(?:^|对|在|为|向|给|将|由|从|把|与|和|、|\(|于)$/.test(c.left.slice(0, compared.at))
  const measured =
    c.measure?.kind === 'quantity' ||
    c.measure?.kind === 'time' ||
    c.measure === undefined ||
    (c.n.percent && compared !== undefined && /(?:占比|比例|比重|率|占[^,]{0,8})$/.test(c.left.slice(0, compared.at))) ||
    /^(?:人|名|人次)$/.test(c.measure?.word ?? '')
  if (HOLDER.test(c.after) && (measured || (free && !c.n.percent))) return structure('condition', !free)
  return free && measured ? structure('condition', true) : undefined
}
