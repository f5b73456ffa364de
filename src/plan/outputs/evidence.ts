import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { openPageOut } from '../../records/index.js'
import { asOf, known, planWords, ruleName, target, unitName } from './words.js'

const { count, text, flag, next, open, seal, whole } = answerParts

const behind = z
  .strictObject({
    fact: id('fact'),
    record: id('record').nullable().meta({ description: 'Null where the reader may not open it' }),
    no: count('Running number of the record'),
    pack: z.string(),
    title: z.string(),
    recorder: z.string().nullable(),
    confirmers: z.array(z.strictObject({ side: z.string(), name: z.string().nullable(), on: day.nullable() })),
    files: count('Files of evidence'),
    seen: flag('The reader may open it'),
  })
  .meta({ id: 'RecordBehind', description: 'The record behind a fact' })

export const evidenceFields = {
  restricted: flag('About a person: this reader learns unit and day only'),
  on: day,
  unit: id('unit').nullable(),
  unitName: unitName.nullable(),
  fact: id('fact').nullable(),
  seq: seal('Seal of the fact').nullable(),
  kind: text('Kind of the fact'),
  subject: text('Of what it is a fact').nullable(),
  title: z.string().nullable(),
  programme: z.string().nullable(),
  reportedOn: day.nullable(),
  recordedOn: day.nullable(),
  data: open('The fact’s own data').nullable(),
  record: behind.nullable(),
}
export const evidenceLine = z
  .strictObject(evidenceFields)
  .meta({ id: 'EvidenceLine', description: 'One fact of a list; a restricted one is never left out' })

const head = {
  plan: id('plan'),
  target,
  phrase: planWords,
  figure: whole('Figure at (E, K); null where nothing is counted or asked').nullable(),
  asOf,
  known,
  rule: ruleName.nullable(),
  overRegister: flag('A share, whose register can be listed'),
}
const cursor = z.strictObject({ on: day, seq: z.int() })
const rows = { rows: z.array(evidenceLine), next: next(cursor).optional() }

export const evidenceOut = z.strictObject({ ...head, ...rows })

const reason = z.enum(['out_of_scope', 'out_of_period', 'late', 'not_yet', 'cancelled', 'struck', 'duplicate', 'outside_register'])
export const notCountedOut = z.strictObject({
  ...head,
  records: openPageOut.meta({ description: 'Records that are no facts' }),
  reasons: z.array(z.strictObject({ reason, n: count('Facts') })),
  rows: z.array(
    z
      .strictObject({ ...evidenceFields, reason, by: seal('Seal of the act or of the other fact that is the reason').nullable() })
      .meta({ id: 'NotCountedLine' }),
  ),
  next: next(cursor).optional(),
})

const names = z.record(z.string(), unitName).meta({ description: 'Names of units among the subjects, by id' })
export const ratioListsOut = z.strictObject({
  ...head,
  denominator: count('Denominator at (E, K)').nullable(),
  percent: text('With one decimal, cut').nullable(),
  names,
  in: z.strictObject(rows).meta({ description: 'In the numerator; goes on with `inAfter`' }),
  notIn: z.strictObject(rows).meta({ description: 'On the register but not in the numerator; goes on with `notAfter`' }),
})

const share = z.strictObject({ n: z.int(), d: z.int() })
export const registerLogOut = z.strictObject({
  ...head,
  names,
  changes: z.array(
    z
      .strictObject({
        k: seal('Seal of the fact that brought it about'),
        fact: id('fact'),
        kind: z.string(),
        subject: z.string(),
        unit: id('unit').nullable(),
        on: day,
        recordedOn: day,
        data: open('The fact’s own data'),
        by: whole('By how much the register grew'),
        before: share,
        after: share,
      })
      .meta({ id: 'RegisterChange', description: 'A change of the register that a share is counted over, and what it did to it' }),
  ),
  next: next(z.int()).optional(),
})
