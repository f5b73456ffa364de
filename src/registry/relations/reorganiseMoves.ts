import { type At, type Day, type Id, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { grantGiven } from '../facts.js'
import { isOutside } from '../listing/rules.js'
import { leave } from '../listing/societies.js'
import { endingOf } from '../people/rules.js'
import type { Assignment, NewAssignment } from '../people/store.js'
import { fits } from '../roles.js'
import { laterDay } from '../statement/rules.js'
import type { Unit, UnitId, UnitKind } from '../types.js'
import { branchRenamed } from '../units/branchName.js'
import { mayStandUnder } from '../units/rules.js'
import type { ReorganisationAsked, Reorganising } from './reorganisation.js'

export interface Body {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly nameZh: string
}

/** The one body after, where there is one and what hung on those before goes over to it. */
export type Taker = Body & { readonly parent: UnitId | null; readonly state: 'active' }

export interface ChildMove {
  readonly unit: UnitId
  readonly nameZh: string
  readonly from: UnitId
  readonly to: UnitId
  /** A branch begins with its society's full name (08 G-031), so it is renamed with it. */
  readonly renamed: string | null
  readonly nameEn: string | null
}

/** Units below those that end go over to the one body after; without one, they must be moved first. */
export function childrenOf(loaded: Reorganising, ended: readonly Unit[], heir: Taker | undefined): Result<ChildMove[], Refusal> {
  const moves: ChildMove[] = []
  for (const old of ended) {
    const below = loaded.children.get(old.id) ?? []
    if (below.length > 0 && !heir)
      return refuse({ code: 'children_open', field: 'units', count: below.length, names: below.slice(0, 5).map((each) => each.nameZh) })
    for (const child of below) {
      const renamed =
        child.kind === 'branch' && child.nameZh.startsWith(old.nameZh) && !child.nameZh.startsWith(heir!.nameZh)
          ? branchRenamed(child.nameZh, old.nameZh, heir!.nameZh)
          : null
      const stands = mayStandUnder(child.kind, renamed ?? child.nameZh, heir, heir!.id)
      if (!stands.ok) return refuse({ ...stands.refusal, field: 'units' })
      if ((child.kind === 'base' || child.kind === 'park') && child.listed && old.pilot)
        return refuse({ code: 'pilot_differs', field: 'units', from: old.nameZh, to: heir!.nameZh })
      moves.push({ unit: child.id, nameZh: child.nameZh, from: old.id, to: heir!.id, renamed, nameEn: child.nameEn })
    }
  }
  return ok(moves)
}

/** What ends leaves the registers that ratios are counted over, and only with paper from outside (06 A-41). */
export function leftListings(
  loaded: Reorganising,
  asked: ReorganisationAsked,
  ended: readonly Unit[],
  at: At,
): Result<ReturnType<typeof leave>[], Refusal> {
  const pilot = ended.find((unit) => unit.pilot)
  if (pilot) return refuse({ code: 'still_listed', field: 'units', name: pilot.nameZh })
  const open = loaded.listings.filter((each) => each.leftBy === null)
  if (open.length === 0) return ok([])
  const { document } = asked
  if (!document) {
    const unit = ended.find((each) => each.id === open[0]!.unit)
    return refuse({ code: 'still_listed', field: 'document', name: unit?.nameZh ?? '' })
  }
  const outside = isOutside(document, loaded.own)
  if (!outside.ok) return outside
  return ok(open.map((each) => leave(each.what, each, { on: asked.on, reason: asked.reason, document }, at)))
}

/** A role that goes with the unit for which it was held, or ends. */
export interface RoleMove {
  readonly assignment: Id<'assignment'>
  readonly person: Id<'person'>
  readonly role: string
  readonly unit: UnitId
  readonly lastDay: Day | null
  /** The role given for it at the body after; null: it ends. */
  readonly carried: Id<'assignment'> | null
}

/** Roles end with their unit; where one body takes over, what can be held there is given there for the same term (08 G-134). */
export function rolesOf(loaded: Reorganising, asked: ReorganisationAsked, heir: Taker | undefined, at: At) {
  const given: NewAssignment[] = []
  const held = (role: Assignment) =>
    [...loaded.rolesAfter, ...given].some((each) => each.unit === heir?.id && each.person === role.person && each.role === role.role)
  const moves = loaded.roles.map((role): RoleMove => {
    const goes = heir && fits(role.role, heir) && !held(role)
    const carried = goes ? at.id<'assignment'>() : null
    if (carried)
      given.push({
        ...role,
        id: carried,
        unit: heir!.id,
        firstDay: laterDay(role.firstDay, asked.on),
        reason: asked.reason,
      })
    return { assignment: role.id, person: role.person, role: role.role, unit: role.unit!, lastDay: role.lastDay, carried }
  })
  const ends = loaded.roles.map((role) => endingOf(role, asked.on, asked.reason, at))
  const gave = given.map((role) =>
    grantGiven({
      assignment: role.id,
      person: role.person,
      role: role.role,
      unit: role.unit,
      on: role.firstDay,
      lastDay: role.lastDay,
      reason: role.reason,
    }),
  )
  return { roles: moves, given, endings: ends.map((each) => each.ending), facts: [...ends.map((each) => each.fact), ...gave] }
}
