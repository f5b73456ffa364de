import { z } from 'zod'
import { type About, type Day, day, fact, id } from '../kernel/index.js'

const RECORD = '018f0000-0000-7000-8000-0000000000e1'
const UNIT = '018f0000-0000-7000-8000-0000000000a1'
const ON = '2022-03-01' as Day

const base = { record: id('record'), unit: id('unit'), pack: z.string(), version: z.int().min(1), on: day }
const sample = { record: RECORD, unit: UNIT, pack: 'match', version: 1, on: ON }
const about = (said: { record: string; unit: string; on: Day }): About => ({ subject: said.record, unit: said.unit, on: said.on })

/** A record waits for its sides. What was said stays with the record; a fact never holds personal words. */
export const recordSubmitted = fact('record.submitted', { data: z.object(base), about, sample })
/** One side agreed, and others still have to speak; the last one leaves the counting fact instead. */
export const sideConfirmed = fact('record.side_confirmed', {
  data: z.object({ ...base, side: z.string() }),
  about,
  sample: { ...sample, side: 'need' },
})
export const recordSentBack = fact('record.sent_back', {
  data: z.object({ ...base, side: z.string() }),
  about,
  sample: { ...sample, side: 'need' },
})
export const recordRefused = fact('record.refused', {
  data: z.object({ ...base, side: z.string() }),
  about,
  sample: { ...sample, side: 'need' },
})
export const recordWithdrawn = fact('record.withdrawn', { data: z.object(base), about, sample })
/** A whole log was agreed to; its own facts follow in chunks. */
export const logConfirmed = fact('record.log_confirmed', {
  data: z.object({ ...base, rows: z.int().min(0) }),
  about,
  sample: { ...sample, pack: 'case-download', rows: 12_000 },
})
/** Many rows were handed over as one act, in chunks. */
export const bulkBegun = fact('record_bulk.begun', {
  data: z.object({ bulk: z.string(), unit: id('unit'), pack: z.string(), rows: z.int().min(0), file: z.string().nullable(), on: day }),
  about: (said) => ({ subject: said.bulk, unit: said.unit, on: said.on }),
  sample: { bulk: RECORD, unit: UNIT, pack: 'match', rows: 480, file: '0'.repeat(64), on: ON },
})
export const bulkEnded = fact('record_bulk.ended', {
  data: z.object({ bulk: z.string(), unit: id('unit'), pack: z.string(), rows: z.int().min(0), made: z.int().min(0), on: day }),
  about: (said) => ({ subject: said.bulk, unit: said.unit, on: said.on }),
  sample: { bulk: RECORD, unit: UNIT, pack: 'match', rows: 480, made: 471, on: ON },
})
/** From this day the records, or an engine, make the facts of a kind for a programme in a period; never both (06 P-069). */
export const emitterSwitched = fact('fact_emitter.switched', {
  data: z.object({
    kind: z.string(),
    programme: z.string(),
    period: z.string(),
    emitter: z.enum(['records', 'engine']),
    reason: z.string(),
    on: day,
  }),
  about: (said) => ({ subject: `emitter/${said.kind}/${said.programme}/${said.period}`, unit: null, on: said.on }),
  sample: { kind: 'match.recorded', programme: 'match', period: '2023', emitter: 'engine', reason: '对接模块上线', on: ON },
})

export const recordsFacts = [
  recordSubmitted,
  sideConfirmed,
  recordSentBack,
  recordRefused,
  recordWithdrawn,
  logConfirmed,
  bulkBegun,
  bulkEnded,
  emitterSwitched,
]
