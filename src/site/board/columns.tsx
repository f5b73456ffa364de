import type { Board, BoardTarget } from '../../plan/index.js'
import { type Column, Figure, formatNumber, None, paths, Say, useLanguage } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { TargetFigure } from '../parts/TargetFigure.js'
import type { ReadAt } from '../standing.js'
import { ForecastCell, NameCell, PaceCell, StateCell, TrendCell } from './cells.js'
import { texts } from './messages.js'

/** What the columns depend on. */
export interface BoardShape extends Pick<Board, 'unit' | 'group'> {
  readonly year: number
}

/** The board's columns, for the whole federation, for one unit, or by quarter. */
export function boardColumns(board: BoardShape, at: ReadAt): Column<BoardTarget>[] {
  const { year } = board
  const name: Column<BoardTarget> = { title: texts.target, heads: true, cell: (target) => <NameCell target={target} year={year} at={at} /> }
  const done: Column<BoardTarget> = {
    title: texts.doneOfGoal,
    numeric: true,
    phone: 'bare',
    phoneOrder: 1,
    cell: (target) => <TargetFigure target={target} year={year} at={at} />,
  }
  const own = board.unit ? [ownColumn(board.unit, year, at)] : []
  const middle = board.group === 'quarter' ? quarterColumns(year, at) : paceColumns(year, at)
  return [name, done, ...own, ...middle, stateColumn(year, at), evidenceColumn(year, at, board.unit)]
}

function ownColumn(unit: string, year: number, at: ReadAt): Column<BoardTarget> {
  return {
    title: texts.ownOfShare,
    numeric: true,
    cell: (target) =>
      target.own ? (
        <Figure
          value={target.own.n}
          goal={target.own.share === null ? undefined : { value: target.own.share }}
          href={paths.evidence(year, target.code, { ...at.exact, unit })}
        />
      ) : (
        <None />
      ),
  }
}

const paceColumns = (year: number, at: ReadAt): Column<BoardTarget>[] => [
  {
    title: texts.trend,
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 4,
    cell: (target) => <TrendCell target={target} year={year} at={at} />,
  },
  {
    title: texts.forecast,
    width: 'narrow',
    phone: 'bare',
    phoneOrder: 3,
    cell: (target) => <ForecastCell target={target} year={year} at={at} />,
  },
  {
    title: texts.pace,
    numeric: true,
    phone: 'half',
    phoneOrder: 5,
    cell: (target) => <PaceCell target={target} year={year} at={at} />,
  },
]

/** The figure as it stood at the end of each quarter: figures like any other, each with its own rows. */
const quarterColumns = (year: number, at: ReadAt): Column<BoardTarget>[] =>
  [1, 2, 3, 4].map((quarter) => ({
    title: texts.quarterEnd({ quarter }),
    numeric: true,
    phone: 'half',
    cell: (target) => <QuarterCell target={target} quarter={quarter} year={year} at={at} />,
  }))

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31']

function QuarterCell({ target, quarter, year, at }: { target: BoardTarget; quarter: number; year: number; at: ReadAt }) {
  const language = useLanguage()
  const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  if (target.n === null || target.quarters === null || from > at.asOf) return <None />
  const later = target.quarters.slice(quarter).reduce((sum, moved) => sum + moved, 0)
  const end = `${year}-${QUARTER_ENDS[quarter - 1]}`
  const asOf = end < at.asOf ? end : at.asOf
  return (
    <a href={paths.evidence(year, target.code, { ...at.exact, asOf })} data-figure={target.n - later}>
      {formatNumber(language, target.n - later)}
    </a>
  )
}

const stateColumn = (year: number, at: ReadAt): Column<BoardTarget> => ({
  title: texts.state,
  width: 'narrow',
  phone: 'bare',
  phoneOrder: 2,
  cell: (target) => <StateCell target={target} year={year} at={at} />,
})

const evidenceColumn = (year: number, at: ReadAt, unit: string | null): Column<BoardTarget> => ({
  title: texts.evidence,
  width: 'narrow',
  phone: 'bare',
  phoneOrder: 6,
  cell: (target) =>
    target.rule ? (
      <a href={paths.evidence(year, target.code, { ...at.exact, unit })}>
        <Say of={shared.evidenceLink} />
      </a>
    ) : (
      <None />
    ),
})
