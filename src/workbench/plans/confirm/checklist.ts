import type { L10n } from '../../../kernel/index.js'
import { conditionText, type OpenCondition, type ReviewPage } from '../../../plan/index.js'
import { texts } from './messages.js'

/** One condition of the confirmation: met, or open with the sentence that says what is missing and the place where it is settled. */
export interface ConditionLine {
  readonly name: L10n
  readonly open: readonly { readonly text: L10n; readonly at: number | null; readonly show: string | null }[]
}

type Code = OpenCondition['code']
/** The seven of 06 P-043, with the codes that speak of each. */
const SEVEN: readonly (readonly [L10n, readonly Code[]])[] = [
  [texts.numerals, ['numerals_open']],
  [texts.cards, ['cards_open']],
  [texts.duplicates, ['duplicates_open']],
  [texts.warnings, ['warnings_open']],
  [texts.illegible, ['illegible_unnoted']],
  [texts.targets, ['targets_open', 'targets_incomplete', 'value_differs']],
  [texts.questions, ['questions_open']],
]
const FURTHER: readonly (readonly [L10n, readonly Code[]])[] = [
  [texts.year, ['year_missing']],
  [texts.items, ['items_missing']],
  [texts.whole, ['text_differs']],
]
const SHOW: Readonly<Partial<Record<Code, string>>> = {
  questions_open: 'questions',
  warnings_open: 'warnings',
  duplicates_open: 'warnings',
  items_missing: 'levels',
}

/** The seven conditions and what is asked besides, each as met or open. */
export function conditionLines(page: ReviewPage): { readonly seven: readonly ConditionLine[]; readonly further: readonly ConditionLine[] } {
  const all: OpenCondition[] = [
    ...page.conditions,
    ...(page.differs === null ? [] : [{ code: 'text_differs' as const, offset: page.differs }]),
  ]
  const line = ([name, codes]: readonly [L10n, readonly Code[]]): ConditionLine => ({
    name,
    open: all
      .filter((each) => codes.includes(each.code))
      .map((each) => ({ text: conditionText(each), at: placeOf(each, page), show: SHOW[each.code] ?? null })),
  })
  return { seven: SEVEN.map(line), further: FURTHER.map(line) }
}

function placeOf(condition: OpenCondition, page: ReviewPage): number | null {
  if (condition.code === 'value_differs') return condition.char
  if (!('first' in condition)) return null
  if ('char' in condition.first) return condition.first.char
  if ('target' in condition.first) {
    const { target } = condition.first
    return page.tree?.targets.find((each) => each.id === target)?.num_start ?? null
  }
  return null
}
