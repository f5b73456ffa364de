import { z } from 'zod'
import { type At, command, type Day, day, id, noAnswer, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { relationEnded, relationMade } from '../facts.js'
import { roughDate, source, unitInput } from '../input.js'
import { relationMadeOut } from '../lifeOutputs.js'
import { endedInside, heldThrough, type Period, timesHeld } from '../statement/periods.js'
import { addStatements, type Said, type Saying, saidOf, standing } from '../statement/store.js'
import { inTurn } from '../turn.js'
import { mayRelate, type Party, RELATION_KINDS } from './rules.js'
import { addRelations, circleWithin, partyOf, type Relation, relationBetween, relationById } from './store.js'

interface Tying {
  readonly from: Party | undefined
  readonly to: Party | undefined
  readonly known: Relation | undefined
  /** What stands of `holds` of the tie that is known. */
  readonly said: readonly Said[]
  /** The way from the second unit back to the first, which would become a circle. */
  readonly back: readonly string[]
}
interface Tied {
  readonly relation: Relation
  readonly said: readonly Saying[]
}

const save = async (tx: Tx, change: Tied, at: At): Promise<void> => {
  await addRelations(tx, [change.relation], at.today)
  await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
}

const periodOf = ({ since, until }: { since: { day: Day }; until: Day | null }): Period => ({ from: since.day, until })

export const relateUnits = command({
  name: 'registry.relate_units',
  title: { zh: '登记单位之间的关系', en: 'Tie two units' },
  input: z
    .strictObject({
      kind: z.enum(RELATION_KINDS),
      from: unitInput,
      to: unitInput,
      since: roughDate,
      /** The first day on which it no longer held; left out while it holds. */
      until: day.nullable().default(null),
      source,
    })
    .refine((asked) => asked.until === null || asked.until > asked.since.day, { message: 'period_order', path: ['until'] }),
  output: relationMadeOut,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: async (tx, asked): Promise<Tying> => {
    const known = await relationBetween(tx, asked.kind, asked.from, asked.to)
    return {
      from: await partyOf(tx, asked.from, asked.since.day),
      to: await partyOf(tx, asked.to, asked.since.day),
      known,
      said: known ? standing(await saidOf(tx, [known.id], null, { predicates: ['holds'] })) : [],
      back: await circleWithin(tx, asked, [periodOf(asked)]),
    }
  },
  decide: ({ from, to, known, said, back }, asked, at) => {
    const may = mayRelate(asked.kind, from, to, asked.since.day, back)
    if (!may.ok) return may
    if (heldThrough(said, periodOf(asked))) return ok('nothing')
    const ended = endedInside(said, periodOf(asked))
    if (ended) return refuse({ code: 'relation_ended_inside', field: 'until', ended })
    const relation: Relation = known ?? { id: at.id<'relation'>(), kind: asked.kind, from: asked.from, to: asked.to }
    const fact = at.id<'fact'>()
    const saying: Saying = {
      id: at.id<'statement'>(),
      subject: relation.id,
      predicate: 'holds',
      value: true,
      validFrom: asked.since.day,
      fromPrecision: asked.since.precision,
      validTo: asked.until,
      fact,
      source: asked.source,
    }
    const made = relationMade({
      relation: relation.id,
      kind: asked.kind,
      from: asked.from,
      to: asked.to,
      until: asked.until,
      on: asked.since.day,
    })
    return ok({ change: { relation, said: [saying] } satisfies Tied, facts: [{ ...made, id: fact }], answer: { relation: relation.id } })
  },
  save,
  refusals: [
    'unit_unknown',
    'relation_cycle',
    'relation_kind',
    'relation_date',
    'relation_before_unit',
    'relation_ended_inside',
    'period_order',
  ],
})

export const endRelation = command({
  name: 'registry.end_relation',
  title: { zh: '结束单位之间的关系', en: 'End a tie between units' },
  input: z.strictObject({
    relation: id('relation'),
    /** The first day without it. */
    on: day,
    source,
  }),
  output: noAnswer,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: async (tx, asked) => ({
    relation: await relationById(tx, asked.relation),
    said: standing(await saidOf(tx, [asked.relation], null, { predicates: ['holds'] })),
  }),
  decide: ({ relation, said }, asked, at) => {
    if (!relation) return refuse<Refusal>({ code: 'relation_unknown', field: 'relation' })
    // That one body followed another is history, not a state: it is taken back by undoing the act that said so, or corrected.
    if (relation.kind === 'succeeded_by' || relation.kind === 'spun_off_from')
      return refuse({ code: 'relation_is_history', field: 'relation' })
    const held = timesHeld(said).find((each) => each.until === null || asked.on < each.until)
    if (!held) return ok('nothing')
    if (asked.on <= held.from) return refuse({ code: 'period_order', field: 'on', from: held.from, to: asked.on })
    const fact = at.id<'fact'>()
    const saying: Saying = {
      id: at.id<'statement'>(),
      subject: relation.id,
      predicate: 'holds',
      value: false,
      validFrom: asked.on,
      fact,
      source: asked.source,
    }
    const ended = relationEnded({ relation: relation.id, kind: relation.kind, from: relation.from, to: relation.to, on: asked.on })
    return ok({ change: { relation, said: [saying] } satisfies Tied, facts: [{ ...ended, id: fact }] })
  },
  save,
  refusals: ['relation_unknown', 'relation_is_history', 'period_order'],
})
