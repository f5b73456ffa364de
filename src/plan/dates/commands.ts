import { z } from 'zod'
import { command, type Day, day, first, id, noAnswer, ok, refuse, rows, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { defaultDates } from '../book/period.js'
import { datesSet } from '../facts.js'

const NAMES = ['verify_q1', 'verify_q2', 'verify_q3', 'verify_q4', 'verify_year'] as const

/**
 * Sets a verification window of the year; what was set before stays on record (06 P-110). The close of the year is part of the counting rules (what is
 * reported later is late), so it is moved there.
 */
export const setPlanDates = changing(
  command({
    name: 'plan.set_dates',
    title: { zh: '设定核验日期', en: 'Set dates of verification' },
    output: noAnswer,
    input: z.object({ plan: id('plan'), name: z.enum(NAMES), from: day, to: day, reason: z.string().trim().min(1).max(2_000) }),
    allow: (who) => who.can('plan.amend'),
    permission: 'plan.amend',
    subject: (input) => input.plan,
    refusals: ['plan_unknown', 'plan_not_confirmed', 'dates_reversed', 'dates_before_end', 'close_in_rules'],
    load: async (tx, input) => ({
      plan: await first<{ year: number; state: string }>(tx, sql`select year, state from plan.plan where id = ${input.plan}`),
      last: await first<{ from: Day; to: Day }>(
        tx,
        sql`select from_on as "from", to_on as "to" from plan.setting where plan = ${input.plan} and name = ${input.name} order by no desc limit 1`,
      ),
      closes: await rows<{ closes: Day }>(
        tx,
        sql`select distinct r.rule->>'closes' as closes from plan.rule r join plan.target t on t.id = r.target where t.plan = ${input.plan} and r.state = 'confirmed'`,
      ),
    }),
    decide: ({ plan, last, closes }, input, at) => {
      if (!plan) return refuse({ code: 'plan_unknown' })
      if (!['confirmed', 'in_force', 'closed'].includes(plan.state)) return refuse({ code: 'plan_not_confirmed', state: plan.state })
      if (input.to < input.from) return refuse({ code: 'dates_reversed', from: input.from, to: input.to, field: 'to' })
      const usual = defaultDates(plan.year)[input.name]
      if (input.from < usual.from) return refuse({ code: 'dates_before_end', from: input.from, earliest: usual.from, field: 'from' })
      const close = closes
        .map((each) => each.closes)
        .sort()
        .at(-1)
      if (input.name === 'verify_year' && close && input.to !== close)
        return refuse({ code: 'close_in_rules', to: input.to, closes: close, field: 'to' })
      const before = last ?? usual
      if (before.from === input.from && before.to === input.to) return ok('nothing' as const)
      const row = at.id<'row'>()
      const fact = at.id<'fact'>()
      const { plan: of, name, from, to, reason } = input
      return ok({
        change: { ...input, row, fact },
        facts: [{ ...datesSet({ plan: of, on: at.today, row, name, from, to, reason }), id: fact }],
      })
    },
    save: async (tx, change, at) => {
      await sql`insert into plan.setting (id, plan, name, from_on, to_on, reason, by_account, by_name, "on", made_fact) values (${change.row}, ${change.plan}, ${change.name}, ${change.from},
        ${change.to}, ${change.reason}, ${at.viewer.account}, ${at.viewer.name}, ${at.today}, ${change.fact})`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
