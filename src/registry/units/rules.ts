import { type Id, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { LIVING_STATES, type UnitId, type UnitKind, type UnitState } from '../types.js'
import { branchMayBeCalled } from './branchName.js'

/** Under which kinds a unit may stand; an empty list: under nothing. */
export const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  federation: [],
  department: ['federation', 'department'],
  society: ['federation', 'union'],
  // A branch is part of its society and never of another branch (civil affairs notices on national bodies; 08 G-031)
  branch: ['society'],
  union: ['federation'],
  local_association: ['federation', 'local_association'],
  journal_office: ['society', 'organisation', 'institute', 'university', 'enterprise'],
  city: ['federation', 'local_association'],
  park: ['city'],
  base: ['city'],
  station: ['society', 'city', 'park', 'base', 'enterprise', 'institute', 'university', 'organisation'],
  enterprise: ['city', 'park', 'enterprise'],
  institute: ['ministry', 'institute', 'university', 'organisation', 'city'],
  university: ['ministry', 'organisation', 'city'],
  ministry: [],
  foreign_body: ['foreign_body'],
  organisation: ['ministry', 'organisation', 'city'],
}

/** Kinds that make no sense without the unit above: bases and parks are counted by city, branches belong to a society. */
const NEEDS_PARENT: readonly UnitKind[] = ['branch', 'park', 'base']

export interface KnownUnit {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly nameZh: string
  readonly parent: UnitId | null
  readonly state: UnitState | null
}

export const isLiving = (unit: Pick<KnownUnit, 'state'>): boolean => unit.state !== null && LIVING_STATES.includes(unit.state)

/** Whether a unit of this kind and name may stand under the parent. */
export function mayStandUnder(
  kind: UnitKind,
  nameZh: string,
  parent: KnownUnit | undefined,
  asked: Id | null | undefined,
): Result<true, Refusal> {
  if (asked && !parent) return refuse({ code: 'parent_unknown', field: 'parent' })
  if (!parent) return NEEDS_PARENT.includes(kind) ? refuse({ code: 'parent_needed', field: 'parent', kind }) : ok(true)
  if (!isLiving(parent)) return refuse({ code: 'parent_closed', field: 'parent', name: parent.nameZh })
  if (kind === 'branch' && parent.kind === 'branch') return refuse({ code: 'branch_under_branch', field: 'parent', name: parent.nameZh })
  if (!PARENT_KINDS[kind].includes(parent.kind))
    return refuse({ code: 'parent_wrong_kind', field: 'parent', kind, parentKind: parent.kind, allowed: PARENT_KINDS[kind] })
  if (kind === 'branch' && !nameZh.startsWith(parent.nameZh))
    return refuse({ code: 'branch_name_prefix', field: 'nameZh', society: parent.nameZh })
  return kind === 'branch' ? branchMayBeCalled(nameZh, parent.nameZh) : ok(true)
}

/** A unit may not stand under itself or under something below it; `above` lists the new parent and everything above that. */
export function noCycle(unit: UnitId, above: readonly { readonly id: UnitId; readonly nameZh: string }[]): Result<true, Refusal> {
  const at = above.findIndex((each) => each.id === unit)
  return at < 0 ? ok(true) : refuse({ code: 'parent_cycle', field: 'parent', path: above.slice(0, at + 1).map((each) => each.nameZh) })
}
