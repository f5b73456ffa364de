import type { Child } from 'hono/jsx'
import { Say, type Words } from '../words.js'

/** A short word that classes something: a state of a matter, a kind, a stage. `tone` never carries meaning alone, the word does. */
export function Pill({
  tone = 'plain',
  text,
  children,
}: {
  tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad'
  text?: Words
  children?: Child
}) {
  return (
    <span class={`pill pill-${tone}`}>
      <Say of={text} />
      {children}
    </span>
  )
}
