import { z } from 'zod'
import { type At, addDays, command, type Day, day, id, noAnswer, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { termEnded, termStarted } from '../facts.js'
import { reason, source, unitInput } from '../input.js'
import { termMadeOut } from '../lifeOutputs.js'
import { type Person, personById } from '../people/store.js'
import { endedInside, heldThrough, type Period, timesHeld } from '../statement/periods.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Unit, UnitId } from '../types.js'
import { isLiving } from '../units/rules.js'
import { unitAt } from '../units/store.js'
import { clashOf, type Rivals, rivalsOf } from './clashes.js'
import { POSTS } from './rules.js'
import { addTerm, type Term, termById, termsWith } from './store.js'

interface Loaded {
  readonly unit: Unit | undefined
  readonly person: Person | undefined
  readonly rivals: Rivals
}
interface Started {
  readonly term: Term
  readonly fresh: boolean
  readonly said: readonly Saying[]
}

const permission = 'registry.keep_officers'
const allow = (who: { can(permission: string, of?: { unit?: UnitId | null }): boolean }, unit: UnitId) =>
  who.can('registry.keep_units') || who.can(permission, { unit })

async function save(tx: Tx, change: Started, at: At): Promise<void> {
  if (change.fresh) await addTerm(tx, change.term, at.today)
  await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
}

export const startTerm = command({
  name: 'registry.start_term',
  title: { zh: '登记任期', en: 'Record a term of office' },
  input: z.strictObject({
    unit: unitInput,
    person: id('person'),
    post: z.enum(POSTS),
    from: day,
    /** The last day of the term; null where it is not fixed. */
    until: day.nullable().default(null),
    source,
  }),
  output: termMadeOut,
  permission,
  allow: (who, { unit }) => allow(who, unit),
  subject: inTurn,
  load: async (tx, asked): Promise<Loaded> => ({
    unit: await unitAt(tx, asked.unit, asked.from),
    person: await personById(tx, asked.person),
    rivals: await rivalsOf(tx, asked, asked.from),
  }),
  decide: ({ unit, person, rivals }, asked, at) => {
    if (!unit?.nameZh) return refuse<Refusal>({ code: 'unit_unknown', field: 'unit' })
    if (!isLiving(unit)) return refuse({ code: 'unit_is_closed', field: 'unit', name: unit.nameZh })
    if (!person) return refuse({ code: 'person_unknown', field: 'person' })
    if (asked.until !== null && asked.until < asked.from)
      return refuse({ code: 'term_order', field: 'until', from: asked.from, until: asked.until })
    // A term is told by its last day, a statement by the first day without it.
    const asks: Period = { from: asked.from, until: asked.until === null ? null : nextDay(asked.until) }
    const own = rivals.here.find((each) => each.term.person === asked.person)
    if (own && heldThrough(own.said, asks)) return ok('nothing')
    const ended = own && endedInside(own.said, asks)
    if (ended) return refuse({ code: 'term_ended_inside', field: 'until', ended: addDays(ended, -1) })
    const clash = clashOf(asked, [asks], rivals)
    if (clash) return refuse(clash)
    const term: Term = own?.term ?? { id: at.id<'term'>(), unit: asked.unit, person: asked.person, post: asked.post }
    const fact = at.id<'fact'>()
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: term.id,
      predicate: 'holds',
      value: true,
      validFrom: asks.from,
      validTo: asks.until,
      fact,
      source: asked.source,
    }
    const started = termStarted({ term: term.id, unit: term.unit, person: term.person, post: term.post, on: asks.from, until: asks.until })
    return ok({
      change: { term, fresh: !own, said: [said] } satisfies Started,
      facts: [{ ...started, id: fact }],
      answer: { term: term.id },
    })
  },
  save,
  refusals: ['unit_unknown', 'unit_is_closed', 'person_unknown', 'term_order', 'term_ended_inside', 'post_taken', 'post_concurrent'],
})

const nextDay = (on: Day): Day => addDays(on, 1)

export const endTerm = command({
  name: 'registry.end_term',
  title: { zh: '结束任期', en: 'End a term of office' },
  input: z.strictObject({
    unit: unitInput,
    term: id('term'),
    /** The last day in office. */
    lastDay: day,
    reason,
    source,
  }),
  output: noAnswer,
  permission,
  allow: (who, { unit }) => allow(who, unit),
  subject: inTurn,
  load: async (tx, asked) => {
    const term = await termById(tx, asked.term)
    const mine = term?.unit === asked.unit ? await termsWith(tx, { unit: term.unit, post: term.post }) : []
    return mine.find((each) => each.term.id === asked.term)
  },
  decide: (found, asked, at) => {
    if (!found) return refuse<Refusal>({ code: 'term_unknown', field: 'term' })
    const on = nextDay(asked.lastDay)
    const held = timesHeld(found.said).find((each) => each.until === null || on < each.until)
    if (!held) return ok('nothing')
    if (on <= held.from) return refuse({ code: 'term_order', field: 'lastDay', from: held.from, until: asked.lastDay })
    const fact = at.id<'fact'>()
    const { term } = found
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: term.id,
      predicate: 'holds',
      value: false,
      validFrom: on,
      fact,
      source: asked.source,
    }
    const ended = termEnded({ term: term.id, unit: term.unit, person: term.person, post: term.post, reason: asked.reason, on })
    return ok({ change: { term, fresh: false, said: [said] } satisfies Started, facts: [{ ...ended, id: fact }] })
  },
  save,
  refusals: ['term_unknown', 'term_order'],
})
