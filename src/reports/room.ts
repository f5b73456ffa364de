import { room } from '../kernel/index.js'
import { reportIssued } from './facts.js'
import { issueReport } from './issue.js'
import { reportRefusals } from './messages.js'
import { reportById, reportsOf } from './queries.js'

export const reportsRoom = room({
  name: 'reports',
  floor: 4.2,
  title: { zh: '报告', en: 'Reports' },
  commands: [issueReport],
  queries: [reportsOf, reportById],
  facts: [reportIssued],
  permissions: { 'plan.publish': { zh: '发布季度报告', en: 'Issue quarterly reports' } },
  refusals: reportRefusals,
})
