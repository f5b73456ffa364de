import type { Child } from 'hono/jsx'
import { useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'

/**
 * A desk for deciding many like things: evidence left, form right. Its buttons carry `shortcut`s that work while the focus is within; the line at
 * the foot names them.
 */
export function Desk({
  left,
  right,
  keys,
}: {
  left: Child
  right: Child
  keys: readonly { readonly key: string; readonly does: Words }[]
}) {
  return (
    <confirm-desk class="desk">
      <div class="desk-left">{left}</div>
      <div class="desk-right">{right}</div>
      {keys.length > 0 && (
        <p class="desk-keys">
          <Say of={texts.keyboardKeys} />
          {keys.map(({ key, does }) => (
            <span>
              <kbd class="key">{key.toUpperCase()}</kbd> <Say of={does} />
            </span>
          ))}
        </p>
      )}
    </confirm-desk>
  )
}

/** Copies a text, or with none the address of the page; does nothing without script, so it is shown only where there is one. */
export function CopyButton({ copies, text }: { copies?: string; text?: Words }) {
  return (
    <CopyWords copies={copies}>
      <Say of={text ?? (copies === undefined ? texts.copyLink : texts.copy)} />
    </CopyWords>
  )
}

function CopyWords({ copies, children }: { copies?: string; children?: Child }) {
  const say = useSay()
  return (
    <button
      type="button"
      class="button button-quiet only-script"
      data-copy={copies ?? ''}
      data-copied={say(texts.copied)}
      aria-live="polite"
    >
      {children}
    </button>
  )
}
