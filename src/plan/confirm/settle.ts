import { canonical } from '../../kernel/index.js'
import type { BookTarget } from '../book/types.js'
import type { Item, Task } from '../reading/index.js'
import type { ReviewedTarget, Tree } from '../types.js'
import { kept, matchTrees } from '../versions/matching.js'

/** Rows that the plan has already, with the codes that may not be used again. */
export interface Standing {
  readonly tree: Tree
  readonly itemCodes: ReadonlySet<string>
  readonly taskCodes: ReadonlySet<string>
  readonly targets: readonly BookTarget[]
}

export interface Settled {
  /** The tree as it is frozen: with the codes that items, tasks and targets keep through all versions, and without rejected proposals. */
  readonly tree: Tree
  readonly newItems: readonly Item[]
  readonly newTasks: readonly Task[]
  readonly newTargets: readonly ReviewedTarget[]
  readonly endedItems: readonly string[]
  readonly endedTasks: readonly string[]
  readonly endedTargets: readonly string[]
  /** Targets whose value line gets another entry. */
  readonly valued: readonly ReviewedTarget[]
}

/** What becomes of a reviewed tree when it is confirmed: what is new, what stays under its code, what ends. */
export function settle(draft: Tree, standing: Standing | undefined): Settled {
  const targets = kept(draft)
  if (!standing) {
    const tree = { ...draft, targets }
    return {
      tree,
      newItems: tree.items,
      newTasks: tree.tasks,
      newTargets: targets,
      endedItems: [],
      endedTasks: [],
      endedTargets: [],
      valued: targets,
    }
  }
  const matching = matchTrees(standing.tree, { ...draft, targets })
  const items = renamed(draft.items, matching.items, standing.itemCodes, (item) => item.id)
  const tasks = renamed(draft.tasks, matching.tasks, standing.taskCodes, (task) => task.id)
  const targetCodes = new Set(standing.targets.map((each) => each.code))
  const codes = renamed(targets, matching.targets, targetCodes, (target) => target.id, freeTarget)
  const tree = recoded(draft, targets, { items, tasks, targets: codes })
  const at = <T>(list: readonly T[], now: readonly T[], pairs: ReadonlyMap<T, T>) =>
    list.flatMap((each, index) => (pairs.has(each) ? [] : [now[index]!]))
  const newTargets = at(targets, tree.targets, matching.targets)
  const stays = <T>(pairs: ReadonlyMap<T, T>) => new Set(pairs.values())
  const gone = <T>(before: readonly T[], pairs: ReadonlyMap<T, T>, code: (each: T) => string) =>
    before.filter((each) => !stays(pairs).has(each)).map(code)
  return {
    tree,
    newItems: at(draft.items, tree.items, matching.items),
    newTasks: at(draft.tasks, tree.tasks, matching.tasks),
    newTargets,
    endedItems: gone(standing.tree.items, matching.items, (item) => item.id),
    endedTasks: gone(standing.tree.tasks, matching.tasks, (task) => task.id),
    endedTargets: gone(kept(standing.tree), matching.targets, (target) => target.id),
    valued: tree.targets.filter((target) => newTargets.includes(target) || asksElse(target, standing.targets)),
  }
}

type Codes<T> = ReadonlyMap<T, string>

/** Codes for the things of the new text: matched ones keep theirs; new ones take the number in the text, or another where that was used before. */
function renamed<T>(
  after: readonly T[],
  pairs: ReadonlyMap<T, T>,
  used: ReadonlySet<string>,
  codeOf: (each: T) => string,
  free: (code: string, taken: ReadonlySet<string>) => string = freeCode,
): Codes<T> {
  const taken = new Set(used)
  const codes = new Map<T, string>()
  for (const each of after) if (pairs.has(each)) codes.set(each, codeOf(pairs.get(each)!))
  for (const each of after) {
    if (codes.has(each)) continue
    const code = taken.has(codeOf(each)) ? free(codeOf(each), taken) : codeOf(each)
    taken.add(code)
    codes.set(each, code)
  }
  return codes
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  let no = 2
  while (taken.has(`${code}~${no}`)) no++
  return `${code}~${no}`
}

function freeTarget(code: string, taken: ReadonlySet<string>): string {
  const stem = code.slice(0, code.lastIndexOf('-') + 1)
  let no = 1
  while (taken.has(`${stem}${no}`)) no++
  return `${stem}${no}`
}

function recoded(
  draft: Tree,
  targets: readonly ReviewedTarget[],
  codes: { items: Codes<Item>; tasks: Codes<Task>; targets: Codes<ReviewedTarget> },
): Tree {
  const item = new Map(draft.items.map((each) => [each.id, codes.items.get(each)!]))
  const task = new Map(draft.tasks.map((each) => [each.id, codes.tasks.get(each)!]))
  const asItem = (code: string) => item.get(code) ?? code
  return {
    ...draft,
    sections: draft.sections.map((each) => ({
      ...each,
      items: each.items.map(asItem),
      tasks: each.tasks.map((code) => task.get(code) ?? code),
    })),
    items: draft.items.map((each) => ({ ...each, id: item.get(each.id)!, tasks: each.tasks.map((code) => task.get(code) ?? code) })),
    tasks: draft.tasks.map((each) => ({ ...each, id: task.get(each.id)!, item: each.item === null ? null : asItem(each.item) })),
    targets: targets.map((each) => ({
      ...each,
      id: codes.targets.get(each)!,
      item: item.has(String(each.item)) ? numberOr(asItem(String(each.item))) : each.item,
      task: each.task === null ? null : (task.get(each.task) ?? each.task),
    })),
    questions: draft.questions.map((each) => ({
      ...each,
      target: codes.targets.get(targets.find((target) => target.id === each.target)!) ?? each.target,
    })),
  }
}

const numberOr = (code: string): number | string => (/^\d+$/.test(code) ? Number(code) : code)

function asksElse(target: ReviewedTarget, before: readonly BookTarget[]): boolean {
  const last = before.find((each) => each.code === target.id)?.values.at(-1)
  if (!last) return true
  const said = (each: { comparator: string; strict: boolean; over: string; value: unknown; unit: unknown }) =>
    canonical([each.comparator, each.strict, each.over, each.value, each.unit])
  return said(last) !== said(target)
}

/** A tree with what a decision changes; its text and everything else stay. */
export function decidedTree(
  tree: Tree,
  changes: readonly ({ target: string; value: ReviewedTarget['value'] } | { target: string; ends: true })[],
): Tree {
  const ended = new Set(changes.filter((each) => 'ends' in each).map((each) => each.target))
  const values = new Map(changes.flatMap((each) => ('value' in each ? [[each.target, each.value] as const] : [])))
  return {
    ...tree,
    targets: tree.targets
      .filter((each) => !ended.has(each.id))
      .map((each) => (values.has(each.id) ? { ...each, value: values.get(each.id)! } : each)),
  }
}
