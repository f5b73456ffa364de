import { z } from 'zod'
import { type Day, type L10n, query } from '../../kernel/index.js'
import { packOf } from '../../records/index.js'
import { planAsk, standpointOf } from '../board/ask.js'
import type { TargetAt } from '../book/types.js'
import { decompositionOut } from '../outputs/pages.js'

export interface StepLine {
  readonly id: string
  readonly task: string
  readonly target: string | null
  readonly title: { readonly zh: string; readonly en: string | null }
  readonly due: Day
  readonly metOn: Day | null
  readonly metFact: string | null
}

export interface FeedLine {
  readonly target: string
  /** The exact words of the plan. */
  readonly phrase: string
  /** Kinds of fact that its rule counts; a programme that makes none of them cannot feed it. */
  readonly kinds: readonly string[]
  readonly programmes: readonly { readonly id: string; readonly title: L10n | null; readonly opensOn: Day }[]
}

export interface Decomposition {
  readonly plan: { readonly id: string; readonly year: number }
  readonly asOf: Day
  readonly steps: readonly StepLine[]
  readonly targets: readonly FeedLine[]
}

/** All milestones of the plan and what feeds each of its targets, as of a day (06 P-060, P-064). */
export const decomposition = query({
  name: 'plan.decomposition',
  title: { zh: '节点与项目', en: 'Milestones and programmes' },
  output: decompositionOut,
  input: z.object(planAsk),
  allow: 'public',
  list: { visibility: 'public: the plan and who does it' },
  run: async (ctx, input): Promise<Decomposition | undefined> => {
    const here = await standpointOf(ctx, input)
    if (!here) return undefined
    const { book, asOf, targets } = here.plan
    const alive = book.steps.filter((step) => step.until === null || step.until > asOf)
    return {
      plan: { id: book.id, year: book.year },
      asOf,
      steps: alive
        .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
        .map(({ id, task, target, title, due, metOn, metFact }) => ({ id, task, target, title, due, metOn, metFact })),
      targets: targets.map(feedLine),
    }
  },
})

const feedLine = (target: TargetAt): FeedLine => ({
  target: target.code,
  phrase: target.said.phrase,
  kinds: target.measured?.counting.kinds ?? [],
  programmes: target.feedings.map((feeding) => ({
    id: feeding.programme,
    title: packOf(feeding.programme, '9999-12-31' as Day)?.title ?? null,
    opensOn: feeding.from,
  })),
})
