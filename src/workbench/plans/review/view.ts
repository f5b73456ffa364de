import type { Day, Refusal } from '../../../kernel/index.js'
import type { ReviewPage, Tree } from '../../../plan/index.js'
import type { Asked } from '../../../ui/index.js'
import { paths } from '../../../ui/index.js'
import type { Here } from '../ask.js'
import { type Open, openThings } from './tally.js'
import { type TextWindow, windowAt } from './window.js'

export const SHOWS = ['open', 'tree', 'questions', 'warnings', 'levels'] as const
export type Show = (typeof SHOWS)[number]

/** Which of the page's forms was refused, and what had been typed into it. */
export interface Refused {
  readonly form: string
  readonly asked: Asked
  readonly refusal: Refusal
}

export interface ReviewView {
  readonly here: Here
  readonly page: ReviewPage
  readonly tree: Tree
  readonly open: readonly Open[]
  readonly window: TextWindow
  /** The chosen place. */
  readonly at: number | undefined
  readonly show: Show
  /** False: the version is settled, or this viewer may only read. */
  readonly mayReview: boolean
  /** May propose readings, also where the review is over. */
  readonly mayComment: boolean
  readonly refused?: Refused
  readonly today: Day
}

export function reviewView(parts: Omit<ReviewView, 'open' | 'window'>): ReviewView {
  return { ...parts, open: openThings(parts.tree), window: windowAt(parts.tree, parts.at ?? 0) }
}

/** Address of a place of this review; the text side jumps to it, the other side shows what is there. */
export function placeHref(view: Pick<ReviewView, 'here' | 'page' | 'show'>, at: number | null | undefined, show: Show = view.show): string {
  return paths.planDesk(
    view.here.plan.id,
    '/review',
    { version: view.page.version.no, show: show === 'open' ? null : show, at },
    at == null ? undefined : `c${at}`,
  )
}

export const actionOf = (view: ReviewView, act: string): string => paths.planDesk(view.here.plan.id, `/review/${act}`)
