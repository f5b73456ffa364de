/** Numbers that tell which ones (超过100人的企业), not how many. */
import { comparedBefore } from '../words/comparators.js'
import { measureAt } from '../words/measures.js'
import { endsInVerb, NOUNISH, verbsIn } from '../words/verbs.js'
import type { Context } from './context.js'
import { structure, type Verdict } from './verdict.js'

export const ATTRIBUTE = /^(?:以上|以下|以内|及以上)?的(?=\p{Script=Han})/u
const SAME_NATURE =
  /^(?:以上|以下|以内|及以上)?的(?:资金|经费|投入|投资|贷款|收入|专项|费用|规模|产值|营收|资产|面积|时间|比例|份额|增长|目标|速度|增速)/
const HOLDER =
  /^(?:以上|以下|及以上)?的(?:企业|单位|学会|机构|学校|院校|高校|城市|地区|园区|项目|人员|从业|家庭|社区|村|县|市|团队|期刊|平台|学者|作者|论文|课题|成果|产品|干部|党员|农户|居民|群众|博士|硕士|研究生|用户|客户|商户|医院|医疗机构|场馆|活动|会议|合同|经历|经验|志愿者|教师|学生|人才|人选|专家|青年|会员|职工|劳动者|申请|部门|街道|乡镇|处室|科室|窗口|班级|员工|人群|患者|个人|点位|地方)/

const CLASS_NOUN =
  /^(?:(?!投资|资金|经费|收入|产值|营收|捐赠|融资)\p{Script=Han}){0,8}?(?:项目|企业|工程|单位|机构|用户|家庭|园区|矿井|机组|锅炉|合同|贷款|产业|集群|平台|商场|综合体|场馆|公司|河流|水库|农户|大户|主体|设备|装置)/u

/** (全长21.4公里、设站16座): a bracket that describes what stands before it. */
const DESCRIBES = /^(?:全长|总长|全程|总里程|总投资|占地|总?建筑面积|总面积|库容|总装机|造价|概算)/

/** 投资3.2亿元、建筑面积5.6万平方米的大厦: the first of several measures of one thing. */
const ONE_OF_MANY = /^、[^,。;]{2,24}的\p{Script=Han}/u

/** 1亿元以上项目, 20户以上自然村全部通路: a class of things; 500米社区圈: a kind of thing. */
function classOf(c: Context): boolean {
  if (/^部分/.test(c.after)) return true
  if (/^[^,。;]{0,6}圈/.test(c.after) && /time|quantity/.test(c.measure?.kind ?? '')) return true
  const noun = /^(?:以上|以下|及以上|及以下)(\p{Script=Han}{1,14})/u.exec(c.after)?.[1]
  if (!noun) return false
  if (c.measure?.kind === 'quantity' && CLASS_NOUN.test(noun)) return true
  return /(?:全部|均|都要|都应|应当|必须|须|一律|免票|免费)/.test(noun) && c.measure?.kind !== 'percent'
}

/** 收入1万元以下有劳动力的脱贫户: a level, and more that tells which ones. */
function whoHave(c: Context): boolean {
  return c.measure?.kind === 'quantity' && /^以[上下内]\p{Script=Han}{1,12}的\p{Script=Han}{2,12}$/u.test(c.after) && !endsInVerb(c.left)
}

/** The noun that is counted, a number, and its measure word. */
const COUNTED_BEHIND = /^(的?)([^\d,。;:、()]{1,16}?)(?:\d[\d.,]*[十百千万亿]*|(?<![\p{Script=Han}])[一二三四五六七八九十百千]+)/u

/** 50万元以上仪器8台, 营收超5000万元企业5家, 1万亩以上的乡镇要再添2个: how large each of the things is that are counted behind. */
function sizeOf(c: Context): boolean {
  const kind = c.measure?.kind
  if (!(kind === 'quantity' || /^(?:人|名|人次|户|张|床)$/.test(c.measure?.word ?? '') || kind === 'percent')) return false
  const bound = /^(?:\(含\))?(?:及以[上下]|以[上下内])/.exec(c.after)?.[0]
  const compared = comparedBefore(c.left)
  if (!bound && (!compared || compared.level)) return false
  const tail = c.after.slice(bound?.length ?? 0)
  const match = COUNTED_BEHIND.exec(tail)
  if (!match) return false
  const measure = measureAt(tail, match[0].length)
  // 50万元以上仪器共享率95%
  if (tail[match[0].length] === '%' && /(?:率|比例|占比|比重)(?:达到?|不低于|超过|为)?$/.test(match[2]!)) return true
  if (match[1] === '的') return measure !== undefined && measure.kind !== 'structure'
  if (measure?.kind !== 'count' && measure?.kind !== 'event') return false
  // 参会500人以上发放资料3000份 does two things; 学员300人 behind 500人 counts anew.
  const noun = match[2]!
  return kind !== 'percent' && measure.word !== c.measure?.word && verbsIn(noun, 0, noun.length).every(({ verb }) => NOUNISH.has(verb))
}

/** 超过100人的企业: the number tells which ones, not how many. */
export function attribute(c: Context, shadow: string): Verdict | undefined {
  if (/连续$/.test(c.left) || /^(?:范围|半径|之)?内的/.test(c.after) || /半径(?:为)?$/.test(c.left)) return structure('condition')
  // 以10分为满分, 满分为5分: what is measured against.
  if (/满分(?:为|是|共)?$/.test(c.left)) return structure('condition')
  if (classOf(c) || sizeOf(c) || whoHave(c)) return structure('condition', true)
  // 十万人死亡率, 亿元产值能耗率: so many are what a rate is told for.
  if (/^[十百千万亿]+$/.test(c.n.text) && /^[^,。;、]{1,16}率/.test(c.after)) return structure('per_unit', endsInVerb(c.left))
  // 专题论坛(50人以下)60场: the bracket says of what size.
  const bracket = c.enclosures.find((mark) => mark.kind === '()')
  if (bracket && bracket.start + 1 === c.n.start && /^以[上下内]$/.test(c.after) && /\d/.test(shadow[bracket.end + 1] ?? ''))
    return structure('condition', true)
  // 500人以上的达到3个: those of a size, counted behind.
  if (/^(?:以上|以下)的(?:达到|达|占|不少于|不低于|超过|有|比例|应|要|须|可|由|给予|均|全部)/.test(c.after))
    return structure('condition', true)
  if (ONE_OF_MANY.test(c.after) && /^(?:总?投资额?|概算|占地(?:面积)?|总?建筑面积|总?规模)$/.test(c.left))
    return structure('condition', true)
  if (bracket && comparedBefore(c.left) === undefined && DESCRIBES.test(shadow.slice(bracket.start + 1, bracket.start + 6)))
    return structure('condition', true)
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
  if (/^(?:对|对于|凡|凡是)(?!接|口|外|标|应|象)/.test(c.left)) return structure('condition', true)
  return free && measured ? structure('condition', true) : undefined
}
