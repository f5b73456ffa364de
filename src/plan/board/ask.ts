import { z } from 'zod'
import { type Ctx, type Day, day, id, type KnownAt, type Reading, resolveKnown, unitNo } from '../../kernel/index.js'
import { books, planView } from '../book/cache.js'
import type { PlanAt, PlanBook } from '../book/types.js'

/** K: a seal position or a knowledge day. */
export const known = z.union([
  z.strictObject({ seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ day }),
])

/** Which plan, as of which day (E), as known at which seal or day (K). Absent: the newest plan that has begun, today, all that is sealed. */
export const planAsk = {
  plan: id('plan').optional(),
  year: z.coerce.number().int().min(1949).max(2199).optional(),
  asOf: day.optional(),
  known: known.optional(),
}
export type PlanAsk = { plan?: string; year?: number; asOf?: Day; known?: { seq: number } | { day: Day } }

export interface Standpoint {
  readonly plan: PlanAt
  readonly reading: Reading
  readonly known: { readonly seq: number; readonly day: Day | null } | null
  readonly today: Day
  readonly all: readonly PlanBook[]
}

/** The plan and the reading position of one request; undefined where there is no confirmed plan of that name. */
export async function standpointOf(ctx: Ctx, ask: PlanAsk): Promise<Standpoint | undefined> {
  const { database, clock } = ctx.house
  const [all, today] = await Promise.all([books(database), clock.today(database.db)])
  const book = bookOf(all, ask, today)
  if (!book) return undefined
  const at = await resolveKnown(database.db, ask.known)
  const asOf = ask.asOf ?? today
  const plan = await planView(database, { plan: book.id, asOf, knownSeq: at?.seq })
  if (!plan) return undefined
  return { plan, reading: { asOf, known: at }, known: knownOf(at), today, all }
}

const knownOf = (at: KnownAt | undefined) => (at ? { seq: at.seq, day: at.day ?? null } : null)

/** The plan that is asked for; the newest that has begun where none is. */
export function bookOf(all: readonly PlanBook[], ask: PlanAsk, today: Day): PlanBook | undefined {
  if (ask.plan) return all.find((each) => each.id === ask.plan)
  if (ask.year) return all.find((each) => each.year === ask.year)
  return all.find((each) => each.inForceFrom <= today) ?? all.at(-1)
}

/** The unit's number on the ledger; -2 (no rows) for a unit that no counted fact has named. */
export async function unitNumber(ctx: Ctx, unit: string | undefined): Promise<number> {
  if (unit === undefined) return 0
  return (await unitNo(ctx.house.database.db, unit)) ?? -2
}
