import type { Item, Task } from '../reading/index.js'
import type { ReviewedTarget, Tree } from '../types.js'
import { likeness, matched } from './likeness.js'

export type Fate = 'unchanged' | 'moved' | 'reworded' | 'new' | 'dropped'

/** What became of one item, task or target between two versions. `before` and `after` are its numbers in the two texts. */
export interface Matched {
  readonly what: 'item' | 'task' | 'target'
  readonly fate: Fate
  readonly before: string | null
  readonly after: string | null
  readonly textBefore: string | null
  readonly textAfter: string | null
}

export interface Matching {
  readonly items: ReadonlyMap<Item, Item>
  readonly tasks: ReadonlyMap<Task, Task>
  readonly targets: ReadonlyMap<ReviewedTarget, ReviewedTarget>
}

const ITEM_LEAST = 0.4
const TASK_LEAST = 0.5
const TARGET_LEAST = 0.5

/** Links the new text to the old one: items by number where their text agrees, else by text; tasks and targets within them (06 P-051). */
export function matchTrees(before: Tree, after: Tree): Matching {
  const textOf = (tree: Tree, item: Item) =>
    `${item.title}${tree.tasks
      .filter((task) => task.item === item.id)
      .map((task) => task.text)
      .join('')}`
  const [oldText, newText] = [
    new Map(before.items.map((item) => [item, textOf(before, item)])),
    new Map(after.items.map((item) => [item, textOf(after, item)])),
  ]
  const items = matched(before.items, after.items, {
    same: (item) => `${item.id}/${oldText.get(item) ?? newText.get(item)}`,
    score: (a, b) => itemScore(a, b, oldText.get(a)!, newText.get(b)!),
    least: ITEM_LEAST,
  })
  const itemOf = (tree: Tree, code: string | null) => tree.items.find((item) => item.id === code)
  const sameItem = (a: string | null, b: string | null) => {
    const [old, now] = [itemOf(before, a), itemOf(after, b)]
    return old === undefined || now === undefined ? old === now : items.get(now) === old
  }
  const itemBefore = new Map(after.items.map((item) => [item.id, items.get(item)?.id ?? `new ${item.id}`]))
  const oldTasks = new Set<Task>(before.tasks)
  const placed = (task: Task) => (oldTasks.has(task) ? task.item : (itemBefore.get(task.item ?? '') ?? task.item))
  const tasks = matched(before.tasks, after.tasks, {
    same: (task) => `${placed(task)}/${task.text}`,
    score: (a, b) => taskScore(a, b, sameItem(a.item, b.item)),
    least: TASK_LEAST,
  })
  const targets = matched(kept(before), kept(after), {
    same: (target) => JSON.stringify([target.id, target.phrase, target.fact, target.list]),
    score: (a, b) => targetScore(a, b, sameItem(String(a.item), String(b.item))),
    least: TARGET_LEAST,
  })
  return { items, tasks, targets }
}

export const kept = (tree: Tree): readonly ReviewedTarget[] => tree.targets.filter((target) => target.verdict !== 'rejected')

const itemScore = (a: Item, b: Item, before: string, after: string): number => {
  const alike = likeness(before, after)
  return a.id === b.id && alike >= 0.15 ? 0.6 + 0.4 * alike : alike
}
const taskScore = (a: Task, b: Task, sameItem: boolean): number => {
  const alike = likeness(a.text, b.text)
  return sameItem ? alike : alike * 0.9 - 0.1
}
/** The same kind of fact within the same item is the same target, whatever became of its words and its number. */
const targetScore = (a: ReviewedTarget, b: ReviewedTarget, sameItem: boolean): number => {
  const alike = likeness(a.phrase.replace(/\d/g, ''), b.phrase.replace(/\d/g, ''))
  const sameFact = a.fact !== null && a.fact === b.fact && a.list === b.list
  if (sameItem && sameFact) return 0.7 + 0.3 * alike
  return sameFact ? 0.4 + 0.5 * alike : sameItem ? alike * 0.9 : alike * 0.7
}

/** The comparison that a reviewer sees: unchanged, moved, reworded, new, dropped. */
export function fatesOf(before: Tree, after: Tree, matching: Matching = matchTrees(before, after)): Matched[] {
  return [
    ...fates('item', before.items, after.items, matching.items, (item) => ({ code: item.id, text: item.title })),
    ...fates('task', before.tasks, after.tasks, matching.tasks, (task) => ({ code: task.id, text: task.text })),
    ...fates('target', kept(before), kept(after), matching.targets, (target) => ({
      code: target.id,
      text: `${target.phrase} ${target.comparator} ${target.value}`,
    })),
  ]
}

function fates<T>(
  what: Matched['what'],
  before: readonly T[],
  after: readonly T[],
  pairs: ReadonlyMap<T, T>,
  shown: (each: T) => { code: string; text: string },
): Matched[] {
  const used = new Set(pairs.values())
  const found = after.map((each): Matched => {
    const [now, old] = [shown(each), pairs.get(each)]
    if (!old) return { what, fate: 'new', before: null, after: now.code, textBefore: null, textAfter: now.text }
    const was = shown(old)
    const fate = was.text !== now.text ? 'reworded' : was.code !== now.code ? 'moved' : 'unchanged'
    return { what, fate, before: was.code, after: now.code, textBefore: was.text, textAfter: now.text }
  })
  const dropped = before
    .filter((each) => !used.has(each))
    .map((each): Matched => {
      const was = shown(each)
      return { what, fate: 'dropped', before: was.code, after: null, textBefore: was.text, textAfter: null }
    })
  return [...found, ...dropped]
}
