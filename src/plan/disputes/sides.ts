import type { Grant } from '../../kernel/index.js'
import type { Dispute } from './store.js'

/**
 * Whether somebody belongs to a side that is no unit: the federation office, which answers where no other unit does, or the verifiers, who dispute what they
 * found in a sample. Whoever does may not decide (06 P-112).
 */
export function speaksForFederation({ unit, respondent }: Pick<Dispute, 'unit' | 'respondent'>, grants: readonly Grant[]): boolean {
  const holds = (permission: string) => grants.some((grant) => grant.permission === permission)
  return (
    (respondent === null && holds('plan.answer_dispute')) || (unit === null && (holds('plan.answer_dispute') || holds('plan.check_sample')))
  )
}
