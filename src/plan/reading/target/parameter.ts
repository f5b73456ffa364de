/** Numbers that a rule works with: what may be given, paid or asked at most; they are set, not reached. */
import { comparedBefore } from '../words/comparators.js'
import type { Context } from './context.js'
import { structure, type Verdict } from './verdict.js'

const PERMITTED =
  /(?<![认许宁不])可(?!再生|再次|持续|减量)(?:以|按|在|向|申请|返还|享受|适当|获|延|再|由|给予|根据|凭|依|优先|免|直接|自行|提前|减|报|领|抵|放宽|因地制宜|组织|采取|于|分|一次性|最高|将|从|不|为|通过|结合|作为|推荐|参加)/
const RULE_SUM =
  /补助|补贴|资助|经费支持|奖励|奖补|返还|缴纳|缴费|收费|罚款|贴息|报销|抵免|扣除|减免|免征|免费|费率|费用标准|标准|津贴|慰问金|养老金|抚恤金|奖金/

/** What a rule gives, takes or allows; undefined where the number may be a target. */
export function parameter(c: Context, shadow: string): Verdict | undefined {
  const money = c.measure?.kind === 'quantity' && /元|美元|镑|卢布/.test(c.measure.word)
  if (PERMITTED.test(c.left) || (c.n.percent && /(?:^|,)(?:可(?!再生|持续)|应(?!届|急|用|对|收|诉|邀|急))[^,]*$/.test(c.left)))
    return structure('rule_parameter')
  if (
    /按(?!照?计划|时|期|季|月|年)(?:照)?[^,]{0,16}$|(?:^|或)按(?!照?计划|时|期|季|月|年)[^,]{0,40}$/.test(c.left) &&
    (c.n.percent || c.measure?.kind === 'time' || money)
  )
    return structure('rule_parameter')
  if (/按/.test(c.left) && /^的(?:标准|要求|比例|原则|规模|频次|额度)/.test(c.after)) return structure('rule_parameter', true)
  if (
    money &&
    bareSum(c) &&
    /(?:票价|单价|价格|售价|学费|租金|会费|注册费|报名费|年费|工本费|参会费|服务费)(?:为|是|人民币|新台币|港币|澳门币)*$/.test(c.left)
  )
    return structure('rule_parameter', true)
  if (money && bareSum(c) && PRICE_LIST.test(c.sentenceLeft)) return structure('rule_parameter', true)
  if (money && /资金(?:来源|构成|筹措)[^。;]*$/.test(c.sentenceLeft)) return structure('rule_parameter', true)
  if (money && (perHead(c) || feeAside(c, shadow))) return structure('rule_parameter', true)
  if (money && !LEVEL.test(c.left) && RULE_SUM.test(c.left + c.after.slice(0, 12)) && RULE_WORD.test(c.left))
    return structure('rule_parameter', true)
  if (c.n.percent && bareSum(c) && c.n.form !== 'range' && c.after === '' && PART_OF_BUDGET.test(c.left)) return structure('parts', true)
  // 对获评的学会给予30万元支持: what a rule pays.
  if (money && /给予$/.test(c.left) && bareSum(c)) return structure('rule_parameter', true)
  // 自付额不低于三成: what others have to bring along.
  if (c.n.percent && /(?:自付|自费|自负|自筹|配套)\p{Script=Han}{0,4}(?:不低于|不少于|不超过|为|占)*$/u.test(c.left))
    return structure('rule_parameter', true)
  if (ruled(c)) return structure('rule_parameter', true)
  if (/任期|年龄|届满|连任|任职(?:时间|年限|不)/.test(c.left)) return structure('rule_parameter')
  if (/(?:只|仅|限)(?:能|可|享受|领取|申请|申报|报|补|参加)*$/.test(c.left)) return structure('rule_parameter')
  if (/最高(?:不超过|可达|不得超过|提至|提高到|可)?$/.test(c.left) && (money || c.n.percent)) return structure('rule_parameter')
  if (c.n.percent && /(?:补贴|补助|津贴|工资|缴费|待遇|贴息|报销|返还)标准[^,]*$/.test(c.left)) return structure('rule_parameter', true)
  if (/(?:限额|名额上限|上限)(?:为|是)?$/.test(c.left) && comparedBefore(c.left) === undefined) return structure('rule_parameter', true)
  if (c.n.percent && /(?:提拨|提取|计提|提留|按比例提)$/.test(c.left)) return structure('rule_parameter', true)
  if (/每$/.test(c.left)) return structure(c.measure?.kind === 'time' ? 'interval' : 'per_unit')
  return undefined
}

/** 应当…不超过10人, 由3名以上专家推荐, 一式5份: how a thing is to be done, as a regulation says it. */
function ruled(c: Context): boolean {
  if (/应当|方可|方为有效|始得/.test(c.sentenceLeft) || /一式$/.test(c.left)) return true
  return /由(?:不少于|至少|超过)?$/.test(c.left) && /^[^,。;]{0,20}(?:推荐|组成|评审|签字|审核|署名|联名|提名|担任|签署)/.test(c.after)
}

/** 会费收入占42%: how a budget is made up; whether that is asked for, a person says. */
const PART_OF_BUDGET = /(?:收入|支出|经费|费|预算|拨款|结余)占(?:比)?(?:为|约)?$/

const RULE_WORD = /各(?:$|获|得|给|予|发|奖)|每|对|人均|生均|户均|亩均|村均|校均|标准|最高|给予|一次性|不超过|不低于|达到/
/** A standard that is to be raised to a level is a target; what is paid by it is not. */
const LEVEL = /(?:提高|提升|增加|上调|调整|提)(?:到|至)$|达到(?:每人每年)?(?:不低于)?$/
const PER_HEAD =
  /(?:每(?:[个项家人支所篇种名位场例件户届次期]|亩|县|省)[^,。;]{0,12}|单[个项场篇次家])(?:不超过|最高|给予|资助|补助|奖励|支持|为|约|可达)*(?:新台币|人民币|澳门币|港币|港元|美元)?$/

/** 每人资助45万元, 5万元/人·年: what one gets or pays; 每人每年不低于640元 is a floor that a plan may set itself. */
function perHead(c: Context): boolean {
  if (/^\/(?:人|项|篇|家|个|年|月|次|场|种|名|户|件|亩)/.test(c.after)) return !LEVEL.test(c.left)
  if (/每(?:[项个只支篇种场例件期届次亩户]|家|平方米)[^,。;]{0,12}$/.test(c.left)) return true
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
