import type { BoardTarget } from '../../plan/index.js'
import { type Column, type L10n, paths, Table } from '../../ui/index.js'
import { StateCell, TrendCell } from '../board/cells.js'
import { texts } from '../home/messages.js'
import type { ReadAt } from '../standing.js'
import { TargetName } from './Phrase.js'
import { TargetFigure } from './TargetFigure.js'

interface SmallTargetsProps {
  caption: L10n
  hideCaption?: boolean
  targets: readonly BoardTarget[]
  year: number
  at: ReadAt
}

/** Targets in few columns, for where something stands beside them. */
export function SmallTargets({ caption, hideCaption, targets, year, at }: SmallTargetsProps) {
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
  return <Table caption={caption} hideCaption={hideCaption} columns={columns} rows={targets} />
}
