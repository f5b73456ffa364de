import { z } from 'zod'
import { type Day, type Db, day, type Sql, sql } from '../../kernel/index.js'

/** K: a knowledge day, a seal, or (null) all that is recorded. */
export type Knowledge = Day | { readonly seal: number } | null

/** As of which day, and as known on which day or at which seal; by default today, and all that is known (08 G-001). */
export const times = {
  asOf: day.optional(),
  knownAt: day.optional(),
  /** Position in the sealed order of facts; instead of `knownAt`. */
  knownSeal: z.int().min(0).optional(),
}

export interface TimesAsked {
  readonly asOf?: Day | undefined
  readonly knownAt?: Day | undefined
  readonly knownSeal?: number | undefined
}

/** E and K as the queries take them. */
export interface Standpoint {
  readonly asOf: Day
  readonly known: Knowledge
}

export const todayOf = async (db: Db): Promise<Day> =>
  (await sql<{ today: Day }>`select registry_read.today() as today`.execute(db)).rows[0]!.today

export async function standpointOf(db: Db, asked: TimesAsked): Promise<Standpoint> {
  return { asOf: asked.asOf ?? (await todayOf(db)), known: knowledgeOf(asked) }
}

/** A seal says more than a day, so where both are given the seal counts. */
export const knowledgeOf = (asked: TimesAsked): Knowledge =>
  asked.knownSeal === undefined ? (asked.knownAt ?? null) : { seal: asked.knownSeal }

/** Condition that a statement (by its alias) had been said at K. */
export function saidBy(alias: string, known: Knowledge): Sql {
  if (known === null) return sql`true`
  const of = sql.ref(alias)
  if (typeof known === 'string') return sql`${of}.recorded_on <= ${known}::date`
  return sql`exists (select from kernel_read.seal k where k.fact = ${of}.fact and k.seq <= ${known.seal})`
}

/** Condition that a statement, or a name of a person, has by K been neither taken back nor replaced. */
export function standsAt(alias: string, known: Knowledge, table: 'statement' | 'person_name' = 'statement'): Sql {
  const of = sql.ref(alias)
  return sql`not ${of}.withdrawn and not exists (select from ${sql.table(`registry.${table}`)} c where c.supersedes = ${of}.id and ${saidBy('c', known)})`
}

/** What one subject's predicate says at (E, K), as text; `about` is an expression of the statement around it. */
export function textAt(about: Sql, what: string, { asOf, known }: Standpoint): Sql {
  if (known === null) return sql`registry_read.text_at(${about}, ${what}, ${asOf})`
  if (typeof known === 'string') return sql`registry_read.text_at(${about}, ${what}, ${asOf}, ${known})`
  return sql`registry_read.text_known(${about}, ${what}, ${asOf}, ${known.seal})`
}
