import { type L10n, messages } from '../../kernel/index.js'

export const texts = messages({
  title: { zh: '我方待办', en: 'Our turn' },
  others: { zh: '等待他人', en: 'Waiting for others' },
  tabs: { zh: '待办', en: 'Turns' },
  lead: { zh: '轮到您办理的全部事项，最早的在前。', en: 'Everything that waits for you, oldest first.' },
  leadOthers: {
    zh: '您的单位提出、等别人办理的事项，以及可以催办的邀请。',
    en: 'What your units started and others have to do, and invitations that can be sent again.',
  },
  caption: { zh: '待办事项', en: 'Matters' },
  what: { zh: '事项', en: 'Matter' },
  kind: { zh: '种类', en: 'Kind' },
  since: { zh: '从何日起', en: 'Since' },
  days: { zh: '已等', en: 'Waiting' },
  nDays: ({ n }: { n: number }) => ({ zh: `${n} 天`, en: `${n} ${n === 1 ? 'day' : 'days'}` }),
  due: { zh: '期限', en: 'Due' },
  overdue: { zh: '已过期限', en: 'overdue' },
  act: { zh: '办理', en: 'Do' },
  confirm: { zh: '确认', en: 'Confirm' },
  open: { zh: '打开', en: 'Open' },
  look: { zh: '看佐证再定', en: 'Look and decide' },
  mend: { zh: '修改', en: 'Mend' },
  all: { zh: '全部', en: 'All' },
  recordOne: { zh: '填报一条', en: 'Record something' },
  empty: { zh: '没有轮到您办理的事项', en: 'Nothing waits for you' },
  emptyHelp: {
    zh: '别人请您确认、把填报退回给您、或计划等待您审定时，会出现在这里。',
    en: 'When someone asks you to confirm, sends a record back to you, or a plan waits for you, it appears here.',
  },
  emptyOthers: { zh: '没有等待他人的事项', en: 'Nothing waits for others' },
  emptyOthersHelp: {
    zh: '您的单位提交填报之后，等待各方确认期间会列在这里。',
    en: 'What your unit has sent stands here until all sides have confirmed.',
  },
  confirmChosen: { zh: '确认所选', en: 'Confirm those chosen' },
  bulkHelp: {
    zh: '能勾选的可以一起确认；可能重复的和您自己填报的须逐条看。',
    en: 'What can be ticked may be confirmed together; perhaps doubles and what you recorded yourself are looked at one by one.',
  },
  desk: { zh: '逐条确认', en: 'Confirm one by one' },
  turn: { zh: '轮到谁', en: 'Whose turn' },
  record: { zh: '填报', en: 'Record' },
  invited: ({ on }: { on: string }) => ({ zh: `邀请已于 ${on} 发出`, en: `invited on ${on}` }),
  notInvited: { zh: '邀请正在发出', en: 'the invitation is on its way' },
  again: { zh: '重新发出邀请', en: 'Send again' },
  ofFederation: { zh: '联合会', en: 'the federation' },
})

/** Kinds of matters, as filters and rows call them. A room that opens a new kind adds its word here. */
export const KINDS: Readonly<Record<string, L10n>> = {
  'record.confirm': { zh: '确认填报', en: 'Confirm a record' },
  'record.mend': { zh: '退回待改', en: 'Mend a record' },
  'record.follow_up': { zh: '确认后续', en: 'Confirm what came later' },
  'plan.review': { zh: '审核计划', en: 'Review a plan' },
  'plan.confirm': { zh: '确认计划', en: 'Confirm a plan' },
  'plan.change_rule': { zh: '确认计数规则', en: 'Confirm a counting rule' },
  'sample.draw': { zh: '抽取样本', en: 'Draw samples' },
  'sample.check': { zh: '核验样本', en: 'Check a sample' },
  'sample.review': { zh: '全部复核', en: 'Review all rows' },
  'dispute.answer': { zh: '答复异议', en: 'Answer a dispute' },
  'dispute.decide': { zh: '裁定异议', en: 'Decide a dispute' },
  'dispute.appeal': { zh: '已裁定的异议', en: 'A dispute was decided' },
}
export const kindWords = (kind: string): L10n => KINDS[kind.split('/')[0] ?? kind] ?? { zh: kind, en: kind }
