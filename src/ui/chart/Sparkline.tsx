import { html } from 'hono/html'
import type { L10n } from '../language.js'
import { useWords } from '../words.js'
import { at } from './scale.js'

export interface SparklineProps {
  /** The figure at the end of each step so far, for example of each month; fewer than `steps` while the period runs. */
  values: readonly number[]
  /** Where each value stands, in steps; without it one step after another. */
  places?: readonly number[]
  /** Steps of the whole period. */
  steps?: number
  /** The value to reach at the period's end: draws the straight plan line to it. */
  goal?: number
  baseline?: number
  /** What it shows, in words; without it the picture is for the eye only, beside figures that say the same. */
  label?: L10n | string
}

const WIDTH = 84
const HEIGHT = 20
const MARGIN = 3

/** A small line of how a figure has grown, with the plan line dotted. */
export function Sparkline({ values, places, steps = 12, goal, baseline = 0, label }: SparklineProps) {
  const words = useWords()
  const low = Math.min(baseline, ...values)
  const high = Math.max(goal ?? 0, baseline, low + 1, ...values)
  const x = (step: number) => at(MARGIN + (Math.min(step, steps) / steps) * (WIDTH - 2 * MARGIN))
  const y = (value: number) => at(HEIGHT - MARGIN - ((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN))
  const place = (index: number) => places?.[index] ?? index + 1
  const points = [`${x(0)},${y(baseline)}`]
  for (const [index, value] of values.entries()) {
    const here = x(place(index))
    // Of several within a pixel only the last is seen.
    if (index + 1 === values.length || x(place(index + 1)) - here >= 1) points.push(`${here},${y(value)}`)
  }
  const last = values.at(-1)
  const named = label ? html`role="img" aria-label="${words(label)}"` : html`aria-hidden="true"`
  // Written as text: a board has dozens of them, and as elements they would be a quarter of its making.
  return html`<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" ${named} focusable="false">${
    goal === undefined ? '' : html`<line class="line-plan" x1="${x(0)}" y1="${y(baseline)}" x2="${x(steps)}" y2="${y(goal)}"/>`
  }${points.length > 1 ? html`<polyline class="line-actual" points="${points.join(' ')}"/>` : ''}${
    last === undefined ? '' : html`<circle class="dot" cx="${x(place(values.length - 1))}" cy="${y(last)}" r="2.5"/>`
  }</svg>`
}
