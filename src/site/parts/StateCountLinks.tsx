import { paths, StateMark, TARGET_STATES, type TargetState } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'

/** How many targets are in which state; each number leads to those targets, at the same E and K. */
export function StateCountLinks({ counts, year, at }: { counts: Readonly<Record<TargetState, number>>; year: number; at: ReadAt }) {
  return (
    <ul class="state-counts">
      {TARGET_STATES.filter((state) => counts[state] > 0).map((state) => (
        <li>
          <a href={paths.board(year, { ...at.exact, state })} data-figure={counts[state]}>
            <StateMark state={state} count={counts[state]} size="large" />
          </a>
        </li>
      ))}
    </ul>
  )
}
