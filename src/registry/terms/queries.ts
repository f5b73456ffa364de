import { z } from 'zod'
import { type Day, id, query } from '../../kernel/index.js'
import { officersOut } from '../lifeOutputs.js'
import { standpointOf, times } from '../statement/known.js'
import { includes, timesHeld } from '../statement/periods.js'
import { POSTS } from './rules.js'
import { type OfficerRow, officersAt, termsWith } from './store.js'

export interface Officer extends OfficerRow {
  readonly from: Day
  /** The first day without the office; null: open. */
  readonly until: Day | null
}

/** Who held the offices of a unit at (E, K), in the order of the offices. Names of people are masked unless public. */
export const officersOf = query({
  name: 'registry.officers_of',
  title: { zh: '单位负责人', en: 'Officers of a unit' },
  input: z.strictObject({ unit: id('unit'), ...times }),
  output: officersOut,
  allow: 'public',
  list: { visibility: 'public: offices are published by the unit; names of people are masked unless public' },
  run: async (_ctx, ask, db): Promise<readonly Officer[]> => {
    const at = await standpointOf(db, ask)
    const held = await officersAt(db, ask.unit, at)
    const terms = await termsWith(db, { unit: ask.unit }, at.known)
    const found = held.map((row): Officer => {
      const said = terms.find((each) => each.term.id === row.term)?.said ?? []
      const now = timesHeld(said).find((each) => includes(each, at.asOf))
      return { ...row, from: now?.from ?? at.asOf, until: now?.until ?? null }
    })
    return found.sort((a, b) => POSTS.indexOf(a.post) - POSTS.indexOf(b.post))
  },
})
