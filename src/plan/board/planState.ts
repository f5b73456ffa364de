import type { Day } from '../../kernel/index.js'
import type { PlanState } from '../types.js'

/** A confirmed plan is in force from its day on; nobody has to press a button for it. */
export const stateToday = (plan: { readonly state: PlanState; readonly inForceFrom: Day | null }, today: Day): PlanState =>
  plan.state === 'confirmed' && plan.inForceFrom !== null && plan.inForceFrom <= today ? 'in_force' : plan.state
