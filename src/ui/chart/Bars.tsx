import { formatNumber, formatShare, type L10n, useLanguage } from '../language.js'
import { Say, type Words } from '../words.js'
import { percent } from './scale.js'

export interface Bar {
  readonly name: Words
  readonly value: number
  readonly href?: string
  /** Where the rows behind the number are. */
  readonly rows?: string
  /** Draws it in the accent, such as the reader's own unit. */
  readonly strong?: boolean
  /** What should have been reached by now; a tick. */
  readonly mark?: number
}

export interface BarsProps {
  caption: Words
  hideCaption?: boolean
  /** Head of the column of names. */
  nameTitle: L10n | string
  /** Head of the column of numbers, with the unit. */
  valueTitle: L10n | string
  bars: readonly Bar[]
  /** Adds each bar's part of the whole. */
  withShare?: boolean
  /** The whole of which the bars are parts, where they are not all of it. */
  total?: number
  /** End of the scale; the longest bar otherwise. */
  max?: number
  decimals?: number
}

/** A figure split by unit, quarter or kind: a table whose rows carry a bar, so picture and table are one. */
export function Bars({ caption, hideCaption, nameTitle, valueTitle, bars, withShare, max, decimals, ...given }: BarsProps) {
  const language = useLanguage()
  const top = max ?? Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.mark ?? 0)))
  const total = given.total ?? bars.reduce((sum, bar) => sum + bar.value, 0)
  return (
    <table class="bars">
      <caption class={hideCaption ? 'unseen' : undefined}>
        <Say of={caption} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Say of={nameTitle} />
          </th>
          <th scope="col" colspan={withShare ? 3 : 2}>
            <Say of={valueTitle} />
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr>
            <th scope="row">
              {bar.href ? (
                <a href={bar.href}>
                  <Say of={bar.name} />
                </a>
              ) : (
                <Say of={bar.name} />
              )}
            </th>
            <td class="bars-line">
              <svg width="100%" height="14" aria-hidden="true" focusable="false">
                <rect class={bar.strong ? 'bar bar-strong' : 'bar'} x="0" y="1" width={percent(Math.max(0, bar.value) / top)} height="12" />
                {bar.mark !== undefined && <line class="tick" x1={percent(bar.mark / top)} x2={percent(bar.mark / top)} y1="0" y2="14" />}
              </svg>
            </td>
            <td class="number">
              {bar.rows ? (
                <a href={bar.rows} data-figure={bar.value}>
                  {formatNumber(language, bar.value, decimals)}
                </a>
              ) : (
                formatNumber(language, bar.value, decimals)
              )}
            </td>
            {withShare && <td class="number muted bars-share">{formatShare(language, total > 0 ? bar.value / total : null, 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
