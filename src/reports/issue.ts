import { z } from 'zod'
import {
  type Command,
  type Ctx,
  canonical,
  canonicalHash,
  chainHead,
  command,
  type Day,
  type Done,
  first,
  type Id,
  newId,
  ok,
  type Refusal,
  type Result,
  refuse,
  sql,
} from '../kernel/index.js'
import { type PlanReportData, planReportData } from '../plan/index.js'
import { reportIssued } from './facts.js'
import { issuedOut } from './outputs.js'

const LAST_DAY = ['03-31', '06-30', '09-30', '12-31'] as const
const asked = z.strictObject({ year: z.int().min(1949).max(2199), quarter: z.int().min(1).max(4) })
type Asked = z.input<typeof asked>

export interface Issued {
  readonly report: Id<'report'>
  readonly number: number
  readonly sha256: string
}

interface Frozen {
  readonly data: PlanReportData
  readonly head: string
}

/** The inner command: what it freezes was read by the act below, in this process, never by the caller. */
const freeze = command({
  name: 'reports.issue_report',
  title: { zh: '发布季度报告', en: 'Issue a quarter’s report' },
  output: issuedOut,
  input: z.strictObject({ report: z.string(), year: z.int(), quarter: z.int(), frozen: z.custom<Frozen>() }),
  permission: 'plan.publish',
  allow: (who) => who.can('plan.publish'),
  subject: ({ year, quarter }) => `${year}/${quarter}`,
  load: async (tx, { frozen, quarter }) =>
    (await first<{ number: number; sha256: string | null }>(
      tx,
      sql`select coalesce(max(number), 0)::int as number, (array_agg(sha256 order by number desc))[1] as sha256 from reports.report where plan = ${frozen.data.plan.id} and quarter = ${quarter}`,
    ))!,
  decide: (before, input, at) => {
    const { data, head } = input.frozen
    const sha256 = canonicalHash(data).toString('hex')
    if (before.sha256 === sha256) return refuse({ code: 'report_already', number: before.number })
    const fact = at.id<'fact'>()
    const row = {
      report: input.report as Id<'report'>,
      plan: data.plan.id as Id<'plan'>,
      year: input.year,
      quarter: input.quarter,
      number: before.number + 1,
      asOf: data.asOf as Day,
      seq: data.known.seq,
      head,
      sha256,
      on: at.today,
    }
    return ok({
      change: { row, data, fact },
      facts: [{ ...reportIssued(row), id: fact }],
      answer: { report: row.report, number: row.number, sha256 } satisfies Issued,
    })
  },
  save: async (tx, { row, data, fact }, at) => {
    await sql`insert into reports.report (id, plan, year, quarter, number, as_of, seq, head, data, sha256, issued_on, issued_by, fact)
      values (${row.report}, ${row.plan}, ${row.year}, ${row.quarter}, ${row.number}, ${row.asOf}, ${row.seq}, ${row.head}, ${canonical(data)}::jsonb, ${row.sha256}, ${row.on}, ${at.viewer.account}, ${fact})`.execute(
      tx,
    )
  },
  refusals: ['report_plan_unknown', 'report_quarter_open', 'report_already'],
})

/**
 * Issues the report of a quarter: everything committed is sealed first, then the plan is read at the quarter's last day and that seal, and both are
 * frozen. The same (E, K) always gives the same data (06 P-122), so a report that would say the same as the last one is refused.
 */
async function issue(ctx: Ctx, raw: Asked): Promise<Result<Done<Issued>, Refusal>> {
  const input = asked.safeParse(raw)
  if (!input.success) return freeze(ctx, raw as never)
  const { year, quarter } = input.data
  if (ctx.viewer.can('plan.publish')) {
    const ends = `${year}-${LAST_DAY[quarter - 1]}` as Day
    const today = await ctx.house.clock.today(ctx.house.database.db)
    if (today < ends) return refuse({ code: 'report_quarter_open', ends, today })
    await ctx.house.projector.settle()
  }
  const head = await chainHead(ctx.house.database.db)
  const data = await planReportData(ctx, { year, quarter: quarter as 1, known: { seq: head.seq } })
  if (!data)
    return ctx.viewer.can('plan.publish')
      ? refuse({ code: 'report_plan_unknown', year })
      : freeze(ctx, { report: newId(), year, quarter, frozen: { data: data as never, head: '' } })
  return freeze(ctx, { report: newId<'report'>(), year, quarter, frozen: { data, head: head.hash } })
}

export const issueReport: Command<Asked, Issued> = Object.assign(issue, { parts: { ...freeze.parts, input: asked } as never })
