import { type At, type Id, type NewFact, ok, type Refusal, type Result } from '../../kernel/index.js'
import { reorganised, unitClosed, unitMoved, unitRenamed } from '../facts.js'
import type { Listing, Removal } from '../listing/store.js'
import type { Ending } from '../people/rules.js'
import type { NewAssignment } from '../people/store.js'
import type { Saying } from '../statement/store.js'
import type { Predicate, Value } from '../types.js'
import type { NewUnit } from '../units/registerUnit.js'
import type { ReorganisationAsked, ReorganisationId, Reorganising } from './reorganisation.js'
import { freshOf, partiesOf, shapeOf, tiesOf } from './reorganiseBodies.js'
import { type Body, type ChildMove, childrenOf, leftListings, type RoleMove, rolesOf, type Taker } from './reorganiseMoves.js'
import type { Relation } from './store.js'

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

/** See `ReorganisationPlan`; pure. */
export function planReorganisation(loaded: Reorganising, asked: ReorganisationAsked, at: At): Result<ReorganisationPlan, Refusal> {
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
  const only: Taker | undefined = asked.carry && after.length === 1 ? { ...after[0]!, parent: null, state: 'active' } : undefined
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
  return ok({
    ...{ id, fact, asked, ended, after, fresh: fresh.value.units },
    relations: ties.map((each) => each.relation),
    children: children.value,
    ...roles,
    listings: left.value.flatMap((each) => each.change.listings),
    removals: left.value.map((each) => each.change.removal),
    said: [...said, ...left.value.flatMap((each) => each.change.said)],
    facts: [
      { ...actOf(id, asked, after, fresh.value.units), id: fact },
      ...fresh.value.facts,
      ...ended.map((unit) => unitClosed({ unit: unit.id, how: state, successor: soleHeir(after), reason: asked.reason, on: asked.on })),
      ...movedFacts(children.value, asked),
      ...roles.facts,
      ...left.value.flatMap((each) => each.facts),
    ],
  })
}

const soleHeir = (after: readonly Body[]) => (after.length === 1 ? after[0]!.id : null)

const actOf = (id: ReorganisationId, asked: ReorganisationAsked, after: readonly Body[], fresh: readonly NewUnit[]) =>
  reorganised[asked.kind]({
    reorganisation: id,
    before: asked.units,
    after: after.map((unit) => unit.id),
    fresh: fresh.map((unit) => unit.id),
    reason: asked.reason,
    on: asked.on,
  })

const movedFacts = (children: readonly ChildMove[], { on }: ReorganisationAsked): NewFact[] =>
  children.flatMap(({ unit, from, to, renamed, nameEn }): NewFact[] => [
    unitMoved({ unit, from, to, on }),
    ...(renamed ? [unitRenamed({ unit, nameZh: renamed, nameEn, on })] : []),
  ])
