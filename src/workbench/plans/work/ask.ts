import type { Refusal, Result } from '../../../kernel/index.js'
import { refuse } from '../../../kernel/index.js'
import { ownDepartments } from '../../../plan/index.js'
import { type Unit, unitsOf } from '../../../registry/index.js'
import { ctxOf, type Posted, textOf, type WebContext } from '../../../ui/http/index.js'
import { unitTyped } from '../../parts/unitNames.js'

/** The departments that work can be given to, as choices. */
export async function departmentsOf(c: WebContext): Promise<readonly Unit[]> {
  const found = await unitsOf(ctxOf(c), { kind: 'department', limit: 500 })
  if (!found.ok) return []
  const { viewer } = ctxOf(c)
  if (viewer.can('plan.assign')) return found.value.units
  const own = ownDepartments(viewer)
  return found.value.units.filter((unit) => own.includes(unit.id))
}

export const mayAssign = (c: WebContext): boolean => ctxOf(c).viewer.can('plan.assign')
export const mayTakeOn = (c: WebContext): boolean => ownDepartments(ctxOf(c).viewer).length > 0

/** The unit of a form: the one chosen from the list, else the one that was typed. */
export async function unitOfForm(c: WebContext, posted: Posted): Promise<Result<string, Refusal>> {
  const chosen = textOf(posted, 'unit')
  if (chosen) return { ok: true, value: chosen }
  const typed = textOf(posted, 'otherUnit')
  if (!typed) return refuse<Refusal>({ code: 'unit_missing', field: 'unit' })
  const found = await unitTyped(c, 'otherUnit', typed)
  return found.ok ? found : refuse<Refusal>(found.refusal as Refusal)
}
