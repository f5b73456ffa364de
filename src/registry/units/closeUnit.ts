import { z } from 'zod'
import { type At, command, type Day, day, type NewFact, noAnswer, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { unitClosed } from '../facts.js'
import { reason, unitInput } from '../input.js'
import { isOutside, outsideDocument } from '../listing/rules.js'
import { leave } from '../listing/societies.js'
import { addRemoval, type Listing, listingsOf, ownNames, putListings, type Removal } from '../listing/store.js'
import { unitsClosedOut } from '../outputs.js'
import { type Ending, endingOf } from '../people/rules.js'
import { type Assignment, addEndings, assignmentsOfUnits } from '../people/store.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Unit, UnitId } from '../types.js'
import { unknown } from './changeUnit.js'
import { isLiving } from './rules.js'
import { livingChildren, unitAt } from './store.js'

interface Closing {
  readonly units: readonly Unit[]
  /** Only for a single unit: what still hangs below it. */
  readonly open: readonly Unit[]
  readonly successor: Unit | undefined
  readonly listings: readonly Listing[]
  readonly assignments: readonly Assignment[]
  readonly own: readonly string[]
}
interface Closed {
  readonly said: readonly Saying[]
  readonly endings: readonly Ending[]
  readonly listings: readonly Listing[]
  readonly removals: readonly Removal[]
}

async function save(tx: Tx, change: Closed, at: At): Promise<void> {
  await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  await addEndings(tx, change.endings, at)
  await putListings(tx, change.listings)
  for (const removal of change.removals) await addRemoval(tx, removal, at.today)
}

/** The statement and facts with which one unit ends; its roles end the day before. */
function close(
  unit: Unit,
  how: 'closed' | 'merged' | 'dissolved',
  asked: { on: Day; reason: string; successor?: UnitId | undefined },
  assignments: readonly Assignment[],
  at: At,
) {
  const fact = {
    ...unitClosed({ unit: unit.id, how, successor: asked.successor ?? null, reason: asked.reason, on: asked.on }),
    id: at.id<'fact'>(),
  }
  const said: Saying = {
    id: at.id<'statement'>(),
    subject: unit.id,
    predicate: 'state',
    value: how === 'merged' ? 'merged' : 'closed',
    validFrom: asked.on,
    fact: fact.id,
    source: asked.reason,
  }
  const ends = assignments.filter((each) => each.unit === unit.id).map((each) => endingOf(each, asked.on, asked.reason, at))
  return { said: [said], endings: ends.map((each) => each.ending), facts: [fact, ...ends.map((each) => each.fact)] as NewFact[] }
}

export const closeUnit = command({
  name: 'registry.close_unit',
  title: { zh: '注销单位', en: 'Close a unit' },
  output: noAnswer,
  input: z.strictObject({ unit: unitInput, on: day, reason, successor: unitInput.optional() }),
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: async (tx, asked, at): Promise<Closing> => {
    const unit = await unitAt(tx, asked.unit, at.today)
    return {
      units: unit ? [unit] : [],
      open: await livingChildren(tx, asked.unit, at.today),
      successor: asked.successor ? await unitAt(tx, asked.successor, at.today) : undefined,
      listings: await listingsOf(tx, [asked.unit]),
      assignments: await assignmentsOfUnits(tx, [asked.unit], asked.on),
      own: [],
    }
  },
  decide: (found, asked, at) => {
    const unit = found.units[0]
    if (!unit) return unknown()
    if (!isLiving(unit)) return ok('nothing')
    if (asked.successor && (!found.successor || asked.successor === asked.unit)) return unknown('successor')
    if (found.open.length > 0)
      return refuse<Refusal>({ code: 'children_open', count: found.open.length, names: found.open.slice(0, 5).map((each) => each.nameZh) })
    if (found.listings.some((each) => each.leftBy === null)) return refuse({ code: 'still_listed', field: 'unit', name: unit.nameZh })
    const { facts, ...ends } = close(unit, asked.successor ? 'merged' : 'closed', asked, found.assignments, at)
    const change: Closed = { ...ends, listings: [], removals: [] }
    return ok({ change, facts })
  },
  save,
  refusals: ['unit_unknown', 'children_open', 'still_listed'],
})

const MOST = 200

/** The unit and all that lives below it, at most one more than may be dissolved at once. */
async function tree(tx: Tx, root: UnitId, on: Day): Promise<Unit[]> {
  const unit = await unitAt(tx, root, on)
  const found = unit ? [unit] : []
  for (let i = 0; i < found.length && found.length <= MOST; i++) found.push(...(await livingChildren(tx, found[i]!.id, on)))
  return found
}

export const dissolveUnit = command({
  name: 'registry.dissolve_unit',
  title: { zh: '撤销单位及其下属', en: 'Dissolve a unit with all below it' },
  output: unitsClosedOut,
  input: z.strictObject({ unit: unitInput, on: day, reason, document: outsideDocument }),
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units') && who.can('registry.keep_lists'),
  subject: inTurn,
  load: async (tx, asked, at): Promise<Closing> => {
    const units = await tree(tx, asked.unit, at.today)
    const ids = units.map((each) => each.id)
    return {
      units,
      open: [],
      successor: undefined,
      listings: await listingsOf(tx, ids),
      assignments: await assignmentsOfUnits(tx, ids, asked.on),
      own: await ownNames(tx),
    }
  },
  decide: (found, asked, at) => {
    const root = found.units[0]
    if (!root) return unknown()
    if (!isLiving(root)) return ok('nothing')
    if (found.units.length > MOST) return refuse({ code: 'too_many_below', count: found.units.length - 1, limit: MOST - 1 })
    const outside = isOutside(asked.document, found.own)
    if (!outside.ok) return outside
    const ends = found.units.filter(isLiving).map((unit) => close(unit, 'dissolved', asked, found.assignments, at))
    const left = found.listings.filter((each) => each.leftBy === null).map((each) => leave(each.what, each, asked, at))
    const change: Closed = {
      said: [...ends.flatMap((each) => each.said), ...left.flatMap((each) => each.change.said)],
      endings: ends.flatMap((each) => each.endings),
      listings: left.flatMap((each) => each.change.listings),
      removals: left.map((each) => each.change.removal),
    }
    return ok({
      change,
      facts: [...ends.flatMap((each) => each.facts), ...left.flatMap((each) => each.facts)],
      answer: { units: ends.length },
    })
  },
  save,
  refusals: ['unit_unknown', 'too_many_below', 'document_not_outside'],
})
