import { z } from 'zod'
import { command, first, noAnswer, ok, refuse, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { excessApproved } from '../facts.js'
import { from, mayPlace, PLACE_REFUSALS, placeOf, plan, target } from './place.js'

/** Accepts a written reason for going beyond a range: the target then reads met (01, T08-2). */
export const approveExcess = changing(
  command({
    name: 'plan.approve_excess',
    title: { zh: '批准超出范围', en: 'Approve going beyond a range' },
    output: noAnswer,
    input: z.object({ plan, target, document: z.string().trim().min(1).max(300), reason: z.string().trim().min(1).max(2_000), from }),
    allow: (who) => who.can('plan.confirm'),
    permission: 'plan.confirm',
    subject: (input) => input.plan,
    refusals: [...PLACE_REFUSALS, 'no_range'],
    load: async (tx, input) => {
      const place = await placeOf(tx, { plan: input.plan, target: input.target })
      const value = await first<{ over: string }>(
        tx,
        sql`select over from plan.target_value where target = ${place.target?.id ?? null} order by in_force_from desc, id desc limit 1`,
      )
      return { place, value }
    },
    decide: ({ place, value }, input, at) => {
      const on = input.from ?? at.today
      const may = mayPlace(place, { plan: input.plan, target: input.target }, on)
      if (!may.ok) return may
      if (value?.over !== 'flag') return refuse({ code: 'no_range', target: input.target })
      const row = at.id<'row'>()
      const fact = at.id<'fact'>()
      return ok({
        change: { ...input, on, target: place.target!.id, row, fact },
        facts: [
          {
            ...excessApproved({ plan: input.plan, on, row, target: input.target, document: input.document, reason: input.reason }),
            id: fact,
          },
        ],
      })
    },
    save: async (tx, change, at) => {
      await sql`insert into plan.excess (id, plan, target, from_on, reason, document, by_account, made_fact)
        values (${change.row}, ${change.plan}, ${change.target}, ${change.on}, ${change.reason}, ${change.document}, ${at.viewer.account}, ${change.fact})`.execute(
        tx,
      )
      await stampPlan(tx)
    },
  }),
)
