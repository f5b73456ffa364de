import type { Board, BoardGroup } from '../../plan/index.js'
import { Empty, type Frame, LinkButton, Page, paths, Say, Table, useSay } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { placeId } from '../parts/placeId.js'
import { StateCountLinks } from '../parts/StateCountLinks.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { BoardControls } from './BoardControls.js'
import { boardColumns } from './columns.js'
import { GroupHead } from './GroupHead.js'
import { texts } from './messages.js'

export interface BoardPageProps {
  frame: Frame
  board: Board
  at: ReadAt
  /** Groups as filtered by what the reader looks for. */
  groups: readonly BoardGroup[]
  find: string
  state: string
  nameOf: NameOf
}

/** The plan board: every target, its pace and its evidence on one page. */
export function BoardPage(props: BoardPageProps) {
  const { frame, board, at } = props
  const { year } = board.plan
  return (
    <Page
      frame={frame}
      title={shared.planOf({ year })}
      description={texts.boardDescription({ year })}
      beside={<StateCountLinks counts={board.counts} year={year} at={at} />}
      actions={<span class="muted">{<Say of={texts.daysLeft({ days: board.daysLeft })} />}</span>}
      head={<link rel="alternate" type="application/atom+xml" href={paths.changesFeed(year)} />}
    >
      <WrongInAddress at={at} />
      <BoardControls {...props} />
      {board.unit && <UnitLine {...props} />}
      <BoardTable {...props} />
      <AtLine at={at} newest={paths.board(year)} />
      {board.marksPending && (
        <p class="muted small">
          <Say of={texts.marksPending} />
        </p>
      )}
    </Page>
  )
}

function UnitLine({ board, at, nameOf }: BoardPageProps) {
  const say = useSay()
  return (
    <p>
      {say(texts.viewOf)}
      {say({ zh: '：', en: ': ' })}
      <a href={paths.unit(board.unit!, at.asked)}>{nameOf(board.unit!)}</a>
      {' · '}
      <a href={paths.board(board.plan.year, at.asked)}>{say(texts.wholeFederation)}</a>
    </p>
  )
}

function BoardTable({ board, at, groups, nameOf }: BoardPageProps) {
  const shape = { year: board.plan.year, unit: board.unit, group: board.group }
  const seen = JSON.stringify([shape, at])
  return (
    <Table
      id="board"
      caption={texts.targets}
      hideCaption
      tone="board"
      columns={boardColumns(shape, at)}
      groups={groups.map((group) => ({
        id: placeId('group', group.key ?? 'none'),
        heading: <GroupHead group={group} board={board} at={at} nameOf={nameOf} />,
        rows: group.targets,
      }))}
      rowId={(target) => target.code}
      keptBy={(target) => `${seen}${JSON.stringify(target)}`}
      empty={
        <Empty title={texts.noneFound}>
          <p>
            <Say of={texts.noneFoundText} />
          </p>
          <LinkButton href={paths.board(board.plan.year, at.asked)} text={texts.showAll} />
        </Empty>
      }
    />
  )
}
