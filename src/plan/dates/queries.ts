import { z } from 'zod'
import { type Day, id, query } from '../../kernel/index.js'
import { books } from '../book/cache.js'
import { defaultDates } from '../book/period.js'
import type { YearDate } from '../book/types.js'
import { datesOut } from '../outputs/plans.js'
import type { Period } from '../types.js'

export interface PlanDates {
  readonly windows: readonly {
    readonly name: YearDate['name']
    readonly present: Period
    readonly usual: Period
    /** What was set, newest first. */
    readonly history: readonly { readonly from: Day; readonly to: Day; readonly reason: string; readonly by: string; readonly on: Day }[]
  }[]
}

/** The verification windows of a plan as they stand, what the specification proposes, and everything that was set before (06 P-110). */
export const planDates = query({
  name: 'plan.dates',
  title: { zh: '核验日期', en: 'Dates of verification' },
  output: datesOut,
  input: z.object({ plan: id('plan') }),
  allow: 'public',
  run: async (ctx, { plan }): Promise<PlanDates | undefined> => {
    const book = (await books(ctx.house.database)).find((each) => each.id === plan)
    if (!book) return undefined
    const usual = defaultDates(book.year)
    const names = Object.keys(usual) as YearDate['name'][]
    return {
      windows: names.map((name) => {
        const history = book.dates.filter((each) => each.name === name).toReversed()
        const last = history[0]
        return {
          name,
          usual: usual[name],
          present: last ? { from: last.from, to: last.to } : usual[name],
          history: history.map(({ from, to, reason, by, on }) => ({ from, to, reason, by, on })),
        }
      }),
    }
  },
})
