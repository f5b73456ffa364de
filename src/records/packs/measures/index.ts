import { z } from 'zod'
import type { Day, L10n, MeasureRule } from '../../../kernel/index.js'
import stored from './measures.json' with { type: 'json' }

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const keyPart = z.string().regex(/^(subject|unit|on|data\.[a-z]\w*)$/)
const kinds = z.array(z.string().regex(/^[a-z][a-z_]*\.[a-z_]+$/)).min(1)
const countingRule = z.strictObject({
  target: z.string().regex(/^T\d{2}-\d+$/),
  version: z.int().min(1),
  kinds,
  where: z.string().optional(),
  key: z.array(keyPart).min(1),
  reading: z.enum(['flow', 'stock']),
  /** `plan`: only happenings of the plan's year; `ever`: whatever has happened so far, as a stock needs it. */
  period: z.enum(['plan', 'ever']),
  within: z.string().optional(),
  denominator: z.strictObject({ kinds, key: z.array(keyPart).min(1), rule: text }).optional(),
  /** The rule in one sentence, as the target's page shows it. */
  rule: text,
})
export type CountingRule = z.output<typeof countingRule>

/** How each target of the plan is counted, in order of the targets. */
export const countingRules: readonly CountingRule[] = z.array(countingRule).parse(stored)

export const countingRuleOf = (target: string): CountingRule | undefined =>
  countingRules.filter((each) => each.target === target).sort((a, b) => b.version - a.version)[0]

/** First day for what a stock may hold. */
const EVER = '1900-01-01' as Day

/** The kernel's measures for a rule: the register that it is held against first, then the rule itself. */
export function measuresOf(rule: CountingRule, period: { readonly from: Day; readonly to: Day; readonly closes: Day }): MeasureRule[] {
  const { target, version, where, key, reading, within } = rule
  const last = { to: period.closes, closes: period.closes }
  const dates = rule.period === 'plan' ? period : { from: EVER, ...last }
  const own: MeasureRule = { id: target, version, kinds: rule.kinds, where, key, reading, ...dates, within }
  if (!rule.denominator || !within) return [own]
  const register = {
    id: within,
    version,
    kinds: rule.denominator.kinds,
    key: rule.denominator.key,
    reading: 'stock' as const,
    from: EVER,
    ...last,
  }
  return [register, own]
}

/** The rule in words. */
export const sentenceOf = (rule: CountingRule): L10n => rule.rule
