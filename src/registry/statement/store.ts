import { type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import type { Precision, Predicate, Statement, StatementClass, Value } from '../types.js'
import { type Knowledge, saidBy, standsAt } from './known.js'

/** A statement about to be written; the store adds who recorded it and when. */
export interface Saying {
  readonly id: Id<'statement'>
  readonly subject: Id
  readonly predicate: Predicate
  readonly value: Value
  readonly validFrom: Day
  readonly fromPrecision?: Precision
  readonly validTo?: Day | null
  readonly toPrecision?: Precision
  /** The fact made with it. */
  readonly fact: Id<'fact'>
  readonly source: string
  readonly class?: StatementClass
  readonly supersedes?: Id<'statement'>
  readonly reason?: string
  readonly withdrawn?: boolean
}

/** Writes the statements in one round trip. */
export async function addStatements(tx: Tx, said: readonly Saying[], by: { today: Day; account: Id<'account'> | null }): Promise<void> {
  if (said.length === 0) return
  const of = <T>(take: (each: Saying) => T) => said.map(take)
  await sql`insert into registry.statement (id, subject, predicate, value, valid_from, from_precision, valid_to, to_precision, recorded_on, recorded_by, fact, source, class, supersedes, reason, withdrawn)
    select id, subject, predicate, value::jsonb, valid_from, from_precision, valid_to, to_precision, ${by.today}::date, ${by.account}::uuid, fact, source, class, supersedes, reason, withdrawn
    from unnest(${of((s) => s.id)}::uuid[], ${of((s) => s.subject)}::uuid[], ${of((s) => s.predicate)}::text[], ${of((s) => JSON.stringify(s.value))}::text[], ${of((s) => s.validFrom)}::date[],
      ${of((s) => s.fromPrecision ?? 'day')}::text[], ${of((s) => s.validTo ?? null)}::date[], ${of((s) => s.toPrecision ?? 'day')}::text[], ${of((s) => s.fact)}::uuid[], ${of((s) => s.source)}::text[], ${of((s) => s.class ?? 'public')}::text[],
      ${of((s) => s.supersedes ?? null)}::uuid[], ${of((s) => s.reason ?? null)}::text[], ${of((s) => s.withdrawn ?? false)}::boolean[])
      as t(id, subject, predicate, value, valid_from, from_precision, valid_to, to_precision, fact, source, class, supersedes, reason, withdrawn)`.execute(
    tx,
  )
}

const COLUMNS = sql`id, subject, predicate, value, valid_from as "validFrom", from_precision as "fromPrecision", valid_to as "validTo", to_precision as "toPrecision",
  recorded_on as "recordedOn", recorded_at::text as "recordedAt", recorded_by as "recordedBy", fact, source, class, supersedes, reason, withdrawn`

/** All that was ever said of a subject under a predicate (or all), superseded and withdrawn ones included; oldest word first. */
export async function statementsOf(db: Db, subject: string, predicate?: Predicate): Promise<Statement[]> {
  return rows<Statement>(
    db,
    sql`select ${COLUMNS} from registry.statement where subject = ${subject} ${predicate ? sql`and predicate = ${predicate}` : sql``} order by recorded_at, id limit 2000`,
  )
}

export async function statementById(db: Db, id: string): Promise<Statement | undefined> {
  return first<Statement>(db, sql`select ${COLUMNS} from registry.statement where id = ${id}`)
}

/** All that one act said. */
export async function statementsByFact(db: Db, fact: string): Promise<Statement[]> {
  return rows<Statement>(db, sql`select ${COLUMNS} from registry.statement where fact = ${fact} order by id limit 5000`)
}

/** A statement as it stood at K: by then taken back or replaced, or still said. */
export interface Said extends Statement {
  readonly superseded: boolean
}

/** Those that had been neither replaced nor taken back. */
export const standing = (said: readonly Said[]): Said[] => said.filter((each) => !each.superseded && !each.withdrawn)

/** What had been said of these subjects by K, oldest word first. */
export async function saidOf(
  db: Db,
  subjects: readonly string[],
  known: Knowledge,
  only: { readonly predicates?: readonly string[]; readonly publicly?: boolean } = {},
): Promise<Said[]> {
  if (subjects.length === 0) return []
  return rows<Said>(
    db,
    sql`select ${COLUMNS}, exists (select from registry.statement c where c.supersedes = s.id and ${saidBy('c', known)}) as superseded from registry.statement s
      where s.subject = any(${subjects}::uuid[]) and ${saidBy('s', known)} ${only.predicates ? sql`and s.predicate = any(${only.predicates}::text[])` : sql``}
      ${only.publicly ? sql`and s.class = 'public'` : sql``} order by s.recorded_at, s.id limit 5000`,
  )
}

/** The values that hold of a subject on a day, as now known. */
export async function valuesAt(db: Db, subject: string, asOf: Day, known: Knowledge = null): Promise<Partial<Record<Predicate, Value>>> {
  const found = await first<{ said: Partial<Record<Predicate, Value>> | null }>(
    db,
    sql`select jsonb_object_agg(predicate, value) as said from (${heldFor(sql`s.subject = ${subject}`, asOf, known)}) held`,
  )
  return found?.said ?? {}
}

/** The statements that hold, one row (subject, predicate, value) each, for the subjects that the condition on `s` lets through. */
export const heldFor = (
  where: ReturnType<typeof sql>,
  asOf: Day,
  known: Knowledge,
) => sql`select distinct on (s.subject, s.predicate) s.subject, s.predicate, s.value
  from registry.statement s
  where ${where} and s.valid_from <= ${asOf} and (s.valid_to is null or ${asOf} < s.valid_to) and ${saidBy('s', known)} and ${standsAt('s', known)}
  order by s.subject, s.predicate, s.valid_from desc, s.recorded_at desc, s.id desc`
