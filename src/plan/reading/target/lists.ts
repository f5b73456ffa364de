/** One word may govern a list: 不少于10个…、10个…、10个… is three targets with one comparator (P-022). */

import { verbsIn } from '../words/verbs.js'
import type { Judged } from './classify.js'
import type { Proposal } from './verdict.js'

const SEPARATOR = /[、和及与]|以及/
const ONLY_SEPARATOR = /^(?:、|和|及|与|以及)$/

/** Carries a governing word over the members of its list. Gives new judgements; the others are left as they are. */
export function governLists(judged: readonly Judged[], shadow: string): Judged[] {
  const out = [...judged]
  for (let i = 1; i < out.length; i++) {
    const before = out[i - 1]!
    const here = out[i]!
    const shared = carried(before, here, shadow)
    if (shared) out[i] = shared
  }
  for (let i = out.length - 2; i >= 0; i--) {
    const shared = carriedBack(out[i]!, out[i + 1]!, shadow)
    if (shared) out[i] = shared
  }
  return out
}

function carried(before: Judged, here: Judged, shadow: string): Judged | undefined {
  const given = before.verdict.proposal
  const own = here.verdict.proposal
  if (!given || !own || !here.context || !before.context || here.context.clauseStart !== before.context.clauseStart) return undefined
  if (own.comparator !== '=' || own.kind !== 'explicit' || given.comparator === 'between' || given.comparator === '=') return undefined
  const between = shadow.slice(before.context.afterStart, here.n.start)
  const member = between.slice(between.search(/(?:[、和及与]|以及)(?!.*(?:[、和及与]|以及))/))
  if (!SEPARATOR.test(between) || verbsIn(member, 0, member.length, 1).length > 0) return undefined
  const byWordBefore = given.wordStart >= 0
  if (!byWordBefore && !/分别/.test(before.context.left)) return undefined
  // 作品不少于30部、展品100件: a member with its own noun before the number stands for itself.
  if (byWordBefore && !ONLY_SEPARATOR.test(member) && !/分别/.test(before.context.left)) return undefined
  return withProposal(here, given, ONLY_SEPARATOR.test(between) ? 0.05 : 0.1)
}

/** 10%、20%、30%以上 after 分别: what follows the last number is meant for all. */
function carriedBack(here: Judged, next: Judged, shadow: string): Judged | undefined {
  const given = next.verdict.proposal
  const own = here.verdict.proposal
  if (!given || !own || !here.context || own.comparator !== '=' || given.comparator === '=' || given.comparator === 'between')
    return undefined
  if (!ONLY_SEPARATOR.test(shadow.slice(here.context.afterStart, next.n.start))) return undefined
  return withProposal(here, given, 0.2)
}

function withProposal(here: Judged, given: Proposal, doubt: number): Judged {
  const own = here.verdict.proposal!
  const proposal: Proposal = {
    ...own,
    comparator: given.comparator,
    strict: given.strict,
    word: given.word,
    wordStart: given.wordStart,
    confidence: Math.max(0, Math.round((Math.min(own.confidence, given.confidence) - doubt) * 100) / 100),
    why: [{ code: 'governed_by_list', word: given.word }, ...own.why.filter((reason) => reason.code !== 'bare_number')],
  }
  return { ...here, verdict: { ...here.verdict, proposal } }
}
