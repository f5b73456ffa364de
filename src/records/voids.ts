import { addDays, type Day, ok, type Result, refuse, type VoidHow } from '../kernel/index.js'
import type { FactId, Standing, VoidingFact } from './types.js'

/** The fact that someone wants to cancel, strike or reinstate, with all that has been said against it so far. */
export interface Voidable {
  readonly id: FactId
  /** Day of the happening. */
  readonly on: Day
  readonly voids: readonly VoidingFact[]
}

export type VoidRefusal =
  | { readonly code: 'fact_unknown' }
  | { readonly code: 'cancel_before_fact'; readonly happenedOn: Day; readonly on: Day }
  | { readonly code: 'reinstate_before_void'; readonly voidedOn: Day; readonly on: Day }
  | { readonly code: 'date_in_future'; readonly latest: Day; readonly field: 'on' }
  | { readonly code: 'fact_struck' }
  | { readonly code: 'fact_not_voided' }
  | { readonly code: 'reinstate_stands' }

/** Which fact the act names, how, and from which day it acts. */
export interface VoidAct {
  readonly target: FactId
  readonly how: VoidHow
  readonly on: Day
}

/** Happenings and acts may be dated one day ahead at most (06 P-073). */
export const latestDay = (today: Day): Day => addDays(today, 1)

/** Cancels and strikes that apply on the day and have not been undone by then. */
export function standingVoids(fact: Voidable, on: Day): VoidingFact[] {
  const undone = (act: VoidingFact) => fact.voids.some((each) => each.how === 'reinstate' && each.target === act.id && each.on <= on)
  return fact.voids.filter((act) => act.how !== 'reinstate' && (act.how === 'strike' || act.on <= on) && !undone(act))
}

export function standingOf(fact: Voidable, on: Day): Standing {
  const acts = standingVoids(fact, on)
  if (acts.length === 0) return 'live'
  return acts.some((act) => act.how === 'strike') ? 'struck' : 'cancelled'
}

/**
 * A cancel acts from its own day. A cancel of a cancel (or of a strike) is a reinstate that names just that one (06 P-072).
 * @param aimedAt the fact itself, or one of the acts against it
 */
export function mayCancel(fact: Voidable | undefined, aimedAt: FactId, on: Day, today: Day): Result<VoidAct | 'nothing', VoidRefusal> {
  if (!fact) return refuse({ code: 'fact_unknown' })
  if (aimedAt !== fact.id) return mayReinstate(fact, aimedAt, on, today)
  if (on > latestDay(today)) return refuse({ code: 'date_in_future', latest: latestDay(today), field: 'on' })
  if (on < fact.on) return refuse({ code: 'cancel_before_fact', happenedOn: fact.on, on })
  const standing = standingVoids(fact, on)
  if (standing.some((act) => act.how === 'strike')) return refuse({ code: 'fact_struck' })
  return ok(standing.length > 0 ? 'nothing' : { target: fact.id, how: 'cancel', on })
}

/** A strike acts from the happening itself, for readers who know of it. */
export function mayStrike(fact: Voidable | undefined, today: Day): Result<VoidAct | 'nothing', VoidRefusal> {
  if (!fact) return refuse({ code: 'fact_unknown' })
  const struck = standingVoids(fact, latestDay(today)).some((act) => act.how === 'strike')
  return ok(struck ? 'nothing' : { target: fact.id, how: 'strike', on: fact.on })
}

/** Undoes one cancel or strike from its own day on; aimed at the fact itself, the newest one that still stands. */
export function mayReinstate(fact: Voidable | undefined, aimedAt: FactId, on: Day, today: Day): Result<VoidAct | 'nothing', VoidRefusal> {
  if (!fact) return refuse({ code: 'fact_unknown' })
  if (on > latestDay(today)) return refuse({ code: 'date_in_future', latest: latestDay(today), field: 'on' })
  const aimed = aimedAt === fact.id ? standingVoids(fact, latestDay(today)).at(-1) : fact.voids.find((act) => act.id === aimedAt)
  if (!aimed) return refuse({ code: 'fact_not_voided' })
  if (aimed.how === 'reinstate') return refuse({ code: 'reinstate_stands' })
  if (on < aimed.on) return refuse({ code: 'reinstate_before_void', voidedOn: aimed.on, on })
  const undone = fact.voids.some((act) => act.how === 'reinstate' && act.target === aimed.id && act.on <= on)
  return ok(undone ? 'nothing' : { target: aimed.id, how: 'reinstate', on })
}
