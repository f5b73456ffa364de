import { z } from 'zod'
import {
  type Ctx,
  command,
  type Day,
  first,
  id,
  isDay,
  type L10n,
  type Language,
  ok,
  query,
  type Refusal,
  refuse,
  rows,
  say,
  sql,
  type Tx,
} from '../../kernel/index.js'
import { readTable, type TableRow, xlsxFile } from '../../records/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { dutySet, taskAssigned, taskReleased } from '../facts.js'
import { taskList } from '../pages/work.js'
import { ending } from './place.js'

/** Columns of the task list as a table; the first row of a file names them in any of the two languages. */
const COLUMNS = {
  task: { zh: '任务编号', en: 'Task' },
  item: { zh: '条目', en: 'Item' },
  text: { zh: '计划原文', en: 'Text of the plan' },
  leader: { zh: '分管领导', en: 'Leader in charge' },
  lead: { zh: '牵头部门', en: 'Lead department' },
  supports: { zh: '配合部门', en: 'Supporting departments' },
  deadline: { zh: '完成时限', en: 'Deadline' },
  targets: { zh: '指标', en: 'Targets' },
} as const satisfies Record<string, L10n>
type Column = keyof typeof COLUMNS

/** Takes away what stands in a cell; an empty cell leaves it as it is. */
const AWAY = /^[-—–]+$/
const SEPARATORS = /[、，,;；\n]+/

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

/** What a row of the file would do. */
export interface RowPlan {
  readonly line: number
  readonly task: string
  readonly lead: string | null | undefined
  readonly supports: readonly string[] | undefined
  readonly leader: string | null | undefined
  readonly deadline: Day | null | undefined
}

interface TaskRow {
  readonly id: string
  readonly code: string
  readonly held: readonly { readonly id: string; readonly role: 'lead' | 'support'; readonly unit: string; readonly from: Day }[]
  readonly duty: {
    readonly id: string
    readonly from: Day
    readonly leader: string | null
    readonly person: string | null
    readonly deadline: Day | null
  } | null
}

interface Found {
  readonly state: string | undefined
  readonly table: Awaited<ReturnType<typeof readTable>>
  readonly tasks: ReadonlyMap<string, TaskRow>
  readonly units: ReadonlyMap<string, readonly string[]>
}

const input = z.object({
  plan: id('plan'),
  /** XLSX or CSV, base64; at most 2 MiB. */
  bytes: z
    .string()
    .max(2_900_000, 'file_too_big')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'),
  reason: z.string().trim().max(2_000).default(''),
})

async function loadAll(tx: Tx, ask: z.output<typeof input>): Promise<Found> {
  const table = await readTable(Buffer.from(ask.bytes, 'base64'), 5_000)
  const plan = await first<{ state: string }>(tx, sql`select state from plan.plan where id = ${ask.plan}`)
  const tasks = await rows<TaskRow>(
    tx,
    sql`select k.id, k.code,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'unit', a.unit, 'from', a.from_on)) from plan.assignment a where a.task = k.id and a.until_on is null), '[]') as held,
      (select jsonb_build_object('id', d.id, 'from', d.from_on, 'leader', d.leader, 'person', d.person, 'deadline', d.deadline) from plan.duty d where d.task = k.id and d.until_on is null) as duty
    from plan.task k where k.plan = ${ask.plan} and k.ended_on is null`,
  )
  const names = table.ok ? namesIn(table.value.header, table.value.rows) : []
  const units = await rows<{ said: string; unit: string }>(
    tx,
    sql`select n.said, u.id as unit from unnest(${names}::text[]) as n(said) join registry_read.unit u on u.name_zh = n.said or u.name_en = n.said or u.code = n.said or u.id::text = n.said`,
  )
  const byName = new Map<string, string[]>()
  for (const { said, unit } of units) byName.set(said, [...(byName.get(said) ?? []), unit])
  return { state: plan?.state, table, tasks: new Map(tasks.map((task) => [task.code, task])), units: byName }
}

const columnAt = (header: readonly string[], column: Column): number =>
  header.findIndex((title) =>
    [COLUMNS[column].zh, COLUMNS[column].en, say('zh-Hant', COLUMNS[column])].some(
      (name) => name.toLowerCase() === title.trim().toLowerCase(),
    ),
  )

function namesIn(header: readonly string[], all: readonly TableRow[]): string[] {
  const at = [columnAt(header, 'lead'), columnAt(header, 'supports')]
  return [...new Set(all.flatMap((row) => at.flatMap((index) => namesOf(plainly(row.cells[index] ?? '')))))]
}

/** Without the apostrophe by which tables keep text from becoming a formula. */
const plainly = (cell: string): string => cell.trim().replace(/^'/, '')

const namesOf = (cell: string): string[] =>
  AWAY.test(cell.trim())
    ? []
    : cell
        .split(SEPARATORS)
        .map((name) => name.trim())
        .filter((name) => name !== '')

/** The rows of the file as they would be carried out, or every finding with its line. */
function rowPlans({ table, tasks, units }: Found): { plans: RowPlan[]; findings: Refusal[] } {
  if (!table.ok) return { plans: [], findings: [table.refusal] }
  const { header, rows: all } = table.value
  const at = Object.fromEntries((Object.keys(COLUMNS) as Column[]).map((column) => [column, columnAt(header, column)])) as Record<
    Column,
    number
  >
  if (at.task < 0) return { plans: [], findings: [{ code: 'table_column_missing', column: COLUMNS.task.zh }] }
  const findings: Refusal[] = []
  const seen = new Set<string>()
  const plans = all.flatMap((row): RowPlan[] => {
    const cell = (column: Column) => plainly(at[column] < 0 ? '' : (row.cells[at[column]] ?? ''))
    const task = cell('task')
    if (task === '') return []
    if (!tasks.has(task)) findings.push({ code: 'task_unknown', task, line: row.line })
    if (seen.has(task)) findings.push({ code: 'task_twice', task, line: row.line })
    seen.add(task)
    const unit = (name: string): string | undefined => {
      const known = units.get(name) ?? []
      if (known.length !== 1) findings.push({ code: known.length === 0 ? 'unit_unknown' : 'unit_ambiguous', name, line: row.line })
      return known[0]
    }
    const deadline = dayIn(cell('deadline'))
    if (deadline === 'wrong') findings.push({ code: 'day_unknown', said: cell('deadline'), line: row.line })
    const lead = cell('lead')
    const supports = cell('supports')
    return [
      {
        line: row.line,
        task,
        lead: lead === '' ? undefined : AWAY.test(lead) ? null : unit(lead),
        supports: supports === '' ? undefined : namesOf(supports).flatMap((name) => unit(name) ?? []),
        leader: cell('leader') === '' ? undefined : AWAY.test(cell('leader')) ? null : cell('leader').slice(0, 80),
        deadline: deadline === 'wrong' ? undefined : deadline,
      },
    ]
  })
  return { plans, findings }
}

/** `2022-11-30`, `2022/11/30`, `2022.11.30`, `2022年11月30日`. */
function dayIn(text: string): Day | null | undefined | 'wrong' {
  if (text === '') return undefined
  if (AWAY.test(text)) return null
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T00:00:00.*)?$/.exec(text)
  const found = parts && `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return found && isDay(found) ? found : 'wrong'
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
