import { z } from 'zod'
import { type Day, day, first, id, ok, type Refusal, type Result, refuse, sql, type Tx } from '../../kernel/index.js'

/** Rows of a plan that an act of decomposition is about; undefined parts are unknown. */
export interface Place {
  readonly plan: { readonly state: string; readonly inForceFrom: Day } | undefined
  readonly task: { readonly id: string; readonly code: string; readonly endedOn: Day | null } | undefined
  readonly target: { readonly id: string; readonly code: string; readonly task: string | null; readonly endedOn: Day | null } | undefined
  readonly unitKnown: boolean
}

export interface Ask {
  readonly plan: string
  readonly task?: string
  readonly target?: string
  readonly unit?: string
}

export async function placeOf(tx: Tx, ask: Ask): Promise<Place> {
  return {
    plan: await first(tx, sql`select state, in_force_from as "inForceFrom" from plan.plan where id = ${ask.plan}`),
    task: ask.task
      ? await first(tx, sql`select id, code, ended_on as "endedOn" from plan.task where plan = ${ask.plan} and code = ${ask.task}`)
      : undefined,
    target: ask.target
      ? await first(
          tx,
          sql`select id, code, task, ended_on as "endedOn" from plan.target where plan = ${ask.plan} and code = ${ask.target}`,
        )
      : undefined,
    unitKnown: ask.unit ? (await first(tx, sql`select 1 as one from registry_read.unit where id = ${ask.unit}`)) !== undefined : true,
  }
}

/** Owners and programmes are given to what a confirmed plan holds, and no longer to what has ended or been closed. */
export function mayPlace(place: Place, ask: Ask, on: Day): Result<Place, Refusal> {
  if (!place.plan) return refuse({ code: 'plan_unknown' })
  if (place.plan.state === 'closed') return refuse({ code: 'plan_closed' })
  if (!['confirmed', 'in_force'].includes(place.plan.state)) return refuse({ code: 'plan_not_confirmed', state: place.plan.state })
  for (const [name, found] of [
    ['task', place.task],
    ['target', place.target],
  ] as const) {
    if (ask[name] && !found) return refuse({ code: `${name}_unknown`, [name]: ask[name], field: name })
    if (found?.endedOn && found.endedOn <= on) return refuse({ code: `${name}_ended`, [name]: found.code, endedOn: found.endedOn })
  }
  if (!place.unitKnown) return refuse({ code: 'unit_unknown', field: 'unit' })
  return ok(place)
}

export const PLACE_REFUSALS = [
  'plan_unknown',
  'plan_closed',
  'plan_not_confirmed',
  'task_unknown',
  'task_ended',
  'target_unknown',
  'target_ended',
  'unit_unknown',
]
export const reason = z.string().trim().max(2_000).default('')
export const plan = id('plan')
export const task = z.string().trim().min(1).max(60)
export const target = z.string().trim().min(1).max(40)
export const from = day.optional()

export interface Held {
  readonly id: string
  readonly from: Day
}

/** Ends a dated row: never before it began. */
export const ending = (held: Held, on: Day): Day => (on < held.from ? held.from : on)
