import { type Database, monthsOf, quarterOf, type Reading } from '../../kernel/index.js'
import type { PlanAt } from '../book/types.js'

/** By target: how the figure moved in each quarter of the plan year, up to E. */
export async function quartersOf(database: Database, plan: PlanAt, reading: Reading, unit = 0): Promise<Map<string, number[]>> {
  const nos = plan.targets.flatMap((target) => (target.measured ? [target.measured.no] : []))
  const months = await monthsOf(database.db, nos, reading, unit)
  return new Map(
    plan.targets.map((target) => {
      const sums = [0, 0, 0, 0]
      for (const { until, n } of (target.measured && months.get(target.measured.no)) ?? [])
        if (until.startsWith(String(plan.book.year))) sums[quarterOf(until) - 1]! += n
      return [target.code, sums]
    }),
  )
}
