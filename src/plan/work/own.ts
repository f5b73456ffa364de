import type { Id, Viewer } from '../../kernel/index.js'

/**
 * The departments for which someone may take work on (`plan.assign_own`): those that his appointment names. An appointment for the whole federation
 * names none, since what it covers is nobody's own department; giving work to anyone is `plan.assign`, which the federation office holds (06 P-060).
 */
export const ownDepartments = (who: Viewer): readonly Id<'unit'>[] => [
  ...new Set(who.grants.flatMap(({ permission, unit }) => (permission === 'plan.assign_own' && unit !== null ? [unit] : []))),
]
