/** Measured numbers that are no targets of the plan: conditions, parameters of rules, durations, what is there already, parts of a thought. */
import { comparedBefore } from '../words/comparators.js'
import { endsInVerb } from '../words/verbs.js'
import { ATTRIBUTE, attribute } from './attribute.js'
import type { Context } from './context.js'
import { parameter } from './parameter.js'
import { past } from './past.js'
import { structure, type Verdict } from './verdict.js'

/** Words after the number that close a condition: …的, before the comma. */
const CONDITION_END = /的$|的(?:方可|方能|方为|予以|不予|视为|一律|取消)/
const CONDITION_HEAD = /(?:^|[,;])(?:对|对于|凡|如|若|当|凡是|符合|满足|具备|未|经|属于)/
const NOT_CONDITION = /(?:目标|要求|任务|水平|规模|比例|效果|需要)的$/
const THOUGHT =
  /^(?:维护|确立|意识|自信|确保|坚持|结合|统筹|转变|方面|重点|关口|关键|原则|必须|务必|全面|不|面向|文明|体系|机制|要素|大局|事实|伟大|优势|作用|特点|问题导向|抓手|目标|任务|渠道|责任|主体|根本|层面|维度|环节|阶段|关系|市场|循环|资源|轮子|轮|能力|抓|战略|布局|步骤|角度|领域|融合|时代|一公里)/
const LISTED_IN =
  /(?:个方面|个板块|大类|方案|清单|纲要|规划|意见|文件|台账|要点|分工|通知|》)(?:中|中的|明确的|确定的|提出的|部署的|所列)?$/
const DEADLINE = /^(?:之?内|之?前|以前|以后|后|起|底|以来|来)/
export interface Surrounding {
  /** Titles of the section the number stands in and of the parts above it, a line each. */
  readonly heading: string
  /** The nearest year named before it in its line, if any. */
  readonly yearBefore: number | undefined
  readonly planYear: number | null
  readonly shadow: string
  /** It stands in a stretch without number that tells what was reached before. */
  readonly lookingBack: boolean
  /** It stands in a bracket that parts the number right before it, counted in the same unit: 24场(北区12场). */
  readonly partOfSum: boolean
}

/** The reason why a measured number is no target, or undefined when it may be one. */
export function excluded(c: Context, around: Surrounding): Verdict | undefined {
  return (
    conditional(c, around.shadow) ??
    parameter(c, around.shadow) ??
    past(c, around) ??
    thought(c) ??
    duration(c) ??
    attribute(c, around.shadow)
  )
}

/** A clause that ends in 的 names a case (…达到25%的，可申请…); what stands in its brackets belongs to the case. */
function conditional(c: Context, shadow: string): Verdict | undefined {
  const bracket = c.enclosures.find((mark) => mark.kind === '()')
  const tail = clauseTail(shadow, bracket ? bracket.end + 1 : c.n.end, c.leafEnd)
  // 落后10%以上者，提送…: those of whom it is so.
  if (/^(?:及?以[上下内]|的)?者/.test(c.after)) return structure('condition')
  // 执行率未达80%之项目, 两次未完成任务的部门: those that fail.
  const failing = c.measure?.kind === 'event' && /^(?:未|不|没有)\p{Script=Han}/u.test(c.after)
  if (failing || /(?:未达到?|达不到|未能达到)$/.test(c.left)) return structure('condition', !/连续$/.test(c.left))
  const ends = CONDITION_END.test(tail) && !NOT_CONDITION.test(tail)
  if (ends) return structure('condition')
  if (
    /(?<!自|经|源)[由从](?!事|业|严|重|而)[^,。;]{0,14}$/.test(c.left) &&
    /^[^,]{0,16}?(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|缩短|压缩|压减|放宽|调整|延长|发展|拓展|扩展|增|提|升|降|减|缩|扩)(?:到|至|为)/.test(
      c.after,
    )
  )
    return structure('baseline')
  if (/基础上/.test(c.after) && !/[再新]/.test(c.left.slice(-6))) return structure('baseline')
  // 以10分为满分: what is measured against.
  if (/以$/.test(c.left) && /^为(?:满分|基准|基数|准|例|单位|一组|起点)/.test(c.after)) return structure('condition', true)
  if (bracket && CONDITION_HEAD.test(c.left) && /的/.test(c.after.slice(0, 2))) return structure('condition')
  return undefined
}

const TAIL_STOPS = new Set([...',。;!?:\t|'].map((char) => char.charCodeAt(0)))
const OPEN = '('.charCodeAt(0)
const CLOSE = ')'.charCodeAt(0)

/** From a place to the next comma, stop or cell, brackets stepped over. */
function clauseTail(shadow: string, from: number, limit: number): string {
  let depth = 0
  let i = from
  let bracketed = false
  for (const end = Math.min(limit, from + 120); i < end; i++) {
    const char = shadow.charCodeAt(i)
    if (char === OPEN) depth++
    else if (char === CLOSE) depth = Math.max(0, depth - 1)
    else if (depth === 0 && TAIL_STOPS.has(char)) break
    bracketed ||= depth > 0 || char === CLOSE
  }
  const text = shadow.slice(from, i)
  return bracketed ? text.replace(/\([^()]*\)?|\)/g, '') : text
}

