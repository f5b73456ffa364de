import { z } from 'zod'
import { id } from '../../kernel/index.js'
import { planFact, SAMPLE } from '../planFact.js'

const { ROW, UNIT } = SAMPLE
const text = z.string()
const step = { dispute: id('dispute'), target: text, unit: id('unit').nullable() }
const sample = { dispute: ROW, target: 'T15-2', unit: UNIT }

/** Facts of a dispute say who acts and what follows; the words stay in the dispute, which not everyone may read. */
export const disputeRaised = planFact(
  'plan_dispute.raised',
  { ...step, about: text, facts: z.array(id('fact')) },
  { ...sample, about: 'fact', facts: [ROW] },
)
export const disputeAnswered = planFact('plan_dispute.answered', step, sample)
/** Nobody answered in time: it is decided on the record. */
export const disputePassed = planFact('plan_dispute.unanswered', step, { ...sample, unit: null })
export const disputeDecided = planFact(
  'plan_dispute.decided',
  { ...step, outcome: text, upheld: z.array(id('fact')), onAppeal: z.boolean() },
  { ...sample, unit: null, outcome: 'partly', upheld: [ROW], onAppeal: false },
)
export const disputeAppealed = planFact('plan_dispute.appealed', step, sample)
export const disputeSettled = planFact('plan_dispute.settled', { ...step, outcome: text }, { ...sample, unit: null, outcome: 'refused' })

export const disputeFacts = [disputeRaised, disputeAnswered, disputePassed, disputeDecided, disputeAppealed, disputeSettled]
