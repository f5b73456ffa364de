import { messages } from '../../kernel/index.js'

/** What happened to a plan, by kind of fact. */
export const changeTitles = messages({
  'plan.confirmed': { zh: '计划已确认', en: 'Plan confirmed' },
  'plan.amended': { zh: '计划已调整', en: 'Plan amended' },
  'plan.closed': { zh: '计划已办结', en: 'Plan closed' },
  'plan_task.assigned': { zh: '任务已分派', en: 'Task assigned' },
  'plan_task.released': { zh: '任务已解除分派', en: 'Task released' },
  'plan_duty.set': { zh: '负责人或期限已确定', en: 'Leader or deadline set' },
  'plan_target.fed': { zh: '指标已有项目供数', en: 'A programme feeds a target' },
  'plan_target.unfed': { zh: '项目不再供数', en: 'A programme no longer feeds a target' },
  'plan_share.set': { zh: '分配数已确定', en: 'Share set' },
  'plan_milestone.added': { zh: '新增节点', en: 'Milestone added' },
  'plan_milestone.met': { zh: '节点已完成', en: 'Milestone met' },
  'plan_milestone.dropped': { zh: '节点已取消', en: 'Milestone dropped' },
  'plan_excess.approved': { zh: '超出范围的理由已批准', en: 'Reason for going above the range approved' },
  'counting_rule.settled': { zh: '计数规则已决定', en: 'Counting rule settled' },
  'plan_date.set': { zh: '核验日期已确定', en: 'Verification dates set' },
  'plan_seed.published': { zh: '抽样种子已公布', en: 'Seed of a sample published' },
  'plan_sample.completed': { zh: '样本已核验', en: 'Sample checked' },
  'plan_dispute.raised': { zh: '提出异议', en: 'Dispute raised' },
  'plan_dispute.decided': { zh: '异议已裁定', en: 'Dispute decided' },
  'plan_dispute.appealed': { zh: '裁定已申请复议', en: 'Decision appealed' },
  'plan_dispute.settled': { zh: '异议已终结', en: 'Dispute final' },
  'plan_note.added': { zh: '提出一种读法', en: 'Reading proposed' },
})

export const texts = messages({
  feedOf: ({ year }: { year: number }) => ({ zh: `${year} 年工作计划的变动`, en: `Changes of the work plan ${year}` }),
  chainHead: ({ seq, hash }: { seq: number; hash: string }) => ({
    zh: `封存链首：第 ${seq} 号，${hash}`,
    en: `Head of the chain: seal ${seq}, ${hash}`,
  }),
  change: { zh: '变动', en: 'Change' },
})
