import { z } from 'zod'
import { type Day, type Id, id, instant, query, rows, sql } from '../../kernel/index.js'
import { questionsOut } from '../lifeOutputs.js'
import type { Question } from './store.js'

const cursor = z.strictObject({ at: instant, id: id('question') })

export interface QuestionLine extends Question {
  readonly subjectKind: string
  readonly code: string | null
  readonly nameZh: string | null
  readonly raisedOn: Day
  /** Null: still open. */
  readonly choice: 'repair' | 'keep' | null
  readonly reason: string | null
}

/** What the register asks of a person: open questions, or those answered, in the order in which they were raised. */
export const questions = query({
  name: 'registry.questions',
  title: { zh: '登记疑问', en: 'Questions of the register' },
  input: z.strictObject({
    open: z.boolean().default(true),
    only: id('question').optional(),
    after: cursor.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: questionsOut,
  permission: 'registry.keep_subjects',
  allow: (who) => who.can('registry.keep_subjects'),
  list: { visibility: 'those who keep the register' },
  run: async (_ctx, ask, db): Promise<{ questions: readonly QuestionLine[]; next: z.output<typeof cursor> | null }> => {
    const found = await rows<QuestionLine & { at: string; id: Id<'question'> }>(
      db,
      sql`select q.id, q.subject, q.what, q.detail, q.repair, q.source, q.raised_on as "raisedOn", q.raised_at::text as at, a.choice, a.reason,
          coalesce(u.kind, s.kind, '') as "subjectKind", coalesce(u.code, s.code) as code, registry_read.text_at(q.subject, 'name_zh', registry_read.today()) as "nameZh"
        from registry.question q left join registry.answer a on a.question = q.id left join registry.unit u on u.id = q.subject left join registry.subject s on s.id = q.subject
        where ${ask.open ? sql`a.question is null` : sql`a.question is not null`}
        ${ask.only ? sql`and q.id = ${ask.only}` : sql``}
        ${ask.after ? sql`and (q.raised_at, q.id) > (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)` : sql``}
        order by q.raised_at, q.id limit ${ask.limit + 1}`,
    )
    const page = found.slice(0, ask.limit)
    const last = page.at(-1)
    return {
      questions: page.map(({ at: _at, ...each }) => each),
      next: found.length > ask.limit && last ? { at: last.at, id: last.id } : null,
    }
  },
})
