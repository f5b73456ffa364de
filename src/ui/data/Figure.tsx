import type { Child } from 'hono/jsx'
import { formatNumber, formatShare, NOTHING, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

/** How a target's goal is written before its value. */
export type Comparator = '≥' | '>' | '=' | '≤' | '<'

export interface FigureProps {
  /** `null` is shown as a dash, which is not zero. */
  value: number | bigint | null
  unit?: Words
  /** `≥ 200`, or a range `2–3` given as text. */
  goal?: { readonly comparator?: Comparator; readonly value: number | string }
  decimals?: number
  /** Period or as-of day, under the number where it is large. */
  period?: Words
  /** `large` is the figure of a page; `far` can be read across a meeting room. */
  size?: 'row' | 'large' | 'far'
  /** Where its evidence is; the link then names the number, so that a crawler can compare both. */
  href?: string
  /** Marks such as “of which disputed 2”. */
  marks?: readonly Words[]
}

/** A number with its unit and, where there is one, its goal: `143 / ≥ 200 期`. */
export function Figure({ value, unit, goal, decimals, period, size = 'row', href, marks }: FigureProps) {
  const language = useLanguage()
  const number = formatNumber(language, value, decimals)
  const goalText =
    goal &&
    `${goal.comparator ? `${goal.comparator} ` : ''}${typeof goal.value === 'number' ? formatNumber(language, goal.value, decimals) : goal.value}`
  return (
    <span class={`figure figure-${size}`}>
      <strong class="figure-value">
        {href ? (
          <a href={href} data-figure={String(value ?? '')}>
            {number}
          </a>
        ) : (
          number
        )}
      </strong>
      {goalText && <span class="figure-goal">{` / ${goalText}`}</span>}
      {unit && (
        <span class="figure-unit">
          {' '}
          <Say of={unit} />
        </span>
      )}
      {marks && marks.length > 0 && (
        <span class="figure-marks">
          {marks.map((mark) => (
            <span class="mark">
              <Say of={mark} />
            </span>
          ))}
        </span>
      )}
      {period && (
        <span class="figure-period">
          <Say of={period} />
        </span>
      )}
    </span>
  )
}

/**
 * A ratio with its two whole numbers, `53.3 % (56 / 105)`. The share is cut to one decimal, never rounded up (06 P-082); a denominator of 0 is
 * no figure, neither 0 % nor 100 %.
 */
export function Ratio({ part, whole, size = 'row', unit }: { part: number; whole: number; size?: FigureProps['size']; unit?: Words }) {
  const language = useLanguage()
  const say = useSay()
  if (whole === 0) return <span class={`figure figure-${size}`}>{NOTHING}</span>
  const cut = Math.floor((part * 1000) / whole) / 1000
  const numbers = { part: formatNumber(language, part), whole: formatNumber(language, whole) }
  return (
    <span class={`figure figure-${size}`}>
      <strong class="figure-value">{formatShare(language, cut)}</strong>
      <span class="figure-goal">
        {' '}
        <span aria-hidden="true">{`(${numbers.part} / ${numbers.whole})`}</span>
        <span class="unseen">{say(texts.ratioOf(numbers))}</span>
      </span>
      {unit && (
        <span class="figure-unit">
          {' '}
          <Say of={unit} />
        </span>
      )}
    </span>
  )
}

/** Figures side by side, each under its name. */
export function FigureRow({ figures }: { figures: readonly { readonly name: Words; readonly figure: Child }[] }) {
  return (
    <dl class="figures">
      {figures.map(({ name, figure }) => (
        <div>
          <dt>
            <Say of={name} />
          </dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}
