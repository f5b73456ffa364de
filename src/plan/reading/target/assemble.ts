/** From judged numbers to the list of numerals and targets of a reading. */
import type { Segmented, TaskDraft } from '../segment/drafts.js'
import type { SourceText } from '../source/sourceText.js'
import type { Illegible, Numeral, Target } from '../types.js'
import { STRIVE, STRIVE_NOT } from '../words/comparators.js'
import type { YearSpan } from '../words/time.js'
import type { Found } from './classify.js'
import { guessFact, isFixedList } from './facts.js'
import { periodOf } from './period.js'
import { phraseOf } from './phrase.js'
import type { Proposal } from './verdict.js'

export interface Owning {
  readonly item: number | string
  readonly task: TaskDraft | undefined
}

/** Finds, for a place in the text, the item it counts for and the task it stands in. Asked in rising order or at random. */
export function owningOf(segmented: Segmented, source: SourceText): (at: number) => Owning {
  const tasks = segmented.tasks
  const items = segmented.items
  const sections = segmented.sections
  const last = <T extends { readonly start: number }>(list: readonly T[], at: number): T | undefined => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]!.start <= at) low = middle + 1
      else high = middle
    }
    return list[low - 1]
  }
  const firstNumbered = Math.min(sections[0]?.start ?? Number.POSITIVE_INFINITY, items[0]?.start ?? Number.POSITIVE_INFINITY)
  return (at) => {
    const task = last(tasks, at)
    const inTask = task && at < task.end ? task : undefined
    const item = last(items, at)
    const section = last(sections, at)
    if (inTask?.item) return { item: asNumber(inTask.item.id), task: inTask }
    if (item && at < item.end && (!section || item.start >= section.start) && (inTask || at < item.titleEnd || !closing(segmented, at)))
      return { item: asNumber(item.id), task: inTask }
    if (!segmented.numbered) return { item: `P${source.lineOf(at).no}`, task: undefined }
    if (at < firstNumbered) return { item: 0, task: undefined }
    if (section && at < section.end && (section.start > (items.at(-1)?.start ?? -1) || !closing(segmented, at)))
      return { item: `S${section.id}`, task: inTask }
    return { item: `P${source.lineOf(at).no}`, task: undefined }
  }
}

/** In a paragraph after the last item, which belongs to no item. */
function closing(segmented: Segmented, at: number): boolean {
  const lastItem = segmented.items.at(-1)
  const lastTask = lastItem?.tasks.at(-1)
  return lastTask !== undefined && at >= lastTask.end
}

const asNumber = (id: string): number | string => (/^\d+$/.test(id) ? Number(id) : id)

export interface Making {
  readonly source: SourceText
  readonly shadow: string
  readonly planYear: number | null
  readonly span: YearSpan | undefined
  readonly owning: (at: number) => Owning
  /** Illegible spans by the place where they begin. */
  readonly illegible: ReadonlyMap<number, Illegible>
}

/** Targets in the order of the text, with ids T06-1 and so on. */
export function targetsOf(found: readonly Found[], making: Making): Target[] {
  const counts = new Map<number | string, number>()
  const sorted = [...found].sort((a, b) => a.proposal.numStart - b.proposal.numStart)
  const byClause = Map.groupBy(sorted, (one) => one.context.clauseStart)
  const bySentence = Map.groupBy(sorted, (one) => one.context.sentenceStart)
  return sorted.map((one) => {
    const owning = making.owning(one.proposal.numStart)
    const no = (counts.get(owning.item) ?? 0) + 1
    counts.set(owning.item, no)
    const name = typeof owning.item === 'number' ? String(owning.item).padStart(2, '0') : owning.item
    return targetOf(
      one,
      `T${name}-${no}`,
      owning,
      { clause: byClause.get(one.context.clauseStart)!, sentence: bySentence.get(one.context.sentenceStart)! },
      making,
    )
  })
}

/** The targets of the same clause and of the same sentence, itself among them. */
interface Mates {
  readonly clause: readonly Found[]
  readonly sentence: readonly Found[]
}

