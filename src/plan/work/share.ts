import { z } from 'zod'
import { command, first, id, noAnswer, ok, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { shareSet } from '../facts.js'
import { ending, from, type Held, mayPlace, PLACE_REFUSALS, placeOf, plan, reason, target } from './place.js'

/** Gives a unit its share of a target, or takes it away (null). Shares need not add up and never enter the test. */
export const setShare = changing(
  command({
    name: 'plan.set_share',
    title: { zh: '分配指标份额', en: 'Set a unit’s share' },
    output: noAnswer,
    input: z.object({ plan, target, unit: id('unit'), value: z.number().min(0).max(1e12).nullable(), from, reason }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: PLACE_REFUSALS,
    load: async (tx, input) => {
      const place = await placeOf(tx, { plan: input.plan, target: input.target, unit: input.unit })
      const held = await first<Held & { value: number }>(
        tx,
        sql`select id, from_on as "from", value::float8 as value from plan.share where target = ${place.target?.id ?? null} and unit = ${input.unit} and until_on is null`,
      )
      return { place, held }
    },
    decide: ({ place, held }, input, at) => {
      const on = input.from ?? at.today
      const may = mayPlace(place, { plan: input.plan, target: input.target, unit: input.unit }, on)
      if (!may.ok) return may
      if ((held?.value ?? null) === input.value) return ok('nothing' as const)
      const row = input.value === null ? null : at.id<'row'>()
      const fact = at.id<'fact'>()
      const { plan, target, unit, value, reason } = input
      return ok({
        change: { plan, target: place.target!.id, unit, value, reason, on, row, fact, held },
        facts: [{ ...shareSet({ plan, on, row, target, unit, value, reason }), id: fact }],
      })
    },
    save: async (tx, change, at) => {
      if (change.held)
        await sql`update plan.share set until_on = ${ending(change.held, change.on)}, ended_fact = ${change.fact} where id = ${change.held.id}`.execute(
          tx,
        )
      if (change.row)
        await sql`insert into plan.share (id, plan, target, unit, value, from_on, reason, by_account, made_fact)
          values (${change.row}, ${change.plan}, ${change.target}, ${change.unit}, ${change.value}, ${change.on}, ${change.reason}, ${at.viewer.account}, ${change.fact})`.execute(
          tx,
        )
      await stampPlan(tx)
    },
  }),
)
