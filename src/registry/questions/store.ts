import { type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import type { Predicate, Value } from '../types.js'

export interface Repair {
  readonly predicate: Predicate
  readonly value: Value
}

export interface Question {
  readonly id: Id<'question'>
  readonly subject: Id
  readonly what: string
  readonly detail: Readonly<Record<string, string | number>>
  readonly repair: Repair | null
  readonly source: string
}

/** Writes the questions in one round trip; those that are there already are left as they are. */
export async function addQuestions(tx: Tx, questions: readonly (Question & { readonly fact: Id<'fact'> })[], today: Day): Promise<void> {
  if (questions.length === 0) return
  const of = <T>(take: (each: (typeof questions)[number]) => T) => questions.map(take)
  await sql`insert into registry.question (id, subject, what, detail, repair, source, fact, raised_on)
    select id, subject, what, detail::jsonb, repair::jsonb, source, fact, ${today}::date
    from unnest(${of((q) => q.id)}::uuid[], ${of((q) => q.subject)}::uuid[], ${of((q) => q.what)}::text[], ${of((q) => JSON.stringify(q.detail))}::text[],
      ${of((q) => (q.repair === null ? null : JSON.stringify(q.repair)))}::text[], ${of((q) => q.source)}::text[], ${of((q) => q.fact)}::uuid[])
      as t(id, subject, what, detail, repair, source, fact)
    on conflict (id) do nothing`.execute(tx)
}

export const questionById = (db: Db, id: string): Promise<(Question & { readonly answered: 'repair' | 'keep' | null }) | undefined> =>
  first(
    db,
    sql`select q.id, q.subject, q.what, q.detail, q.repair, q.source, (select a.choice from registry.answer a where a.question = q.id) as answered
      from registry.question q where q.id = ${id}`,
  )

/** Which of these questions have been raised already. */
export async function raisedAmong(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows<{ id: string }>(db, sql`select id from registry.question where id = any(${ids}::uuid[])`)
  return new Set(found.map((each) => each.id))
}
