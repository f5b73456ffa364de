/** The exact words of a target. */
import type { Found } from './classify.js'
import type { Proposal } from './verdict.js'

/** The exact words of the target: its clause, its member of a list, or what the proposal keeps it within. */
export function phraseOf(one: Found, inClause: readonly Found[], shadow: string): readonly [number, number] {
  const { proposal, context } = one
  if (proposal.within) return proposal.within
  let start = context.clauseStart
  let end = context.clauseEnd
  const mates = inClause.filter(({ context: other }) => other !== context)
  if (mates.length > 0 && mates.length < 40) [start, end] = member(one, mates, shadow)
  while (start < proposal.numStart && /[ \t、]/.test(shadow[start]!)) start++
  while (end > proposal.numEnd && /[ \t\uffff]/.test(shadow[end - 1]!)) end--
  const cut = shadow.indexOf('\uffff', proposal.numEnd)
  return [start, cut >= 0 && cut < end ? cut : end]
}

function member({ proposal, context }: Found, mates: readonly Found[], shadow: string): readonly [number, number] {
  if (proposal.kind === 'coverage' && !/\d/.test(shadow[proposal.numStart]!)) return covered(proposal, context.clauseStart, mates)
  const next = Math.min(...mates.map(({ proposal: mate }) => mate.numStart).filter((at) => at > proposal.numStart))
  const separators = /[、和及与]/
  const from = proposal.wordStart >= context.clauseStart && proposal.wordStart < proposal.numStart ? proposal.wordStart : proposal.numStart
  let end = Math.min(next, context.clauseEnd)
  if (Number.isFinite(next)) while (end > context.afterStart && !separators.test(shadow[end]!)) end--
  return [Math.min(from, proposal.numStart), end > context.afterStart ? end : Math.min(next, context.clauseEnd)]
}

/** Words of full coverage close their member of a list: 党组织全覆盖、工作全覆盖. */
function covered(proposal: Proposal, clauseStart: number, mates: readonly Found[]): readonly [number, number] {
  const before = Math.max(clauseStart, ...mates.map(({ proposal: mate }) => mate.numEnd).filter((end) => end <= proposal.numStart))
  return [before, proposal.numEnd]
}
