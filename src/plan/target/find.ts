import { z } from 'zod'
import { type Ctx, id } from '../../kernel/index.js'
import { type PlanAsk, planAsk, type Standpoint, standpointOf, unitNumber } from '../board/ask.js'
import type { TargetAt } from '../book/types.js'

/** A target of a plan, at (E, K), for one unit or the whole federation. */
export const targetAsk = { ...planAsk, target: z.string().min(1).max(40), unit: id('unit').optional() }

export interface Aimed extends Standpoint {
  readonly target: TargetAt
  /** The unit's number on the ledger; 0 for the whole federation. */
  readonly unit: number
}

/** Undefined where there is no such target in the plan that is in force on the day. */
export async function aimedAt(ctx: Ctx, ask: PlanAsk & { target: string; unit?: string }): Promise<Aimed | undefined> {
  const here = await standpointOf(ctx, ask)
  const target = here?.plan.targets.find((each) => each.code === ask.target)
  return here && target ? { ...here, target, unit: await unitNumber(ctx, ask.unit) } : undefined
}
