import { z } from 'zod'
import { command, first, id, ok, openMatter, refuse, sql } from '../../kernel/index.js'
import { seedPublishedOut } from '../outputs/verification.js'
import { seedPublished } from './facts.js'
import { WINDOW_NAMES, windowState } from './rules.js'
import { CONFIRMED, planHead, seedOf, verifiedBy, windowsOf } from './store.js'
import { drawTitle } from './turns.js'

/**
 * Publishes the seed of a window's samples, once, before anything is drawn (06 P-111). The house makes it; E is the last day of what is verified and K the
 * newest seal, so from now on it is settled which rows will be drawn, and nobody has chosen them.
 */
export const publishSeed = command({
  name: 'plan.publish_seed',
  title: { zh: '公布抽样种子', en: 'Publish the seed of a sample' },
  output: seedPublishedOut,
  input: z.object({ plan: id('plan'), window: z.enum(WINDOW_NAMES) }),
  allow: (who) => who.can('plan.verify'),
  permission: 'plan.verify',
  subject: (input) => input.plan,
  refusals: ['plan_unknown', 'plan_not_confirmed', 'window_to_come', 'window_closed'],
  load: async (tx, input) => {
    const plan = await planHead(tx, input.plan)
    return {
      plan,
      windows: plan && (await windowsOf(tx, plan.id, plan.year)),
      seed: await seedOf(tx, input.plan, input.window),
      head: (await first<{ seq: number }>(tx, sql`select coalesce(max(seq), 0) as seq from kernel_read.seal`))!.seq,
    }
  },
  decide: ({ plan, windows, seed, head }, input, at) => {
    if (!plan || !windows) return refuse({ code: 'plan_unknown' })
    if (!CONFIRMED.includes(plan.state)) return refuse({ code: 'plan_not_confirmed', state: plan.state })
    if (seed) return ok('nothing' as const)
    const window = windows[input.window]
    const state = windowState(window, at.today)
    if (state === 'to_come') return refuse({ code: 'window_to_come', from: window.from, field: 'window' })
    if (state === 'closed') return refuse({ code: 'window_closed', to: window.to, field: 'window' })
    const { from, to: asOf } = verifiedBy(input.window, plan.year)
    const made = { row: at.id<'row'>(), seed: [at.id(), at.id()].join('').replaceAll('-', ''), seq: head, from, asOf }
    const fact = at.id<'fact'>()
    return ok({
      change: { ...made, plan, window: input.window, due: window.to, fact },
      facts: [{ ...seedPublished({ plan: plan.id, on: at.today, window: input.window, ...made }), id: fact }],
      answer: { seed: made.seed, asOf, seq: head },
    })
  },
  save: async (tx, { plan, window, row, seed, seq, from, asOf, due, fact }, at) => {
    await sql`insert into plan.seed (id, plan, name, seed, from_on, as_of, seq, "on", by_account, by_name, made_fact)
      values (${row}, ${plan.id}, ${window}, ${seed}, ${from}, ${asOf}, ${seq}, ${at.today}, ${at.viewer.account}, ${at.viewer.name}, ${fact})`.execute(
      tx,
    )
    await openMatter(tx, {
      kind: 'sample.draw',
      subject: row,
      title: drawTitle(window, plan.year),
      link: `/plans/${plan.year}/verification`,
      turn: { permission: 'plan.verify', unit: null },
      since: at.today,
      due,
    })
  },
})
