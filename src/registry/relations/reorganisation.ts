import { z } from 'zod'
import { type Day, day, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import { line, name, reason, unitInput } from '../input.js'
import { outsideDocument } from '../listing/rules.js'
import { type Listing, listingsOf, ownNames } from '../listing/store.js'
import { type Assignment, assignmentsOfUnits } from '../people/store.js'
import { heldFor } from '../statement/store.js'
import { UNIT_KINDS, type Unit, type UnitId } from '../types.js'
import { livingChildren, unitAt } from '../units/store.js'
import type { Party, RelationKind } from './rules.js'
import { circleWithin, partyOf, type Relation, relationsOfUnits } from './store.js'

export const REORGANISATION_KINDS = ['merge', 'split', 'spin_off', 'regroup'] as const
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number]
export type ReorganisationId = Id<'reorganisation'>

const MOST = 20
const fresh = z.strictObject({
  kind: z.enum(UNIT_KINDS).optional(),
  code: line(40).optional(),
  nameZh: name,
  nameEn: name.optional(),
  class: line(60).optional(),
  creditCode: line(40).optional(),
})

export const reorganisationInput = z.strictObject({
  kind: z.enum(REORGANISATION_KINDS),
  /** The bodies before; those that are not among the ones after end on the day (a spin-off ends none). */
  units: z.array(unitInput).min(1).max(MOST),
  /** Bodies after that are registered already; one of those before may be among them and then goes on. */
  into: z.array(unitInput).max(MOST).default([]),
  /** Bodies after that the act registers: of the kind, and under the unit, of the first one before. */
  fresh: z.array(fresh).max(MOST).default([]),
  /** Share of each body after, in per cent, in the order of `into`, then `fresh`; left out: unassigned, so that no count by heir can double. */
  shares: z
    .array(z.int().min(0).max(100))
    .max(2 * MOST)
    .optional(),
  on: day,
  /** Units below, and roles, go over to the one body after; only where there is one. */
  carry: z.boolean().default(true),
  reason,
  /** Paper from outside: asked for where a unit that ends stands on a register that a ratio is counted over. */
  document: outsideDocument.optional(),
})
export type ReorganisationAsked = z.output<typeof reorganisationInput>

/** A tie that ends with one of its units. */
export interface OpenTie {
  readonly relation: Id<'relation'>
  readonly kind: RelationKind
  readonly unit: UnitId
  readonly other: UnitId
}

export interface Reorganising {
  readonly before: readonly (Unit | undefined)[]
  readonly after: readonly (Unit | undefined)[]
  readonly parent: Unit | undefined
  readonly children: ReadonlyMap<UnitId, readonly Unit[]>
  readonly listings: readonly Listing[]
  /** Roles of the bodies before, on the day and later. */
  readonly roles: readonly Assignment[]
  /** Roles of the bodies after, so that none is given twice. */
  readonly rolesAfter: readonly Assignment[]
  readonly ties: readonly OpenTie[]
  readonly own: readonly string[]
  /** Ways from a body after back to one before, by the ties that the act makes, which would become circles. */
  readonly back: readonly (readonly string[])[]
  readonly parties: ReadonlyMap<string, Party>
  /** Ties that are there already, from an act that was undone or by hand: they are said again, not made again. */
  readonly known: readonly Relation[]
}

const each = async <I, T>(all: readonly I[], load: (one: I) => Promise<T>): Promise<T[]> => {
  const found: T[] = []
  for (const one of all) found.push(await load(one))
  return found
}

/** Ties that the act may make between bodies that are there already: who follows whom, and what was spun off from a body that goes on. */
function newTies(asked: ReorganisationAsked, ending: readonly UnitId[]): Omit<Relation, 'id'>[] {
  const pairs = asked.into.flatMap((after) => asked.units.filter((before) => before !== after).map((before) => ({ before, after })))
  const spun = asked.kind === 'spin_off' || asked.kind === 'split' ? pairs.filter(({ before }) => !ending.includes(before)) : []
  return [
    ...pairs.map(({ before, after }) => ({ kind: 'succeeded_by' as const, from: before, to: after })),
    ...spun.map(({ before, after }) => ({ kind: 'spun_off_from' as const, from: after, to: before })),
  ]
}

/** All that a reorganisation depends on, as of its day. */
export async function loadReorganising(tx: Tx, asked: ReorganisationAsked): Promise<Reorganising> {
  const before = await each(asked.units, (unit) => unitAt(tx, unit, asked.on))
  const after = await each(asked.into, (unit) => unitAt(tx, unit, asked.on))
  const ending = asked.kind === 'spin_off' ? [] : asked.units.filter((unit) => !asked.into.includes(unit))
  const children = await each(ending, async (unit) => [unit, await livingChildren(tx, unit, asked.on)] as const)
  const back = await each(newTies(asked, ending), (tie) => circleWithin(tx, tie, [{ from: asked.on, until: null }]))
  const parties = await each([...asked.units, ...asked.into], (unit) => partyOf(tx, unit, asked.on))
  return {
    before,
    after,
    parent: before[0]?.parent ? await unitAt(tx, before[0].parent, asked.on) : undefined,
    children: new Map(children),
    listings: await listingsOf(tx, ending),
    roles: await assignmentsOfUnits(tx, ending, asked.on),
    rolesAfter: await assignmentsOfUnits(tx, asked.into, asked.on),
    ties: await openTies(tx, ending, asked.on),
    own: await ownNames(tx),
    back: back.filter((way) => way.length > 0),
    parties: new Map(parties.filter((one): one is Party => one !== undefined).map((one) => [one.id, one])),
    known: await relationsOfUnits(tx, asked.units),
  }
}

/** Ties of these units that hold on the day, but for those that tell history. */
function openTies(tx: Tx, units: readonly UnitId[], on: Day): Promise<OpenTie[]> {
  const mine = sql`select r.id from registry.relation r where (r.from_unit = any(${units}::uuid[]) or r.to_unit = any(${units}::uuid[])) and r.kind not in ('succeeded_by', 'spun_off_from')`
  return rows<OpenTie>(
    tx,
    sql`with held as (${heldFor(sql`s.predicate = 'holds' and s.subject in (${mine})`, on, null)})
      select r.id as relation, r.kind, case when r.from_unit = any(${units}::uuid[]) then r.from_unit else r.to_unit end as unit,
        case when r.from_unit = any(${units}::uuid[]) then r.to_unit else r.from_unit end as other
      from held h join registry.relation r on r.id = h.subject where h.value = 'true' order by r.id limit 1000`,
  )
}
