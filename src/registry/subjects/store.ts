import { z } from 'zod'
import { type Day, type Db, rows, sql, type Tx } from '../../kernel/index.js'
import type { SubjectId } from '../types.js'

export const subjectKind = z.string().regex(/^[a-z][a-z_]{1,39}$/, 'subject_kind')

export interface NewEntry {
  readonly id: SubjectId
  readonly code: string
}

/** Which of these codes of a kind are taken, and by which entry. */
export async function subjectsCoded(db: Db, kind: string, codes: readonly string[]): Promise<ReadonlyMap<string, SubjectId>> {
  const found = await rows<NewEntry>(db, sql`select id, code from registry.subject where kind = ${kind} and code = any(${codes}::text[])`)
  return new Map(found.map((each) => [each.code, each.id]))
}

export async function addSubjects(tx: Tx, { kind, fresh }: { kind: string; fresh: readonly NewEntry[] }, today: Day): Promise<void> {
  await sql`insert into registry.subject (id, kind, code, registered_on)
    select id, ${kind}, code, ${today}::date from unnest(${fresh.map((each) => each.id)}::uuid[], ${fresh.map((each) => each.code)}::text[]) as t(id, code)`.execute(
    tx,
  )
}
