import type { Child } from 'hono/jsx'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

export type NoticeKind = 'info' | 'warn' | 'refusal' | 'done'

const KIND_WORDS = { info: texts.info, warn: texts.warning, refusal: texts.refused, done: texts.done } as const

/** A message in the page. A refusal is announced at once (`role=alert`), the others politely. */
export function Notice({ kind, title, id, children }: { kind: NoticeKind; title?: Words; id?: string; children?: Child }) {
  return (
    <div id={id} class={`notice notice-${kind}`} role={kind === 'refusal' ? 'alert' : kind === 'done' ? 'status' : undefined}>
      <p class="notice-title">
        <Say of={title ?? KIND_WORDS[kind]} />
      </p>
      {children && <div class="notice-text">{children}</div>}
    </div>
  )
}
