import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { WINDOW_NAMES } from '../verification/rules.js'
import { evidenceFields } from './evidence.js'
import { period, target } from './words.js'

const { count, text, flag, hash, next, seal, share } = answerParts

const sample = z
  .strictObject({
    id: id('sample'),
    target,
    population: count('Rows of the figure'),
    size: count('Rows drawn'),
    digest: hash('SHA-256 of the rows drawn, in their order'),
    due: day,
    drawnOn: day,
    checked: count('Rows checked'),
    agreed: count('Rows that were right'),
    errors: count('Rows that were wrong'),
    notCheckable: count('Rows that could not be checked'),
    doneOn: day.nullable(),
    reopened: z.boolean().nullable().meta({ description: 'More than one in twenty was wrong, so that the figure is open again' }),
    rate: z
      .strictObject({
        rate: share('Errors among the rows that could be checked').nullable(),
        low: share('95 % interval'),
        high: share('95 % interval'),
      })
      .nullable()
      .meta({ description: 'Null until the sample is complete' }),
    reviews: z.strictObject({ asked: count('Units that review all their rows'), done: count('Units that have') }),
  })
  .meta({ id: 'Sample', description: 'Rows of a figure that were drawn to be checked, and what was found' })

const seed = text('What the draw follows from: anyone can draw again')
export const verificationOut = z.strictObject({
  plan: z.strictObject({ id: id('plan'), year: z.int(), body: z.string() }),
  today: day.meta({ description: 'The federation’s date' }),
  rules: z.strictObject({ version: z.string(), least: z.int(), oneIn: z.int(), errorsAboveOneIn: z.int(), z: z.number() }),
  windows: z.array(
    z
      .strictObject({
        name: z.enum(WINDOW_NAMES),
        from: day,
        to: day,
        state: z.enum(['to_come', 'open', 'closed']),
        verifies: period,
        seed: z.strictObject({ seed, seq: seal(), on: day, by: z.string() }).nullable(),
        samples: z.array(sample),
      })
      .meta({ id: 'VerificationWindow' }),
  ),
})

export const samplePageOut = z.strictObject({
  plan: z.strictObject({ id: id('plan'), year: z.int() }),
  window: z.enum(WINDOW_NAMES),
  seed,
  from: day,
  asOf: day,
  seq: seal('Seal at which the figure was read'),
  sample,
  rows: z.array(
    z
      .strictObject({
        ...evidenceFields,
        no: count('Place in the draw'),
        outcome: z.enum(['agreed', 'error', 'not_checkable']).nullable(),
        error: text('Kind of error').nullable(),
        dispute: id('dispute').nullable(),
        checkedOn: day.nullable(),
        reason: text('For those who verify, and for the unit whose row it is').nullable(),
        by: z.string().nullable(),
      })
      .meta({ id: 'CheckedRow' }),
  ),
  next: next(z.strictObject({ no: z.int() })).optional(),
  reviews: z.array(
    z.strictObject({
      unit: id('unit'),
      rows: count('Rows of the unit'),
      due: day,
      wrong: z.int().nullable(),
      doneOn: day.nullable(),
      note: z.string().nullable(),
    }),
  ),
})

export const seedPublishedOut = z.strictObject({ seed, asOf: day, seq: seal() })
export const samplesDrawnOut = z.strictObject({
  samples: z.array(z.strictObject({ sample: id('sample'), target, population: count('Rows of the figure'), size: count('Rows drawn') })),
})
export const rowCheckedOut = z.strictObject({
  dispute: id('dispute').nullable().meta({ description: 'The dispute that an error opens' }),
  complete: flag('It was the last row of the sample'),
  reopened: flag('The figure is open again'),
})
