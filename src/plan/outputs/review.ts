import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { codes, item, line, notedIllegible, reading, section, tree } from './reading.js'
import { target as targetCode, task as taskCode, value, versionState } from './words.js'

const { count, flag, hash, refusal } = answerParts

const annotation = z
  .strictObject({
    id: z.guid(),
    kind: z.enum(['reading', 'remark']),
    charStart: z.int().min(0),
    charEnd: z.int().min(0),
    text: z.string(),
    ground: z.enum(['guess', 'other_copy', 'issuing_body']),
    source: z.string().nullable(),
    by: z.string(),
    on: day,
  })
  .meta({ id: 'Annotation', description: 'A reading proposed for an illegible stretch, or a remark: beside the text, never in it' })

const textSpan = z
  .strictObject({
    kind: z.string(),
    text: z.string(),
    start: count('First character'),
    end: count('End, exclusive'),
    line,
    byteStart: z.int().min(0),
    byteEnd: z.int().min(0),
  })
  .meta({ id: 'TextSpan' })
export const planTextOut = z.strictObject({
  plan: z.strictObject({ id: id('plan'), body: z.string(), year: z.int().nullable() }),
  version: z.strictObject({
    id: id('plan_version'),
    no: z.int(),
    document: z.string(),
    inForceFrom: day.nullable(),
    sha256: hash('SHA-256 of the source; null for a decision').nullable(),
  }),
  spans: z.array(textSpan).meta({ description: 'Joined in order they are the text as received' }),
  overlays: z.array(textSpan),
  sections: z.array(section),
  items: z.array(item),
  tasks: z.array(z.strictObject({ code: taskCode, start: z.int(), end: z.int(), item: z.string().nullable() })),
  targets: z.array(z.strictObject({ code: targetCode, start: z.int(), end: z.int(), numStart: z.int(), numEnd: z.int() })),
  illegible: z.array(notedIllegible),
  notes: z.array(annotation),
})

const act = z
  .strictObject({
    no: z.int().min(1),
    kind: z.string(),
    subject: z.string(),
    verdict: z.enum(['accept', 'change', 'reject']),
    proposal: z.unknown().optional(),
    answer: z.unknown().optional(),
    reason: z.string(),
    byAccount: z.guid().nullable(),
    byName: z.string(),
    on: day,
  })
  .meta({ id: 'ReviewAct', description: 'One thing that a reviewer said; `proposal` and `answer` are of the kind’s own shape' })

const decision = z.strictObject({
  changes: z.array(z.union([z.strictObject({ target: targetCode, value }), z.strictObject({ target: targetCode, ends: z.literal(true) })])),
})
const what = z.enum(['item', 'task', 'target'])
export const reviewPageOut = z.strictObject({
  version: z.strictObject({
    id: id('plan_version'),
    plan: id('plan'),
    no: z.int(),
    state: versionState,
    body: z.string(),
    document: z.string(),
    reason: z.string(),
    inForceFrom: day.nullable(),
    madeByName: z.string(),
    madeOn: day,
    decision: decision.nullable(),
  }),
  tree: tree.nullable(),
  conditions: z.array(refusal).meta({ description: 'What stands between the plan and its confirmation' }),
  differs: z.int().nullable().meta({ description: 'Byte of the first difference between spans and source; null when they agree' }),
  reviewers: codes,
  mine: flag('This viewer reviewed, and so may not confirm'),
  acts: z.array(act),
  notes: z.array(annotation),
  fates: z
    .array(
      z.strictObject({
        what,
        fate: z.enum(['unchanged', 'moved', 'reworded', 'new', 'dropped']),
        before: z.string().nullable(),
        after: z.string().nullable(),
        textBefore: z.string().nullable(),
        textAfter: z.string().nullable(),
      }),
    )
    .meta({ description: 'Against the version before it' }),
})

export const reviewDiffOut = z.strictObject({
  version: z.strictObject({ id: id('plan_version'), no: z.int(), state: versionState, madeOn: day }),
  differences: z.array(
    z
      .strictObject({
        what: z.enum(['task', 'item', 'section', 'numeral', 'target', 'level', 'year']),
        change: z.enum(['added', 'removed', 'changed']),
        at: z.int().nullable(),
        name: z.string(),
        fields: z.array(z.strictObject({ field: z.string(), proposed: z.unknown().optional(), reviewed: z.unknown().optional() })),
        reason: z.string(),
      })
      .meta({ id: 'ReviewDifference' }),
  ),
  differs: z.int().nullable(),
})

export const planPreviewOut = z.strictObject({
  sha256: hash(),
  refusal: refusal.nullable(),
  reading: reading.nullable(),
  same: z
    .array(z.strictObject({ version: id('plan_version'), plan: id('plan'), on: day }))
    .meta({ description: 'Versions that were made from the same bytes' }),
})
