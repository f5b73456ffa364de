import type { Child } from 'hono/jsx'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

/** An empty place: what will be here, who can put it there, and how. */
export function Empty({ title, children }: { title: Words; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">
        <Say of={title} />
      </p>
      {children}
    </div>
  )
}

/** Stands where something is being fetched; `counting` when a figure waits for its newest facts. */
export function Loading({ counting = false }: { counting?: boolean }) {
  return (
    <p class="loading" role="status">
      <Say of={counting ? texts.counting : texts.loading} />
    </p>
  )
}

/** Lines at the foot of every page that the script shows when the network is gone or a part could not be fetched. */
export function ConnectionNotices() {
  return (
    <>
      <p class="offline" id="offline" role="status" hidden>
        <Say of={texts.offline} />
      </p>
      <p class="offline" id="failed" role="status" hidden>
        <Say of={texts.failedToLoad} />
      </p>
    </>
  )
}
