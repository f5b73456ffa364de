import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '确认计划', en: 'Confirm the plan' },
  lead: {
    zh: '确认后结构冻结，指标开始计量；以后只能以调整变更。确认须由没有参与核对的人办理。',
    en: 'With the confirmation the structure is frozen and its targets begin to be counted; later changes are amendments. Somebody who did not review has to do it.',
  },
  conditions: { zh: '确认的条件', en: 'Conditions' },
  condition: { zh: '条件', en: 'Condition' },
  state: { zh: '状态', en: 'State' },
  met: { zh: '已满足', en: 'met' },
  open: { zh: '未满足', en: 'not met' },
  numerals: { zh: '每个数字都已认定性质', en: 'Every number has its disposition' },
  cards: { zh: '每张待定卡片都已回答', en: 'Every review card is answered' },
  duplicates: { zh: '重复编号都已处理', en: 'Every repeated number is settled' },
  warnings: { zh: '每条提示都已知悉', en: 'Every warning is acknowledged' },
  illegible: { zh: '每处无法辨认的文字都已加注', en: 'Every illegible run has a note' },
  targets: {
    zh: '每个指标都完整：事实种类、范围、去重依据、期限、单位、超出时的处理、分母',
    en: 'Every target is complete: kind of fact, scope, key, period, unit, what happens above, denominator',
  },
  questions: { zh: '口径问题都已回答', en: 'Every question of reading is answered' },
  also: { zh: '此外', en: 'Besides' },
  year: { zh: '年度已定', en: 'The year is known' },
  items: { zh: '已分出条目', en: 'There are items' },
  whole: { zh: '拼回的文字与原文逐字节相同', en: 'The joined text equals the source byte for byte' },
  settleIt: { zh: '去处理', en: 'Settle it' },
  who: { zh: '谁可以确认', en: 'Who may confirm' },
  reviewers: { zh: '参与核对的人，不能确认', en: 'Reviewed, so may not confirm' },
  nobodyYet: { zh: '还没有人核对', en: 'Nobody has reviewed yet' },
  holders: { zh: '有确认权限的人', en: 'Hold the permission to confirm' },
  noHolders: {
    zh: '还没有人有确认权限，请管理员任命“计划确认人”。',
    en: 'Nobody holds the permission yet; the administrator can appoint a plan confirmer.',
  },
  inForceFrom: { zh: '施行日期', en: 'In force from' },
  inForceHelp: {
    zh: '留空为计划年度的第一天；调整则为其提出的日期。',
    en: 'Left empty: the first day of the plan year; of an amendment, the day that was proposed.',
  },
  document: { zh: '依据文件', en: 'Document' },
  documentHelp: {
    zh: '印发文件的名称和文号；留空用导入的文件名。',
    en: 'Title and number of the document; left empty, the name of the file.',
  },
  confirm: { zh: '确认，计划自此生效', en: 'Confirm: the plan comes into force' },
  stillOpen: ({ n }: { n: number }) => ({ zh: `还有 ${n} 项条件未满足`, en: `${n} conditions are not met` }),
  youReviewed: { zh: '您核对过这个计划，须由另一人确认。', en: 'You reviewed this plan; another person must confirm it.' },
  noRight: { zh: '您没有确认计划的权限。', en: 'You may not confirm plans.' },
  reject: { zh: '不采用这一版', en: 'Put this version aside' },
  rejectConsequence: {
    zh: '这一版不再核对和确认；原文和核对记录仍然保存。',
    en: 'It is no longer reviewed or confirmed; its text and the review stay on record.',
  },
  reason: { zh: '理由', en: 'Reason' },
  settled: { zh: '这一版已处理完', en: 'This version is settled' },
  decision: { zh: '调整内容', en: 'What the decision changes' },
  target: { zh: '指标', en: 'Target' },
  present: { zh: '现行数值', en: 'Present value' },
  proposed: { zh: '调整为', en: 'Becomes' },
  ends: { zh: '终止', en: 'ends' },
  summary: { zh: '将被确认的内容', en: 'What will be confirmed' },
  counts: ({ sections, items, tasks, targets }: { sections: number; items: number; tasks: number; targets: number }) => ({
    zh: `${sections} 节、${items} 条、${tasks} 项任务、${targets} 个指标`,
    en: `${sections} sections, ${items} items, ${tasks} tasks, ${targets} targets`,
  }),
})

export const said = messages({
  confirmed: {
    zh: '计划已确认。下面分解任务，直到清单为空。',
    en: 'The plan is confirmed. Next, give out the work until the list is empty.',
  },
  rejected: { zh: '这一版已记为不采用。', en: 'This version has been put aside.' },
})
