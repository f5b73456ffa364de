import { z } from 'zod'
import { type Ctx, type Day, id, type L10n, query } from '../../kernel/index.js'
import { packOf } from '../../records/index.js'
import { unitNames } from '../../registry/index.js'
import { type PlanAsk, planAsk, type Standpoint, standpointOf } from '../board/ask.js'
import { boardTarget, countsOf, leadOf } from '../board/board.js'
import { figuresOf } from '../board/figures.js'
import { marksFor } from '../board/markCounts.js'
import type { BoardTarget } from '../board/types.js'
import { waitingByTarget } from '../board/waiting.js'
import type { Step, TargetAt, TaskAt } from '../book/types.js'
import type { State } from '../measures/index.js'
import { checklistOut, itemPageOut, sectionPageOut, taskListOut, taskPageOut, unassignedOut } from '../outputs/pages.js'
import { type RowLine, rowsOfPlan } from './checklist.js'

export interface NamedUnit {
  readonly unit: string
  readonly nameZh: string | null
  readonly nameEn: string | null
}

export interface TaskLine {
  readonly code: string
  readonly item: string | null
  readonly section: string | null
  /** The words of the plan. */
  readonly text: string
  readonly lead: NamedUnit | null
  readonly supports: readonly NamedUnit[]
  readonly leader: string | null
  readonly deadline: Day | null
  readonly targets: readonly string[]
}

/** The plan at one standpoint with the figures of some of its targets, and names of the units in its task list. */
export interface Opened {
  readonly here: Standpoint
  readonly targets: readonly BoardTarget[]
  readonly taskLine: (task: TaskAt) => TaskLine
}

export async function opened(ctx: Ctx, ask: PlanAsk, only: (target: TargetAt) => boolean = () => true): Promise<Opened | undefined> {
  const here = await standpointOf(ctx, ask)
  if (!here) return undefined
  const { plan, reading } = here
  const { database } = ctx.house
  const wanted = plan.targets.filter(only)
  const units = plan.tasks.flatMap((task) => [...(task.lead ? [task.lead] : []), ...task.supports])
  const [figures, waiting, names] = await Promise.all([
    figuresOf(database, wanted, reading),
    waitingByTarget(ctx),
    unitNames(database.db, units, reading.asOf),
  ])
  const { marks } = await marksFor(database, wanted, figures, reading)
  const named = (unit: string): NamedUnit => ({ unit, nameZh: names.get(unit)?.nameZh ?? null, nameEn: names.get(unit)?.nameEn ?? null })
  return {
    here,
    targets: wanted.map((target) =>
      boardTarget(target, figures.get(target.code)!, {
        marks: marks.get(target.code) ?? [],
        lead: leadOf(plan, target),
        waiting: waiting.get(target.code) ?? 0,
        own: null,
        quarters: null,
      }),
    ),
    taskLine: (task) => ({
      code: task.code,
      item: task.item,
      section: task.section,
      text: task.text,
      lead: task.lead ? named(task.lead) : null,
      supports: task.supports.map(named),
      leader: task.leader,
      deadline: task.deadline,
      targets: task.targets,
    }),
  }
}

const headOf = ({ plan, reading, known }: Standpoint) => ({
  plan: { id: plan.book.id, body: plan.book.body, year: plan.book.year, version: plan.version.no },
  asOf: reading.asOf,
  known,
})

/** One item: its tasks with who does them, its targets with counts of states, and all rows of the checklist that it names. */
export const itemPage = query({
  name: 'plan.item_page',
  title: { zh: '条目', en: 'An item' },
  output: itemPageOut,
  input: z.object({ ...planAsk, item: z.string().min(1).max(40) }),
  allow: 'public',
  run: async (ctx, input) => {
    const found = await opened(ctx, input, (target) => String(target.said.item) === input.item)
    const item = found?.here.plan.items.find((each) => each.code === input.item)
    if (!found || !item) return undefined
    const { plan } = found.here
    const section = plan.sections.find((each) => each.code === item.section)
    return {
      ...headOf(found.here),
      item: { code: item.code, title: item.title, section: section ? { code: section.code, title: section.title } : null },
      counts: countsOf(found.targets),
      tasks: plan.tasks.filter((task) => task.item === item.code).map(found.taskLine),
      targets: found.targets,
      rows: rowsOfPlan(plan, found.targets).filter((row) => row.item === item.code),
    }
  },
})

/** One task: who does it by when, its steps, its targets with what feeds them, and the rows of the checklist that its words name (06 A-51). */
export const taskPage = query({
  name: 'plan.task_page',
  title: { zh: '任务', en: 'A task' },
  output: taskPageOut,
  input: z.object({ ...planAsk, task: z.string().min(1).max(60) }),
  allow: 'public',
  run: async (ctx, input) => {
    const found = await opened(ctx, input, (target) => target.task === input.task)
    const task = found?.here.plan.tasks.find((each) => each.code === input.task)
    if (!found || !task) return undefined
    const { plan } = found.here
    const { book, asOf } = plan
    const history = book.assignments.filter((each) => each.task === task.code)
    const steps: readonly Step[] = book.steps.filter((step) => step.task === task.code && (step.until === null || step.until > asOf))
    return {
      ...headOf(found.here),
      task: found.taskLine(task),
      history: history.map(({ role, unit, from, until, reason }) => ({ role, unit, from, until, reason })),
      steps,
      targets: found.targets,
      programmes: plan.targets.filter((target) => target.task === task.code).flatMap((target) => programmesOf(target)),
      rows: rowsOfPlan(plan, found.targets).filter((row) => row.tasks.includes(task.code)),
    }
  },
})

