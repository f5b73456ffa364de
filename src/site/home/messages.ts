import { messages } from '../../kernel/index.js'

export const texts = messages({
  title: { zh: '计划在做什么，做到哪里', en: 'What the plan promises, and how far it is' },
  sentence: {
    zh: '联合会把年度工作计划变成运行中的项目，并用各单位上报、对方确认的事实，实时计量计划中的每一项指标；每个数字都能打开到逐条证据。',
    en: 'The federation turns its annual work plan into running programmes and measures every target live, from facts that one side reports and the other confirms; every figure opens to its evidence, row by row.',
  },
  board: { zh: '打开计划看板', en: 'Open the plan board' },
  boardInSmall: ({ year }: { year: number }) => ({ zh: `${year} 年计划一览`, en: `The plan ${year} at a glance` }),
  target: { zh: '指标', en: 'Target' },
  figure: { zh: '完成 / 目标', en: 'Done / goal' },
  trend: { zh: '走势', en: 'Trend' },
  state: { zh: '状态', en: 'State' },
  latelyMet: { zh: '最近达成', en: 'Met lately' },
  waiting: { zh: '正在等待确认', en: 'Waiting for confirmation' },
  nothingWaits: { zh: '没有等待确认的填报。', en: 'No record is waiting for confirmation.' },
  records: ({ count }: { count: string }) => ({ zh: `${count} 条`, en: `${count} records` }),
  changed: { zh: '最近的变动', en: 'Changed lately' },
  nothingChanged: { zh: '还没有变动。', en: 'Nothing has changed yet.' },
  allChanges: { zh: '订阅全部变动（Atom）', en: 'Follow all changes (Atom)' },
  search: { zh: '搜索', en: 'Search' },
  searchHelp: { zh: '单位、指标、任务的任意字词', en: 'Any words of units, targets, tasks' },
  directory: { zh: '单位名录', en: 'Directory of units' },
})
