/** Hints for a task: its verbs, what the first one acts on, and the things it names (P-016). */
import type { SourceText } from './source/sourceText.js'
import type { Enclosure } from './target/context.js'
import type { NamedThing } from './types.js'
import { verbsIn } from './words/verbs.js'

export interface Hints {
  readonly verbs: readonly string[]
  readonly object: string
  readonly named: readonly NamedThing[]
}

const CLAUSE_END = /[,。;!?:]/

export function hintsOf(source: SourceText, shadow: string, start: number, end: number, marks: readonly Enclosure[]): Hints {
  const verbs = verbsIn(shadow, start, end, 8)
  const first = verbs[0]
  const named = marks.map((mark) => ({
    text: source.slice(mark.start + 1, mark.end),
    mark: mark.kind as NamedThing['mark'],
    char_start: mark.start,
    char_end: mark.end + 1,
  }))
  return {
    verbs: verbs.map(({ verb, at }) => source.slice(at, at + verb.length)),
    object: first ? objectAfter(source, shadow, first.at + first.verb.length, end) : '',
    named,
  }
}

/** From the verb to the end of its clause, at most 60 characters. */
function objectAfter(source: SourceText, shadow: string, from: number, end: number): string {
  let to = from
  while (to < end && to - from < 60 && !CLAUSE_END.test(shadow[to]!)) to++
  return source.slice(from, to)
}
