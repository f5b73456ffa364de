import { type At, type Day, type Id, type NewFact, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { grantGiven, reorganised, unitClosed, unitMoved, unitRenamed } from '../facts.js'
import { isOutside } from '../listing/rules.js'
import { leave } from '../listing/societies.js'
import type { Listing, Removal } from '../listing/store.js'
import { type Ending, endingOf } from '../people/rules.js'
import type { Assignment, NewAssignment } from '../people/store.js'
import { fits } from '../roles.js'
import { laterDay } from '../statement/rules.js'
import type { Saying } from '../statement/store.js'
import type { Predicate, Unit, UnitId, UnitKind, Value } from '../types.js'
import { judge, type NewUnit } from '../units/registerUnit.js'
import { isLiving, mayStandUnder, PARENT_KINDS } from '../units/rules.js'
import type { ReorganisationAsked, ReorganisationId, Reorganising } from './reorganisation.js'
import type { Relation } from './store.js'

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

export interface ChildMove {
  readonly unit: UnitId
  readonly nameZh: string
  readonly from: UnitId
  readonly to: UnitId
  /** A branch begins with its society's full name (08 G-031), so it is renamed with it. */
  readonly renamed: string | null
  readonly nameEn: string | null
}

export interface Body {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly nameZh: string
}

/** What a reorganisation does, complete: written by the command, shown by its preview. */
export interface ReorganisationPlan {
  readonly id: ReorganisationId
  readonly fact: Id<'fact'>
  readonly asked: ReorganisationAsked
  readonly ended: readonly Body[]
  readonly after: readonly Body[]
  readonly fresh: readonly NewUnit[]
  readonly relations: readonly Relation[]
  readonly said: readonly Saying[]
  readonly children: readonly ChildMove[]
  readonly roles: readonly RoleMove[]
  readonly given: readonly NewAssignment[]
  readonly endings: readonly Ending[]
  readonly listings: readonly Listing[]
  readonly removals: readonly Removal[]
  readonly facts: readonly NewFact[]
}

type Step<T> = Result<T, Refusal>

/** Whether so many bodies before and after make the kind that was asked for. */
function shapeOf({ kind, units: before, into: after, fresh, shares }: ReorganisationAsked): Step<true> {
  const numbers = { kind, before: before.length, after: after.length + fresh.length }
  if (new Set(before).size < before.length || new Set(after).size < after.length)
    return refuse({ code: 'reorganisation_twice', field: 'units' })
  const right = {
    merge: before.length >= 2 && numbers.after === 1,
    split: before.length === 1 && numbers.after >= 2,
    spin_off: before.length === 1 && numbers.after >= 1 && !after.includes(before[0]!),
    regroup: before.length >= 2 && numbers.after >= 2,
  }[kind]
  if (!right) return refuse({ code: 'reorganisation_shape', field: 'kind', ...numbers })
  if (shares && shares.length !== numbers.after)
    return refuse({ code: 'shares_number', field: 'shares', given: shares.length, wanted: numbers.after })
  const sum = shares?.reduce((total, each) => total + each, 0) ?? 100
  return sum === 100 ? ok(true) : refuse({ code: 'shares_sum', field: 'shares', sum })
}

function partiesOf(loaded: Reorganising, asked: ReorganisationAsked): Step<{ before: Unit[]; after: Unit[] }> {
  const sides = { units: loaded.before, into: loaded.after }
  for (const [field, units] of Object.entries(sides))
    for (const unit of units) {
      if (!unit?.nameZh) return refuse({ code: 'unit_unknown', field })
      if (!isLiving(unit)) return refuse({ code: 'unit_is_closed', field, name: unit.nameZh })
    }
  if (loaded.back.length > 0) return refuse({ code: 'relation_cycle', field: 'into', path: loaded.back[0] })
  for (const id of asked.into) {
    const [older, newer] = [asked.units.map((unit) => loaded.parties.get(unit)), loaded.parties.get(id)]
    const younger = older.find((one) => one && newer && !asked.units.includes(id) && one.began! > asked.on)
    if (younger)
      return refuse({
        code: 'relation_date',
        field: 'on',
        older: younger.nameZh,
        began: younger.began,
        newer: newer!.nameZh,
        since: asked.on,
      })
  }
  return ok({ before: loaded.before as Unit[], after: loaded.after as Unit[] })
}

/** Bodies that the act registers, as statements of the act's own fact. */
function freshOf(loaded: Reorganising, asked: ReorganisationAsked, fact: Id<'fact'>, at: At): Step<{ units: NewUnit[]; facts: NewFact[] }> {
  const units: NewUnit[] = []
  const facts: NewFact[] = []
  const first = loaded.before[0] as Unit
  for (const [index, each] of asked.fresh.entries()) {
    const kind = each.kind ?? first.kind
    // Of another kind than the first one before, it may have no place under that one's parent: it then begins under nothing.
    const parent = loaded.parent && isLiving(loaded.parent) && PARENT_KINDS[kind].includes(loaded.parent.kind) ? loaded.parent : undefined
    const since = { day: asked.on, precision: 'day' as const }
    const judged = judge(
      { known: undefined, parent },
      { ...each, kind, parent: parent?.id ?? null, state: 'active', since, source: asked.reason },
      at,
    )
    if (!judged.ok) return refuse({ ...judged.refusal, field: `fresh.${index}.${judged.refusal.field ?? 'nameZh'}` })
    if (judged.value === 'nothing') continue
    const { change } = judged.value
    units.push({ ...change, said: change.said.map((said) => ({ ...said, fact })) })
    facts.push(
      ...(judged.value.facts ?? []).map(({ id: own, ...rest }) =>
        change.questions.some((each) => each.fact === own) ? { ...rest, id: own! } : rest,
      ),
    )
  }
  return ok({ units, facts })
}

/** See `ReorganisationPlan`; pure. */
export function planReorganisation(loaded: Reorganising, asked: ReorganisationAsked, at: At): Step<ReorganisationPlan> {
  const shape = shapeOf(asked)
  if (!shape.ok) return shape
  const parties = partiesOf(loaded, asked)
  if (!parties.ok) return parties
  const fact = at.id<'fact'>()
  const id = at.id<'reorganisation'>()
  const fresh = freshOf(loaded, asked, fact, at)
  if (!fresh.ok) return fresh
  const nameOf = (unit: NewUnit) => String(unit.said.find((each) => each.predicate === 'name_zh')?.value ?? '')
  const after: Body[] = [...parties.value.after, ...fresh.value.units.map((unit) => ({ ...unit, nameZh: nameOf(unit) }))]
  const ended = asked.kind === 'spin_off' ? [] : parties.value.before.filter((unit) => !asked.into.includes(unit.id))
  const only = asked.carry && after.length === 1 ? { ...after[0]!, parent: null, state: 'active' as const } : undefined
  const children = childrenOf(loaded, ended, only)
  if (!children.ok) return children
  const left = leftListings(loaded, asked, ended, at)
  if (!left.ok) return left
  const say = (subject: Id, predicate: Predicate, value: Value): Saying => ({
    id: at.id<'statement'>(),
    subject,
    predicate,
    value,
    validFrom: asked.on,
    fact,
    source: asked.reason,
  })
  const ties = tiesOf(loaded.known, asked, parties.value.before, ended, after, at)
  const roles = rolesOf(loaded, asked, only, at)
  const state = asked.kind === 'merge' || asked.kind === 'regroup' ? 'merged' : 'closed'
  const said = [
    ...fresh.value.units.flatMap((unit) => unit.said),
    ...ended.map((unit) => say(unit.id, 'state', state)),
    ...ties.flatMap(({ relation, share }) => [
      say(relation.id, 'holds', true),
      ...(share === null ? [] : [say(relation.id, 'share', share)]),
    ]),
    ...loaded.ties.filter((tie) => ended.some((unit) => unit.id === tie.unit)).map((tie) => say(tie.relation, 'holds', false)),
    ...children.value.flatMap((child) => [
      say(child.unit, 'parent', child.to),
      ...(child.renamed ? [say(child.unit, 'name_zh', child.renamed)] : []),
    ]),
  ]
  const act = reorganised[asked.kind]({
    reorganisation: id,
    before: asked.units,
    after: after.map((unit) => unit.id),
    fresh: fresh.value.units.map((unit) => unit.id),
    reason: asked.reason,
    on: asked.on,
  })
  return ok({
    ...{ id, fact, asked, ended, after, fresh: fresh.value.units, said },
    relations: ties.map((each) => each.relation),
    children: children.value,
    ...roles,
    listings: left.value.flatMap((each) => each.change.listings),
    removals: left.value.map((each) => each.change.removal),
    said: [...said, ...left.value.flatMap((each) => each.change.said)],
    facts: [
      { ...act, id: fact },
      ...fresh.value.facts,
      ...ended.map((unit) =>
        unitClosed({
          unit: unit.id,
          how: state === 'merged' ? 'merged' : 'closed',
          successor: after.length === 1 ? after[0]!.id : null,
          reason: asked.reason,
          on: asked.on,
        }),
      ),
      ...children.value.flatMap((child) => [
        unitMoved({ unit: child.unit, from: child.from, to: child.to, on: asked.on }),
        ...(child.renamed ? [unitRenamed({ unit: child.unit, nameZh: child.renamed, nameEn: child.nameEn, on: asked.on })] : []),
      ]),
      ...roles.facts,
      ...left.value.flatMap((each) => each.facts),
    ],
  })
}

/** Who followed whom: each body that ended is followed by each one after; what came out of a body that goes on was spun off from it. */
function tiesOf(
  known: readonly Relation[],
  asked: ReorganisationAsked,
  before: readonly Unit[],
  ended: readonly Unit[],
  after: readonly Body[],
  at: At,
) {
  const relation = (kind: Relation['kind'], from: UnitId, to: UnitId): Relation =>
    known.find((each) => each.kind === kind && each.from === from && each.to === to) ?? { id: at.id<'relation'>(), kind, from, to }
  const followed = ended.flatMap((old) =>
    after.map((body, index) => ({ relation: relation('succeeded_by', old.id, body.id), share: asked.shares?.[index] ?? null })),
  )
  const goesOn = before.filter((unit) => !ended.includes(unit))
  const spun =
    asked.kind === 'spin_off' || asked.kind === 'split'
      ? goesOn.flatMap((old) =>
          after.filter((body) => body.id !== old.id).map((body) => ({ relation: relation('spun_off_from', body.id, old.id), share: null })),
        )
      : []
  return [...followed, ...spun]
}

type Heir = Body & { readonly parent: UnitId | null; readonly state: 'active' }

/** Units below those that end go over to the one body after; without one, they must be moved first. */
function childrenOf(loaded: Reorganising, ended: readonly Unit[], heir: Heir | undefined): Step<ChildMove[]> {
  const moves: ChildMove[] = []
  for (const old of ended) {
    const below = loaded.children.get(old.id) ?? []
    if (below.length > 0 && !heir)
      return refuse({ code: 'children_open', field: 'units', count: below.length, names: below.slice(0, 5).map((each) => each.nameZh) })
    for (const child of below) {
      const renamed =
        child.kind === 'branch' && child.nameZh.startsWith(old.nameZh) && !child.nameZh.startsWith(heir!.nameZh)
          ? `${heir!.nameZh}${child.nameZh.slice(old.nameZh.length)}`
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
function leftListings(loaded: Reorganising, asked: ReorganisationAsked, ended: readonly Unit[], at: At): Step<ReturnType<typeof leave>[]> {
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

/** Roles end with their unit; where one body takes over, what can be held there is given there for the same term (08 G-134). */
function rolesOf(loaded: Reorganising, asked: ReorganisationAsked, heir: Heir | undefined, at: At) {
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
