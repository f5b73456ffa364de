import { percent } from '../chart/scale.js'
import { formatNumber, type L10n, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { useWords } from '../words.js'

/** How much of a long act is done: n of N, as number and as bar. */
export function Progress({ done, total, label }: { done: number; total: number; label: L10n | string }) {
  const language = useLanguage()
  const say = useSay()
  const words = useWords()
  const text = say(texts.progressOf({ done: formatNumber(language, done), total: formatNumber(language, total) }))
  return (
    <span
      class="progress"
      role="progressbar"
      aria-label={words(label)}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <svg class="progress-bar" width="120" height="8" aria-hidden="true" focusable="false">
        <rect class="bar-ground" width="100%" height="8" />
        <rect class="bar bar-strong" width={percent(total > 0 ? Math.min(1, done / total) : 0)} height="8" />
      </svg>
      <span aria-hidden="true">{text}</span>
    </span>
  )
}
