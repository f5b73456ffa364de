import type { Child } from 'hono/jsx'
import { Say, type Words } from '../words.js'

export interface Entry {
  readonly term: Words
  readonly value: Child
}

/** Names and values of one thing, in two columns; on a phone below each other. Entries that are `false` or missing are left out. */
export function Definition({ entries }: { entries: readonly (Entry | false | null | undefined)[] }) {
  return (
    <dl class="definition">
      {entries
        .filter((entry): entry is Entry => Boolean(entry))
        .map((entry) => (
          <div>
            <dt>
              <Say of={entry.term} />
            </dt>
            <dd>{entry.value}</dd>
          </div>
        ))}
    </dl>
  )
}
