import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { type Day, isDay } from '../kernel.js'
import { formatDay, useLanguage, useSay } from '../language.js'
import { stateWords } from '../messages.js'

export type TargetState = keyof typeof stateWords
export const TARGET_STATES = Object.keys(stateWords) as readonly TargetState[]
/** The state as the plan's rules write it (“on course”) or as the database stores it (`on_course`). */
export type StateWord = TargetState | 'on course' | 'at risk' | 'not started' | 'above range' | 'no figure'

export const asTargetState = (state: StateWord): TargetState => state.replace(' ', '_') as TargetState

// The shapes ● ◐ ▲ ■ ◌ ◆ ○, drawn, so that every font shows them alike and in the size of the text.
const SHAPES: Readonly<Record<TargetState, () => unknown>> = {
  met: () => <circle cx="6" cy="6" r="5" fill="currentColor" />,
  on_course: () => (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  at_risk: () => <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  behind: () => <rect x="1" y="1" width="10" height="10" fill="currentColor" />,
  not_started: () => <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="1.7 1.64" />,
  above_range: () => <path d="M6 .4 11.6 6 6 11.6.4 6z" fill="currentColor" />,
  no_figure: () => <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />,
}

/** Only the shape of a state, for charts and for places where the word stands right beside it. */
export function StateShape({ state }: { state: StateWord }) {
  return DRAWN[asTargetState(state)]
}

/** The seven shapes never change, and a board shows dozens: each is written once. */
const DRAWN = Object.fromEntries(
  TARGET_STATES.map((state) => {
    const Shape = SHAPES[state] as () => never
    const drawn = (
      <svg class="shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <Shape />
      </svg>
    )
    return [state, raw(String(drawn))]
  }),
) as Readonly<Record<TargetState, HtmlEscapedString>>

export interface StateMarkProps {
  state: StateWord
  /** The day on which the state was reached; only month and day are shown, the whole day to those who ask. */
  on?: Day | string | null
  /** How many targets are in this state: `● 7 met`. */
  count?: number
  size?: 'normal' | 'large'
}

/** A target's state as word, shape and colour together. */
export function StateMark({ state, on, count, size = 'normal' }: StateMarkProps) {
  const say = useSay()
  const language = useLanguage()
  const known = asTargetState(state)
  return (
    <span class={`state state-${known}${size === 'large' ? ' state-large' : ''}`}>
      <StateShape state={known} />
      <span class="state-word">
        {count === undefined ? '' : `${count} `}
        {say(stateWords[known])}
      </span>
      {on && isDay(on) && (
        <time class="state-on" datetime={on} title={formatDay(language, on)}>
          {on.slice(5)}
        </time>
      )}
    </span>
  )
}

/** How many targets are in which state; states without targets are left out. */
export function StateCounts({ counts }: { counts: Partial<Readonly<Record<TargetState, number>>> }) {
  return (
    <ul class="state-counts">
      {TARGET_STATES.filter((state) => counts[state]).map((state) => (
        <li>
          <StateMark state={state} count={counts[state]} size="large" />
        </li>
      ))}
    </ul>
  )
}
