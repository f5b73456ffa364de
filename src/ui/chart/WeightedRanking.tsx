import { formatNumber, type L10n, useLanguage } from '../language.js'
import { Say, useWords, type Words } from '../words.js'
import { percent, shareOf } from './scale.js'

export interface Criterion {
  readonly id: string
  readonly name: L10n | string
  /** Weights need not add up to anything; only their proportions count. */
  readonly weight: number
}

export interface Weighted {
  readonly id: string
  readonly name: Words
  readonly href?: string
  /** Score on each criterion, 0 to 100, in the order of the criteria. */
  readonly scores: readonly number[]
}

export interface WeightedRankingProps {
  caption: Words
  nameTitle: L10n | string
  valueTitle: L10n | string
  criteria: readonly Criterion[]
  rows: readonly Weighted[]
  /** Address that answers `?w_<criterion>=…`; the sliders are a form that is sent where there is no script. */
  action: string
  /** Names the button of that form. */
  apply: L10n
}

export const weightedScore = (scores: readonly number[], weights: readonly number[]): number => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total > 0 ? scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / total : 0
}

/** What if the weights were others: sliders that move the dots at once, a plain form without script. It explores, and is never the ranking itself. */
export function WeightedRanking({ caption, nameTitle, valueTitle, criteria, rows, action, apply }: WeightedRankingProps) {
  const language = useLanguage()
  const words = useWords()
  const weights = criteria.map((criterion) => criterion.weight)
  const scored = rows.map((row) => ({ row, score: weightedScore(row.scores, weights) })).sort((one, other) => other.score - one.score)
  return (
    <weight-sliders class="weights">
      <form method="get" action={action} class="weights-form">
        {criteria.map((criterion) => (
          <div class="weight">
            <label for={`w-${criterion.id}`}>{words(criterion.name)}</label>
            <input
              type="range"
              id={`w-${criterion.id}`}
              name={`w_${criterion.id}`}
              min="0"
              max="100"
              step="1"
              value={String(criterion.weight)}
            />
            <output for={`w-${criterion.id}`}>{criterion.weight}</output>
          </div>
        ))}
        <button type="submit" class="button button-plain">
          <Say of={apply} />
        </button>
      </form>
      <table class="bars dots">
        <caption>
          <Say of={caption} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Say of={nameTitle} />
            </th>
            <th scope="col" colspan={2}>
              <Say of={valueTitle} />
            </th>
          </tr>
        </thead>
        <tbody>
          {scored.map(({ row, score }) => (
            <tr data-scores={row.scores.join(' ')}>
              <th scope="row">
                {row.href ? (
                  <a href={row.href}>
                    <Say of={row.name} />
                  </a>
                ) : (
                  <Say of={row.name} />
                )}
              </th>
              <td class="bars-line">
                <svg class="dot-line" width="100%" height="16" aria-hidden="true" focusable="false">
                  <line class="axis" x1="0" x2="100%" y1="8" y2="8" />
                  <circle class="dot" cx={percent(shareOf(score, 0, 100))} cy="8" r="4" />
                </svg>
              </td>
              <td class="number weight-score">{formatNumber(language, score, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </weight-sliders>
  )
}
