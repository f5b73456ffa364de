import { html } from 'hono/html'
import { asTargetState, type StateWord } from '../data/StateMark.js'
import { formatNumber, formatRange, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { at } from './scale.js'

export interface IntervalBarProps {
  /** The figure now. */
  value: number
  /** Bounds of the forecast for the period's end; without them the bar says so (“too early”). */
  low?: number | null
  high?: number | null
  /** What has to be reached. */
  target?: number | null
  /** End of the scale when several bars share one; otherwise chosen so that everything fits. */
  max?: number
  state?: StateWord
  /** Writes the interval behind the bar (usual). */
  withText?: boolean
}

const WIDTH = 96
const HEIGHT = 18

/** One line: the figure as a dot, the forecast interval as a band, the target as a tick. */
export function IntervalBar({ value, low, high, target, max, state = 'no_figure', withText = true }: IntervalBarProps) {
  const language = useLanguage()
  const say = useSay()
  const known = low !== null && low !== undefined && high !== null && high !== undefined
  const top = max ?? Math.max(value, high ?? 0, target ?? 0, 1) * 1.05
  const x = (amount: number) => at(Math.min(1, Math.max(0, amount / top)) * (WIDTH - 6) + 3)
  const middle = HEIGHT / 2
  const number = (amount: number) => formatNumber(language, amount)
  const words = [
    `${say(texts.actual)} ${number(value)}`,
    known ? `${say(texts.forecastEnd)} ${formatRange(language, low, high)}` : say(texts.tooEarly),
    target ? `${say(texts.target)} ${number(target)}` : '',
  ].filter(Boolean)
  const label = words.join(say({ zh: '，', en: ', ' }))
  // Written as text, like every small picture of which a board has dozens.
  const picture = html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}" focusable="false"><line class="axis" x1="${x(0)}" y1="${middle}" x2="${x(top)}" y2="${middle}"/>${
    known ? html`<rect class="band" x="${x(low)}" y="${middle - 5}" width="${at(Math.max(2, x(high) - x(low)))}" height="10"/>` : ''
  }${target ? html`<line class="tick" x1="${x(target)}" y1="1" x2="${x(target)}" y2="${HEIGHT - 1}"/>` : ''}<circle class="dot-ink" cx="${x(value)}" cy="${middle}" r="3"/></svg>`
  return (
    <span class={`interval state-${asTargetState(state)}`}>
      {picture}
      {withText && known && (
        <span class="interval-text" aria-hidden="true">
          {formatRange(language, low, high)}
        </span>
      )}
    </span>
  )
}
