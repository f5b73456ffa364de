import { type At, type Day, type Db, ok, rows, sql } from '../kernel/index.js'
import { type Decided, decideVoid, type VoidKnown } from './commands/voiding.js'
import type { FactId } from './types.js'
import { mayCancel, mayReinstate, mayStrike } from './voids.js'

/** Takes a record's fact out by the decision of a dispute, within the transaction of that decision: the decision is the authority (06 P-113). */
export const strikeDecided = (known: VoidKnown, said: { fact: string; reason: string; document: string }, at: At): Decided =>
  decideVoid(
    known,
    said,
    at,
    (pack, fact) => ok({ chosen: { kind: pack.strike.fact, by: pack.strike.by, rule: 'strike' }, may: () => mayStrike(fact, at.today) }),
    true,
  )

/**
 * Lets a record's fact count again by the decision of a dispute. With `act` that cancel or strike is undone from its own day, as if it had never been;
 * without it the newest one that stands.
 */
export const reinstateDecided = (
  known: VoidKnown,
  said: { fact: string; act?: string; reason: string; document: string },
  at: At,
): Decided =>
  decideVoid(
    known,
    said,
    at,
    (pack, fact) => {
      const aimed = said.act ?? fact.id
      const act = said.act ? fact.voids.find((each) => each.id === said.act) : fact.voids.findLast((each) => each.how !== 'reinstate')
      return ok({
        chosen: { kind: pack.reinstate.fact, by: pack.reinstate.by, rule: 'reinstate' },
        may: () => mayReinstate(fact, aimed as FactId, act?.on ?? at.today, at.today),
      })
    },
    true,
  )

/**
 * Cancels a record's fact again from the day of the cancel that a decision undid, when that decision falls on appeal: struck, it would also stop counting on
 * the days before.
 */
export const cancelAgainDecided = (
  known: VoidKnown,
  said: { fact: string; kind: string; on: Day; reason: string; document: string },
  at: At,
): Decided =>
  decideVoid(
    known,
    said,
    at,
    (pack, fact) =>
      ok({
        chosen: { kind: said.kind, by: [], rule: pack.voids.find((each) => each.fact === said.kind)?.id ?? 'cancel' },
        may: () => mayCancel(fact, fact.id, said.on, at.today),
      }),
    true,
  )

/** Who reported and who confirmed what stands behind a fact. */
export interface Hands {
  readonly accounts: readonly string[]
  readonly units: readonly string[]
}

/** By fact, the accounts and units that recorded or confirmed it: whoever checks it or judges it must be none of these (06 P-111, P-112). */
export async function handsBehind(db: Db, facts: readonly string[]): Promise<ReadonlyMap<string, Hands>> {
  if (facts.length === 0) return new Map()
  const found = await rows<Hands & { fact: string }>(
    db,
    sql`select n.fact,
      array_remove(array_agg(distinct a.account), null) as accounts, array_remove(array_agg(distinct a.unit), null) as units
    from (select fact, record from records.born where fact = any(${facts}::uuid[])
      union all select fact, record from records.logged where fact = any(${facts}::uuid[])) n
    cross join lateral (
      select r.recorder as account, r.unit from records.record r where r.id = n.record
      union all select c.by_account, c.unit from records.confirmation c where c.record = n.record and c.state = 'confirmed') a
    group by n.fact`,
  )
  return new Map(found.map((row) => [row.fact, { accounts: row.accounts, units: row.units }]))
}
