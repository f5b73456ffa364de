/** Boundaries moved by a reviewer: tasks cut at a clause mark or joined with the next one. Wording is never touched (P-016). */
import type { Leaf, Segmented, TaskDraft } from './drafts.js'

export interface Boundaries {
  /** Characters at which a task is cut in two. */
  readonly cuts: readonly number[]
  /** Starts of tasks that are joined to the one before. */
  readonly joins: readonly number[]
}

/** The same tree with the boundaries moved. Cuts outside of tasks and joins across items have no effect. */
export function withBoundaries(segmented: Segmented, { cuts, joins }: Boundaries): Segmented {
  if (cuts.length === 0 && joins.length === 0) return segmented
  const joined = joinAll(segmented.tasks, new Set(joins))
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  const tasks = joined.flatMap((task) => cutOne(task, within(sorted, task.start, task.end)))
  for (const item of segmented.items) item.tasks.length = 0
  for (const section of segmented.sections) section.tasks.length = 0
  for (const task of tasks) (task.item ?? task.section)?.tasks.push(task)
  return { ...segmented, tasks, leaves: segmented.leaves.flatMap((leaf) => cutLeaf(leaf, sorted)) }
}

const within = (cuts: readonly number[], start: number, end: number): number[] => cuts.filter((at) => at > start && at < end)

function joinAll(tasks: readonly TaskDraft[], joins: ReadonlySet<number>): TaskDraft[] {
  const out: TaskDraft[] = []
  for (const task of tasks) {
    const before = out.at(-1)
    if (before && joins.has(task.start) && before.item === task.item && before.section === task.section) {
      out[out.length - 1] = { ...before, end: task.end, id: `${before.id.split('+')[0]}+${task.id}` }
    } else out.push({ ...task })
  }
  return out
}

function cutOne(task: TaskDraft, cuts: readonly number[]): TaskDraft[] {
  if (cuts.length === 0) return [task]
  const edges = [task.start, ...cuts, task.end]
  return edges.slice(1).map((end, i) => ({ ...task, id: task.id + letters(i), start: edges[i]!, end, no: i === 0 ? task.no : null }))
}

function letters(i: number): string {
  const letter = String.fromCharCode(97 + (i % 26))
  return i < 26 ? letter : letters(Math.floor(i / 26) - 1) + letter
}

function cutLeaf(leaf: Leaf, cuts: readonly number[]): Leaf[] {
  if (leaf.kind !== 'task') return [leaf]
  const edges = [leaf.start, ...within(cuts, leaf.start, leaf.end), leaf.end]
  return edges.length === 2 ? [leaf] : edges.slice(1).map((end, i) => ({ ...leaf, start: edges[i]!, end }))
}
