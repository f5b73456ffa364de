import { messages } from '../kernel/index.js'

/** Words that several public pages share. */
export const texts = messages({
  plans: { zh: '工作计划', en: 'Work plans' },
  planOf: ({ year }: { year: number }) => ({ zh: `${year} 年工作计划`, en: `Work plan ${year}` }),
  itemOf: ({ item }: { item: string }) => ({ zh: `第 ${item} 条`, en: `Item ${item}` }),
  asOf: { zh: '截至', en: 'As of' },
  knownOn: { zh: '数据认定于', en: 'Known on' },
  apply: { zh: '应用', en: 'Apply' },
  evidence: { zh: '证据', en: 'Evidence' },
  evidenceLink: { zh: '证据 ›', en: 'Evidence ›' },
  asOfWrong: ({ given }: { given: string }) => ({
    zh: `地址中的截至日期“${given}”不是有效日期（应为 2022-09-30 这样的写法），已按今天显示。`,
    en: `The as-of day “${given}” in the address is no valid day (write it as 2022-09-30). Today is shown instead.`,
  }),
  knownWrong: ({ given }: { given: string }) => ({
    zh: `地址中的认定时点“${given}”无法识别（应为日期，或 s12345 这样的封存序号），已按最新数据显示。`,
    en: `“${given}” in the address is neither a day nor a seal such as s12345. The newest data is shown instead.`,
  }),
  dayAhead: ({ given, today }: { given: string; today: string }) => ({
    zh: `${given} 还没有到（今天是 ${today}），已按默认日期显示。`,
    en: `${given} has not come yet (today is ${today}). The default is shown instead.`,
  }),
  sealAhead: ({ seq, head }: { seq: number; head: number }) => ({
    zh: `还没有第 ${seq} 号封存（最新为第 ${head} 号），已按最新数据显示。`,
    en: `There is no seal ${seq} yet (the newest is ${head}). The newest data is shown instead.`,
  }),
  shownAt: ({ day, known }: { day: string; known: string }) => ({
    zh: `截至 ${day}，按${known}的数据`,
    en: `As of ${day}, as known ${known}`,
  }),
  knownAtSeal: ({ seq }: { seq: string }) => ({ zh: `第 ${seq} 号封存`, en: `at seal ${seq}` }),
  knownAtDay: ({ day }: { day: string }) => ({ zh: ` ${day} 当日结束时`, en: `at the end of ${day}` }),
  roughYear: ({ year }: { year: string }) => ({ zh: `${year} 年`, en: year }),
  roughMonth: ({ year, month }: { year: string; month: string }) => ({
    zh: `${year} 年 ${month} 月`,
    en: `${year}-${month.padStart(2, '0')}`,
  }),
  seeNewest: { zh: '查看最新数据', en: 'Show the newest' },
  noPlan: { zh: '还没有已确认的计划', en: 'No plan has been confirmed yet' },
  noPlanText: {
    zh: '计划文本导入、核对并由另一人确认后，这里会显示各项指标及其进展。导入由联合会的计划编辑完成。',
    en: 'Once a plan text has been imported, reviewed and confirmed by a second person, its targets and their progress are shown here. The federation’s plan editor imports it.',
  },
})

/** Marks beside a figure (06 P-085). */
export const markWords = {
  illegible_noun: () => ({ zh: '原文名词无法辨认', en: 'noun illegible in source' }),
  disputed: ({ n }: { n: number }) => ({ zh: `其中有异议 ${n}`, en: `of which disputed ${n}` }),
  backdated: ({ percent }: { percent: string }) => ({ zh: `补报 ${percent}`, en: `${percent} backdated` }),
  end_loaded: ({ percent }: { percent: string }) => ({ zh: `季末集中 ${percent}`, en: `${percent} at quarter ends` }),
  late: ({ n }: { n: number }) => ({ zh: `逾期未计 ${n}`, en: `${n} too late to count` }),
} as const
