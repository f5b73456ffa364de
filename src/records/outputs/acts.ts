import { z } from 'zod'
import { answerParts, id } from '../../kernel/index.js'

const { count } = answerParts

/** The record as the next act has to name it. */
export const submittedOut = z.strictObject({ record: id('record'), version: count('Version that the next act names') })
export const confirmedOut = z.strictObject({
  state: z.enum(['waiting', 'confirmed']),
  left: count('Sides that still have to speak'),
  facts: z.array(id('fact')).meta({ description: 'The facts that it became' }),
})
export const turnedAwayOut = z.strictObject({ state: z.enum(['sent_back', 'refused']) })
export const byLinkOut = z.enum(['waiting', 'confirmed', 'sent_back', 'refused']).meta({ description: 'State of the record' })
export const voidedOut = z.strictObject({ fact: id('fact').meta({ description: 'The act itself, as a fact' }) })
export const followUpMadeOut = z.strictObject({ followUp: id('follow_up'), state: z.enum(['waiting', 'confirmed']) })
export const bulkBegunOut = z.strictObject({ bulk: id('bulk') })
