import { z } from 'zod'
import { day, id } from '../../kernel/index.js'
import { planFact, SAMPLE } from '../planFact.js'

const { ROW, UNIT } = SAMPLE
const text = z.string()

/** The seed of a window's samples, with the E and the seal that it draws from: whoever has these draws the same rows (06 P-111). */
export const seedPublished = planFact(
  'plan_seed.published',
  { row: id('row'), window: text, seed: text, from: day, asOf: day, seq: z.int() },
  { row: ROW, window: 'verify_q1', seed: '0'.repeat(64), from: '2022-01-01', asOf: '2022-03-31', seq: 120 },
)
export const sampleDrawn = planFact(
  'plan_sample.drawn',
  { sample: id('sample'), window: text, target: text, population: z.int(), size: z.int(), digest: text },
  { sample: ROW, window: 'verify_q1', target: 'T15-2', population: 90, size: 20, digest: '0'.repeat(64) },
)
export const rowChecked = planFact(
  'plan_sample.row_checked',
  { sample: id('sample'), target: text, no: z.int(), fact: id('fact'), outcome: text, error: text.nullable() },
  { sample: ROW, target: 'T15-2', no: 3, fact: ROW, outcome: 'error', error: 'wrong_day' },
)
export const sampleCompleted = planFact(
  'plan_sample.completed',
  { sample: id('sample'), target: text, agreed: z.int(), errors: z.int(), notCheckable: z.int(), reopened: z.boolean() },
  { sample: ROW, target: 'T15-2', agreed: 18, errors: 2, notCheckable: 0, reopened: true },
)
export const rowsReviewed = planFact(
  'plan_sample.rows_reviewed',
  { sample: id('sample'), target: text, unit: id('unit'), rows: z.int(), wrong: z.int() },
  { sample: ROW, target: 'T15-2', unit: UNIT, rows: 12, wrong: 1 },
)

export const verificationFacts = [seedPublished, sampleDrawn, rowChecked, sampleCompleted, rowsReviewed]
