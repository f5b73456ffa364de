import { useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

export interface Crumb {
  readonly text: Words
  /** Left out for the page itself. */
  readonly href?: string
}

/** The way from the top to this page. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const say = useSay()
  return (
    <nav class="crumbs" aria-label={say(texts.breadcrumbs)}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            {crumb.href ? (
              <a href={crumb.href}>
                <Say of={crumb.text} />
              </a>
            ) : (
              <span aria-current="page">
                <Say of={crumb.text} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
