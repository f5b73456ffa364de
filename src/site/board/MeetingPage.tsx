import type { Board, BoardTarget } from '../../plan/index.js'
import { type Frame, formatDay, MeetingView, Page, paths, Say, StateMark, useLanguage } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { Phrase, programmeName } from '../parts/Phrase.js'
import { TargetFigure } from '../parts/TargetFigure.js'
import type { ReadAt } from '../standing.js'
import { rate } from './cells.js'
import { texts } from './messages.js'

/** The board on a wall, readable from three metres. */
export function MeetingPage({ frame, board, at }: { frame: Frame; board: Board; at: ReadAt }) {
  const { year } = board.plan
  const day = formatDay(frame.language, at.asOf)
  return (
    <Page frame={{ ...frame, navigation: [] }} title={shared.planOf({ year })} heading={false} unlisted>
      <MeetingView title={shared.planOf({ year })} note={texts.meetingNote({ day, days: board.daysLeft })} counts={board.counts}>
        {board.groups
          .flatMap((group) => group.targets)
          .map((target) => (
            <Tile target={target} year={year} at={at} />
          ))}
      </MeetingView>
      <p>
        <a href={paths.board(year, at.asked)}>
          <Say of={texts.toBoard} />
        </a>
      </p>
    </Page>
  )
}

function Tile({ target, year, at }: { target: BoardTarget; year: number; at: ReadAt }) {
  const language = useLanguage()
  const programme = language === 'en' ? programmeName(target.code, at.asOf)?.en : undefined
  const pace = target.pace && target.state !== 'met' && target.neededPerMonth !== null
  return (
    <article class="meeting-target">
      <h2>
        <a href={paths.target(year, target.code, at.asked)}>{programme ?? <Phrase text={target.phrase} />}</a>
      </h2>
      <TargetFigure target={target} year={year} at={at} size="far" />
      <StateMark state={target.state} />
      {pace && (
        <p class="meeting-pace">
          <Say of={texts.meetingPace({ needed: rate(target.neededPerMonth, language), now: rate(target.ratePerMonth, language) })} />
        </p>
      )}
    </article>
  )
}
