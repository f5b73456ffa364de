import { z } from 'zod'
import { answerParts, day, id, instant } from '../../kernel/index.js'
import { shownFigure } from './target.js'
import { asOf, planState, target, task, versionState } from './words.js'

const { count, flag, hash, open, seal, number, refusal } = answerParts

const versionLine = z
  .strictObject({
    id: id('plan_version'),
    no: z.int().min(1),
    state: versionState,
    kind: z.enum(['text', 'decision']),
    document: z.string(),
    inForceFrom: day.nullable(),
    madeOn: day,
    madeBy: z.string(),
    settledOn: day.nullable(),
    settledBy: z.string().nullable(),
    acts: count('Acts of review'),
  })
  .meta({ id: 'PlanVersion' })
export const plansOut = z.array(
  z
    .strictObject({
      id: id('plan'),
      body: z.string(),
      year: z.int().nullable(),
      state: planState,
      inForceFrom: day.nullable(),
      versions: z.array(versionLine),
    })
    .meta({ id: 'Plan' }),
)

export const importLogOut = z.array(
  z.strictObject({
    id: id('plan_import'),
    at: instant,
    on: day,
    fileName: z.string(),
    size: count('Bytes'),
    encoding: z.string().nullable(),
    sha256: hash().nullable(),
    outcome: z.enum(['taken', 'refused']),
    refusal: refusal.nullable(),
    version: id('plan_version').nullable(),
    by: z.string(),
  }),
)

export const changesOut = z.array(
  z
    .strictObject({
      fact: id('fact'),
      seq: seal('Seal of the fact; null while it waits').nullable(),
      kind: z.string(),
      on: day,
      recordedAt: instant,
      data: open('The fact’s own data'),
    })
    .meta({ id: 'PlanChange' }),
)

const window = z.strictObject({ from: day, to: day })
export const datesOut = z.strictObject({
  windows: z.array(
    z.strictObject({
      name: z.enum(['verify_q1', 'verify_q2', 'verify_q3', 'verify_q4', 'verify_year']),
      present: window,
      usual: window,
      history: z.array(window.extend({ reason: z.string(), by: z.string(), on: day })),
    }),
  ),
})

const measureRule = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    kinds: z.array(z.string()),
    where: z.string().optional(),
    key: z.array(z.string()),
    reading: z.enum(['flow', 'stock']),
    from: day,
    to: day,
    closes: day,
    within: z.string().optional(),
  })
  .meta({ id: 'MeasureRule' })
const rule = z
  .strictObject({
    id: z.guid(),
    plan: id('plan'),
    target,
    version: z.int(),
    state: z.enum(['proposed', 'confirmed', 'rejected']),
    reason: z.string(),
    made_by_name: z.string(),
    made_on: day,
    rule: measureRule,
    register: measureRule.nullable().meta({ description: 'Of a share, what it is a share of' }),
    no: z.int().nullable(),
    denominator_no: z.int().nullable(),
    built: flag('It has been counted from the first fact on'),
  })
  .meta({ id: 'RuleVersion' })
export const rulesOut = z.array(rule)
export const ruleEffectOut = z.strictObject({
  rule,
  asOf,
  present: shownFigure,
  proposed: shownFigure.nullable().meta({ description: 'Null while it is being counted' }),
  gained: number('Facts that only the proposed rule counts').nullable(),
  lost: number('Facts that only the present rule counts').nullable(),
})

export const taskListPreviewOut = z.strictObject({
  findings: z.array(refusal),
  rows: z.array(
    z.strictObject({
      line: count('Line of the file'),
      task,
      steps: z.array(
        z.strictObject({
          does: z.enum(['end_assignment', 'assign', 'duty']),
          role: z.enum(['lead', 'support']).optional(),
          unit: id('unit').optional(),
          leader: z.string().nullable().optional(),
          deadline: day.nullable().optional(),
        }),
      ),
    }),
  ),
})
