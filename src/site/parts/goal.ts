import type { TargetValue } from '../../plan/index.js'
import { formatNumber, formatRange, type Language } from '../../ui/index.js'

/** How the plan's value is written beside a figure: `≥ 200`, `> 10,000`, `2–3`. */
export function goalOf(value: TargetValue, language: Language): { comparator?: '≥' | '>' | '=' | '≤' | '<'; value: number | string } {
  if (typeof value.value !== 'number') return { value: formatRange(language, value.value[0], value.value[1]) }
  return { comparator: signOf(value), value: value.value }
}

export function signOf({ comparator, strict }: Pick<TargetValue, 'comparator' | 'strict'>): '≥' | '>' | '=' | '≤' | '<' {
  if (comparator === '>=') return strict ? '>' : '≥'
  if (comparator === '<=') return strict ? '<' : '≤'
  return comparator === '=' ? '=' : '≥'
}

export function goalText(value: TargetValue, language: Language): string {
  const goal = goalOf(value, language)
  const number = typeof goal.value === 'number' ? formatNumber(language, goal.value) : goal.value
  return goal.comparator ? `${goal.comparator} ${number}` : number
}
