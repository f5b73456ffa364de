import { explainRefusal, expressionTexts, type L10n, messages, type Refusal, type RefusalTexts } from '../kernel/index.js'
import { disputeRefusals } from './disputes/messages.js'
import type { RowState } from './pages/checklist.js'
import { type FindingCode, sentenceOf } from './reading/index.js'
import type { OpenCondition } from './review/conditions.js'
import { nextSteps } from './review/messages.js'
import type { PlanState } from './types.js'
import { verificationRefusals } from './verification/messages.js'

export { conditionWords, missingWords } from './review/messages.js'

export const planStates: Readonly<Record<PlanState, L10n>> = {
  received: { zh: '已收', en: 'received' },
  parsed: { zh: '已读入', en: 'read' },
  in_review: { zh: '核对中', en: 'in review' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  in_force: { zh: '施行中', en: 'in force' },
  closed: { zh: '已办结', en: 'closed' },
  rejected: { zh: '未采用', en: 'rejected' },
}

export const rowStates: Readonly<Record<RowState, L10n>> = {
  measured: { zh: '按指标计量', en: 'measured by a target' },
  in_use: { zh: '已在使用', en: 'in use' },
  recorded: { zh: '由项目填报', en: 'recorded by a programme' },
  to_come: { zh: '随所在模块上线', en: 'comes with its room' },
}

export const restrictedWord: L10n = { zh: '受限', en: 'restricted' }

/** Why a fact does not count, in one or two words (06 P-071). */
export const notCountedReasons = messages({
  out_of_scope: { zh: '不在范围内', en: 'out of scope' },
  out_of_period: { zh: '不在期限内', en: 'out of period' },
  late: { zh: '报送过晚', en: 'late' },
  not_yet: { zh: '尚未发生', en: 'not yet' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
  struck: { zh: '已剔除', en: 'struck' },
  duplicate: { zh: '与另一条重复', en: 'duplicate' },
  outside_register: { zh: '不在名录内', en: 'not on the register' },
})

const FROM_READER: readonly FindingCode[] = ['E-EMPTY', 'E-BINARY', 'E-ENC', 'E-ENC-DOUBT', 'E-CUT', 'E-SIZE', 'E-SAME', 'E-EXISTS']
const fromReader: RefusalTexts = Object.fromEntries(
  FROM_READER.map((code) => [code, (refusal: Refusal) => sentenceOf(refusal as unknown as { code: FindingCode })]),
)

const says = <K extends keyof never>(texts: Record<K, L10n | ((refusal: Record<string, string & number>) => L10n)>) => texts

/** Sentences of the refusals: what, why, and what to do next. */
export const planRefusals: RefusalTexts = {
  ...fromReader,
  ...nextSteps,
  ...verificationRefusals,
  ...disputeRefusals,
  ...says({
    file_too_big: {
      zh: '文件太大，未读取。文本上限1 MiB，DOCX上限10 MiB。',
      en: 'The file is too big and was not read. Text: at most 1 MiB; DOCX: at most 10 MiB.',
    },
    base64: { zh: '文件内容没有正确传到，请重新上传。', en: 'The file did not arrive whole; send it again.' },
    body_missing: { zh: '文中没有来源行，请填写发文机构。', en: 'The text has no source line; please name the issuing body.' },
    plan_unknown: { zh: '没有这个计划。', en: 'There is no such plan.' },
    plan_not_confirmed: { zh: '计划尚未确认，不能这样做。', en: 'The plan is not confirmed yet, so this cannot be done.' },
    plan_closed: { zh: '计划已经办结，不再改动。', en: 'The plan is closed and no longer changes.' },
    amendment_open: ({ version }) => ({
      zh: `第${version}版调整还在办理；先确认或退回它。`,
      en: `Version ${version} is still being prepared; confirm or reject it first.`,
    }),
    before_in_force: ({ inForceFrom, last }) => ({
      zh: `施行日期${inForceFrom}早于现行版本的${last}；请改为${last}或以后。`,
      en: `The date ${inForceFrom} lies before that of the present version (${last}); choose ${last} or later.`,
    }),
    target_unknown: ({ target }) => ({ zh: `计划里没有指标${target}。`, en: `The plan has no target ${target}.` }),
    target_twice: ({ target }) => ({ zh: `指标${target}写了两次。`, en: `Target ${target} is named twice.` }),
    target_ended: ({ target, endedOn }) => ({ zh: `指标${target}已于${endedOn}终止。`, en: `Target ${target} ended on ${endedOn}.` }),
    target_elsewhere: ({ target, task }) => ({
      zh: `指标${target}不属于任务${task}。`,
      en: `Target ${target} does not belong to task ${task}.`,
    }),
    value_unfit: ({ target }) => ({
      zh: `指标${target}不能取这个数：请核对比较方式和数值。`,
      en: `Target ${target} cannot have this value; check comparator and number.`,
    }),
    nothing_changes: ({ target }) => ({ zh: `指标${target}本来就是这个数。`, en: `Target ${target} has this value already.` }),
    task_unknown: ({ task, line }) => ({
      zh: `${line ? `第${line}行：` : ''}没有任务${task}。`,
      en: `${line ? `Line ${line}: ` : ''}there is no task ${task}.`,
    }),
    task_twice: ({ task, line }) => ({ zh: `第${line}行：任务${task}出现两次。`, en: `Line ${line}: task ${task} stands there twice.` }),
    task_ended: ({ task, endedOn }) => ({ zh: `任务${task}已于${endedOn}终止。`, en: `Task ${task} ended on ${endedOn}.` }),
    unit_unknown: ({ name, line }) => ({
      zh: name ? `第${line}行：名录里没有“${name}”。` : '名录里没有这个单位。',
      en: name ? `Line ${line}: the register has no “${name}”.` : 'The register has no such unit.',
    }),
    unit_ambiguous: ({ name, line }) => ({
      zh: `第${line}行：“${name}”对应多个单位，请写代码。`,
      en: `Line ${line}: several units are called “${name}”; give the code.`,
    }),
    day_unknown: ({ said, line }) => ({ zh: `第${line}行：“${said}”不是日期。`, en: `Line ${line}: “${said}” is no date.` }),
    table_column_missing: ({ column }) => ({ zh: `表里缺少“${column}”一列。`, en: `The table lacks the column “${column}”.` }),
    rows_refused: ({ rows }) => ({
      zh: `有${rows}处不能处理，整表未导入；请改好后再来。`,
      en: `${rows} places cannot be used, so nothing was imported; mend them and try again.`,
    }),
    rows_too_many: ({ changes, limit }) => ({
      zh: `一次最多改${limit}处，这张表要改${changes}处；请分成几张。`,
      en: `At most ${limit} changes at once; this table asks for ${changes}. Split it.`,
    }),
    other_lead: {
      zh: '这项任务已有牵头单位；改派由秘书处办理。',
      en: 'The task has a lead unit already; only the secretariat gives it to another.',
    },
    deadline_before: ({ deadline, from }) => ({
      zh: `日期${deadline}早于计划施行的${from}。`,
      en: `${deadline} lies before the plan comes into force (${from}).`,
    }),
    milestone_unknown: { zh: '没有这个节点。', en: 'There is no such milestone.' },
    milestone_twice: { zh: '已有同名同日的节点。', en: 'There is such a milestone already.' },
    milestone_met: { zh: '这个节点已经记为达到。', en: 'This milestone has been met already.' },
    fact_unknown: { zh: '没有这条事实。', en: 'There is no such fact.' },
    programme_unfit: ({ makes, counted }) => ({
      zh: `这个项目记录的是${makes}，而该指标只计${counted}。`,
      en: `This programme records ${makes}, but the target counts only ${counted}.`,
    }),
    no_range: ({ target }) => ({ zh: `指标${target}没有上限可超。`, en: `Target ${target} has no range to go beyond.` }),
    rule_missing: ({ target }) => ({ zh: `指标${target}还没有计数规则。`, en: `Target ${target} has no counting rule yet.` }),
    rule_same: { zh: '与现行规则相同，没有可改的。', en: 'This is the present rule; nothing would change.' },
    rule_open: { zh: '已有一版规则等待确认；先处理它。', en: 'Another rule waits to be confirmed; settle it first.' },
    rule_unknown: { zh: '没有这版规则。', en: 'There is no such rule.' },
    rule_settled: { zh: '这版规则已经处理过。', en: 'This rule has been settled.' },
    rule_uncounted: { zh: '新规则还在计数，稍后再确认。', en: 'The new rule is still being counted; confirm it in a moment.' },
    effect_unseen: { zh: '请先看影响：打开两版规则的对比。', en: 'Show the effect first: open the comparison.' },
    proposer_confirms: { zh: '规则是您提出的，须由另一人确认。', en: 'You proposed this rule; another person must confirm it.' },
    expression_wrong: (refusal) => {
      const why = explainRefusal({ ...(refusal as unknown as Refusal), code: String(refusal.why) }, expressionTexts)
      return { zh: `范围条件有误：${why?.zh ?? refusal.why}`, en: `The scope is not well formed: ${why?.en ?? refusal.why}` }
    },
    dates_reversed: ({ from, to }) => ({ zh: `结束日${to}早于开始日${from}。`, en: `The end ${to} lies before the beginning ${from}.` }),
    dates_before_end: ({ earliest }) => ({ zh: `核验最早从${earliest}开始。`, en: `Verification begins on ${earliest} at the earliest.` }),
    close_in_rules: ({ closes }) => ({
      zh: `年度截止日${closes}写在计数规则里；请在规则变更中修改。`,
      en: `The close of the year (${closes}) is part of the counting rules; change it there.`,
    }),
    stretch_unknown: ({ characters }) => ({
      zh: `全文只有${characters}字，没有这一段。`,
      en: `The text has ${characters} characters; there is no such stretch.`,
    }),
    source_missing: {
      zh: '请写明依据：哪个版本，或发文单位的哪份答复。',
      en: 'Name the source: which copy, or which answer of the issuing body.',
    },
  }),
}

/** An open condition in words, for the confirm page and for refusals alike. */
export const conditionText = (condition: OpenCondition): L10n => {
  const found = planRefusals[condition.code]
  return typeof found === 'function' ? found(condition) : (found as L10n)
}
