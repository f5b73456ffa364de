import { type Ctx, command, type Day, type Language, ok, query, refuse, say, sql } from '../../kernel/index.js'
import { xlsxFile } from '../../records/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { dutySet, taskAssigned, taskReleased } from '../facts.js'
import { tasksImportedOut } from '../outputs/acts.js'
import { taskListPreviewOut } from '../outputs/plans.js'
import { taskList } from '../pages/work.js'
import { ending } from './place.js'
import { COLUMNS, type Column, input, loadAll, type RowPlan, rowPlans, type TaskRow } from './taskTable.js'

/** The task list as XLSX, to be filled in and brought back by `importTaskList`. Undefined where there is no such plan. */
export async function taskListFile(
  ctx: Ctx,
  ask: Parameters<typeof taskList>[1],
  language: Language,
): Promise<{ name: string; bytes: Buffer } | undefined> {
  const found = await taskList(ctx, ask)
  if (!found.ok || !found.value) return undefined
  const { tasks, items, plan } = found.value
  const nameOf = (unit: { nameZh: string | null; nameEn: string | null; unit: string }) => unit.nameZh ?? unit.nameEn ?? unit.unit
  const titles = new Map(items.map((item) => [item.code, item.title]))
  const bytes = await xlsxFile(
    say(language, { zh: `${plan.year}年任务分工表`, en: `Task list ${plan.year}` }),
    (Object.keys(COLUMNS) as Column[]).map((column) => ({ title: say(language, COLUMNS[column]), width: column === 'text' ? 80 : 20 })),
    tasks.map((task) => [
      task.code,
      task.item === null ? '' : `${task.item} ${titles.get(task.item) ?? ''}`,
      task.text,
      task.leader,
      task.lead && nameOf(task.lead),
      task.supports.map(nameOf).join('、'),
      task.deadline,
      task.targets.join('、'),
    ]),
  )
  return { name: `${plan.year}-tasks.xlsx`, bytes }
}

/** One change that a row brings about. */
type Step =
  | { readonly do: 'end_assignment'; readonly task: TaskRow; readonly held: TaskRow['held'][number] }
  | { readonly do: 'assign'; readonly task: TaskRow; readonly role: 'lead' | 'support'; readonly unit: string }
  | { readonly do: 'duty'; readonly task: TaskRow; readonly leader: string | null; readonly deadline: Day | null }

function stepsOf(plans: readonly RowPlan[], tasks: ReadonlyMap<string, TaskRow>): Step[] {
  return plans.flatMap((plan): Step[] => {
    const task = tasks.get(plan.task)!
    const lead = task.held.find((each) => each.role === 'lead')
    const wantedLead = plan.lead === undefined ? (lead?.unit ?? null) : plan.lead
    const supports = task.held.filter((each) => each.role === 'support').map((each) => each.unit)
    const wantedSupports = (plan.supports ?? supports).filter((unit) => unit !== wantedLead)
    const wanted = [
      ...(wantedLead ? [{ role: 'lead' as const, unit: wantedLead }] : []),
      ...[...new Set(wantedSupports)].map((unit) => ({ role: 'support' as const, unit })),
    ]
    const stays = (each: { role: string; unit: string }, among: readonly { role: string; unit: string }[]) =>
      among.some((other) => other.role === each.role && other.unit === each.unit)
    const steps: Step[] = [
      ...task.held.filter((held) => !stays(held, wanted)).map((held): Step => ({ do: 'end_assignment', task, held })),
      ...wanted.filter((each) => !stays(each, task.held)).map((each): Step => ({ do: 'assign', task, ...each })),
    ]
    const leader = plan.leader === undefined ? (task.duty?.leader ?? null) : plan.leader
    const deadline = plan.deadline === undefined ? (task.duty?.deadline ?? null) : plan.deadline
    if (leader !== (task.duty?.leader ?? null) || deadline !== (task.duty?.deadline ?? null))
      steps.push({ do: 'duty', task, leader, deadline })
    return steps
  })
}

