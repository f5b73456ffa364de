import type { TargetPage as TargetReading } from '../../plan/index.js'
import { Bars, type Column, Day, formatNumber, Name, None, Pill, paths, Say, Table, useLanguage } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

interface SplitProps {
  reading: TargetReading
  at: ReadAt
}

/** The figure at the end of each quarter, and by unit: every number with its rows. */
export function Splits({ reading, at }: SplitProps) {
  if (!reading.target.rule || reading.target.n === null) return null
  return (
    <>
      <Quarters reading={reading} at={at} />
      <Units reading={reading} at={at} />
      <Shares reading={reading} at={at} />
      <Steps reading={reading} at={at} />
    </>
  )
}

interface QuarterRow {
  readonly quarter: number
  readonly asOf: string
  readonly figure: number
  readonly moved: number
}

const ENDS = ['03-31', '06-30', '09-30', '12-31']

/** Figures at the ends of the quarters that have begun, the last one at E. */
function quartersOf({ target, byQuarter, plan }: TargetReading, asOf: string): QuarterRow[] {
  return byQuarter.flatMap((moved, index): QuarterRow[] => {
    const begins = `${plan.year}-${String(index * 3 + 1).padStart(2, '0')}-01`
    if (begins > asOf || target.n === null) return []
    const end = `${plan.year}-${ENDS[index]}`
    const later = byQuarter.slice(index + 1).reduce((sum, one) => sum + one, 0)
    return [{ quarter: index + 1, asOf: end < asOf ? end : asOf, figure: target.n - later, moved }]
  })
}

function Quarters({ reading, at }: SplitProps) {
  const rows = quartersOf(reading, at.asOf)
  const language = useLanguage()
  const href = (row: QuarterRow) => paths.evidence(reading.plan.year, reading.target.code, { ...at.exact, asOf: row.asOf })
  const columns: Column<QuarterRow>[] = [
    { title: texts.quarter, heads: true, cell: (row) => <Say of={texts.quarterName({ quarter: row.quarter })} /> },
    {
      title: texts.atEnd,
      numeric: true,
      cell: (row) => (
        <a href={href(row)} data-figure={row.figure}>
          {formatNumber(language, row.figure)}
        </a>
      ),
    },
    { title: texts.moved, numeric: true, cell: (row) => `${row.moved > 0 ? '+' : ''}${formatNumber(language, row.moved)}` },
  ]
  return <Table caption={texts.byQuarter} columns={columns} rows={rows} />
}

/** So many units stand open; the rest are folded away under their number. */
const OPEN = 12

function Units({ reading, at }: SplitProps) {
  const { byUnit } = reading
  if (byUnit.length === 0) return null
  const rest = byUnit.slice(OPEN)
  return (
    <>
      <UnitBars reading={reading} at={at} units={byUnit.slice(0, OPEN)} />
      {rest.length > 0 && (
        <details>
          <summary>
            <Say of={texts.moreUnits({ count: rest.length })} />
          </summary>
          <UnitBars reading={reading} at={at} units={rest} hideCaption />
        </details>
      )}
    </>
  )
}

function UnitBars({ reading, at, units, hideCaption }: SplitProps & { units: TargetReading['byUnit']; hideCaption?: boolean }) {
  const { year } = reading.plan
  return (
    <Bars
      caption={texts.byUnit}
      hideCaption={hideCaption}
      nameTitle={texts.unit}
      valueTitle={texts.counted}
      withShare
      total={reading.byUnit.reduce((sum, each) => sum + each.n, 0)}
      max={Math.max(1, ...reading.byUnit.map((each) => each.n))}
      bars={units.map(({ unit, name, n }) => ({
        name: name ? <Name zh={name.nameZh} en={name.nameEn} /> : unit ? <code>{unit.slice(-6)}</code> : texts.noUnit,
        value: n,
        href: unit ? paths.unit(unit, at.asked) : undefined,
        rows: unit ? paths.evidence(year, reading.target.code, { ...at.exact, unit }) : undefined,
      }))}
    />
  )
}

function Shares({ reading, at }: SplitProps) {
  const language = useLanguage()
  const { shares } = reading
  if (!shares) return null
  const nameOf = new Map(reading.byUnit.map((each) => [each.unit, each.name]))
  const number = (value: number) => formatNumber(language, value)
  return (
    <>
      <Table
        caption={texts.shares}
        columns={[
          {
            title: texts.unit,
            heads: true,
            cell: (row) => {
              const name = nameOf.get(row.unit)
              return <a href={paths.unit(row.unit, at.asked)}>{name ? <Name zh={name.nameZh} en={name.nameEn} /> : row.unit.slice(-6)}</a>
            },
          },
          { title: texts.shares, numeric: true, cell: (row) => number(row.value) },
        ]}
        rows={shares.rows}
      />
      <p class="muted">
        <Say of={texts.shareSum({ sum: number(shares.sum), gap: shares.gap === null ? null : number(shares.gap) })} />
      </p>
    </>
  )
}

function Steps({ reading }: SplitProps) {
  const { steps, asOf } = reading
  if (steps.length === 0) return null
  return (
    <>
      <Table
        caption={texts.steps}
        columns={[
          { title: texts.step, heads: true, cell: (step) => <Name zh={step.title.zh} en={step.title.en} /> },
          { title: texts.due, width: 'narrow', cell: (step) => <Day on={step.due} /> },
          {
            title: texts.metOn,
            width: 'narrow',
            cell: (step) =>
              step.metOn && step.metOn <= asOf ? (
                <Day on={step.metOn} />
              ) : step.due < asOf ? (
                <Pill tone="bad" text={texts.notMet} />
              ) : (
                <None />
              ),
          },
        ]}
        rows={steps}
      />
      {reading.byMilestones && (
        <p class="muted">
          <Say of={texts.byMilestones} />
        </p>
      )}
    </>
  )
}
