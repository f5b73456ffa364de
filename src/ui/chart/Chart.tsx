import type { Child } from 'hono/jsx'
import { formatDay, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

export interface ChartFrameProps {
  id: string
  title: Words
  /** The same numbers as a table; every picture has one. */
  table: Child
  source?: Words
  asOf?: string
  /** Where the counting method is explained. */
  method?: string
  children?: Child
}

/** What stands around every picture: title, source, date, method, and its table. The picture itself says in its label what it shows. */
export function ChartFrame({ id, title, table, source, asOf, method, children }: ChartFrameProps) {
  const say = useSay()
  const language = useLanguage()
  return (
    <figure class="chart" id={id}>
      <figcaption class="chart-title">
        <Say of={title} />
      </figcaption>
      {children}
      <p class="chart-foot">
        {source && (
          <span>
            {say(texts.source)}
            <Say of={{ zh: '：', en: ': ' }} />
            <Say of={source} />
          </span>
        )}
        {asOf && <span>{say(texts.asOf({ day: formatDay(language, asOf) }))}</span>}
        {method && (
          <a href={method}>
            <Say of={texts.method} />
          </a>
        )}
      </p>
      <details class="chart-table">
        <summary>
          <Say of={texts.asTable} />
        </summary>
        {table}
      </details>
    </figure>
  )
}