/** What each row of a file would do, before anything is done. */
export const previewTaskList = query({
  name: 'plan.preview_task_list',
  title: { zh: '预览任务分工表', en: 'Preview a task list' },
  output: taskListPreviewOut,
  input,
  allow: (who) => who.can('plan.assign'),
  permission: 'plan.assign',
  run: async (_ctx, ask, db) => {
    const found = await loadAll(db, ask)
    const { plans, findings } = rowPlans(found)
    const known = plans.filter((plan) => found.tasks.has(plan.task))
    return {
      findings,
      rows: known.map((plan) => ({
        line: plan.line,
        task: plan.task,
        steps: stepsOf([plan], found.tasks).map((step) => ({
          does: step.do,
          ...(step.do === 'assign' ? { role: step.role, unit: step.unit } : {}),
          ...(step.do === 'end_assignment' ? { role: step.held.role, unit: step.held.unit } : {}),
          ...(step.do === 'duty' ? { leader: step.leader, deadline: step.deadline } : {}),
        })),
      })),
    }
  },
})

/** More changes than this in one act would hold the others up for too long. */
const MOST = 500

/** Brings a filled-in task list back: leads, supporting departments, leaders in charge and deadlines, all or nothing. */
export const importTaskList = changing(
  command({
    name: 'plan.import_task_list',
    title: { zh: '导入任务分工表', en: 'Import a task list' },
    output: tasksImportedOut,
    input,
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (ask) => ask.plan,
    refusals: ['plan_unknown', 'plan_not_confirmed', 'plan_closed', 'rows_refused', 'rows_too_many'],
    load: loadAll,
    decide: (found, ask, at) => {
      if (!found.state) return refuse({ code: 'plan_unknown' })
      if (found.state === 'closed') return refuse({ code: 'plan_closed' })
      if (!['confirmed', 'in_force'].includes(found.state)) return refuse({ code: 'plan_not_confirmed', state: found.state })
      const { plans, findings } = rowPlans(found)
      if (findings.length > 0) return refuse({ code: 'rows_refused', rows: findings.length, fields: findings.slice(0, 50) })
      const steps = stepsOf(plans, found.tasks)
      if (steps.length === 0) return ok('nothing' as const)
      if (steps.length > MOST) return refuse({ code: 'rows_too_many', changes: steps.length, limit: MOST })
      const done = steps.map((step) => ({ ...step, row: at.id<'row'>(), fact: at.id<'fact'>() }))
      const common = { plan: ask.plan, on: at.today, reason: ask.reason }
      return ok({
        change: { steps: done, ...common },
        facts: done.map((step) => {
          const task = step.task.code
          if (step.do === 'assign')
            return { ...taskAssigned({ ...common, row: step.row, task, role: step.role, unit: step.unit }), id: step.fact }
          if (step.do === 'end_assignment')
            return { ...taskReleased({ ...common, row: step.held.id, task, unit: step.held.unit }), id: step.fact }
          const { leader, deadline } = step
          return { ...dutySet({ ...common, row: leader || deadline ? step.row : null, task, leader, deadline }), id: step.fact }
        }),
        answer: { changes: done.length, rows: plans.length },
      })
    },
    save: async (tx, { steps, plan, on, reason }, at) => {
      // Ends first: a task has one lead at a time.
      for (const step of steps) {
        if (step.do === 'end_assignment')
          await sql`update plan.assignment set until_on = ${ending(step.held, on)}, ended_fact = ${step.fact} where id = ${step.held.id}`.execute(
            tx,
          )
        if (step.do === 'duty' && step.task.duty)
          await sql`update plan.duty set until_on = ${ending(step.task.duty, on)}, ended_fact = ${step.fact} where id = ${step.task.duty.id}`.execute(
            tx,
          )
      }
      for (const step of steps) {
        if (step.do === 'assign')
          await sql`insert into plan.assignment (id, plan, task, role, unit, from_on, reason, by_account, made_fact)
            values (${step.row}, ${plan}, ${step.task.id}, ${step.role}, ${step.unit}, ${on}, ${reason}, ${at.viewer.account}, ${step.fact})`.execute(
            tx,
          )
        if (step.do === 'duty' && (step.leader || step.deadline))
          await sql`insert into plan.duty (id, plan, task, leader, person, deadline, from_on, reason, by_account, made_fact) values (${step.row}, ${plan}, ${step.task.id}, ${step.leader},
            ${step.leader === step.task.duty?.leader ? (step.task.duty?.person ?? null) : null}, ${step.deadline}, ${on}, ${reason}, ${at.viewer.account}, ${step.fact})`.execute(
            tx,
          )
      }
      await stampPlan(tx)
    },
  }),
)
