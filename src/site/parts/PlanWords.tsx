import type { PlanText } from '../../plan/index.js'
import { paths, type Span, SpanText } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import { scriptOf } from './Phrase.js'

/** The whole text as received, in characters. */
export const charactersOf = (text: PlanText): string[] => [...text.spans.map((span) => span.text).join('')]

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A stretch of the plan exactly as received, with the targets, numbers and illegible runs in it. */
export function PlanWords({
  text,
  stretch,
  chosen,
  year,
  at,
}: {
  text: PlanText
  stretch: Stretch
  chosen?: string
  year: number
  at: ReadAt
}) {
  const characters = charactersOf(text)
  const words = characters.slice(stretch.start, stretch.end).join('')
  return <SpanText text={words} lang={scriptOf(characters.join(''))} spans={spansIn(text, stretch, { chosen, year, at })} />
}

/** Spans that lie in the stretch, with offsets from its start. */
export function spansIn(text: PlanText, stretch: Stretch, shown: { chosen?: string; year: number; at: ReadAt }): Span[] {
  const { year, at, chosen } = shown
  const all: Span[] = [
    ...text.targets.map(
      (target): Span => ({
        start: target.start,
        end: target.end,
        kind: 'target',
        href: target.code === chosen ? undefined : paths.target(year, target.code, at.asked),
        title: target.code,
      }),
    ),
    ...text.targets.map((target): Span => ({ start: target.numStart, end: target.numEnd, kind: 'number' })),
    ...text.illegible.map((run): Span => ({ start: run.char_start, end: run.char_end, kind: 'illegible' })),
  ]
  return all
    .filter((span) => span.start < stretch.end && span.end > stretch.start)
    .map((span) => ({ ...span, start: span.start - stretch.start, end: span.end - stretch.start }))
}
