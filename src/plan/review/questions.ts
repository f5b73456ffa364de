import type { L10n } from '../../kernel/index.js'
import type { Over } from '../reading/types.js'
import type { Question, ReviewedTarget } from '../types.js'
import type { Act, Answers } from './acts.js'
import asked from './questions.json' with { type: 'json' }

interface Asked {
  readonly code: string
  readonly facts: readonly string[]
  readonly when?: 'illegible'
  readonly proposed: L10n
  readonly other: L10n
  readonly effect: { readonly uncounted?: true; readonly recount?: true; readonly over?: Over }
}
const questions = asked as unknown as readonly Asked[]

const isAsked = (question: Asked, target: ReviewedTarget) =>
  target.fact !== null && question.facts.includes(target.fact) && (question.when !== 'illegible' || target.illegible !== undefined)

export const questionKey = (target: { readonly num_start: number }, code: string): string => `${target.num_start}/${code}`

/** Questions for the confirm step, by the kind of fact that a target counts. Answered once, with a reason where the other reading is chosen. */
export function questionsOf(targets: readonly ReviewedTarget[], acts: readonly Act[]): Question[] {
  return targets.flatMap((target) =>
    target.verdict === 'rejected'
      ? []
      : questions
          .filter((question) => isAsked(question, target))
          .map(({ code, proposed, other }) => {
            const act = acts.findLast((each) => each.kind === 'question' && each.subject === questionKey(target, code))
            const answer = act ? (act.answer as Answers['question']).answer : null
            return { target: target.id, code, proposed, other, answer, reason: act?.reason ?? '' }
          }),
  )
}

/**
 * What the answers change. The other reading of a rule is another rule: such a target loses the proposed counting until a reviewer gives the one that
 * counts what was chosen.
 */
export function answered(target: ReviewedTarget, acts: readonly Act[]): ReviewedTarget {
  let changed = target
  for (const question of questions.filter((each) => isAsked(each, target))) {
    const at = acts.findLastIndex((each) => each.kind === 'question' && each.subject === questionKey(target, question.code))
    if (at < 0 || (acts[at]!.answer as Answers['question']).answer !== 'other') continue
    const { effect } = question
    if (effect.over) changed = { ...changed, over: effect.over }
    if (effect.uncounted) changed = { ...changed, counting: null, uncounted: true }
    if (effect.recount && !countingGivenAfter(target, acts, at)) changed = { ...changed, counting: null }
  }
  return changed
}

const countingGivenAfter = (target: ReviewedTarget, acts: readonly Act[], at: number): boolean =>
  acts
    .slice(at + 1)
    .some(
      (each) =>
        each.kind === 'target' && each.subject === String(target.num_start) && (each.answer as Answers['target'] | undefined)?.counting,
    )
