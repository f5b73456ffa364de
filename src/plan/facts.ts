import { z } from 'zod'
import { day, fact, id } from '../kernel/index.js'
import { disputeFacts } from './disputes/facts.js'
import { planFact, SAMPLE } from './planFact.js'
import { verificationFacts } from './verification/facts.js'

const { ROW, UNIT, ON } = SAMPLE

const text = z.string()
const reason = z.string()

export const planImported = planFact(
  'plan.imported',
  {
    version: id('plan_version'),
    no: z.int(),
    body: text,
    year: z.int().nullable(),
    sha256: text,
    bytes: z.int(),
    characters: z.int(),
    targets: z.int(),
  },
  { version: ROW, no: 1, body: '中国科协', year: 2022, sha256: '0'.repeat(64), bytes: 11213, characters: 3931, targets: 26 },
)
/** About the bytes, since there is no plan. */
export const planImportRefused = fact('plan_import.refused', {
  data: z.object({ on: day, sha256: text.nullable(), bytes: z.int(), refused: text }),
  about: (said) => ({ subject: `import/${said.sha256 ?? 'unkept'}`, unit: null, on: said.on }),
  sample: { on: ON, sha256: '0'.repeat(64), bytes: 3, refused: 'E-EMPTY' },
})
export const planReviewed = planFact(
  'plan_review.recorded',
  { version: id('plan_version'), acts: z.array(z.object({ no: z.int(), kind: text, subject: text, verdict: text })) },
  { version: ROW, acts: [{ no: 1, kind: 'target', subject: '1314', verdict: 'accept' }] },
)
export const planConfirmed = planFact(
  'plan.confirmed',
  { version: id('plan_version'), no: z.int(), year: z.int(), inForceFrom: day, document: text, targets: z.array(text) },
  { version: ROW, no: 1, year: 2022, inForceFrom: '2022-01-01', document: '2022.txt', targets: ['T06-1'] },
)
export const planRejected = planFact(
  'plan.rejected',
  { version: id('plan_version'), no: z.int(), reason },
  { version: ROW, no: 1, reason: '文本有误' },
)
export const amendmentProposed = planFact(
  'plan_amendment.proposed',
  { version: id('plan_version'), no: z.int(), inForceFrom: day, document: text, targets: z.array(text) },
  { version: ROW, no: 2, inForceFrom: '2022-09-01', document: '科协学发〔2022〕12号', targets: ['T15-2'] },
)
export const planAmended = planFact(
  'plan.amended',
  { version: id('plan_version'), no: z.int(), inForceFrom: day, document: text, reason, targets: z.array(text) },
  { version: ROW, no: 2, inForceFrom: '2022-09-01', document: '科协学发〔2022〕12号', reason: '调减', targets: ['T15-2'] },
)
export const taskAssigned = planFact(
  'plan_task.assigned',
  { row: id('row'), task: text, role: z.enum(['lead', 'support']), unit: id('unit'), reason },
  { row: ROW, task: '7.2', role: 'lead', unit: UNIT, reason: '' },
)
export const taskReleased = planFact(
  'plan_task.released',
  { row: id('row'), task: text, unit: id('unit'), reason },
  { row: ROW, task: '7.2', unit: UNIT, reason: '职责调整' },
)
export const dutySet = planFact(
  'plan_duty.set',
  { row: id('row').nullable(), task: text, leader: text.nullable(), deadline: day.nullable(), reason },
  { row: ROW, task: '7.2', leader: '张三', deadline: '2022-11-30', reason: '' },
)
export const targetFed = planFact(
  'plan_target.fed',
  { row: id('row'), target: text, programme: text, opensOn: day, reason },
  { row: ROW, target: 'T15-2', programme: 'match', opensOn: '2022-01-01', reason: '' },
)
export const targetUnfed = planFact(
  'plan_target.unfed',
  { row: id('row'), target: text, programme: text, reason },
  { row: ROW, target: 'T15-2', programme: 'match', reason: '改由平台记录' },
)
export const shareSet = planFact(
  'plan_share.set',
  { row: id('row').nullable(), target: text, unit: id('unit'), value: z.number().nullable(), reason },
  { row: ROW, target: 'T15-2', unit: UNIT, value: 40, reason: '' },
)
export const milestoneAdded = planFact(
  'plan_milestone.added',
  { row: id('row'), task: text, target: text.nullable(), title: text, due: day },
  { row: ROW, task: '10.2', target: 'T10-1', title: '投票', due: '2022-06-20' },
)
export const milestoneMet = planFact(
  'plan_milestone.met',
  { row: id('row'), task: text, by: id('fact'), metOn: day },
  { row: ROW, task: '10.2', by: ROW, metOn: '2022-06-20' },
)
export const milestoneDropped = planFact(
  'plan_milestone.dropped',
  { row: id('row'), task: text, reason },
  { row: ROW, task: '10.2', reason: '合并' },
)
export const excessApproved = planFact(
  'plan_excess.approved',
  { row: id('row'), target: text, document: text, reason },
  { row: ROW, target: 'T08-2', document: '会签单3号', reason: '线上参加' },
)
export const ruleProposed = planFact(
  'counting_rule.proposed',
  { row: id('row'), target: text, version: z.int(), reason },
  { row: ROW, target: 'T12-1', version: 2, reason: '按系列计' },
)
export const ruleSettled = planFact(
  'counting_rule.settled',
  { row: id('row'), target: text, version: z.int(), confirmed: z.boolean(), reason },
  { row: ROW, target: 'T12-1', version: 2, confirmed: true, reason: '' },
)
export const datesSet = planFact(
  'plan_date.set',
  { row: id('row'), name: text, from: day, to: day, reason },
  { row: ROW, name: 'verify_q1', from: '2022-04-01', to: '2022-04-15', reason: '' },
)
export const noteAdded = planFact(
  'plan_note.added',
  { row: id('row'), start: z.int(), end: z.int(), ground: text, text },
  { row: ROW, start: 1318, end: 1325, ground: 'guess', text: '专刊' },
)

export const planFacts = [
  planImported,
  planImportRefused,
  planReviewed,
  planConfirmed,
  planRejected,
  amendmentProposed,
  planAmended,
  taskAssigned,
  taskReleased,
  dutySet,
  targetFed,
  targetUnfed,
  shareSet,
  milestoneAdded,
  milestoneMet,
  milestoneDropped,
  excessApproved,
  ruleProposed,
  ruleSettled,
  datesSet,
  noteAdded,
  ...verificationFacts,
  ...disputeFacts,
]
