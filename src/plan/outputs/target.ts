import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import {
  asOf,
  comparator,
  dated,
  figureAt,
  item,
  known,
  over,
  period,
  planHead,
  planWords,
  ruleName,
  state,
  target,
  task,
  unitName,
  value,
} from './words.js'

const { count, text, flag, share, number, l10n, whole } = answerParts

const pace = z
  .strictObject({
    gone: count('Days gone, this day included'),
    left: count('Days left'),
    w: count('Days that the rate looks back'),
    c: whole('Movement within these days'),
    phi: number('Clumping of weekly counts, at least 1'),
    v: count('Smallest figure that passes'),
    rate: number('Facts a day'),
    needed: number('Facts a day that are needed; absent when no days are left').optional(),
    raise: number('By what share the rate must rise: 0.051 is 5.1 %').optional(),
    short: count('How many the expected figure falls short'),
    tooEarly: flag('The forecast must not be shown yet'),
    net: flag('Net movement of a numerator over a denominator held still'),
    expected: whole('Figure at the end if the present rate lasts'),
    probability: share('Chance that the figure at the end passes'),
    low: whole('Lower end of the 80 % interval'),
    high: whole('Upper end of the 80 % interval'),
  })
  .meta({ id: 'Pace', description: 'How a target stands against its time' })

export const targetValue = z.strictObject({
  from: day,
  comparator,
  strict: flag('The value itself is not enough'),
  over,
  value,
  unit: l10n,
  document: text('Document by which it holds'),
  reason: z.string(),
  version: count('Number of the plan’s version that set it'),
  of: id('plan_version'),
})
const namedValue = targetValue.meta({ id: 'TargetValue', description: 'What a target asks for from a day on' })

const n = count('Facts')
const mark = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('illegible_noun') }),
    z.strictObject({ code: z.literal('disputed'), n }),
    z.strictObject({ code: z.literal('backdated'), n, share: share('Of the facts counted') }),
    z.strictObject({ code: z.literal('end_loaded'), n, share: share('Of the facts counted'), limit: share('Above which it is marked') }),
    z.strictObject({ code: z.literal('late'), n }),
  ])
  .meta({ id: 'Mark', description: 'A mark beside a figure' })

const figure = {
  n: whole('The count; of a share, its numerator. Null: nothing is counted').nullable(),
  d: count('Denominator of a share').nullable(),
  percent: text('With one decimal, cut; null where the figure is a plain count').nullable(),
  state,
}
export const shownFigure = z.strictObject(figure)

/** A target as the board shows it; reports add to it. */
export const boardTargetFields = {
  ...figure,
  surplus: count('More than the value, where that is a surplus'),
  pace: pace.nullable(),
  neededPerMonth: number('Facts a month that are needed').nullable(),
  ratePerMonth: number('Facts a month that come in at the present rate').nullable(),
  metSince: day.nullable().meta({ description: 'Since when the test has passed without a break' }),
  points: z.array(figureAt).meta({ description: 'Figure at the end of each month and of the last 13 weeks' }),
  code: target,
  item: item.nullable(),
  task: task.nullable(),
  phrase: planWords,
  counted: l10n,
  unit: l10n,
  modality: z.enum(['firm', 'strive']),
  kind: z.enum(['explicit', 'implied', 'coverage']),
  value: namedValue,
  adopted: namedValue.nullable().meta({ description: 'The value as adopted, where it is another one now' }),
  ratio: z.enum(['percent', 'each']).nullable(),
  period,
  rule: ruleName.nullable(),
  marks: z.array(mark),
  lead: id('unit').nullable(),
  fed: flag('Some programme feeds it'),
  waiting: count('Records that wait for confirmation'),
  own: z
    .strictObject({ n: whole('Figure of the unit'), share: number('Share that it was given').nullable() })
    .nullable()
    .meta({ description: 'In the view of one unit' }),
  quarters: z.array(z.int()).length(4).nullable().meta({ description: 'Movement in each quarter of the plan year' }),
}
export const boardTarget = z.strictObject(boardTargetFields).meta({ id: 'BoardTarget', description: 'A target with its figure at (E, K)' })

