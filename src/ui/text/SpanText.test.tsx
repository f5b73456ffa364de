import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pieces, type Span, type SpanKind, SpanText } from './SpanText.js'

const runs = { numRuns: process.env.COLLEGIUM_FULL === '1' ? 5_000 : 200, seed: 20220930 }
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

it('shows every character of the text once and in order, whatever is marked', () => {
  const span = fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    kind: fc.constantFrom<SpanKind>('item', 'task', 'target', 'number', 'illegible'),
    href: fc.option(fc.constant('/t'), { nil: undefined }),
  })
  const text = fc.string({ unit: fc.constantFrom('組', '期', '200', '?', '瘜', '𠮷', '<', '&', '"', '癒'), maxLength: 30 })
  fc.assert(
    fc.property(text, fc.array(span, { maxLength: 8 }), (words, spans) => {
      expect(plain((<SpanText text={words} spans={spans as Span[]} />).toString())).toBe(words)
    }),
    runs,
  )
})

it('counts offsets in characters, not in half of them', () => {
  const html = (<SpanText text="𠮷𠮷期" spans={[{ start: 2, end: 3, kind: 'number' }]} />).toString()
  expect(html).toContain('<mark class="span-number">期</mark>')
})

it('covers each stretch by the spans around it', () => {
  const spans: Span[] = [
    { start: 0, end: 6, kind: 'item' },
    { start: 2, end: 4, kind: 'target' },
  ]
  expect(pieces(8, spans).map((piece) => [piece.start, piece.end, piece.covering.map((span) => span.kind).join('+')])).toEqual([
    [0, 2, 'item'],
    [2, 4, 'item+target'],
    [4, 6, 'item'],
    [6, 8, ''],
  ])
})

it('never turns the plan into other characters', () => {
  expect((<SpanText text="計划与計劃" spans={[]} />).toString()).toContain('計划与計劃')
})
