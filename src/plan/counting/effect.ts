import { z } from 'zod'
import { countedOnlyBy, first, id, type MeasureRule, query, rows, seriesOf, sql } from '../../kernel/index.js'
import { standpointOf } from '../board/ask.js'
import { figureOf } from '../board/figures.js'
import type { Figure } from '../board/types.js'
import type { TargetAt } from '../book/types.js'
import { ruleEffectOut, rulesOut } from '../outputs/plans.js'

interface RuleRow {
  readonly id: string
  readonly plan: string
  readonly target: string
  readonly version: number
  readonly state: 'proposed' | 'confirmed' | 'rejected'
  readonly reason: string
  readonly made_by_name: string
  readonly made_on: string
  readonly rule: MeasureRule
  /** Of a share, what it is a share of. */
  readonly register: MeasureRule | null
  readonly no: number | null
  readonly denominator_no: number | null
  readonly built: boolean
}

const rule = sql`r.id, t.plan, t.code as target, r.version, r.state, r.reason, r.made_by_name, r.made_on, r.rule, r.denominator_rule as register, m.no, d.no as denominator_no, m.built_to is not null as built
  from plan.rule r join plan.target t on t.id = r.target left join kernel_read.measure m on m.id = r.measure and m.version = r.version
  left join kernel_read.measure d on d.id = r.denominator and d.version = 1`

/** Every version of a target's counting rule. */
export const rulesOf = query({
  name: 'plan.rules_of',
  title: { zh: '计数规则各版', en: 'Versions of a counting rule' },
  output: rulesOut,
  input: z.object({ plan: id('plan'), target: z.string().max(40) }),
  allow: (who) => who.canSomewhere('plan.see_drafts'),
  permission: 'plan.see_drafts',
  list: { visibility: 'proposed rules: those who see drafts' },
  run: (_ctx, input, db) =>
    rows<RuleRow>(db, sql`select ${rule} where t.plan = ${input.plan} and t.code = ${input.target} order by r.version desc`),
})

/** The figure today under the present and under the proposed rule, and how many facts only one of them counts. Null while it is being counted. */
export const ruleEffect = query({
  name: 'plan.rule_effect',
  title: { zh: '规则变更的影响', en: 'Effect of a rule' },
  output: ruleEffectOut,
  input: z.object({ rule: id('row') }),
  allow: (who) => who.canSomewhere('plan.see_drafts'),
  permission: 'plan.see_drafts',
  run: async (ctx, input, db) => {
    const proposed = await first<RuleRow>(db, sql`select ${rule} where r.id = ${input.rule}`)
    if (!proposed) return undefined
    const here = await standpointOf(ctx, { plan: proposed.plan })
    const target = here?.plan.targets.find((each) => each.code === proposed.target)
    if (!here || !target?.measured) return undefined
    const other: TargetAt | undefined =
      proposed.no === null || !proposed.built
        ? undefined
        : {
            ...target,
            measured: { ...target.measured, no: proposed.no, denominator: proposed.denominator_no ?? undefined, version: proposed.version },
          }
    const nos = [target, other]
      .flatMap((each) => (each?.measured ? [each.measured.no, each.measured.denominator] : []))
      .filter((no) => no !== undefined)
    const series = await seriesOf(db, nos, here.reading)
    const [present, under] = [figureOf(target, series, here.reading.asOf), other && figureOf(other, series, here.reading.asOf)]
    const only = (a: number, b: number) => countedOnlyBy(db, a, b, here.reading)
    return {
      rule: proposed,
      asOf: here.reading.asOf,
      present: shown(present),
      proposed: under ? shown(under) : null,
      gained: other ? await only(other.measured!.no, target.measured.no) : null,
      lost: other ? await only(target.measured.no, other.measured!.no) : null,
    }
  },
})

const shown = ({ n, d, percent, state }: Figure) => ({ n, d, percent, state })
