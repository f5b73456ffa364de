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
    <span class="progress">
      <progress class="progress-bar" max={Math.max(1, total)} value={String(Math.min(done, total))} aria-label={words(label)} />
      <span>{text}</span>
    </span>
  )
}
