import { z } from 'zod'
import {
  type At,
  type Change,
  command,
  type Day,
  day,
  type NewFact,
  noAnswer,
  ok,
  type Refusal,
  type Result,
  refuse,
  type Tx,
} from '../../kernel/index.js'
import { planFact } from '../factKinds/index.js'
import { removalUnproven, statementRecorded } from '../facts.js'
import { reason, source, unitInput } from '../input.js'
import { countedOut } from '../outputs.js'
import type { Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Unit, UnitId } from '../types.js'
import { isLiving } from '../units/rules.js'
import { unitAt } from '../units/store.js'
import { isOutside, outsideDocument } from './rules.js'
import { type ListingChange, leave, saveListing } from './societies.js'
import { type Listing, listingOf, ownNames, pilotSince } from './store.js'

/** What ratios are counted over in pilot cities: T13-1 and T16-1 of the plan of 2022. */
export type Place = 'base' | 'park'

interface Loaded {
  readonly unit: Unit | undefined
  readonly listing: Listing | undefined
  /** Since when its city has been in the pilot, seen from the day or today, whichever is later. */
  readonly pilotSince: Day | undefined
  readonly own: readonly string[]
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

const loadPlace =
  (what: Place) =>
  async (tx: Tx, asked: { unit: UnitId; on: Day }, at: At): Promise<Loaded> => {
    const unit = await unitAt(tx, asked.unit, at.today)
    return {
      unit,
      listing: await listingOf(tx, asked.unit, what),
      pilotSince: unit?.parent ? await pilotSince(tx, unit.parent, later(asked.on, at.today)) : undefined,
      own: await ownNames(tx),
    }
  }

/** The fact with which a place enters the denominator, on the day from which it is both listed and in a pilot city. */
export function enter(
  what: Place,
  place: { id: UnitId; parent: UnitId },
  on: Day,
  source: string,
  at: At,
): { fact: NewFact & { id: Listing['fact'] }; listing: Listing } {
  const fact = {
    ...planFact(`${what}.listed`, { subject: place.id, unit: place.id, on }, { city: place.parent, source: source.slice(0, 300) }),
    id: at.id<'fact'>(),
  }
  return { fact, listing: { unit: place.id, what, fact: fact.id, listedOn: on, leftBy: null, leftOn: null } }
}

const permission = 'registry.keep_lists'
const entering = z.strictObject({ unit: unitInput, on: day, source })
const leavingInput = z.strictObject({ unit: unitInput, on: day, reason, document: outsideDocument.optional() })

function judgeEntry(
  what: Place,
  found: Loaded,
  asked: z.output<typeof entering>,
  at: At,
): Result<'nothing' | Change<ListingChange, undefined>, Refusal> {
  const { unit, listing } = found
  if (unit?.kind !== what) return refuse({ code: `${what}_unknown`, field: 'unit' })
  if (!isLiving(unit)) return refuse({ code: 'unit_is_closed', field: 'unit', name: unit.nameZh })
  const counted = listing !== undefined && listing.leftBy === null
  if (unit.listed && (counted || !found.pilotSince)) return ok('nothing')
  const fact = at.id<'fact'>()
  const statement = at.id<'statement'>()
  const said: Saying = {
    id: statement,
    subject: unit.id,
    predicate: 'listed',
    value: true,
    validFrom: asked.on,
    fact,
    source: asked.source,
  }
  if (counted || !found.pilotSince) {
    const recorded = { ...statementRecorded({ subject: unit.id, predicate: 'listed', statement, on: asked.on }), id: fact }
    return ok({ change: { said: [said], listings: [] }, facts: [recorded] })
  }
  const entry = enter(what, { id: unit.id, parent: unit.parent! }, later(asked.on, found.pilotSince), asked.source, at)
  return ok({ change: { said: [{ ...said, fact: entry.fact.id }], listings: [entry.listing] }, facts: [entry.fact] })
}

/**
 * A place taken off the register within the year stays in the denominator unless a paper from outside proves it (T13-1, 06 A-41): without one the
 * register says so, the log shows it, and nothing is cancelled. The paper may come later.
 */
function judgeRemoval(
  what: Place,
  found: Loaded,
  asked: z.output<typeof leavingInput>,
  at: At,
): Result<'nothing' | Change<ListingChange, { counted: boolean }>, Refusal> {
  const { unit, listing } = found
  if (unit?.kind !== what) return refuse({ code: `${what}_unknown`, field: 'unit' })
  const counted = listing !== undefined && listing.leftBy === null
  if (counted && asked.on < listing.listedOn) return refuse({ code: 'leaves_before_entering', field: 'on', listedOn: listing.listedOn })
  if (counted && asked.document) {
    const outside = isOutside(asked.document, found.own)
    if (!outside.ok) return outside
    const left = leave(what, listing, { ...asked, document: asked.document }, at)
    return ok({ ...left, answer: { counted: true } })
  }
  if (!unit.listed) return ok('nothing')
  const fact = at.id<'fact'>()
  const statement = at.id<'statement'>()
  const said: Saying = {
    id: statement,
    subject: unit.id,
    predicate: 'listed',
    value: false,
    validFrom: asked.on,
    fact,
    source: asked.reason,
  }
  if (!counted) {
    const recorded = { ...statementRecorded({ subject: unit.id, predicate: 'listed', statement, on: asked.on }), id: fact }
    return ok({ change: { said: [said], listings: [] }, facts: [recorded], answer: { counted: false } })
  }
  const claim = { ...removalUnproven({ unit: unit.id, what, on: asked.on, reason: asked.reason }), id: fact }
  const removal = { id: at.id<'removal'>(), unit: unit.id, what, leftOn: asked.on, reason: asked.reason, document: null }
  return ok({ change: { said: [said], listings: [], removal }, facts: [claim], answer: { counted: false } })
}

const list = (what: Place, name: `${string}.${string}`, title: { zh: string; en: string }) =>
  command({
    name,
    title,
    output: noAnswer,
    input: entering,
    permission,
    allow: (who) => who.can(permission),
    subject: inTurn,
    load: loadPlace(what),
    decide: (found, asked, at) => judgeEntry(what, found, asked, at),
    save: saveListing,
    refusals: [`${what}_unknown`, 'unit_is_closed'],
  })

const delist = (what: Place, name: `${string}.${string}`, title: { zh: string; en: string }) =>
  command({
    name,
    title,
    output: countedOut,
    input: leavingInput,
    permission,
    allow: (who) => who.can(permission),
    subject: inTurn,
    load: loadPlace(what),
    decide: (found, asked, at) => judgeRemoval(what, found, asked, at),
    save: saveListing,
    refusals: [`${what}_unknown`, 'leaves_before_entering', 'document_not_outside'],
  })

export const listBase = list('base', 'registry.list_base', { zh: '双创示范基地列入名单', en: 'List a demonstration base' })
export const delistBase = delist('base', 'registry.delist_base', { zh: '双创示范基地移出名单', en: 'Delist a demonstration base' })
export const listPark = list('park', 'registry.list_park', { zh: '园区列入名单', en: 'List a park' })
export const delistPark = delist('park', 'registry.delist_park', { zh: '园区移出名单', en: 'Delist a park' })
