import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { ABOUT, OUTCOMES } from '../disputes/rules.js'
import { evidenceFields, evidenceLine } from './evidence.js'
import { planWords, target, unitName } from './words.js'

const { count, text, flag, hash } = answerParts

const outcome = z.enum(OUTCOMES)
const line = {
  id: id('dispute'),
  no: count('Running number, as people call it'),
  plan: id('plan'),
  year: z.int(),
  target,
  about: z.enum(ABOUT).meta({ description: 'What it is about' }),
  point: text('The rule or fact that is disputed'),
  sample: id('sample').nullable().meta({ description: 'Found by the federation’s verifiers in this sample' }),
  unit: id('unit').nullable().meta({ description: 'Who disputes; null: the federation’s verifiers' }),
  unitName: unitName.nullable(),
  respondent: id('unit').nullable().meta({ description: 'Who answers; null: the federation office' }),
  respondentName: unitName.nullable(),
  state: z.enum(['raised', 'answered', 'decided', 'appealed', 'final']),
  outcome: outcome.nullable(),
  raisedOn: day,
  answerDue: day,
  decideDue: day,
  appealDue: day.nullable(),
  finalOn: day.nullable(),
  facts: count('Facts that it is about'),
  upheld: count('Facts for which it was upheld'),
}
export const disputesOut = z.array(z.strictObject(line).meta({ id: 'DisputeLine' }))

const step = z
  .strictObject({
    no: count('Number of the step'),
    act: z.enum(['raise', 'answer', 'pass', 'decide', 'appeal', 'decide_appeal', 'close']),
    outcome: outcome.nullable(),
    unit: id('unit').nullable(),
    on: day,
    fact: id('fact'),
    text: text('Null where this reader may not see it; reasons of decisions are public').nullable(),
    by: z.string().nullable(),
    files: z.array(z.strictObject({ hash: hash(), name: z.string(), size: count('Bytes') })),
  })
  .meta({ id: 'DisputeStep' })

export const disputeOut = z.strictObject({
  ...line,
  rules: z
    .strictObject({ version: z.string(), answerDays: z.int(), decideDays: z.int(), appealDays: z.int() })
    .meta({ description: 'Days that each step has' }),
  undecided: flag('Its facts count, marked, until it is decided'),
  rows: z.array(
    z
      .strictObject({
        ...evidenceFields,
        upheld: z.boolean().nullable(),
        effect: id('fact').nullable().meta({ description: 'The fact by which the decision acts' }),
        undone: id('fact').nullable().meta({ description: 'The fact by which an appeal undid it' }),
      })
      .meta({ id: 'DisputedFact' }),
  ),
  steps: z.array(step),
  may: z
    .strictObject({
      answer: z.boolean(),
      appeal: z.array(id('unit').nullable()).meta({ description: 'Sides for which the viewer may appeal; null: the federation office' }),
      decide: z.boolean(),
      files: z.boolean(),
    })
    .meta({ description: 'What this viewer may do now' }),
})

export const disputeRaisedOut = z.strictObject({ dispute: id('dispute'), answerDue: day })
export const decideDueOut = z.strictObject({ decideDue: day })
export const disputeDecidedOut = z.strictObject({ state: z.enum(['decided', 'final']), changed: count('Facts that it changed') })

export const disputableOut = z.strictObject({
  plan: z.strictObject({ id: id('plan'), year: z.int() }),
  target: z.strictObject({ code: target, phrase: planWords }),
  facts: z.array(evidenceLine),
  admission: z
    .union([
      z.strictObject({ open: z.literal(true), until: day }),
      z.strictObject({ open: z.literal(false), code: z.literal('dispute_before_window'), opens: day }),
      z.strictObject({ open: z.literal(false), code: z.literal('dispute_window_closed'), closed: day }),
    ])
    .meta({ description: 'Whether it may be disputed today, until when, or from when' }),
  answerDays: count('Days that the other side has to answer'),
  today: day.meta({ description: 'The federation’s date' }),
})
