import { type Column, Table } from '../data/Table.js'
import { formatDay, formatNumber, type Language, useLanguage } from '../language.js'
import { texts } from '../messages.js'
import type { BurnUpProps, Reading } from './BurnUp.js'
import { at, monthsOf, shareOfPeriod } from './scale.js'

interface Row {
  readonly on: string
  readonly actual: number | null
  readonly plan: number
  readonly before: number | null
}

const lastOn = (readings: readonly Reading[], on: string): number | undefined => readings.findLast((one) => one.on <= on)?.value

/** Ends of the months up to the as-of day, and the period's end: the table of a burn-up. */
function rowsOf({ period, asOf, actual, baseline = 0, goal, lastYear }: BurnUpProps): Row[] {
  const starts = monthsOf(period).slice(1)
  const ends = starts.map((start) => new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10))
  const days = [...new Set([...ends.filter((end) => end < asOf), asOf, period.to])].filter((day) => day <= period.to)
  const reach = goal.reach ?? goal.value
  return days.map((on) => ({
    on,
    actual: on <= asOf ? (lastOn(actual, on) ?? baseline) : null,
    plan: at(baseline + (reach - baseline) * shareOfPeriod(on, period)),
    before: lastYear ? (lastOn(lastYear, on) ?? 0) : null,
  }))
}

export function BurnUpTable(props: BurnUpProps) {
  const language = useLanguage()
  return (
    <Table
      caption={props.title}
      hideCaption
      id={`${props.id}-table`}
      columns={columns(language, props.lastYear !== undefined, props.rowsOn)}
      rows={rowsOf(props)}
    />
  )
}

function columns(language: Language, withBefore: boolean, rowsOn: BurnUpProps['rowsOn']): Column<Row>[] {
  const number = (value: number | null) => formatNumber(language, value, undefined)
  return [
    { title: texts.day, heads: true, cell: (row) => formatDay(language, row.on) },
    {
      title: texts.actual,
      numeric: true,
      cell: (row) =>
        rowsOn && row.actual !== null ? (
          <a href={rowsOn(row.on)} data-figure={row.actual}>
            {number(row.actual)}
          </a>
        ) : (
          number(row.actual)
        ),
    },
    { title: texts.plan, numeric: true, cell: (row) => formatNumber(language, Math.round(row.plan * 10) / 10) },
    ...(withBefore ? [{ title: texts.lastYear, numeric: true, cell: (row: Row) => number(row.before) }] : []),
  ]
}