function targetOf(one: Found, id: string, owning: Owning, mates: Mates, making: Making): Target {
  const { proposal, context, field } = one
  const { source, shadow } = making
  const [start, end] = phraseOf(
    one,
    mates.clause,
    shadow,
    mates.sentence.some((mate) => mate.context.clauseStart > context.clauseStart),
  )
  const words = shadow.slice(context.clauseStart, context.clauseEnd)
  const near = guessFact(shadow.slice(start, end))
  const guess = near.fact ? near : guessFact(shadow.slice(Math.max(field.start, start - 12), Math.min(field.end, end + 12)))
  const period = periodOf(one, making)
  const illegible = making.illegible.get(end) ?? making.illegible.get(end + 1)
  const wordText =
    proposal.wordStart >= 0 ? source.slice(proposal.wordStart, proposal.wordStart + proposal.word.length) : wordAfter(one, source)
  return {
    id,
    item: owning.item,
    task: owning.task?.id ?? null,
    phrase: source.slice(start, end),
    char_start: start,
    char_end: end,
    num_start: proposal.numStart,
    num_end: proposal.numEnd,
    num_text: source.slice(proposal.numStart, proposal.numEnd),
    line: source.lineOf(proposal.numStart).no,
    comparator: proposal.comparator,
    strict: proposal.strict,
    over: overOf(proposal, words),
    value: proposal.value,
    unit: { zh: unitText(one, source), en: proposal.unit.en },
    modality: strives(shadow, context.sentenceStart, proposal.numStart) ? 'strive' : 'firm',
    kind: proposal.kind,
    period: period.period,
    confidence: proposal.confidence,
    why: [...proposal.why, ...period.why],
    word: proposal.kind === 'implied' && proposal.word.includes('…') ? proposal.word : wordText,
    ...guess,
    ...(proposal.per ? { per: proposal.per } : {}),
    ...(denominatorOf(one, source) ? { denominator: denominatorOf(one, source) } : {}),
    ...(illegible ? { illegible: { char_start: illegible.char_start, char_end: illegible.char_end } } : {}),
  }
}

/** The deciding word as the text writes it: it stands after the number, is the number itself, or is missing. */
function wordAfter({ proposal, context }: Found, source: SourceText): string {
  if (proposal.word.startsWith('(')) return proposal.word
  if (proposal.comparator === 'between' || proposal.kind !== 'explicit') return source.slice(proposal.numStart, proposal.numEnd)
  const at = context.after.indexOf(proposal.word)
  return at < 0 ? proposal.word : source.slice(context.afterStart + at, context.afterStart + at + proposal.word.length)
}

function overOf(proposal: Proposal, words: string): Target['over'] {
  if (proposal.over) return proposal.over
  if (proposal.kind === 'coverage') return 'not applicable'
  if (proposal.comparator === 'between') return 'flag'
  return proposal.comparator === '=' && isFixedList(words) ? 'forbidden' : 'surplus'
}

/** The unit as the text writes it; the unit of 学科覆盖面…40个 is 个 with its noun. */
function unitText({ proposal, context }: Found, source: SourceText): string {
  const { measure } = context
  if (!measure || proposal.kind === 'implied' || context.n.percent) return proposal.unit.zh
  const start = context.measureEnd - measure.word.length
  const written = source.slice(start, context.measureEnd)
  const noun = proposal.unit.zh.slice(measure.word.length)
  if (!noun) return written
  const at = context.left.lastIndexOf(noun)
  return written + (at < 0 ? noun : source.slice(context.clauseStart + at, context.clauseStart + at + noun.length))
}

export function strives(shadow: string, sentenceStart: number, numStart: number): boolean {
  const left = shadow.slice(sentenceStart, numStart)
  return [...left.matchAll(STRIVE)].some((match) => !STRIVE_NOT.test(left.slice(Math.max(0, match.index - 2), match.index + 4)))
}

/** What a share is a share of, when the words right after the number name it: 50%以上双创示范基地. */
function denominatorOf({ proposal, context }: Found, source: SourceText): string | undefined {
  if (proposal.denominator) return proposal.denominator
  if (!context.n.percent) return undefined
  const skip = /^(?:以上|以下|以内)?的?/.exec(context.after)![0].length
  const noun = /^[\p{Script=Han}“”]{2,24}/u.exec(context.after.slice(skip))?.[0]
  return noun ? source.slice(context.afterStart + skip, context.afterStart + skip + noun.length) : undefined
}

export function numeralsOf(
  judged: readonly {
    readonly n: { start: number; end: number; value: Numeral['value'] }
    readonly verdict: { disposition: Numeral['disposition']; reason: string; card?: boolean }
  }[],
  targets: readonly Target[],
  source: SourceText,
): Numeral[] {
  const byPlace = new Map<number, string>()
  for (const target of targets) for (let at = target.num_start; at < target.num_end; at++) byPlace.set(at, target.id)
  return judged.map(({ n, verdict }) => {
    const target = verdict.disposition === 'target' ? byPlace.get(n.start) : undefined
    return {
      start: n.start,
      end: n.end,
      text: source.slice(n.start, n.end),
      value: n.value,
      disposition: verdict.disposition,
      reason: verdict.reason,
      card: verdict.card ?? false,
      ...(target ? { target } : {}),
    }
  })
}
