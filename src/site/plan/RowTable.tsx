import { type RowLine, rowStates } from '../../plan/index.js'
import {
  type Column,
  Empty,
  formatNumber,
  type Group,
  type L10n,
  None,
  Pill,
  paths,
  Say,
  StateMark,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { Phrase } from '../parts/Phrase.js'
import { placeId } from '../parts/placeId.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

const TONES = { measured: 'good', in_use: 'good', recorded: 'accent', to_come: 'plain' } as const

interface RowTableProps {
  caption: L10n
  rows?: readonly RowLine[]
  groups?: readonly Group<RowLine>[]
  year: number
  at: ReadAt
}

/** Rows of the checklist: the plan's words, what is to be there, and how far it is. */
export function RowTable({ caption, rows, groups, year, at }: RowTableProps) {
  const columns: Column<RowLine>[] = [
    { title: texts.row, width: 'narrow', phone: 'half', cell: (row) => row.id },
    { title: texts.title, heads: true, cell: (row) => <RowTitle row={row} /> },
    { title: texts.state, width: 'narrow', cell: (row) => <Pill tone={TONES[row.state]} text={rowStates[row.state]} /> },
    { title: texts.targets, cell: (row) => <RowFigures row={row} year={year} at={at} /> },
    { title: texts.tasks, width: 'narrow', cell: (row) => <RowTasks row={row} year={year} at={at} /> },
  ]
  return (
    <Table
      caption={caption}
      tone="loose"
      columns={columns}
      rows={rows}
      groups={groups}
      rowId={(row) => placeId('row', row.id)}
      empty={<Empty title={texts.noRowsHere} />}
    />
  )
}

function RowTitle({ row }: { row: RowLine }) {
  return (
    <>
      <Say of={row.title} />
      <div class="muted small">
        <Phrase text={row.phrase} />
      </div>
    </>
  )
}

function RowFigures({ row, year, at }: { row: RowLine; year: number; at: ReadAt }) {
  const language = useLanguage()
  if (row.figures.length === 0) return <None />
  return (
    <ul>
      {row.figures.map((figure) => (
        <li>
          <a href={paths.target(year, figure.target, at.asked)}>{figure.target}</a>{' '}
          {figure.n !== null && (
            <a href={paths.evidence(year, figure.target, at.exact)} data-figure={figure.n}>
              {formatNumber(language, figure.n)}
            </a>
          )}{' '}
          <StateMark state={figure.state} />
        </li>
      ))}
    </ul>
  )
}

function RowTasks({ row, year, at }: { row: RowLine; year: number; at: ReadAt }) {
  if (row.tasks.length === 0) return <None />
  return (
    <>
      {row.tasks.map((task, index) => (
        <>
          {index > 0 && <Say of={texts.comma} />}
          <a href={paths.task(year, task, at.asked)}>{task}</a>
        </>
      ))}
    </>
  )
}
