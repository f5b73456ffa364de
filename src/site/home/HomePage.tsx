import type { Board, BoardTarget, ChangeLine } from '../../plan/index.js'
import { type Column, Day, Empty, type Frame, formatNumber, LinkButton, Page, paths, Say, Table, useLanguage } from '../../ui/index.js'
import { StateCell, TrendCell } from '../board/cells.js'
import { changeDetail, changeTitle } from '../feed/changes.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { TargetName } from '../parts/Phrase.js'
import { SearchForm } from '../parts/SearchForm.js'
import { StateCountLinks } from '../parts/StateCountLinks.js'
import { TargetFigure } from '../parts/TargetFigure.js'
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
  const columns: Column<BoardTarget>[] = [
    {
      title: texts.target,
      heads: true,
      cell: (target) => <TargetName target={target} href={paths.target(year, target.code, at.asked)} asOf={at.asOf} />,
    },
    {
      title: texts.figure,
      numeric: true,
      phone: 'bare',
      phoneOrder: 1,
      cell: (target) => <TargetFigure target={target} year={year} at={at} />,
    },
    { title: texts.trend, width: 'narrow', phone: 'hide', cell: (target) => <TrendCell target={target} year={year} at={at} /> },
    {
      title: texts.state,
      width: 'narrow',
      phone: 'bare',
      phoneOrder: 2,
      cell: (target) => <StateCell target={target} year={year} at={at} />,
    },
  ]
  return (
    <section class="section">
      <h2>
        <Say of={texts.boardInSmall({ year })} />
      </h2>
      <StateCountLinks counts={board.counts} year={year} at={at} />
      <Table caption={texts.boardInSmall({ year })} hideCaption columns={columns} rows={board.groups.flatMap((group) => group.targets)} />
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
          <TargetName target={target} href={paths.target(year, target.code, at.asked)} asOf={at.asOf} />{' '}
          <a href={paths.notCounted(year, target.code, { ...at.exact, reason: 'waiting' })} data-figure={target.waiting}>
            <Say of={texts.records({ count: formatNumber(language, target.waiting) })} />
          </a>
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
      {changes.map((change) => (
        <li>
          <a href={paths.fact(change.fact, at.asked)}>
            <Say of={changeTitle(change.kind)} />
          </a>{' '}
          <span class="muted small">
            <Day on={change.on} />
          </span>
          <div class="muted small" lang="zh">
            {changeDetail(change)}
          </div>
        </li>
      ))}
    </ul>
  )
}
