import { z } from 'zod'
import { type At, command, type Day, day, noAnswer, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { cityDesignated, cityReleased, removalUnproven } from '../facts.js'
import { reason, source, unitInput } from '../input.js'
import { countedOut } from '../outputs.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Unit, UnitId } from '../types.js'
import { childrenOfUnit, unitAt, unitsIn } from '../units/store.js'
import { enter } from './places.js'
import { cite, isOutside, outsideDocument } from './rules.js'
import { type ListingChange, leave, saveListing } from './societies.js'
import { addRemoval, type Listing, listingsOf, ownNames, putListings, type Removal, removalClaimed } from './store.js'

/** A city's bases and parks enter or leave the denominators together, in one act. */
const MOST_PLACES = 450
const permission = 'registry.keep_lists'

interface City {
  readonly city: Unit | undefined
  readonly places: readonly Unit[]
  readonly listings: readonly Listing[]
  readonly claimed: boolean
  readonly own: readonly string[]
}

async function load(tx: Tx, { city }: { city: UnitId }, at: At): Promise<City> {
  const below = await unitsIn(tx, childrenOfUnit(city, at.today), at.today, null)
  const places = below.filter((unit) => unit.kind === 'base' || unit.kind === 'park')
  return {
    city: await unitAt(tx, city, at.today),
    places,
    listings: await listingsOf(
      tx,
      places.map((unit) => unit.id),
    ),
    claimed: await removalClaimed(tx, city, 'pilot'),
    own: await ownNames(tx),
  }
}

export const designatePilot = command({
  name: 'registry.designate_pilot',
  title: { zh: '列为试点城市', en: 'Designate a pilot city' },
  output: noAnswer,
  input: z.strictObject({ city: unitInput, on: day, source }),
  permission,
  allow: (who) => who.can(permission),
  subject: inTurn,
  load,
  decide: ({ city, places, listings }, asked, at) => {
    if (city?.kind !== 'city') return refuse<Refusal>({ code: 'city_unknown', field: 'city' })
    if (city.pilot) return ok('nothing')
    if (places.length > MOST_PLACES) return refuse({ code: 'too_many_places', count: places.length, limit: MOST_PLACES })
    const fact = { ...cityDesignated({ unit: city.id, on: asked.on }), id: at.id<'fact'>() }
    const counted = new Set(listings.filter((each) => each.leftBy === null).map((each) => each.unit))
    const entries = places
      .filter((unit) => unit.listed && !counted.has(unit.id))
      .map((unit) => enter(unit.kind as 'base' | 'park', { id: unit.id, parent: city.id }, asked.on, asked.source, at))
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: city.id,
      predicate: 'pilot',
      value: true,
      validFrom: asked.on,
      fact: fact.id,
      source: asked.source,
    }
    const change: ListingChange = { said: [said], listings: entries.map((each) => each.listing) }
    return ok({ change, facts: [fact, ...entries.map((each) => each.fact)] })
  },
  save: saveListing,
  refusals: ['city_unknown', 'too_many_places'],
})

interface Release {
  readonly said: readonly Saying[]
  readonly listings: readonly Listing[]
  readonly removals: readonly Removal[]
}

/** A city leaves the pilot only with paper from outside; without, the claim is logged and its bases and parks stay counted (T13-1). */
export const releasePilot = command({
  name: 'registry.release_pilot',
  title: { zh: '移出试点城市', en: 'Release a pilot city' },
  output: countedOut,
  input: z.strictObject({ city: unitInput, on: day, reason, document: outsideDocument.optional() }),
  permission,
  allow: (who) => who.can(permission),
  subject: inTurn,
  load,
  decide: ({ city, places, listings, claimed, own }, asked, at) => {
    if (city?.kind !== 'city') return refuse<Refusal>({ code: 'city_unknown', field: 'city' })
    if (!city.pilot) return ok('nothing')
    const { document } = asked
    if (!document) {
      if (claimed) return ok('nothing')
      const claim = removalUnproven({ unit: city.id, what: 'pilot', on: asked.on, reason: asked.reason })
      return ok({
        change: { said: [], listings: [], removals: [removalOf(city.id, asked, null, at)] },
        facts: [claim],
        answer: { counted: false },
      })
    }
    const outside = isOutside(document, own)
    if (!outside.ok) return outside
    if (places.length > MOST_PLACES) return refuse({ code: 'too_many_places', count: places.length, limit: MOST_PLACES })
    const fact = { ...cityReleased({ unit: city.id, on: asked.on, reason: asked.reason }), id: at.id<'fact'>() }
    const gone = listings
      .filter((each) => each.leftBy === null && each.what !== 'society')
      .map((each) => leave(each.what, each, { on: later(asked.on, each.listedOn), reason: asked.reason, document }, at))
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: city.id,
      predicate: 'pilot',
      value: false,
      validFrom: asked.on,
      fact: fact.id,
      source: cite(document),
    }
    const change: Release = {
      // The places stay on their own register: only the city has left.
      said: [said],
      listings: gone.flatMap((each) => each.change.listings),
      removals: [removalOf(city.id, asked, document, at), ...gone.map((each) => each.change.removal)],
    }
    return ok({ change, facts: [fact, ...gone.flatMap((each) => each.facts)], answer: { counted: true } })
  },
  save: async (tx, change: Release, at) => {
    await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
    await putListings(tx, change.listings)
    for (const each of change.removals) await addRemoval(tx, each, at.today)
  },
  refusals: ['city_unknown', 'too_many_places', 'document_not_outside'],
})

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const removalOf = (unit: UnitId, asked: { on: Day; reason: string }, document: Removal['document'], at: At): Removal => ({
  id: at.id<'removal'>(),
  unit,
  what: 'pilot',
  leftOn: asked.on,
  reason: asked.reason,
  document,
})
