import type { Comparator } from '../data/Figure.js'
import { asTargetState, type StateWord } from '../data/StateMark.js'
import { formatDay, formatNumber, formatRange, type L10n, type Language, say as sayIn, useLanguage } from '../language.js'
import { stateWords, texts } from '../messages.js'
import { useWords } from '../words.js'
import { BurnUpTable } from './BurnUpTable.js'
import { burnUpPlan } from './burnUpPlan.js'
import { ChartFrame } from './Chart.js'
import { percent } from './scale.js'

export interface Reading {
  /** Day `YYYY-MM-DD`. */
  readonly on: string
  readonly value: number
}

export interface BurnUpProps {
  id: string
  title: L10n | string
  unit: L10n | string
  period: { readonly from: string; readonly to: string }
  /** As of which day the figures are. */
  asOf: string
  /** The figure after each day on which it changed, oldest first. */
  actual: readonly Reading[]
  baseline?: number
  goal: {
    readonly comparator: Comparator
    readonly value: number /** Smallest number that passes, where it is not `value` itself. */
    readonly reach?: number
    /** How the goal is written where a comparator and one number do not say it: `2–3`. */
    readonly text?: string
  }
  /** Last year's figures, scaled to this target and moved to this year's days. */
  lastYear?: readonly Reading[]
  /** Forecast for the period's end, or `null` while it is too early. */
  forecast?: { readonly expected: number; readonly low: number; readonly high: number } | null
  state: StateWord
  source?: L10n | string
  method?: string
  /** Where the rows behind the figure of a day are. */
  rowsOn?: (on: string) => string
}

/** How a figure grows towards its target: actual line, straight plan line, last year in grey, forecast dotted with its interval at the end. */
export function BurnUp(props: BurnUpProps) {
  const language = useLanguage()
  const words = useWords()
  const plan = burnUpPlan(props)
  const { id } = props
  const spoken = `${words(props.title)} ${summaryOf(props, language, words)}`
  return (
    <ChartFrame
      id={id}
      title={props.title}
      source={props.source}
      asOf={props.asOf}
      method={props.method}
      table={<BurnUpTable {...props} />}
    >
      <live-chart
        class={`plot-frame${isLong(plan.endLabels.map((label) => endText(label.kind, props, language))) ? ' plot-frame-wide' : ''} state-${asTargetState(props.state)}`}
        data-table={`${id}-table`}
        data-label={words(props.title)}
        data-from={props.period.from}
        data-to={props.period.to}
      >
        <svg class="plot" width="100%" height={plan.height} role="img" aria-label={spoken} focusable="false">
          {plan.ticks.map((tick) => (
            <>
              <line class="grid" x1="0" x2="100%" y1={tick.y} y2={tick.y} />
              <text class="axis-text" x="-8" y={tick.y} dy="0.35em" text-anchor="end">
                {formatNumber(language, tick.value)}
              </text>
            </>
          ))}
          {plan.months.map((month, index) => (
            <text
              class={`axis-text${index % 2 === 1 ? ' axis-odd' : ''}`}
              x={percent(month.middle)}
              y={plan.height + 18}
              text-anchor="middle"
            >
              {sayIn(language, { zh: `${month.number}月`, en: MONTHS[month.number - 1]! })}
            </text>
          ))}
          {/* Shapes live in a box that stretches with the page; words and dots outside of it keep their form. */}
          <svg
            width="100%"
            height={plan.height}
            viewBox={`0 0 1000 ${plan.height}`}
            preserveAspectRatio="none"
            overflow="visible"
            aria-hidden="true"
          >
            {plan.lastYear && <polyline class="line-before" points={plan.lastYear} />}
            <line class="line-plan" {...plan.planLine} />
            {plan.forecast && <polygon class="band" points={plan.forecast.fan} />}
            {plan.forecast && <line class="line-forecast" {...plan.forecast.line} />}
            {plan.actual && <polyline class="line-actual" points={plan.actual} />}
          </svg>
          <line class="today" x1={percent(plan.now.x)} x2={percent(plan.now.x)} y1="0" y2={plan.height} />
          {plan.forecast && <line class="band-edge" x1="100%" x2="100%" y1={plan.forecast.top} y2={plan.forecast.bottom} />}
          <circle class="dot" cx={percent(plan.now.x)} cy={plan.now.y} r="4" />
          <text class="direct direct-strong direct-now" {...plan.nowLabel}>
            {formatNumber(language, plan.now.value)}
          </text>
          {plan.endLabels.map((label) => (
            <text class={`direct direct-${label.kind}`} x="100%" dx="8" y={label.y} dy="0.35em">
              {endText(label.kind, props, language)}
            </text>
          ))}
        </svg>
      </live-chart>
    </ChartFrame>
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const ROOM = 9
/** Labels of the end stand beside the plot, which leaves them more room where they are long. */
const isLong = (labels: readonly string[]): boolean => labels.some((label) => [...label].length > ROOM)

function endText(kind: 'plan' | 'forecast' | 'before', { goal, forecast }: BurnUpProps, language: Language): string {
  if (kind === 'plan') return goal.text ?? `${goal.comparator} ${formatNumber(language, goal.value)}`
  if (kind === 'before') return sayIn(language, { zh: '去年', en: 'last year' })
  return forecast ? formatRange(language, forecast.low, forecast.high) : ''
}

function summaryOf(props: BurnUpProps, language: Language, words: (text: L10n | string) => string): string {
  const now = formatNumber(language, props.actual.at(-1)?.value ?? props.baseline ?? 0)
  const goal = props.goal.text ?? `${props.goal.comparator} ${formatNumber(language, props.goal.value)}`
  const unit = words(props.unit)
  const state = sayIn(language, stateWords[asTargetState(props.state)])
  const day = formatDay(language, props.asOf)
  const ahead = props.forecast
    ? sayIn(language, {
        zh: `按目前进度，期末预计 ${formatNumber(language, props.forecast.expected)}（${formatRange(language, props.forecast.low, props.forecast.high)}）。`,
        en: `At the present pace the period ends at ${formatNumber(language, props.forecast.expected)} (${formatRange(language, props.forecast.low, props.forecast.high)}).`,
      })
    : sayIn(language, texts.tooEarly)
  return sayIn(language, {
    zh: `截至 ${day}，已有 ${now} ${unit}，目标 ${goal}：${state}。${ahead}`,
    en: `As of ${day}: ${now} ${unit}, target ${goal}: ${state}. ${ahead}`,
  })
}
