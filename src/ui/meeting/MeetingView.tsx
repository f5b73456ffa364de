import type { Child } from 'hono/jsx'
import { Figure, type FigureProps } from '../data/Figure.js'
import { StateCounts, StateMark, type StateWord, type TargetState } from '../data/StateMark.js'
import { Say, type Words } from '../words.js'

/** The board on a wall: few words, large, in the ink of the page; readable from three metres. */
export function MeetingView({
  title,
  note,
  counts,
  children,
}: {
  title: Words
  note?: Words
  counts?: Partial<Record<TargetState, number>>
  children?: Child
}) {
  return (
    <section class="meeting">
      <div class="meeting-head">
        <h1>
          <Say of={title} />
        </h1>
        {note && (
          <p class="meeting-note">
            <Say of={note} />
          </p>
        )}
      </div>
      {counts && <StateCounts counts={counts} />}
      <div class="meeting-tiles">{children}</div>
    </section>
  )
}

export interface MeetingTargetProps extends Pick<FigureProps, 'value' | 'unit' | 'goal' | 'decimals'> {
  name: Words
  href: string
  state: StateWord
  /** One short line: pace needed and pace now. */
  pace?: Words
  owner?: Words
}

/** One target of the meeting's board. */
export function MeetingTarget({ name, href, state, pace, owner, ...figure }: MeetingTargetProps) {
  return (
    <article class="meeting-target">
      <h2>
        <a href={href}>
          <Say of={name} />
        </a>
      </h2>
      <Figure {...figure} size="far" />
      <StateMark state={state} />
      {(pace || owner) && (
        <p class="meeting-pace">
          <Say of={pace} />
          {pace && owner ? ' · ' : ''}
          <Say of={owner} />
        </p>
      )}
    </article>
  )
}
