import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { ABOUT, OUTCOMES } from '../disputes/rules.js'
import { boardTarget, boardTargetFields, programme, step } from './target.js'
import { asOf, counts, head, item, known, planHead, planState, planWords, state, target, task } from './words.js'

const { count, text, flag, l10n, seal } = answerParts
const codes = (says: string) => z.array(z.string()).meta({ description: says })

export const boardOut = z.strictObject({
  plan: planHead.extend({ state: planState }),
  years: z.array(z.int()).meta({ description: 'Years that have a plan' }),
  asOf,
  known,
  daysLeft: count('Days left of the plan’s year'),
  group: z.enum(['item', 'section', 'unit', 'quarter']),
  unit: id('unit').nullable(),
  counts,
  groups: z.array(
    z
      .strictObject({
        key: text('Code of the item or section, id of the unit; null for the rest').nullable(),
        title: z.string().nullable(),
        section: z.string().nullable(),
        lead: id('unit').nullable(),
        leader: text('Leader in charge').nullable(),
        deadline: day.nullable(),
        waiting: count('Records that wait for confirmation'),
        targets: z.array(boardTarget),
      })
      .meta({ id: 'BoardGroup' }),
  ),
  marksPending: flag('Marks that need a look at every fact are still being counted'),
})

const namedUnit = z
  .strictObject({ unit: id('unit'), nameZh: z.string().nullable(), nameEn: z.string().nullable() })
  .meta({ id: 'NamedUnit' })
const taskLine = z
  .strictObject({
    code: task,
    item: item.nullable(),
    section: z.string().nullable(),
    text: planWords,
    lead: namedUnit.nullable(),
    supports: z.array(namedUnit),
    leader: text('Leader in charge').nullable(),
    deadline: day.nullable(),
    targets: codes('Codes of its targets'),
  })
  .meta({ id: 'PlanTask' })

const row = z
  .strictObject({
    id: text('Number of the row; never re-used'),
    item: z.string(),
    phrase: planWords,
    title: l10n,
    room: z.string(),
    mechanism: z.string(),
    targets: codes('Codes of targets'),
    tasks: codes('Tasks in whose words the row stands'),
    figures: z.array(z.strictObject({ target, state, n: z.int().nullable(), d: z.int().nullable() })),
    state: z.enum(['measured', 'in_use', 'recorded', 'to_come']),
  })
  .meta({ id: 'ChecklistRow', description: 'Something that the plan names, and how far the system that it asks for is' })

const titled = z.strictObject({ code: z.string(), title: z.string() })

export const itemPageOut = z.strictObject({
  ...head,
  item: z.strictObject({ code: item, title: z.string(), section: titled.nullable() }),
  counts,
  tasks: z.array(taskLine),
  targets: z.array(boardTarget),
  rows: z.array(row),
})

export const taskPageOut = z.strictObject({
  ...head,
  task: taskLine,
  history: z.array(
    z.strictObject({ role: z.enum(['lead', 'support']), unit: id('unit'), from: day, until: day.nullable(), reason: z.string() }),
  ),
  steps: z.array(step),
  targets: z.array(boardTarget),
  programmes: z.array(z.strictObject({ target, programme: z.string(), title: l10n.nullable(), opensOn: day })),
  rows: z.array(row),
})

export const sectionPageOut = z.strictObject({
  ...head,
  section: titled,
  counts,
  items: z.array(z.strictObject({ code: item, title: z.string(), tasks: count('Tasks'), counts })),
  leads: z.array(taskLine).meta({ description: 'Tasks outside all items' }),
  rows: z.array(row),
})

export const unassignedOut = z.strictObject({
  ...head,
  tasks: z.array(taskLine).meta({ description: 'Tasks without a lead unit' }),
  targets: z.array(boardTarget).meta({ description: 'Targets that nothing feeds' }),
  uncounted: codes('Targets that are not counted'),
  rowsWithoutTask: z.array(row),
  tasksWithoutRow: codes('Tasks that no row stands for'),
  counts: z.strictObject({ tasks: z.int(), items: z.int(), targets: z.int() }),
})

export const taskListOut = z.strictObject({
  ...head,
  sections: z.array(titled.extend({ items: codes('Codes of its items') })),
  items: z.array(titled.extend({ section: z.string(), tasks: codes('Codes of its tasks'), targets: codes('Codes of its targets') })),
  tasks: z.array(taskLine),
})

export const checklistOut = z.strictObject({ ...head, rows: z.array(row) })

export const decompositionOut = z.strictObject({
  plan: z.strictObject({ id: id('plan'), year: z.int() }),
  asOf,
  steps: z.array(step.pick({ id: true, task: true, target: true, title: true, due: true, metOn: true, metFact: true })),
  targets: z.array(
    z.strictObject({
      target,
      phrase: planWords,
      kinds: codes('Kinds of fact that its rule counts'),
      programmes: z.array(programme),
    }),
  ),
})

/** What the report of a quarter freezes. */
const reported = z
  .strictObject({
    ...boardTargetFields,
    short: count('Expected shortfall; null without a forecast').nullable(),
    page: text('Address of the target’s page at the same E and K'),
    evidence: text('Address of the facts behind the figure'),
  })
  .meta({ id: 'ReportedTarget' })
export const planReportOut = z
  .strictObject({
    plan: planHead.extend({ document: z.string() }),
    quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    asOf,
    known: z.strictObject({ seq: seal(), day: day.nullable() }),
    daysLeft: count('Days left of the plan’s year'),
    counts,
    sections: z.array(titled.extend({ counts, items: z.array(titled.extend({ counts, targets: codes('Codes of its targets') })) })),
    targets: z.array(reported),
    unassigned: z.strictObject({ tasks: z.array(taskLine), targets: codes('Targets that nothing feeds') }),
    amendments: z.array(
      z.strictObject({ target, from: day, value: z.string(), before: z.string(), document: z.string(), reason: z.string() }),
    ),
    illegible: z.array(z.strictObject({ line: z.int(), text: z.string(), note: z.string().nullable(), target: target.nullable() })),
    disputes: z
      .array(
        z.strictObject({
          dispute: id('dispute'),
          no: count('Running number, as people call it'),
          target,
          about: z.enum(ABOUT),
          state: z.enum(['raised', 'answered', 'decided', 'appealed', 'final']),
          outcome: z.enum(OUTCOMES).nullable(),
          facts: count('Facts that it is about'),
          page: text('Address of the dispute'),
        }),
      )
      .optional()
      .meta({ description: 'Undecided at the seal, or decided since the quarter began; absent from reports issued before there were any' }),
  })
  .meta({ id: 'PlanReport' })
