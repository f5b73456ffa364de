import { formatNumber, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say } from '../words.js'

export interface PagerProps {
  /** Addresses of the neighbouring pages; a list that knows no way back offers its first page. */
  previous?: string
  next?: string
  first?: string
  /** Which rows are shown, when the list knows it. */
  range?: { readonly from: number; readonly to: number; readonly total?: number }
}

/** Next and previous of a keyset-paged list. Nothing when everything is on one page. */
export function Pager({ previous, next, first, range }: PagerProps) {
  const say = useSay()
  const language = useLanguage()
  if (!previous && !next && !first && !range) return null
  const number = (value: number) => formatNumber(language, value)
  return (
    <nav class="pager" aria-label={say(texts.pages)}>
      {range && (
        <span class="pager-range">
          {say(
            texts.rowsShown({
              from: number(range.from),
              to: number(range.to),
              total: range.total === undefined ? undefined : number(range.total),
            }),
          )}
        </span>
      )}
      {first && (
        <a href={first}>
          <Say of={texts.firstPage} />
        </a>
      )}
      {previous && (
        <a href={previous} rel="prev">
          ‹ <Say of={texts.previousPage} />
        </a>
      )}
      {next && (
        <a href={next} rel="next">
          <Say of={texts.nextPage} /> ›
        </a>
      )}
    </nav>
  )
}
