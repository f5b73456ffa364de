import { z } from 'zod'
import { type Day, first, id, isDay, type L10n, type Refusal, rows, say, sql, type Tx } from '../../kernel/index.js'
import { readTable, type TableRow } from '../../records/index.js'

/** Columns of the task list as a table; the first row of a file names them in any of the two languages. */
export const COLUMNS = {
  task: { zh: '任务编号', en: 'Task' },
  item: { zh: '条目', en: 'Item' },
  text: { zh: '计划原文', en: 'Text of the plan' },
  leader: { zh: '分管领导', en: 'Leader in charge' },
  lead: { zh: '牵头部门', en: 'Lead department' },
  supports: { zh: '配合部门', en: 'Supporting departments' },
  deadline: { zh: '完成时限', en: 'Deadline' },
  targets: { zh: '指标', en: 'Targets' },
} as const satisfies Record<string, L10n>
export type Column = keyof typeof COLUMNS

/** Takes away what stands in a cell; an empty cell leaves it as it is. */
const AWAY = /^[-—–]+$/
const SEPARATORS = /[、，,;；\n]+/

/** What a row of the file would do. */
export interface RowPlan {
  readonly line: number
  readonly task: string
  readonly lead: string | null | undefined
  readonly supports: readonly string[] | undefined
  readonly leader: string | null | undefined
  readonly deadline: Day | null | undefined
}

export interface TaskRow {
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

export interface Found {
  readonly state: string | undefined
  readonly table: Awaited<ReturnType<typeof readTable>>
  readonly tasks: ReadonlyMap<string, TaskRow>
  readonly units: ReadonlyMap<string, readonly string[]>
}

export const input = z.object({
  plan: id('plan'),
  /** XLSX or CSV, base64; at most 2 MiB. */
  bytes: z
    .string()
    .max(2_900_000, 'file_too_big')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'),
  reason: z.string().trim().max(2_000).default(''),
})

export async function loadAll(tx: Tx, ask: z.output<typeof input>): Promise<Found> {
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
export function rowPlans({ table, tasks, units }: Found): { plans: RowPlan[]; findings: Refusal[] } {
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
