import type { Board, ChangeLine } from '../../plan/index.js'
import { Day, Empty, type Frame, formatNumber, LinkButton, Name, Page, paths, Say, useLanguage } from '../../ui/index.js'
import { changeDetail, changeTitle, together } from '../feed/changes.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { TargetName } from '../parts/Phrase.js'
import { SearchForm } from '../parts/SearchForm.js'
import { SmallTargets } from '../parts/SmallTargets.js'
import { StateCountLinks } from '../parts/StateCountLinks.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export interface HomePageProps {
  frame: Frame
  at: ReadAt
  board: Board | undefined
  changes: readonly ChangeLine[]
}

/** The public home: one sentence, the board in small, what waits and what changed, search. */
export function HomePage(props: HomePageProps) {
  const { frame, at, board } = props
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.sentence}
      description={texts.sentence}
      actions={board && <LinkButton kind="primary" href={paths.board(board.plan.year)} text={texts.board} />}
      aside={board && <Lately {...props} board={board} />}
    >
      <WrongInAddress at={at} />
      {board ? <SmallBoard board={board} at={at} /> : <NoPlan />}
    </Page>
  )
}

export function NoPlan() {
  return (
    <>
      <Empty title={shared.noPlan}>
        <p>
          <Say of={shared.noPlanText} />
        </p>
      </Empty>
      <SearchForm />
    </>
  )
}

function SmallBoard({ board, at }: { board: Board; at: ReadAt }) {
  const { year } = board.plan
  return (
    <section class="section">
      <h2>
        <Say of={texts.boardInSmall({ year })} />
      </h2>
      <StateCountLinks counts={board.counts} year={year} at={at} />
      <SmallTargets
        caption={texts.boardInSmall({ year })}
        hideCaption
        targets={board.groups.flatMap((group) => group.targets)}
        year={year}
        at={at}
      />
      <AtLine at={at} newest={paths.home()} />
    </section>
  )
}

const MOST = 6

function Lately({ board, at, changes }: HomePageProps & { board: Board }) {
  return (
    <>
      <h2>
        <Say of={texts.search} />
      </h2>
      <SearchForm />
      <LatelyMet board={board} at={at} />
      <h2>
        <Say of={texts.waiting} />
      </h2>
      <Waiting board={board} at={at} />
      <h2>
        <Say of={texts.changed} />
      </h2>
      <Changes changes={changes} at={at} />
      <p>
        <a href={paths.changesFeed(board.plan.year)}>
          <Say of={texts.allChanges} />
        </a>
      </p>
    </>
  )
}

/** Targets that were reached last, with their day. */
function LatelyMet({ board, at }: { board: Board; at: ReadAt }) {
  const met = board.groups
    .flatMap((group) => group.targets)
    .filter((target) => target.metSince !== null)
    .sort((a, b) => (a.metSince! < b.metSince! ? 1 : -1))
  if (met.length === 0) return null
  return (
    <>
      <h2>
        <Say of={texts.latelyMet} />
      </h2>
      <ul class="plain">
        {met.slice(0, MOST).map((target) => (
          <li>
            <Day on={target.metSince!} />{' '}
            <TargetName target={target} href={paths.target(board.plan.year, target.code, at.asked)} asOf={at.asOf} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Waiting({ board, at }: { board: Board; at: ReadAt }) {
  const language = useLanguage()
  const { year } = board.plan
  const waiting = board.groups
    .flatMap((group) => group.targets)
    .filter((target) => target.waiting > 0)
    .sort((a, b) => b.waiting - a.waiting)
  if (waiting.length === 0)
    return (
      <p class="muted">
        <Say of={texts.nothingWaits} />
      </p>
    )
  return (
    <ul class="plain">
      {waiting.slice(0, MOST).map((target) => (
        <li>
          <a href={paths.notCounted(year, target.code, { ...at.exact, reason: 'waiting' })} data-figure={target.waiting}>
            <Say of={texts.records({ count: formatNumber(language, target.waiting) })} />
          </a>{' '}
          <TargetName target={target} href={paths.target(year, target.code, at.asked)} asOf={at.asOf} />
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes, at }: { changes: readonly ChangeLine[]; at: ReadAt }) {
  if (changes.length === 0)
    return (
      <p class="muted">
        <Say of={texts.nothingChanged} />
      </p>
    )
  return (
    <ul class="plain">
      {together(changes)
        .slice(0, MOST)
        .map(({ change, count }) => (
          <li>
            <Day on={change.on} />{' '}
            <a href={paths.fact(change.fact, at.asked)}>
              <Say of={changeTitle(change.kind)} />
            </a>
            {count > 1 && <span class="muted">{` × ${count}`}</span>}
            <div class="muted small">
              <Name zh={changeDetail(change)} />
            </div>
          </li>
        ))}
    </ul>
  )
}
