import { daysBetween } from '../../kernel/index.js'
import type { BoardTarget } from '../../plan/index.js'
import {
  formatNumber,
  formatRange,
  IntervalBar,
  type Language,
  None,
  paths,
  Say,
  Sparkline,
  StateMark,
  useLanguage,
} from '../../ui/index.js'
import { goalText } from '../parts/goal.js'
import { Marks } from '../parts/Marks.js'
import { TargetName } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export interface CellProps {
  target: BoardTarget
  year: number
  at: ReadAt
}

/** The plan's phrase, and beside it what a reader has to know about its figure. */
export function NameCell({ target, year, at }: CellProps) {
  const language = useLanguage()
  return (
    <TargetName target={target} href={paths.target(year, target.code, at.asked)} asOf={at.asOf}>
      {target.adopted && (
        <span class="figure-marks">
          <span class="mark">
            <Say of={texts.adoptedValue({ value: goalText(target.adopted, language) })} />
          </span>
        </span>
      )}
      <Marks marks={target.marks} />
    </TargetName>
  )
}

const STEPS = 365

/** How the figure has grown through its period, with the straight line of the plan. For the eye only: the row says the same. */
export function TrendCell({ target }: CellProps) {
  if (target.n === null || target.points.length === 0) return <None />
  const { from, to } = target.period
  const days = Math.max(1, daysBetween(from, to) + 1)
  const places = target.points.map((point) => ((daysBetween(from, point.on) + 1) / days) * STEPS)
  return <Sparkline values={target.points.map((point) => point.n)} places={places} steps={STEPS} goal={reachOf(target)} />
}

/** Smallest figure that passes. */
function reachOf(target: BoardTarget): number | undefined {
  if (target.pace) return target.pace.v
  const { value } = target.value
  return target.ratio ? undefined : typeof value === 'number' ? value : value[0]
}

export function ForecastCell({ target }: CellProps) {
  const { pace, n, d, state } = target
  const language = useLanguage()
  if (!pace || n === null || state === 'met' || pace.left === 0) return <None />
  if (pace.tooEarly)
    return (
      <span class="muted small">
        <Say of={texts.tooEarly} />
      </span>
    )
  const share = target.ratio === 'percent' && d ? 100 / d : 1
  const [low, high] = [pace.low * share, pace.high * share]
  return (
    <span class="interval">
      <IntervalBar value={n * share} low={low} high={high} target={pace.v * share} state={state} withText={false} />
      <span class="interval-text">{rangeText(low, high, share !== 1, language)}</span>
    </span>
  )
}

function rangeText(low: number, high: number, percent: boolean, language: Language): string {
  return percent ? `${formatRange(language, Math.floor(low * 10) / 10, Math.floor(high * 10) / 10)} %` : formatRange(language, low, high)
}

/** Facts a month: needed from now on, and as they come in now. */
export function PaceCell({ target }: CellProps) {
  const language = useLanguage()
  const { pace, state, neededPerMonth, ratePerMonth } = target
  if (!pace || state === 'met' || neededPerMonth === null) return <None />
  return <>{`${rate(neededPerMonth, language)} · ${rate(ratePerMonth, language)}`}</>
}

/** Whole above 10, else one decimal: more would pretend to know more. */
export function rate(perMonth: number | null, language: Language): string {
  if (perMonth === null) return formatNumber(language, null)
  return formatNumber(language, Math.abs(perMonth) >= 10 ? Math.round(perMonth) : Math.round(perMonth * 10) / 10)
}

export function StateCell({ target }: CellProps) {
  const language = useLanguage()
  return (
    <>
      <StateMark state={target.state} on={target.metSince} />
      {target.surplus > 0 && (
        <span class="muted small">
          {' '}
          <Say of={texts.surplus({ count: formatNumber(language, target.surplus) })} />
        </span>
      )}
    </>
  )
}
