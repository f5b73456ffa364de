import type { BoardTarget } from '../board/types.js'
import type { PlanAt } from '../book/types.js'
import { type ChecklistRow, checklist, placeOf } from '../demo/index.js'
import type { State } from '../measures/index.js'

/** How far the system that a row asks for is: measured by targets, in use in this house, recorded by a programme, or to come with its room. */
export type RowState = 'measured' | 'in_use' | 'recorded' | 'to_come'

export interface RowLine extends ChecklistRow {
  readonly state: RowState
  readonly figures: readonly { readonly target: string; readonly state: State; readonly n: number | null; readonly d: number | null }[]
  /** Tasks in whose words the row stands. */
  readonly tasks: readonly string[]
}

/** Mechanisms that this room itself is. */
const OWN = new Set(['plan import', 'illegible span', 'roll-up', 'as-of report'])

/** The rows of this plan's text with their tasks: only a row whose words stand in the text, within its own item, belongs to the plan. */
export function rowsOfPlan(plan: PlanAt, targets: readonly BoardTarget[]): RowLine[] {
  const { tree } = plan.version
  const text = tree.spans.map((span) => (span.overlay ? '' : span.text)).join('')
  const points = codePoints(text)
  const stretchOf = (item: string) => {
    if (item === '0') return undefined
    const of = item.startsWith('S') ? tree.sections.find((each) => each.id === item.slice(1)) : tree.items.find((each) => each.id === item)
    return of && { start: points.unitAt(of.char_start), end: points.unitAt(of.char_end) }
  }
  return checklist.flatMap((row): RowLine[] => {
    const within = stretchOf(row.item)
    if (!within && row.item !== '0') return []
    const place = placeOf(row, text, within)
    if (!place) return []
    const [start, end] = [points.pointAt(place.start), points.pointAt(place.end)]
    const tasks = tree.tasks.filter((task) => task.char_start < end && start < task.char_end).map((task) => task.id)
    const figures = targets
      .filter((target) => row.targets.includes(target.code))
      .map(({ code, state, n, d }) => ({ target: code, state, n, d }))
    return [{ ...row, tasks, figures, state: stateOf(row, figures.length > 0, plan) }]
  })
}

function stateOf(row: ChecklistRow, measured: boolean, plan: PlanAt): RowState {
  if (measured) return 'measured'
  if (row.room === 'plan' && row.mechanism.split(' + ').some((name) => OWN.has(name))) return 'in_use'
  const fed = plan.targets.some((target) => target.feedings.length > 0 && row.targets.includes(target.code))
  return fed ? 'recorded' : 'to_come'
}

/** Offsets in code points and in UTF-16 units, for texts with characters beyond the basic plane. */
function codePoints(text: string) {
  const plain = !/[\ud800-\udbff]/.test(text)
  if (plain) return { unitAt: (point: number) => point, pointAt: (unit: number) => unit }
  const units: number[] = []
  let at = 0
  for (const char of text) {
    units.push(at)
    at += char.length
  }
  units.push(at)
  return { unitAt: (point: number) => units[point] ?? text.length, pointAt: (unit: number) => units.findIndex((each) => each >= unit) }
}
