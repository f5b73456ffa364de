import type { Tree } from '../../../plan/index.js'
import type { Span } from '../../../ui/index.js'
import type { Open } from './tally.js'
import type { TextWindow } from './window.js'

/** What the spans of the shown text look like and where they lead: each to its own place on the side. */
export function marksOn(
  tree: Tree,
  window: TextWindow,
  open: readonly Open[],
  chosen: number | undefined,
  hrefOf: (at: number) => string,
): Span[] {
  const inside = (start: number, end: number) => start < window.to && end > window.from
  const waiting = new Set(open.map((each) => each.at))
  const linked = (start: number) => ({ href: hrefOf(start), id: `c${start}` })
  const titles = tree.spans.filter((span) => !span.overlay && (span.kind === 'section_title' || span.kind === 'item_title'))
  const spans: Span[] = [
    ...titles.map((span): Span => ({ start: span.char_start, end: span.char_end, kind: 'item', ...linked(span.char_start) })),
    ...tree.tasks.map(
      (task): Span => ({ start: task.char_start, end: task.char_end, kind: 'task', title: task.id, ...linked(task.char_start) }),
    ),
    ...tree.targets
      .filter((target) => target.verdict !== 'rejected')
      .map(
        (target): Span => ({
          start: target.char_start,
          end: target.char_end,
          kind: 'target',
          title: target.id,
          href: hrefOf(target.num_start),
        }),
      ),
    ...tree.numerals.map((numeral): Span => ({ start: numeral.start, end: numeral.end, kind: 'number', ...linked(numeral.start) })),
    ...tree.illegible.map((each): Span => ({ start: each.char_start, end: each.char_end, kind: 'illegible', ...linked(each.char_start) })),
    ...tree.numerals
      .filter((each) => waiting.has(each.start))
      .map((each): Span => ({ start: each.start, end: each.end, kind: 'unassigned' })),
  ]
  return [...spans, ...chosenOn(tree, chosen)].filter((span) => inside(span.start, span.end))
}

/** The whole of what was chosen: a target's phrase, a number, an illegible run, a task, a title. */
function chosenOn(tree: Tree, at: number | undefined): Span[] {
  if (at === undefined) return []
  const found =
    tree.targets.find((each) => each.num_start === at && each.verdict !== 'rejected') ??
    tree.illegible.find((each) => each.char_start === at) ??
    tree.tasks.find((each) => each.char_start === at)
  if (found) return [{ start: found.char_start, end: found.char_end, kind: 'chosen' }]
  const numeral = tree.numerals.find((each) => each.start === at)
  if (numeral) return [{ start: numeral.start, end: numeral.end, kind: 'chosen' }]
  const span = tree.spans.find((each) => !each.overlay && each.char_start === at)
  return span ? [{ start: span.char_start, end: span.char_end, kind: 'chosen' }] : []
}
