import { formatNumber, formatRange, type L10n, useLanguage } from '../language.js'
import { Say, type Words } from '../words.js'
import { percent, shareOf } from './scale.js'

export interface Dot {
  readonly id: string
  readonly name: Words
  readonly href?: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Rank interval, shown before the name: `3–7`. */
  readonly ranks?: { readonly low: number; readonly high: number }
  /** Neighbours with the same number cannot be told apart. */
  readonly band?: number
  readonly strong?: boolean
}

export interface DotPlotProps {
  caption: Words
  nameTitle: L10n | string
  valueTitle: L10n | string
  rankTitle?: L10n | string
  dots: readonly Dot[]
  min?: number
  max?: number
  decimals?: number
  /** Said between two bands. */
  bandText?: L10n
}

/** Values with their intervals, one row each, in the order given (by median); rows that cannot be told apart stand in one band. */
export function DotPlot({ caption, nameTitle, valueTitle, rankTitle, dots, decimals = 1, bandText, ...bounds }: DotPlotProps) {
  const language = useLanguage()
  const min = bounds.min ?? Math.min(0, ...dots.map((dot) => dot.low))
  const max = bounds.max ?? Math.max(1, ...dots.map((dot) => dot.high))
  const bands = [...new Set(dots.map((dot) => dot.band ?? 0))].map((band) => dots.filter((dot) => (dot.band ?? 0) === band))
  const width = rankTitle ? 4 : 3
  return (
    <table class="bars dots" data-min={min} data-max={max}>
      <caption>
        <Say of={caption} />
      </caption>
      <thead>
        <tr>
          {rankTitle && (
            <th scope="col" class="number">
              <Say of={rankTitle} />
            </th>
          )}
          <th scope="col">
            <Say of={nameTitle} />
          </th>
          <th scope="col" colspan={2}>
            <Say of={valueTitle} />
          </th>
        </tr>
      </thead>
      {bands.map((band) => (
        <tbody>
          {bandText && bands.length > 1 && band.length > 1 && (
            <tr class="band-head">
              <th scope="rowgroup" colspan={width}>
                <Say of={bandText} />
              </th>
            </tr>
          )}
          {band.map((dot) => (
            <tr id={dot.id}>
              {rankTitle && (
                <td class="number muted">
                  {dot.ranks
                    ? dot.ranks.low === dot.ranks.high
                      ? dot.ranks.low
                      : formatRange(language, dot.ranks.low, dot.ranks.high)
                    : ''}
                </td>
              )}
              <th scope="row">
                {dot.href ? (
                  <a href={dot.href}>
                    <Say of={dot.name} />
                  </a>
                ) : (
                  <Say of={dot.name} />
                )}
              </th>
              <td class="bars-line">
                <DotLine dot={dot} min={min} max={max} />
              </td>
              <td class="number">
                {formatNumber(language, dot.value, decimals)}{' '}
                <span class="muted">({formatRange(language, dot.low, dot.high, decimals)})</span>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function DotLine({ dot, min, max }: { dot: Dot; min: number; max: number }) {
  const x = (value: number) => percent(shareOf(value, min, max))
  return (
    <svg class="dot-line" width="100%" height="16" aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1="8" y2="8" />
      <line class={dot.strong ? 'range range-strong' : 'range'} x1={x(dot.low)} x2={x(dot.high)} y1="8" y2="8" />
      <circle class={dot.strong ? 'dot' : 'dot-ink'} cx={x(dot.value)} cy="8" r="4" />
    </svg>
  )
}

export interface PeerStripProps {
  name: Words
  /** Values of the peer group, in grey behind. */
  peers: readonly number[]
  own: number | null
  low?: number
  high?: number
  min: number
  max: number
  decimals?: number
  unit?: Words
}

/** One capacity of a portrait: own value with its interval before the grey ticks of the peer group. */
export function PeerStrip({ name, peers, own, low, high, min, max, decimals = 1, unit }: PeerStripProps) {
  const language = useLanguage()
  const x = (value: number) => percent(shareOf(value, min, max))
  const sorted = [...peers].sort((one, other) => one - other)
  const middle = sorted.length > 0 ? (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2 : null
  return (
    <div class="peer">
      <p class="peer-name">
        <Say of={name} />
      </p>
      <svg class="peer-line" width="100%" height="28" aria-hidden="true" focusable="false">
        <line class="axis" x1="0" x2="100%" y1="14" y2="14" />
        {peers.map((peer) => (
          <line class="peer-tick" x1={x(peer)} x2={x(peer)} y1="6" y2="22" />
        ))}
        {middle !== null && <line class="peer-middle" x1={x(middle)} x2={x(middle)} y1="2" y2="26" />}
        {low !== undefined && high !== undefined && <line class="range range-strong" x1={x(low)} x2={x(high)} y1="14" y2="14" />}
        {own !== null && <circle class="dot" cx={x(own)} cy="14" r="5" />}
      </svg>
      <p class="peer-value">
        <strong>{formatNumber(language, own, decimals)}</strong> <Say of={unit} />
        {low !== undefined && high !== undefined && <span class="muted"> ({formatRange(language, low, high, decimals)})</span>}
        {middle !== null && (
          <span class="muted">
            {' · '}
            <Say
              of={{
                zh: `同组 ${formatNumber(language, peers.length)} 家，中位数 ${formatNumber(language, middle, decimals)}`,
                en: `median of ${formatNumber(language, peers.length)} peers ${formatNumber(language, middle, decimals)}`,
              }}
            />
          </span>
        )}
      </p>
    </div>
  )
}
