import { entry, marked } from './entry.js'

/** The federation of the demo: invented, so that nobody takes its figures for another's. */
export const federation = marked('federation', 'LHH', '全国学会联合会', 'Federation of National Societies')

/** Its departments, with the items of the plan that each leads. */
export const departments = [
  { ...entry('department', 'XH', '学会工作部', 'Department of Societies'), items: [1, 2, 3, 4, 5] },
  { ...entry('department', 'QK', '期刊出版部', 'Department of Journals'), items: [6, 7, 8, 9] },
  { ...entry('department', 'XS', '学术交流部', 'Department of Scholarly Exchange'), items: [10, 11, 12] },
  { ...entry('department', 'KC', '科技服务部', 'Department of Technology Service'), items: [13, 14, 15, 16] },
  { ...entry('department', 'SJ', '数据中心', 'Data Centre'), items: [] },
] as const