export const programmesOf = (target: TargetAt): { target: string; programme: string; title: L10n | null; opensOn: Day }[] =>
  target.feedings.map((feeding) => ({
    target: target.code,
    programme: feeding.programme,
    title: packOf(feeding.programme, '9999-12-31' as Day)?.title ?? null,
    opensOn: feeding.from,
  }))

/** Tasks without a lead unit, targets that nothing feeds, and targets that are not counted: the first page of the engine until it is empty (06 P-060). */
export const unassigned = query({
  name: 'plan.unassigned',
  title: { zh: '待分工清单', en: 'Unassigned' },
  output: unassignedOut,
  input: z.object(planAsk),
  allow: 'public',
  list: { visibility: 'public: the plan and who does it' },
  run: async (ctx, input) => {
    const found = await opened(ctx, input)
    if (!found) return undefined
    const { plan } = found.here
    const rows = rowsOfPlan(plan, found.targets)
    return {
      ...headOf(found.here),
      tasks: plan.tasks.filter((task) => task.lead === null).map(found.taskLine),
      targets: found.targets.filter((target) => !target.fed),
      uncounted: found.targets.filter((target) => target.rule === null).map((target) => target.code),
      /** Rows that no task names, and tasks that no row stands for (06 P-061). */
      rowsWithoutTask: rows.filter((row) => row.tasks.length === 0),
      tasksWithoutRow:
        rows.length === 0 ? [] : plan.tasks.filter((task) => !rows.some((row) => row.tasks.includes(task.code))).map((task) => task.code),
      counts: { tasks: plan.tasks.length, items: plan.items.length, targets: found.targets.length },
    }
  },
})

/** All tasks of the plan with who does them by when: the task list that is sent round. */
export const taskList = query({
  name: 'plan.task_list',
  title: { zh: '任务分工表', en: 'Task list' },
  output: taskListOut,
  input: z.object({ ...planAsk, unit: id('unit').optional(), item: z.string().max(40).optional() }),
  allow: 'public',
  list: { visibility: 'public: the plan and who does it', rows: 'tasks' },
  run: async (ctx, input) => {
    const found = await opened(ctx, input, () => false)
    if (!found) return undefined
    const { plan } = found.here
    const mine = (task: TaskAt) => !input.unit || task.lead === input.unit || task.supports.includes(input.unit as string)
    const tasks = plan.tasks.filter((task) => mine(task) && (!input.item || task.item === input.item)).map(found.taskLine)
    return { ...headOf(found.here), sections: plan.sections, items: plan.items, tasks }
  },
})

/** The checklist of everything that the plan names, each row with its tasks and its state. */
export const checklistPage = query({
  name: 'plan.checklist',
  title: { zh: '任务清单核对表', en: 'Checklist' },
  output: checklistOut,
  input: z.object({ ...planAsk, room: z.string().max(40).optional() }),
  allow: 'public',
  list: { visibility: 'public' },
  run: async (ctx, input) => {
    const found = await opened(ctx, input)
    if (!found) return undefined
    const rows: readonly RowLine[] = rowsOfPlan(found.here.plan, found.targets)
    return { ...headOf(found.here), rows: input.room ? rows.filter((row) => row.room === input.room) : rows }
  },
})

/** A section as a container: its items with counts of states; never an average over unlike targets (06 P-065). */
export const sectionPage = query({
  name: 'plan.section_page',
  title: { zh: '部分', en: 'A section' },
  output: sectionPageOut,
  input: z.object({ ...planAsk, section: z.string().max(40) }),
  allow: 'public',
  run: async (ctx, input) => {
    const found = await opened(ctx, input)
    const section = found?.here.plan.sections.find((each) => each.code === input.section)
    if (!found || !section) return undefined
    const { plan } = found.here
    const items = plan.items.filter((item) => item.section === section.code)
    const counts = (codes: readonly string[]): Record<State, number> =>
      countsOf(found.targets.filter((target) => codes.includes(target.code)))
    const leads = plan.tasks.filter((task) => task.item === null && task.section === section.code)
    return {
      ...headOf(found.here),
      section: { code: section.code, title: section.title },
      counts: counts(items.flatMap((item) => item.targets)),
      items: items.map((item) => ({ code: item.code, title: item.title, tasks: item.tasks.length, counts: counts(item.targets) })),
      leads: leads.map(found.taskLine),
      rows: rowsOfPlan(plan, found.targets).filter((row) => row.item === `S${section.code}`),
    }
  },
})
