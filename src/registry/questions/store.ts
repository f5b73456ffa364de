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

export async function addQuestions(tx: Tx, questions: readonly (Question & { readonly fact: Id<'fact'> })[], today: Day): Promise<void> {
  for (const each of questions)
    await sql`insert into registry.question (id, subject, what, detail, repair, source, fact, raised_on) values (${each.id}, ${each.subject}, ${each.what},
      ${JSON.stringify(each.detail)}::jsonb, ${each.repair === null ? null : JSON.stringify(each.repair)}::jsonb, ${each.source}, ${each.fact}, ${today})
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
