import { messages } from '../../ui/index.js'

export const texts = messages({
  title: ({ year }: { year: number }) => ({ zh: `${year} 年季度报告`, en: `Quarterly reports ${year}` }),
  lead: {
    zh: '每份报告固定在一个截止日和一个事实序号上；发布后不再改动，更正另出新号。',
    en: 'Each report is frozen at a day and a seal. Once issued it never changes; a correction is a new number.',
  },
  quarter: { zh: '季度', en: 'Quarter' },
  quarterName: ({ quarter, number }: { quarter: number; number: number }) => ({
    zh: `第 ${quarter} 季度${number > 1 ? `（第 ${number} 号）` : ''}`,
    en: `Quarter ${quarter}${number > 1 ? ` (no. ${number})` : ''}`,
  }),
  asOf: { zh: '数字截至', en: 'Figures as of' },
  seal: { zh: '事实序号', en: 'Seal' },
  issued: { zh: '发布日期', en: 'Issued on' },
  files: { zh: '文件', en: 'Files' },
  none: { zh: '还没有发布报告', en: 'No report has been issued yet' },
  noneHow: { zh: '季度结束后，联合会秘书处在此发布。', en: 'The secretariat issues it here once the quarter is over.' },
  pdf: { zh: 'PDF', en: 'PDF' },
  issue: { zh: '发布本季度报告', en: 'Issue the report' },
  issueFor: { zh: '季度', en: 'Quarter' },
  issueLead: {
    zh: '发布后不能更改。报告按季度最后一天、以目前全部已认定的事实为准。',
    en: 'It cannot be changed afterwards. It reads the quarter’s last day with everything that is known now.',
  },
  done: { zh: '报告已发布。', en: 'The report has been issued.' },
})
