import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '计数规则', en: 'Counting rules' },
  lead: {
    zh: '规则说明哪些事实计入指标。更改须先看两种规则下的数，再由另一人确认；已定稿的报告不变。',
    en: 'A rule says which facts count towards a target. Before a change is confirmed by another person, the figure is shown under both rules; frozen reports stay as they are.',
  },
  counted: { zh: '计数方式', en: 'How it is counted' },
  version: { zh: '版', en: 'Version' },
  noRule: { zh: '没有规则，不计数', en: 'no rule: not counted' },
  figure: { zh: '现在的数', en: 'Figure now' },
  waiting: { zh: '有新规则待确认', en: 'a new rule waits' },
  versions: { zh: '各版规则', en: 'Versions' },
  state: { zh: '状态', en: 'State' },
  proposed: { zh: '待确认', en: 'proposed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  rejected: { zh: '已退回', en: 'turned down' },
  kinds: { zh: '事实种类', en: 'Kinds of fact' },
  scope: { zh: '范围条件', en: 'Scope' },
  key: { zh: '去重依据', en: 'Key' },
  closes: { zh: '年度截止', en: 'Close of the year' },
  closesHelp: { zh: '此日之后报来的不计入。', en: 'What is reported later is late and does not count.' },
  reason: { zh: '理由', en: 'Reason' },
  by: { zh: '提出', en: 'Proposed by' },
  compare: { zh: '两种规则下的数', en: 'The figure under both rules' },
  compareAsOf: ({ day }: { day: string }) => ({ zh: `截至 ${day}`, en: `as of ${day}` }),
  present: { zh: '现行规则', en: 'Present rule' },
  underProposed: { zh: '新规则', en: 'Proposed rule' },
  gained: { zh: '新计入的事实', en: 'Facts only the new rule counts' },
  lost: { zh: '不再计入的事实', en: 'Facts only the present rule counts' },
  counting: { zh: '新规则还在计数，请稍后刷新。', en: 'The new rule is still being counted; reload in a moment.' },
  confirm: { zh: '我已看过影响，确认新规则', en: 'I have seen the effect: confirm the new rule' },
  turnDown: { zh: '退回新规则', en: 'Turn the new rule down' },
  propose: { zh: '提出新规则', en: 'Propose another rule' },
  proposeLead: {
    zh: '新规则先与现行规则并行计数，不影响任何页面，直到另一人确认。',
    en: 'The new rule is counted beside the present one and changes no page until another person confirms it.',
  },
  noRightPropose: { zh: '您没有提出规则的权限。', en: 'You may not propose rules.' },
  noRightConfirm: { zh: '您没有确认规则的权限。', en: 'You may not confirm rules.' },
  whoMay: { zh: '谁可以确认规则', en: 'Who may confirm rules' },
})

export const said = messages({
  proposed: { zh: '新规则已提出，正在与现行规则并行计数。', en: 'The rule is proposed and is being counted beside the present one.' },
  settled: { zh: '新规则已确认，自此按它计数。', en: 'The new rule is confirmed; the figure follows it from now on.' },
  turned_down: { zh: '新规则已退回。', en: 'The new rule has been turned down.' },
})
