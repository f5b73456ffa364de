import { z } from 'zod'
import { type Day, id, instant, query, rows, sql } from '../../kernel/index.js'
import { planFacts } from '../facts.js'
import { changesOut } from '../outputs/plans.js'

/** Something that changed about a plan, for its feed. `data` is the fact's own. */
export interface ChangeLine {
  readonly fact: string
  readonly seq: number | null
  readonly kind: string
  readonly on: Day
  readonly recordedAt: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Steps of preparation, of samples and of disputes that the public does not follow one by one. */
const QUIET = [
  'plan_review.recorded',
  'plan_import.refused',
  'plan.imported',
  'plan_amendment.proposed',
  'counting_rule.proposed',
  'plan.rejected',
  'plan_sample.drawn',
  'plan_sample.row_checked',
  'plan_sample.rows_reviewed',
  'plan_dispute.answered',
  'plan_dispute.unanswered',
]

/** What changed about a plan and its targets, newest first: confirmations, amendments, who does what, rules, dates. The Atom feed is made from it. */
export const planChanges = query({
  name: 'plan.changes',
  title: { zh: '计划变动', en: 'Changes of the plan' },
  output: changesOut,
  input: z.object({
    plan: id('plan'),
    target: z.string().max(40).optional(),
    before: z.object({ at: instant, fact: id('fact') }).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  allow: 'public',
  list: {
    visibility: 'facts about confirmed plans; steps of preparation are left out',
    next: (last: ChangeLine) => ({ at: last.recordedAt, fact: last.fact }),
  },
  run: async (_ctx, { plan, target, before, limit }, db): Promise<ChangeLine[]> => {
    const kinds = planFacts.map((each) => each.kind).filter((kind) => !QUIET.includes(kind))
    return rows<ChangeLine>(
      db,
      sql`select f.id as fact, s.seq, f.kind, f.effective_on as "on", to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", f.data
      from kernel_read.fact f left join kernel_read.seal s on s.fact = f.id
      where f.subject = ${plan} and f.kind = any(${kinds}::text[])
        ${target ? sql`and (f.data->>'target' = ${target} or f.data->'targets' @> ${JSON.stringify([target])}::jsonb)` : sql``}
        ${before ? sql`and (f.recorded_at, f.id) < (${before.at}::timestamptz, ${before.fact}::uuid)` : sql``}
      order by f.recorded_at desc, f.id desc limit ${limit}`,
    )
  },
})
