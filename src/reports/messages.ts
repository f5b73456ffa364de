import { type L10n, messages } from '../kernel/index.js'

interface DisputeWords {
  readonly target: string
  readonly no: number
  readonly facts: number
  readonly aboutWord: L10n
  readonly stateWord: L10n
  readonly outcomeWord: L10n | null
}

export const reportRefusals = messages({
  report_plan_unknown: ({ year }: { year: number }) => ({
    zh: `${year} 年没有已确认的计划，无法出报告。`,
    en: `There is no confirmed plan of ${year} to report on.`,
  }),
  report_quarter_open: ({ ends, today }: { ends: string; today: string }) => ({
    zh: `该季度到 ${ends} 才结束，今天是 ${today}。`,
    en: `The quarter ends on ${ends}; today is ${today}.`,
  }),
  report_already: ({ number }: { number: number }) => ({
    zh: `同一截止日和事实序号的报告已发布（第 ${number} 号），内容相同。`,
    en: `The report at the same day and seal has been issued already (no. ${number}); it would say the same.`,
  }),
  report_unknown: { zh: '没有这份报告。', en: 'There is no such report.' },
})

export const words = messages({
  title: ({ body, year, quarter }: { body: string; year: number; quarter: number }) => ({
    zh: `${body}${year}年工作计划 第${['一', '二', '三', '四'][quarter - 1]}季度进展报告`,
    en: `${body}: progress of the ${year} plan, quarter ${quarter}`,
  }),
  frozen: { zh: '数字截至', en: 'Figures as of' },
  knownAt: { zh: '依据事实序号', en: 'as known at seal' },
  head: { zh: '事实链摘要', en: 'Head of the chain' },
  digest: { zh: '本报告内容摘要（SHA-256）', en: 'SHA-256 of this report' },
  version: { zh: '计划版本', en: 'Plan version' },
  summary: { zh: '总览', en: 'Overview' },
  section: { zh: '部分', en: 'Section' },
  total: { zh: '合计', en: 'Total' },
  target: { zh: '指标（计划原文）', en: 'Target (words of the plan)' },
  figure: { zh: '完成 / 目标', en: 'Figure / target' },
  state: { zh: '状态', en: 'State' },
  rates: { zh: '每月所需 · 当前', en: 'Needed · actual a month' },
  outlook: { zh: '年末预测（80% 区间）', en: 'Forecast for the year (80 % interval)' },
  evidence: { zh: '证据', en: 'Evidence' },
  attention: { zh: '需要关注', en: 'Needs attention' },
  none: { zh: '无。', en: 'None.' },
  amendments: { zh: '指标调整', en: 'Amendments' },
  unassigned: { zh: '尚无牵头部门的任务', en: 'Tasks without a lead' },
  unfed: { zh: '尚无项目支撑的指标', en: 'Targets that no programme feeds' },
  illegible: { zh: '原文无法辨认之处', en: 'Illegible in the source' },
  disputes: { zh: '异议', en: 'Disputes' },
  disputed: ({ n }: { n: number }) => ({ zh: `其中有异议 ${n}`, en: `of which disputed ${n}` }),
  dispute: ({ target, no, facts, aboutWord, stateWord, outcomeWord }: DisputeWords) => ({
    zh: `${target} · 第 ${no} 号异议（${aboutWord.zh}${facts > 0 ? `，${facts} 条` : ''}）：${stateWord.zh}${outcomeWord ? `，${outcomeWord.zh}` : ''}`,
    en: `${target} · dispute no. ${no} (${aboutWord.en}${facts > 0 ? `, ${facts} ${facts === 1 ? 'fact' : 'facts'}` : ''}): ${stateWord.en}${outcomeWord ? `, ${outcomeWord.en}` : ''}`,
  }),
  chart: { zh: '各指标完成占目标的比例', en: 'Figure as a share of the target' },
  chartNote: {
    zh: '圆点为已完成，横条为年末预测的 80% 区间，竖线为目标。',
    en: 'Dot: figure; bar: 80 % interval of the forecast; line: target.',
  },
  illegibleNoun: { zh: '原文名词无法辨认', en: 'noun illegible in source' },
  interval: {
    zh: '预测按近期进度的伽马—泊松模型计算，区间的含义与核验见“数据说明”。',
    en: 'Forecasts follow a Gamma–Poisson model of the recent pace; see “How we count” for the interval and how well it has covered.',
  },
})
