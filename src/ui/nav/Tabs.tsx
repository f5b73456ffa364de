import { formatNumber, type L10n, useLanguage } from '../language.js'
import { Say, useWords, type Words } from '../words.js'

export interface Tab {
  readonly href: string
  readonly text: Words
  readonly current?: boolean
  readonly count?: number
}

/** Views of one thing; each has its own address. `label` names the set. */
export function Tabs({ label, tabs }: { label: L10n | string; tabs: readonly Tab[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <nav class="tabs" aria-label={words(label)}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              <Say of={tab.text} />
              {tab.count !== undefined && <span class="tabs-count"> {formatNumber(language, tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
