/** From the drafts of segmentation to the tree of a reading. */
import { hintsOf } from './hints.js'
import { notesInside, ownersIn } from './owners.js'
import type { Segmented, TaskDraft } from './segment/drafts.js'
import type { SourceText } from './source/sourceText.js'
import type { Enclosure } from './target/context.js'
import type { Item, Owner, Section, Span, Task } from './types.js'

export interface Tree {
  readonly leaves: Span[]
  readonly sections: Section[]
  readonly items: Item[]
  readonly tasks: Task[]
}

/** The tree as it is handed out, with texts, places and hints. */
export function treeOf(source: SourceText, shadow: string, segmented: Segmented, marks: readonly Enclosure[]): Tree {
  const leaves = segmented.leaves.map(
    ({ kind, start, end }, i): Span => ({
      id: `s${i + 1}`,
      kind,
      overlay: false,
      ...source.place(start, end),
      text: source.slice(start, end),
    }),
  )
  const leafAt = new Map(leaves.map((leaf) => [leaf.char_start, leaf.id]))
  const bearing = leaves.filter((leaf) => leaf.kind === 'task' || leaf.kind === 'item_title')
  const owners = ownersOf(source, shadow, segmented)
  const tasks = segmented.tasks.map((task) => taskOf(task, source, shadow, bearing, marks, owners))
  const items = segmented.items.map(
    (item): Item => ({
      id: item.id,
      no: item.no,
      section: item.section.id,
      style: item.style,
      title: source.slice(item.titleStart, item.titleEnd).replace(/。\s*$/, ''),
      char_start: item.start,
      char_end: item.end,
      line: item.line,
      tasks: item.tasks.map((task) => task.id),
      owners: owners.ofItem.get(item.id) ?? [],
    }),
  )
  const sections = segmented.sections.map(
    (section): Section => ({
      id: section.id,
      no: section.no,
      level: section.level,
      parent: section.parent?.id ?? null,
      style: section.style,
      title: source.slice(section.titleStart, section.titleEnd).replace(/。\s*$/, ''),
      char_start: section.start,
      char_end: section.end,
      line: section.line,
      items: section.items.map((item) => item.id),
      tasks: section.tasks.map((task) => task.id),
      leads: section.leads.map((lead) => leafAt.get(lead.start)!),
    }),
  )
  return { leaves, sections, items, tasks }
}

function taskOf(
  task: TaskDraft,
  source: SourceText,
  shadow: string,
  bearing: readonly Span[],
  marks: readonly Enclosure[],
  owners: Ownership,
): Task {
  const inside = startingIn(marks, ({ start }) => start, task.start, task.end)
  return {
    id: task.id,
    item: task.item?.id ?? null,
    section: task.section?.id ?? null,
    spans: startingIn(bearing, ({ char_start }) => char_start, task.start, task.end).map(({ id }) => id),
    char_start: task.start,
    char_end: task.end,
    text: source.slice(task.start, task.end),
    ...hintsOf(source, shadow, task.start, task.end, inside),
    owners: owners.ofTask.get(task.id) ?? [],
    no: task.no,
  }
}

/** Of a list in the order of the text, the members that begin in [start, end); the first one is found by halving. */
function startingIn<T>(list: readonly T[], startOf: (member: T) => number, start: number, end: number): T[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(list[middle]!) < start) low = middle + 1
    else high = middle
  }
  const inside: T[] = []
  for (let i = low; i < list.length && startOf(list[i]!) < end; i++) inside.push(list[i]!)
  return inside
}

interface Ownership {
  readonly ofItem: Map<string, Owner[]>
  readonly ofTask: Map<string, Owner[]>
}

/** A note speaks for the sentences of its item since the note before it. */
function ownersOf(source: SourceText, shadow: string, segmented: Segmented): Ownership {
  const ofItem = new Map<string, Owner[]>()
  const ofTask = new Map<string, Owner[]>()
  for (const item of segmented.items) {
    const inside = item.tasks.flatMap((task) => notesInside(shadow, task.start, task.end))
    const notes = [...item.notes, ...inside].sort((a, b) => a.start - b.start)
    let since = item.start
    for (const note of notes) {
      const owners = ownersIn(source, shadow, note.start, note.end)
      if (owners.length === 0) continue
      ofItem.set(item.id, joined(ofItem.get(item.id) ?? [], owners))
      for (const task of item.tasks) if (task.start >= since && task.start < note.end) ofTask.set(task.id, owners)
      since = note.end
    }
  }
  return { ofItem, ofTask }
}

const joined = (before: readonly Owner[], more: readonly Owner[]): Owner[] => [
  ...before,
  ...more.filter((owner) => !before.some(({ name }) => name === owner.name)),
]
