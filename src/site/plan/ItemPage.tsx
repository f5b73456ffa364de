import type { BoardTarget, itemPage } from '../../plan/index.js'
import { type Column, Empty, type Frame, formatNumber, Page, paths, Say, StateCounts, Table, useLanguage } from '../../ui/index.js'
import type { Answer } from '../answer.js'
import { boardColumns } from '../board/columns.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { Phrase, TargetName } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'
import { RowTable } from './RowTable.js'
import { TaskTable } from './TaskTable.js'

export interface ItemPageProps {
  frame: Frame
  at: ReadAt
  found: Answer<typeof itemPage>
}

/** One item of the plan: its targets, its tasks with who does them, its rows of the checklist. */
export function ItemPage({ frame, at, found }: ItemPageProps) {
  const { item, plan, targets, tasks, rows, counts } = found
  const { year } = plan
  return (
    <Page
      frame={frame}
      title={item.title}
      heading={
        <>
          <span class="group-number">{item.code}</span>
          <Phrase text={item.title} />
        </>
      }
      breadcrumbs={[
        { text: shared.planOf({ year }), href: paths.board(year, at.asked) },
        ...(item.section ? [{ text: <Phrase text={item.section.title} />, href: paths.section(year, item.section.code, at.asked) }] : []),
        { text: texts.item({ item: item.code }) },
      ]}
      beside={<StateCounts counts={counts} />}
    >
      <WrongInAddress at={at} />
      <AtLine at={at} newest={paths.item(year, item.code)} />
      <TargetTable targets={targets} year={year} at={at} />
      <WaitingTable targets={targets} year={year} at={at} />
      <TaskTable caption={texts.tasks} tasks={tasks} year={year} at={at} />
      <RowTable caption={texts.checklist} rows={rows} year={year} at={at} />
    </Page>
  )
}

/** Targets as the board shows them, without its groups. */
export function TargetTable({ targets, year, at }: { targets: readonly BoardTarget[]; year: number; at: ReadAt }) {
  return (
    <Table
      caption={texts.targets}
      tone="board"
      columns={boardColumns({ year, unit: null, group: 'item' }, at)}
      rows={targets}
      empty={
        <Empty title={texts.noTargets}>
          <p>
            <Say of={texts.noTargetsText} />
          </p>
        </Empty>
      }
    />
  )
}

function WaitingTable({ targets, year, at }: { targets: readonly BoardTarget[]; year: number; at: ReadAt }) {
  const language = useLanguage()
  const waiting = targets.filter((target) => target.waiting > 0)
  if (waiting.length === 0) return null
  const columns: Column<BoardTarget>[] = [
    {
      title: texts.records,
      numeric: true,
      width: 'narrow',
      cell: (target) => (
        <a href={paths.notCounted(year, target.code, { ...at.exact, reason: 'waiting' })} data-figure={target.waiting}>
          {formatNumber(language, target.waiting)}
        </a>
      ),
    },
    {
      title: texts.targets,
      heads: true,
      cell: (target) => <TargetName target={target} href={paths.target(year, target.code, at.asked)} asOf={at.asOf} />,
    },
  ]
  return (
    <div id="waiting">
      <Table caption={texts.waiting} columns={columns} rows={waiting} />
    </div>
  )
}
