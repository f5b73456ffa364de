import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '核验日期', en: 'Dates of verification' },
  lead: {
    zh: '每季度结束后 15 天内抽样核验，全年核验从次年 1 月 1 日至 3 月 31 日。更改须写理由，以前的日期留存。',
    en: 'A sample is verified within 15 days of each quarter’s end; the year is verified from 1 January to 31 March of the next. A change needs a reason, and what was set before stays on record.',
  },
  window: { zh: '核验期', en: 'Window' },
  verify_q1: { zh: '第一季度', en: 'First quarter' },
  verify_q2: { zh: '第二季度', en: 'Second quarter' },
  verify_q3: { zh: '第三季度', en: 'Third quarter' },
  verify_q4: { zh: '第四季度', en: 'Fourth quarter' },
  verify_year: { zh: '全年', en: 'The year' },
  usual: { zh: '惯例', en: 'Usual' },
  asUsual: { zh: '按惯例', en: 'as usual' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  change: { zh: '更改', en: 'Change' },
  save: { zh: '保存日期', en: 'Save the dates' },
  reason: { zh: '理由', en: 'Reason' },
  history: { zh: '更改记录', en: 'What was set before' },
  noHistory: { zh: '没有更改过', en: 'Nothing was ever changed' },
  by: { zh: '更改人', en: 'By' },
  on: { zh: '日期', en: 'On' },
  noRight: { zh: '您可以查看日期，但没有更改的权限。', en: 'You can see the dates but not change them.' },
})

export const said = messages({
  dates_set: { zh: '日期已保存。', en: 'The dates are saved.' },
  unchanged: { zh: '没有变化。', en: 'Nothing changed.' },
})
