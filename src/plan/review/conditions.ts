import { passingRange } from '../measures/index.js'
import { aimOf, type ReviewedTarget, ratioOf, type Tree } from '../types.js'

/** What still stands between a plan and its confirmation (06 P-043, P-044), each with the number and the first place. */
export type OpenCondition =
  | { readonly code: 'numerals_open'; readonly open: number; readonly first: { readonly text: string; readonly char: number } }
  | { readonly code: 'targets_open'; readonly open: number; readonly first: { readonly target: string; readonly char: number } }
  | { readonly code: 'cards_open'; readonly open: number; readonly first: { readonly text: string; readonly char: number } }
  | { readonly code: 'duplicates_open'; readonly open: number; readonly first: { readonly n: number; readonly line: number } }
  | { readonly code: 'warnings_open'; readonly open: number; readonly first: { readonly warning: string; readonly line: number } }
  | { readonly code: 'illegible_unnoted'; readonly open: number; readonly first: { readonly line: number; readonly char: number } }
  | {
      readonly code: 'targets_incomplete'
      readonly open: number
      readonly first: { readonly target: string; readonly missing: readonly Missing[] }
    }
  | { readonly code: 'questions_open'; readonly open: number; readonly first: { readonly target: string; readonly question: string } }
  | { readonly code: 'value_differs'; readonly target: string; readonly value: string; readonly inText: string; readonly char: number }
  | { readonly code: 'year_missing' }
  | { readonly code: 'items_missing' }
  | { readonly code: 'text_differs'; readonly offset: number }

export type Missing = 'kinds' | 'key' | 'period' | 'unit' | 'over' | 'denominator' | 'phrase' | 'value'

/** Every open condition, in the order in which a reviewer would settle them. */
export function openConditions(tree: Tree): OpenCondition[] {
  const found: OpenCondition[] = []
  if (tree.year === null) found.push({ code: 'year_missing' })
  if (tree.items.length === 0) found.push({ code: 'items_missing' })
  const duplicates = tree.warnings.filter((each) => each.code === 'E-DUP' && !each.settled)
  if (duplicates[0])
    found.push({
      code: 'duplicates_open',
      open: duplicates.length,
      first: { n: Number(duplicates[0].n ?? 0), line: duplicates[0].line ?? 1 },
    })
  const warnings = tree.warnings.filter((each) => !['E-DUP', 'E-YEAR', 'E-NONUM'].includes(each.code) && !each.settled)
  if (warnings[0])
    found.push({ code: 'warnings_open', open: warnings.length, first: { warning: warnings[0].code, line: warnings[0].line ?? 1 } })
  const unnoted = tree.illegible.filter((each) => each.note === null)
  if (unnoted[0])
    found.push({ code: 'illegible_unnoted', open: unnoted.length, first: { line: unnoted[0].line, char: unnoted[0].char_start } })
  const cards = tree.numerals.filter((each) => each.card && each.verdict === 'open')
  if (cards[0]) found.push({ code: 'cards_open', open: cards.length, first: { text: cards[0].text, char: cards[0].start } })
  const numerals = tree.numerals.filter((each) => !each.card && each.verdict === 'open')
  if (numerals[0]) found.push({ code: 'numerals_open', open: numerals.length, first: { text: numerals[0].text, char: numerals[0].start } })
  return [...found, ...targetConditions(tree)]
}

function targetConditions(tree: Tree): OpenCondition[] {
  const found: OpenCondition[] = []
  const kept = tree.targets.filter((each) => each.verdict !== 'rejected')
  const open = kept.filter((each) => each.verdict === 'open')
  if (open[0]) found.push({ code: 'targets_open', open: open.length, first: { target: open[0].id, char: open[0].num_start } })
  const incomplete = kept.map((target) => ({ target, missing: missingIn(target) })).filter((each) => each.missing.length > 0)
  if (incomplete[0])
    found.push({
      code: 'targets_incomplete',
      open: incomplete.length,
      first: { target: incomplete[0].target.id, missing: incomplete[0].missing },
    })
  const questions = tree.questions.filter((each) => each.answer === null)
  if (questions[0])
    found.push({ code: 'questions_open', open: questions.length, first: { target: questions[0].target, question: questions[0].code } })
  for (const target of kept) {
    const inText = valueInText(target, tree)
    if (inText === null || same(inText, target.value)) continue
    found.push({ code: 'value_differs', target: target.id, value: written(target.value), inText: written(inText), char: target.num_start })
  }
  return found
}

/** What a target still lacks to be counted and tested (P-043): kinds of facts, key, period, unit, what happens above, and of a share its register. */
export function missingIn(target: ReviewedTarget): Missing[] {
  const missing: Missing[] = []
  const { counting } = target
  if (!counting?.kinds.length && !target.uncounted) missing.push('kinds')
  if (counting && counting.key.length === 0) missing.push('key')
  if (!target.period) missing.push('period')
  if (target.unit.zh.trim() === '') missing.push('unit')
  if (!target.over) missing.push('over')
  if (counting && ratioOf(target) && !counting.denominator) missing.push('denominator')
  if (target.phrase === '' || target.char_start > target.num_start || target.char_end < target.num_end) missing.push('phrase')
  if (Array.isArray(target.value) !== (target.comparator === 'between') || !canPass(target)) missing.push('value')
  return missing
}

function canPass(target: ReviewedTarget): boolean {
  const ratio = ratioOf(target)
  const unit = target.unit
  const value = { ...target, from: '', unit, document: '', reason: '', version: 1 }
  return passingRange(aimOf(value, ratio), ratio ? 1_000 : undefined) !== undefined
}

/** The number that the text itself gives for this target; null where it gives none (a vague or relative word that a person has put a number to). */
function valueInText(target: ReviewedTarget, tree: Tree): ReviewedTarget['value'] | null {
  if (target.proposed) return target.proposed.value
  if (target.verdict !== 'added') return target.value
  const numeral = tree.numerals.find((each) => each.start === target.num_start)
  if (!numeral || numeral.proposedDisposition === 'vague' || numeral.proposedDisposition === 'relative') return null
  return numeral.value as ReviewedTarget['value'] | null
}

const same = (a: ReviewedTarget['value'], b: ReviewedTarget['value']) => JSON.stringify(a) === JSON.stringify(b)
const written = (value: ReviewedTarget['value']) => (typeof value === 'number' ? String(value) : `${value[0]}–${value[1]}`)
