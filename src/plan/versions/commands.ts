import { z } from 'zod'
import { command, type Day, day, first, id, ok, refuse, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { loadStanding, type StandingRows } from '../confirm/store.js'
import { amendmentProposed } from '../facts.js'
import { amendmentOut } from '../outputs/acts.js'
import { missingIn } from '../review/conditions.js'
import { handOn } from '../turns.js'

const number = z.number().min(0).max(1e12)
const change = z.union([
  z.strictObject({ target: z.string().max(40), value: z.union([number, z.tuple([number, number])]) }),
  z.strictObject({ target: z.string().max(40), ends: z.literal(true) }),
])

interface Found {
  readonly plan: { readonly state: string; readonly year: number; readonly last: number; readonly open: number | null } | undefined
  readonly standing: StandingRows | undefined
}

/** Proposes a dated decision that changes or ends targets; another person confirms it with `confirmPlan` (06 P-050). */
export const proposeAmendment = changing(
  command({
    name: 'plan.propose_amendment',
    title: { zh: '提出计划调整', en: 'Propose an amendment' },
    output: amendmentOut,
    input: z.object({
      plan: id('plan'),
      document: z.string().trim().min(1).max(300),
      inForceFrom: day,
      reason: z.string().trim().min(1).max(2_000),
      changes: z.array(change).min(1).max(500),
    }),
    allow: (who) => who.can('plan.amend'),
    permission: 'plan.amend',
    subject: (input) => input.plan,
    refusals: [
      'plan_unknown',
      'plan_not_confirmed',
      'amendment_open',
      'before_in_force',
      'target_unknown',
      'target_twice',
      'value_unfit',
      'target_ended',
      'nothing_changes',
    ],
    load: async (tx, input): Promise<Found> => ({
      plan: await first(
        tx,
        sql`select state, year, (select max(no) from plan.version v where v.plan = p.id) as last,
        (select no from plan.version v where v.plan = p.id and v.state in ('parsed', 'in_review')) as open from plan.plan p where id = ${input.plan}`,
      ),
      standing: await loadStanding(tx, input.plan as never),
    }),
    decide: ({ plan, standing }, input, at) => {
      if (!plan) return refuse({ code: 'plan_unknown' })
      if (!standing || !['confirmed', 'in_force'].includes(plan.state)) return refuse({ code: 'plan_not_confirmed', state: plan.state })
      if (plan.open !== null) return refuse({ code: 'amendment_open', version: plan.open })
      if (input.inForceFrom < standing.lastForce)
        return refuse({ code: 'before_in_force', inForceFrom: input.inForceFrom, last: standing.lastForce })
      const codes = input.changes.map((each) => each.target)
      const twice = codes.find((code, index) => codes.indexOf(code) !== index)
      if (twice) return refuse({ code: 'target_twice', target: twice })
      for (const each of input.changes) {
        const target = standing.tree.targets.find((other) => other.id === each.target)
        if (!target) return refuse({ code: 'target_unknown', target: each.target })
        if ('value' in each && missingIn({ ...target, value: each.value }).includes('value'))
          return refuse({ code: 'value_unfit', target: each.target, comparator: target.comparator })
        if ('value' in each && JSON.stringify(each.value) === JSON.stringify(target.value))
          return refuse({ code: 'nothing_changes', target: each.target })
      }
      const version = at.id<'plan_version'>()
      const no = plan.last + 1
      return ok({
        change: { ...input, version, no },
        facts: [
          amendmentProposed({
            plan: input.plan,
            on: at.today,
            version,
            no,
            inForceFrom: input.inForceFrom,
            document: input.document,
            targets: codes,
          }),
        ],
        answer: { version, no },
      })
    },
    save: async (tx, { plan, document, inForceFrom, reason, changes, version, no }, at) => {
      await sql`insert into plan.version (id, plan, no, decision, document, reason, in_force_from, state, made_by, made_by_name, made_on)
        values (${version}, ${plan}, ${no}, ${JSON.stringify({ changes })}::jsonb, ${document}, ${reason}, ${inForceFrom as Day}, 'in_review', ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(
        tx,
      )
      await handOn(tx, 'plan.confirm', { id: version, name: document, on: at.today })
      await stampPlan(tx)
    },
  }),
)