export const step = z
  .strictObject({
    ...dated,
    task,
    target: target.nullable(),
    title: z.strictObject({ zh: z.string(), en: z.string().nullable() }),
    due: day,
    metFact: id('fact').nullable(),
    metOn: day.nullable(),
    metSeq: z.int().nullable(),
  })
  .meta({ id: 'Milestone' })

const ruleText = z.strictObject({
  measure: z.string(),
  version: z.int(),
  sentence: l10n.nullable().meta({ description: 'The rule in words, where it is the written one' }),
  register: l10n.nullable().meta({ description: 'What a share is a share of' }),
  kinds: z.array(z.string()),
  where: z.string().nullable(),
  key: z.array(z.string()),
  period,
  closes: day.meta({ description: 'What is reported later is late' }),
  versions: z.array(z.strictObject({ version: z.int(), reason: z.string(), confirmedOn: day })),
})

const companion = z
  .strictObject({
    id: z.string(),
    title: l10n,
    state: z.enum(['shown', 'not_shown_yet']),
    room: z.string().nullable(),
    n: whole('Null where it is a split, or is not shown yet').nullable(),
    measure: z.string().nullable(),
    by: text('For a split: by which field of the facts, or by `unit`').nullable(),
    parts: z.array(z.strictObject({ value: z.string().nullable(), n: z.int(), label: l10n.nullable() })),
  })
  .meta({ id: 'Companion', description: 'A figure that stands beside the headline and never replaces it' })

const paceRules = z.strictObject({
  version: z.string(),
  window: z.int(),
  weeks: z.int(),
  interval: z.tuple([z.number(), z.number()]),
  onCourse: z.number(),
  atRisk: z.number(),
  leastFacts: z.int(),
  leastDays: z.int(),
  milestoneNotice: z.int(),
  backdatedAfter: z.int(),
  endLoadedAbove: z.number(),
  endOfQuarter: z.int(),
})

export const programme = z.strictObject({ id: z.string(), title: l10n.nullable(), opensOn: day })

export const targetPageOut = z.strictObject({
  plan: planHead,
  asOf,
  known,
  target: boardTarget,
  values: z.array(targetValue.extend({ loweredLate: flag('Lowered within 60 days of the end') })),
  daily: z.array(figureAt).meta({ description: 'Running figure on each day on which it moved' }),
  register: z.array(figureAt).nullable().meta({ description: 'The same of the denominator' }),
  line: z
    .strictObject({ from: figureAt, to: figureAt })
    .nullable()
    .meta({ description: 'The straight line to the smallest figure that passes' }),
  band: z
    .array(z.strictObject({ on: day, expected: z.number(), low: z.number(), high: z.number() }))
    .meta({ description: 'Forecast with its 80 % interval; empty where it must not be shown' }),
  lastYear: z.array(figureAt).nullable().meta({ description: 'The same target a year ago, scaled to this value' }),
  rule: ruleText.nullable(),
  byUnit: z.array(z.strictObject({ unit: id('unit').nullable(), name: unitName.nullable(), n: z.int() })),
  byQuarter: z.array(z.int()).length(4),
  shares: z
    .strictObject({ rows: z.array(z.strictObject({ unit: id('unit'), value: z.number() })), sum: z.number(), gap: z.number().nullable() })
    .nullable(),
  counterMeasures: z.array(
    z.strictObject({ title: l10n, state: z.enum(['checked', 'shown', 'not_checked_yet']), room: z.string().nullable() }),
  ),
  companions: z.array(companion),
  programmes: z.array(programme),
  workingReading: l10n.nullable(),
  steps: z.array(step),
  byMilestones: flag('The state rests on milestones and not on the rate'),
  paceRules,
  marksPending: flag('Marks that need a look at every fact are still being counted'),
})
