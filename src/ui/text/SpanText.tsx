import type { Child } from 'hono/jsx'
import { useSay } from '../language.js'
import { texts } from '../messages.js'

/** What a stretch of the plan's text is; each kind has its own underline, so that colour is never alone. */
export type SpanKind = 'item' | 'task' | 'target' | 'number' | 'illegible' | 'unassigned' | 'chosen'

export interface Span {
  /** Offsets in characters (Unicode code points) from the start of the text; `end` is not included. */
  readonly start: number
  readonly end: number
  readonly kind: SpanKind
  readonly href?: string
  /** Said when pointed at, such as the target's name. */
  readonly title?: string
  readonly id?: string
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly covering: readonly Span[]
}

/** Cuts the text at every border of a span; spans may lie within one another or overlap. */
export function pieces(length: number, spans: readonly Span[]): Piece[] {
  const inside = spans.filter((span) => span.start < span.end && span.end > 0 && span.start < length)
  const borders = [...new Set([0, length, ...inside.flatMap((span) => [Math.max(0, span.start), Math.min(length, span.end)])])].sort(
    (a, b) => a - b,
  )
  return borders.slice(1).map((end, index) => {
    const start = borders[index]!
    return { start, end, covering: inside.filter((span) => span.start <= start && span.end >= end) }
  })
}

/**
 * A stretch of the plan exactly as it was received, with its spans marked and linked. The text is the plan's own: never converted.
 * @param lang language of the text, `zh-Hant` for the 2022 plan
 */
export function SpanText({ text, spans, lang = 'zh-Hant' }: { text: string; spans: readonly Span[]; lang?: string }) {
  const say = useSay()
  const characters = [...text]
  return (
    <p class="plan-text" lang={lang}>
      {pieces(characters.length, spans).map(({ start, end, covering }) => {
        const words: Child = characters.slice(start, end).join('')
        if (covering.length === 0) return words
        const classes = [...new Set(covering.map((span) => `span-${span.kind}`))].join(' ')
        const link = covering.findLast((span) => span.href)
        const title =
          covering.findLast((span) => span.title)?.title ??
          (covering.some((span) => span.kind === 'illegible') ? say(texts.illegible) : undefined)
        const id = covering.find((span) => span.id && span.start === start)?.id
        return link ? (
          <a class={classes} id={id} href={link.href} title={title}>
            {words}
          </a>
        ) : (
          <mark class={classes} id={id} title={title}>
            {words}
          </mark>
        )
      })}
    </p>
  )
}

/** A long text as it stands in a source: a journal's scope, a rule. */
export function Quote({ children, source }: { children?: Child; source?: Child }) {
  return (
    <figure class="quote">
      <blockquote>{children}</blockquote>
      {source && <figcaption class="muted small">{source}</figcaption>}
    </figure>
  )
}
