import { type Column, Table } from '../data/Table.js'
import { formatNumber, type L10n, NOTHING, useLanguage } from '../language.js'
import { useWords } from '../words.js'
import { ChartFrame } from './Chart.js'
import { at, percent, spread, ticks } from './scale.js'

export interface Series {
  readonly name: L10n | string
  /** One value for each step; `null` leaves a gap. */
  readonly values: readonly (number | null)[]
  readonly strong?: boolean
}

export interface LinesProps {
  id: string
  title: L10n | string
  /** The picture in a sentence. */
  summary: L10n | string
  /** Names of the steps, for example years. */
  steps: readonly (string | number)[]
  stepTitle: L10n | string
  series: readonly Series[]
  unit?: L10n | string
  decimals?: number
  source?: L10n | string
  asOf?: string
  method?: string
}

const HEIGHT = 220

/** Up to seven series over time, each named at its end; the strong one in the accent, the others grey. */
export function Lines(props: LinesProps) {
  const { id, steps, series, decimals } = props
  const language = useLanguage()
  const words = useWords()
  const values = series.flatMap((one) => one.values.filter((value): value is number => value !== null))
  const scale = ticks(Math.max(0, ...values), 5, (decimals ?? 0) === 0)
  const top = scale.at(-1)!
  const x = (index: number) => (steps.length > 1 ? index / (steps.length - 1) : 0.5)
  const y = (value: number) => at(HEIGHT - (Math.max(0, value) / top) * HEIGHT)
  const ends = series.map((one) => one.values.findLast((value) => value !== null) ?? 0)
  const labels = spread(ends.map(y), 18, { low: 6, high: HEIGHT - 6 })
  const spoken = `${words(props.title)} ${words(props.summary)}`
  const skip = Math.ceil(steps.length / 8)
  return (
    <ChartFrame id={id} title={props.title} source={props.source} asOf={props.asOf} method={props.method} table={<LinesTable {...props} />}>
      <live-chart class="plot-frame plot-frame-wide" data-table={`${id}-table`} data-label={words(props.title)}>
        <svg class="plot" width="100%" height={HEIGHT} role="img" aria-label={spoken} focusable="false">
          {scale.map((value) => (
            <>
              <line class="grid" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
              <text class="axis-text" x="-8" y={y(value)} dy="0.35em" text-anchor="end">
                {formatNumber(language, value)}
              </text>
            </>
          ))}
          {steps.map(
            (step, index) =>
              (index % skip === 0 || index === steps.length - 1) && (
                <text class="axis-text" x={percent(x(index))} y={HEIGHT + 18} text-anchor="middle">
                  {step}
                </text>
              ),
          )}
          <svg width="100%" height={HEIGHT} viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" overflow="visible" aria-hidden="true">
            {series.map((one) => (
              <path class={one.strong ? 'line-actual' : 'line-other'} d={pathOf(one.values, (index) => at(x(index) * 1000), y)} />
            ))}
          </svg>
          {series.map((one, index) => (
            <text class={one.strong ? 'direct direct-strong' : 'direct direct-before'} x="100%" dx="8" y={labels[index]} dy="0.35em">
              {words(one.name)}
            </text>
          ))}
        </svg>
      </live-chart>
    </ChartFrame>
  )
}

function pathOf(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const step = `${pen}${x(index)} ${y(value)}`
      pen = 'L'
      return step
    })
    .join('')
}

function LinesTable({ id, title, steps, stepTitle, series, decimals }: LinesProps) {
  const language = useLanguage()
  const columns: Column<number>[] = [
    { title: stepTitle, heads: true, cell: (index) => steps[index] },
    ...series.map((one) => ({
      title: one.name,
      numeric: true,
      cell: (index: number) =>
        one.values[index] === null || one.values[index] === undefined ? NOTHING : formatNumber(language, one.values[index], decimals),
    })),
  ]
  return <Table caption={title} hideCaption id={`${id}-table`} columns={columns} rows={steps.map((_, index) => index)} />
}
