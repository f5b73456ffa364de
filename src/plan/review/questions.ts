import type { L10n } from '../../kernel/index.js'
import type { Over } from '../reading/types.js'
import type { Question, ReviewedTarget } from '../types.js'
import type { Answers } from './acts.js'
import asked from './questions.json' with { type: 'json' }
import type { Said } from './said.js'

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
export function questionsOf(targets: readonly ReviewedTarget[], said: Said): Question[] {
  return targets.flatMap((target) =>
    target.verdict === 'rejected'
      ? []
      : questions
          .filter((question) => isAsked(question, target))
          .map(({ code, proposed, other }) => {
            const act = said.last('question', questionKey(target, code))
            const answer = act ? (act.answer as Answers['question']).answer : null
            return { target: target.id, code, proposed, other, answer, reason: act?.reason ?? '' }
          }),
  )
}

/**
 * What the answers change. The other reading of a rule is another rule: such a target loses the proposed counting until a reviewer gives the one that
 * counts what was chosen.
 */
export function answered(target: ReviewedTarget, said: Said): ReviewedTarget {
  let changed = target
  for (const question of questions.filter((each) => isAsked(each, target))) {
    const act = said.last('question', questionKey(target, question.code))
    if (!act || (act.answer as Answers['question']).answer !== 'other') continue
    const { effect } = question
    if (effect.over) changed = { ...changed, over: effect.over }
    if (effect.uncounted) changed = { ...changed, counting: null, uncounted: true }
    if (effect.recount && !countingGivenAfter(target, said, act.no)) changed = { ...changed, counting: null }
  }
  return changed
}

const countingGivenAfter = (target: ReviewedTarget, said: Said, no: number): boolean =>
  said.about('target', String(target.num_start)).some((each) => each.no > no && (each.answer as Answers['target'] | undefined)?.counting)
