import { z } from 'zod'
import { command, day, first, id, type MeasureRule, noAnswer, ok, parseExpression, refuse, rows, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { rulesFor } from '../confirm/rules.js'
import { defineRule } from '../confirm/store.js'
import { ruleProposed, ruleSettled } from '../facts.js'
import { ruleMadeOut } from '../outputs/acts.js'
import { countingInput } from '../review/acts.js'
import { done, handOn } from '../turns.js'

interface Standing {
  readonly target: string
  readonly code: string
  readonly measure: string | null
  readonly state: string
  readonly tree: { targets: readonly { id: string; period: number | string }[] } | null
  readonly rules: readonly { version: number; state: string; rule: MeasureRule; denominator: MeasureRule | null }[]
}

const REFUSALS = ['target_unknown', 'rule_missing', 'rule_same', 'rule_open', 'expression_wrong', 'plan_closed']

/**
 * Proposes another counting rule for a target. The kernel counts it beside the present one from the first fact on, so that both figures can be compared
 * before anyone confirms (06 P-053); until then no page uses it.
 */
export const proposeRule = changing(
  command({
    name: 'plan.propose_rule',
    title: { zh: '提出新的计数规则', en: 'Propose a counting rule' },
    output: ruleMadeOut,
    input: z.object({
      plan: id('plan'),
      target: z.string().min(1).max(40),
      counting: countingInput,
      closes: day.optional(),
      reason: z.string().trim().min(1).max(2_000),
    }),
    allow: (who) => who.can('plan.amend'),
    permission: 'plan.amend',
    subject: (input) => input.plan,
    refusals: REFUSALS,
    load: async (tx, input): Promise<Standing | undefined> => {
      const found = await first<Omit<Standing, 'rules'>>(
        tx,
        sql`select t.id as target, t.code, t.measure, p.state, (select v.tree from plan.version v where v.plan = p.id and v.state = 'confirmed' order by v.no desc limit 1) as tree
        from plan.target t join plan.plan p on p.id = t.plan where t.plan = ${input.plan} and t.code = ${input.target}`,
      )
      if (!found) return undefined
      const rules = await rows<Standing['rules'][number]>(
        tx,
        sql`select version, state, rule, denominator_rule as denominator from plan.rule where target = ${found.target} order by version`,
      )
      return { ...found, rules }
    },
    decide: (found, input, at) => {
      if (!found) return refuse({ code: 'target_unknown', target: input.target })
      if (found.state === 'closed') return refuse({ code: 'plan_closed' })
      const present = found.rules.findLast((each) => each.state === 'confirmed')
      if (!present || !found.measure) return refuse({ code: 'rule_missing', target: input.target })
      if (found.rules.some((each) => each.state === 'proposed')) return refuse({ code: 'rule_open', target: input.target })
      for (const text of [input.counting.where, input.counting.denominator?.where]) {
        const parsed = text === undefined ? undefined : parseExpression(text)
        if (parsed && !parsed.ok)
          return refuse({ ...parsed.refusal, code: 'expression_wrong', why: parsed.refusal.code, field: 'counting.where' })
      }
      const version = found.rules.at(-1)!.version + 1
      const period = found.tree?.targets.find((each) => each.id === found.code)?.period ?? Number(present.rule.from.slice(0, 4))
      const pair = rulesFor({
        measure: found.measure,
        version,
        counting: input.counting,
        period,
        closes: input.closes ?? present.rule.closes,
      })
      if (sameRule(pair.rule, present.rule) && sameRule(pair.denominator, present.denominator)) return refuse({ code: 'rule_same' })
      const row = at.id<'row'>()
      return ok({
        change: { ...input, target: found.target, version, pair, row },
        facts: [ruleProposed({ plan: input.plan, on: at.today, row, target: input.target, version, reason: input.reason })],
        answer: { rule: row, version },
      })
    },
    save: async (tx, { target, version, pair, reason, row }, at) => {
      await defineRule(tx, pair)
      await sql`insert into plan.rule (id, target, version, measure, denominator, rule, denominator_rule, state, reason, made_by, made_by_name, made_on)
        values (${row}, ${target}, ${version}, ${pair.rule.id}, ${pair.denominator?.id ?? null}, ${JSON.stringify(pair.rule)}::jsonb, ${pair.denominator ? JSON.stringify(pair.denominator) : null}::jsonb,
          'proposed', ${reason}, ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(tx)
      await handOn(tx, 'plan.change_rule', { id: row, name: pair.rule.id, on: at.today })
      await stampPlan(tx)
    },
  }),
)

const sameRule = (a: MeasureRule | null, b: MeasureRule | null): boolean => {
  const said = (rule: MeasureRule | null) =>
    rule && { kinds: rule.kinds, where: rule.where ?? null, key: rule.key, from: rule.from, to: rule.to, closes: rule.closes }
  return JSON.stringify(said(a)) === JSON.stringify(said(b))
}

/** A second person confirms the proposed rule, or turns it down. From then on the figure is counted by it; what was frozen before stays. */
export const settleRule = changing(
  command({
    name: 'plan.settle_rule',
    title: { zh: '确认或退回计数规则', en: 'Confirm or turn down a counting rule' },
    output: noAnswer,
    input: z.object({
      rule: id('row'),
      confirm: z.boolean(),
      reason: z.string().trim().max(2_000).default(''),
      /** The figures under both rules, as the comparison showed them: whoever confirms has seen the effect. */
      seen: z.strictObject({ present: z.number().nullable(), proposed: z.number().nullable() }).optional(),
    }),
    allow: (who) => who.can('plan.change_rule'),
    permission: 'plan.change_rule',
    subject: (input) => input.rule,
    refusals: ['rule_unknown', 'rule_settled', 'proposer_confirms', 'effect_unseen', 'reason_missing', 'rule_uncounted'],
    load: (tx, input) =>
      first<{ plan: string; target: string; version: number; state: string; made_by: string | null; built: number | null }>(
        tx,
        sql`select t.plan, t.code as target, r.version, r.state, r.made_by, (select m.built_to from kernel_read.measure m where m.id = r.measure and m.version = r.version) as built
        from plan.rule r join plan.target t on t.id = r.target where r.id = ${input.rule}`,
      ),
    decide: (found, input, at) => {
      if (!found) return refuse({ code: 'rule_unknown' })
      const wanted = input.confirm ? 'confirmed' : 'rejected'
      if (found.state === wanted) return ok('nothing' as const)
      if (found.state !== 'proposed') return refuse({ code: 'rule_settled', state: found.state })
      if (input.confirm && found.made_by === at.viewer.account) return refuse({ code: 'proposer_confirms' })
      if (input.confirm && found.built === null) return refuse({ code: 'rule_uncounted' })
      if (input.confirm && !input.seen) return refuse({ code: 'effect_unseen' })
      if (!input.confirm && input.reason === '') return refuse({ code: 'reason_missing', field: 'reason' })
      const fact = at.id<'fact'>()
      const { plan, target, version } = found
      return ok({
        change: { rule: input.rule, wanted, fact },
        facts: [
          {
            ...ruleSettled({ plan, on: at.today, row: input.rule, target, version, confirmed: input.confirm, reason: input.reason }),
            id: fact,
          },
        ],
      })
    },
    save: async (tx, { rule, wanted, fact }, at) => {
      await sql`update plan.rule set state = ${wanted}, settled_by = ${at.viewer.account}, settled_by_name = ${at.viewer.name}, settled_on = ${at.today}, settled_fact = ${fact} where id = ${rule}`.execute(
        tx,
      )
      await done(tx, rule, at.today)
      await stampPlan(tx)
    },
  }),
)
