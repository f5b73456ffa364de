import { z } from 'zod'
import { command, day, first, noAnswer, ok, refuse, sql } from '../../kernel/index.js'
import { packOf } from '../../records/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { targetFed, targetUnfed } from '../facts.js'
import { rowMadeOut } from '../outputs/acts.js'
import { ending, type Held, mayPlace, PLACE_REFUSALS, placeOf, plan, reason, target } from './place.js'

/** Says that a programme feeds a target from a day on. Facts still count only through kind, scope, period and key. */
export const feedTarget = changing(
  command({
    name: 'plan.feed_target',
    title: { zh: '为指标挂接项目', en: 'Let a programme feed a target' },
    output: rowMadeOut,
    input: z.object({ plan, target, programme: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/), opensOn: day.optional(), reason }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: [...PLACE_REFUSALS, 'programme_unfit'],
    load: async (tx, input) => {
      const place = await placeOf(tx, { plan: input.plan, target: input.target })
      const rule = await first<{ kinds: readonly string[] }>(
        tx,
        sql`select r.rule->'kinds' as kinds from plan.rule r where r.target = ${place.target?.id ?? null} and r.state = 'confirmed' order by r.version desc limit 1`,
      )
      const held = await first<Held>(
        tx,
        sql`select id, opens_on as "from" from plan.feeding where target = ${place.target?.id ?? null} and programme = ${input.programme} and until_on is null`,
      )
      return { place, rule, held }
    },
    decide: ({ place, rule, held }, input, at) => {
      const on = input.opensOn ?? place.plan?.inForceFrom ?? at.today
      const may = mayPlace(place, { plan: input.plan, target: input.target }, on)
      if (!may.ok) return may
      const pack = packOf(input.programme, at.today)
      if (pack && rule && !rule.kinds.includes(pack.fact))
        return refuse({ code: 'programme_unfit', programme: input.programme, makes: pack.fact, counted: rule.kinds })
      if (held) return ok('nothing' as const)
      const row = at.id<'row'>()
      const fact = at.id<'fact'>()
      const { plan, target, programme, reason } = input
      return ok({
        change: { plan, target: place.target!.id, programme, reason, on, row, fact },
        facts: [{ ...targetFed({ plan, on, row, target, programme, opensOn: on, reason }), id: fact }],
        answer: { row },
      })
    },
    save: async (tx, change, at) => {
      await sql`insert into plan.feeding (id, plan, target, programme, opens_on, reason, by_account, made_fact)
        values (${change.row}, ${change.plan}, ${change.target}, ${change.programme}, ${change.on}, ${change.reason}, ${at.viewer.account}, ${change.fact})`.execute(
        tx,
      )
      await stampPlan(tx)
    },
  }),
)

/** A programme no longer feeds the target. */
export const unfeedTarget = changing(
  command({
    name: 'plan.unfeed_target',
    title: { zh: '解除项目挂接', en: 'End a feeding' },
    output: noAnswer,
    input: z.object({ plan, target, programme: z.string().max(80), on: day.optional(), reason: z.string().trim().min(1).max(2_000) }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: ['target_unknown'],
    load: (tx, input) =>
      first<Held>(
        tx,
        sql`select f.id, f.opens_on as "from" from plan.feeding f join plan.target t on t.id = f.target where f.plan = ${input.plan} and t.code = ${input.target} and f.programme = ${input.programme} and f.until_on is null`,
      ),
    decide: (held, input, at) => {
      if (!held) return ok('nothing' as const)
      const on = input.on ?? at.today
      const fact = at.id<'fact'>()
      const { plan, target, programme, reason } = input
      return ok({
        change: { held, on, fact },
        facts: [{ ...targetUnfed({ plan, on, row: held.id, target, programme, reason }), id: fact }],
      })
    },
    save: async (tx, { held, on, fact }) => {
      await sql`update plan.feeding set until_on = ${ending(held, on)}, ended_fact = ${fact} where id = ${held.id}`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
