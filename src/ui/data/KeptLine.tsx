import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { LanguageContext, useLanguage } from '../language.js'

/** Rows kept, of about 2 kB each; the oldest make room. */
const MOST = 2_000
const kept = new Map<string, HtmlEscapedString>()

/**
 * A row that was written before is not written again: `name` says all that it shows and leads to, so that the same name means the same text.
 * The figures themselves are computed each time; a row whose figure moved has another name.
 */
export function KeptLine({ name, make }: { name: string; make: () => Child }) {
  const language = useLanguage()
  const full = `${language}|${name}`
  const known = kept.get(full)
  if (known) return known
  const written = raw(String(<LanguageContext.Provider value={language}>{make()}</LanguageContext.Provider>))
  const oldest = kept.size >= MOST ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(full, written)
  return written
}
