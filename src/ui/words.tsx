import type { Child } from 'hono/jsx'
import { isChinese, type L10n, NOTHING, useLanguage, useSay } from './language.js'

/** What a component may be given as words: our own text in both languages, or ready content (a name, a number, elements). */
export type Words = L10n | Child

export const isL10n = (words: unknown): words is L10n =>
  typeof words === 'object' && words !== null && 'zh' in words && 'en' in words && typeof (words as L10n).zh === 'string'

/** Words as content: our own texts in the language of the page, anything else as it is. */
export function Say({ of }: { of: Words | undefined }) {
  const say = useSay()
  return <>{isL10n(of) ? say(of) : of}</>
}

/** A dash where there is no value: not a zero. On a phone a place that holds only this is left out. */
export function None() {
  return <span class="none">{NOTHING}</span>
}

/** Words for an attribute: plain text in the language of the page. */
export function useWords(): (words: L10n | string) => string {
  const say = useSay()
  return (words) => (typeof words === 'string' ? words : say(words))
}

/**
 * A name from the register or a title: shown in the reader's language if there is such a name, else as it is, marked with its own language.
 * Names are never translated or turned into Traditional by us.
 */
export function Name({ zh, en }: { zh?: string | null; en?: string | null }) {
  const language = useLanguage()
  const shown = language === 'en' ? (en ?? zh ?? '') : (zh ?? en ?? '')
  if (language === 'en') return isChinese(shown) ? <span lang="zh-Hans">{shown}</span> : <>{shown}</>
  if (!isChinese(shown)) return <span lang="en">{shown}</span>
  return language === 'zh-Hant' ? <span lang="zh-Hans">{shown}</span> : <>{shown}</>
}
