import type { L10n } from '../../kernel/index.js'
import { type CountingRule, countingRules } from '../../records/index.js'
import type { Target } from '../reading/index.js'
import type { Counting } from '../types.js'

/** The year for which the rules that come with the house are written; for another year's plan they speak of that year. */
const WRITTEN_FOR = /\b2022\b/g

/**
 * How facts of the target's kind are counted: kinds, scope, key and, for a share, the register that it is a share of. Null where no programme records
 * such facts: a reviewer then says how to count, or the target cannot be confirmed.
 */
export function countingFor(target: Pick<Target, 'fact' | 'list'>, year: number | null): Counting | null {
  const rule = ruleOf(target)
  if (!rule) return null
  const { kinds, where, key, reading, period, denominator } = rule
  return {
    kinds,
    ...(where === undefined ? {} : { where: year === null ? where : where.replaceAll(WRITTEN_FOR, String(year)) }),
    key,
    reading,
    period,
    ...(denominator ? { denominator: { kinds: denominator.kinds, key: denominator.key } } : {}),
  }
}

function ruleOf({ fact, list }: Pick<Target, 'fact' | 'list'>): CountingRule | undefined {
  if (fact === null) return undefined
  return countingRules.findLast((each) => each.kinds.includes(fact) && (list === undefined || (each.where ?? '').includes(`"${list}"`)))
}

/** The rule in one sentence, where it is one of those that come with the house. */
export const sentenceFor = (target: Pick<Target, 'fact' | 'list'>): { rule: L10n; register: L10n | null } | null => {
  const rule = ruleOf(target)
  return rule ? { rule: rule.rule, register: rule.denominator?.rule ?? null } : null
}
