import { type Ctx, type FactState, stateOfFact } from '../../../kernel/index.js'
import type { RecordView } from '../../../records/index.js'

/** How the facts of a record stand in one measure. */
export interface Feed {
  readonly measure: string
  readonly counted: number
  readonly all: number
  /** Why the others do not count, first reason first. */
  readonly reason: FactState['reason']
  readonly alsoThere: number
}

const MOST_FACTS = 50

export const factsOf = (view: RecordView): string[] =>
  (view.fact ? [view.fact] : view.entries.flatMap((entry) => (entry.fact ? [entry.fact] : []))).slice(0, MOST_FACTS)

/** What a record feeds, and how it stands there today. */
export async function feedsOf(ctx: Ctx, view: RecordView): Promise<readonly Feed[]> {
  const { db } = ctx.house.database
  const today = await ctx.house.clock.today(db)
  const facts = factsOf(view)
  const found = (await Promise.all(facts.map((fact) => stateOfFact(db, fact, today)))).flat()
  return [...Map.groupBy(found, (each) => each.measure)].map(([measure, states]) => ({
    measure,
    counted: states.filter((each) => each.counted).length,
    all: states.length,
    reason: states.find((each) => !each.counted)?.reason ?? null,
    alsoThere: Math.max(0, ...states.map((each) => each.alsoThere)),
  }))
}