function thought(c: Context): Verdict | undefined {
  // 折合60万元: the same once more in another unit.
  if (/(?:折合|约合|合计约合|相当于|折算)(?:为|约|成|人民币|新台币)*$/.test(c.left)) return structure('counted_before', true)
  if (/^次(?:性)?(?:通过|完成|到位|成功|办好|办结|办成|过关)/.test(c.right)) return structure('parts', true)
  // 对照方案72项任务: what another text has.
  if (LISTED_IN.test(c.left) && /^[^,。;]{0,6}(?:任务|措施|举措|指标|事项|要求)/.test(c.after)) return structure('existing', true)
  if (c.measure?.kind === 'structure')
    return structure('parts', c.n.arabic && (comparedBefore(c.left) !== undefined || (c.measure.word === '类' && endsInVerb(c.left))))
  if (/^个?$/.test(c.measure?.word ?? '') && THOUGHT.test(c.after)) return structure('parts', c.n.arabic)
  if (c.measure?.word === '项' && /^(?:机制|制度|原则|职能|职责|要求|权利|任务|改革|内容|纪律|规定|措施)/.test(c.after) && !c.n.arabic)
    return structure('parts')
  if (/分(?:成|为|作)?$/.test(c.left) && /^(?:批|期|组|轮|步|次|段|档|级|类|层|片|块|路|队|班|梯次|批次|个)$/.test(c.measure?.word ?? ''))
    return structure('parts', c.n.arabic)
  if (/等$/.test(c.left) && comparedBefore(c.left) === undefined) return structure('counted_before', c.n.arabic)
  return appositive(c) ? structure('counted_before', c.n.arabic) : undefined
}

const NAMED_BODY = /^(?:企业|单位|机构|公司|学会|协会|高校|院校|学校|部门|城市|园区|国|省|市|县|区|地)/

/** A、B两个关口: the number sums up what was just named. */
function appositive(c: Context): boolean {
  const { value, arabic } = c.n
  if (typeof value !== 'number' || value < 2 || value > 9 || c.measure === undefined || c.measure.kind === 'event') return false
  // 甲、乙、丙3家企业; 甲、乙企业3家 counts anew.
  if (arabic && (/\d/.test(c.left) || !NAMED_BODY.test(c.after))) return false
  const named = c.left.replace(/^[与和及同由]/, '').split(/[、和与及]/).length
  return named === value && /\p{Script=Han}$/u.test(c.left)
}

/** 期限不超过3年, 聘期1至3年: set by a rule, not reached. */
const TERM = /(?:期限|聘期|缓缴期|有效期|见习期|服务期|保修期|质保期|学制|资助期|合同期|公示期)[^,]{0,6}$/

const LASTING = /(?:时间|周期|期限|时长|时限|学时|工期|工龄)(?:一般|原则上|平均|不)?(?:为|是|约)?$/
const HOLDS = /(?:具有|具备|从事|工作|任职|参保|参加[^,]{0,8}|连续|满|从业|累计工作|服务满|年龄|有)$/

/** 全年累计60天以上: days and hours that add up are counted like things. */
const SUMMED = /(?:全年|累计|每年|年均|人均|每人|总计|天数|时长|时间)[^,]{0,12}$/

/** 审稿期程控制于90日内: a level to keep to, not a day to meet. */
const LEVEL_OF_TIME = /(?:控制|压缩|缩短|压减|缩减|限制|稳定)(?:在|于|到|至)(?:了|约)?$/

/** 课程上线48学时, 培训人均15小时: hours as a thing that is made or had. */
const HOURS_MADE = /(?:人均|每人|每人每年|上线|开设|录制|制作|讲授|授课|新增|开发|更新|安排|开展|组织|完成|举办)(?:课程|讲座|培训|慕课)?$/

function duration(c: Context): Verdict | undefined {
  const kind = c.measure?.kind
  if (kind === 'age') return /寿命|年龄(?:降|提)/.test(c.left) ? undefined : structure('condition')
  if (kind !== 'time') return undefined
  if (/(?:运行|开放|驻村|驻点|蹲点|授课)$/.test(c.left) && /^(?:天|小时|学时|课时)$/.test(c.measure!.word)) return undefined
  if (TERM.test(c.left)) return structure('rule_parameter', true)
  if (/^个?(?:学时|课时|小时)$/.test(c.measure!.word) && HOURS_MADE.test(c.left) && !ATTRIBUTE.test(c.after)) return undefined
  if (/(?:课时|学时|时长|时数|累计|总计)(?:目标|共|合计|总计|为|达)*$/.test(c.left) && /学时|课时|小时/.test(c.measure!.word))
    return undefined
  if (DEADLINE.test(c.after) && !/寿命/.test(c.left) && !(LEVEL_OF_TIME.test(c.left) && /^之?内/.test(c.after)))
    return structure('deadline')
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
