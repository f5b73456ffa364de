import { z } from 'zod'
import { type Day, EVIDENCE_COLUMNS, type EvidenceRow, id, query, rows, sql } from '../../kernel/index.js'
import { disputableOut } from '../outputs/disputes.js'
import { type EvidenceLine, linesOf } from '../target/evidence.js'
import { aimedAt } from '../target/find.js'
import { windowsOf } from '../verification/store.js'
import { type Admission, admission, DISPUTE_RULES } from './rules.js'

export interface Disputable {
  readonly plan: { readonly id: string; readonly year: number }
  readonly target: { readonly code: string; readonly phrase: string }
  readonly facts: readonly EvidenceLine[]
  /** Whether it may be disputed today, until when, or from when. */
  readonly admission: Admission
  readonly answerDays: number
  readonly today: Day
}

/** What a dispute about a target, or about facts of it, would be about, and whether its window is open (06 P-110, P-112). */
export const disputable = query({
  name: 'plan.disputable',
  title: { zh: '可否提出异议', en: 'Whether something may be disputed' },
  output: disputableOut,
  input: z.object({
    year: z.coerce.number().int().min(1949).max(2199),
    target: z.string().min(1).max(40),
    facts: z.array(id('fact')).max(50).default([]),
  }),
  allow: 'public',
  run: async (ctx, ask, db): Promise<Disputable | undefined> => {
    const aimed = await aimedAt(ctx, { year: ask.year, target: ask.target })
    if (!aimed) return undefined
    const { plan, target, today } = aimed
    const found = await rows<EvidenceRow>(
      db,
      sql`select ${EVIDENCE_COLUMNS}
      from kernel_read.fact f join kernel_read.seal s on s.fact = f.id where f.id = any(${ask.facts}::uuid[]) and f.kind = any(${target.said.counting?.kinds ?? []}::text[])
      order by f.effective_on, f.id`,
    )
    const windows = await windowsOf(db, plan.book.id, plan.book.year)
    return {
      plan: { id: plan.book.id, year: plan.book.year },
      target: { code: target.code, phrase: target.said.phrase },
      facts: await linesOf(ctx, found, today),
      admission: admission(
        windows,
        plan.book.year,
        found.map((each) => each.effectiveOn),
        today,
      ),
      answerDays: DISPUTE_RULES.answerDays,
      today,
    }
  },
})
