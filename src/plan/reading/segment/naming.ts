/** Ids for sections, items and tasks, once all are there. */
import { type ItemDraft, type SectionDraft, type TaskDraft, UNNAMED } from './drafts.js'
import { type NumberTrouble, runningOf, Sequence } from './numbers.js'

/** Names the whole tree. True when item numbers begin again in each section: ids are then section.item. */
export function nameTree(sections: readonly SectionDraft[], items: readonly ItemDraft[], troubles: NumberTrouble[]): boolean {
  nameSections(sections, troubles)
  const restarted = nameItems(sections, troubles)
  for (const item of items) nameTasks(item.tasks, item.id)
  for (const section of sections) nameTasks(section.tasks, `S${section.id}`)
  return restarted
}

function nameTasks(tasks: readonly TaskDraft[], parent: string): void {
  tasks.forEach((task, i) => {
    task.id = `${parent}.${i + 1}`
  })
}

function nameSections(sections: readonly SectionDraft[], troubles: NumberTrouble[]): void {
  const sequences = new Map<SectionDraft | null, Sequence>()
  const counts = new Map<SectionDraft | null, number>()
  const lastAtLevel = new Map<number, number>()
  for (const section of sections) {
    if (section.id === UNNAMED) continue
    const { parent, no } = section
    // （三） as the first in 二、 goes on from （二） in 一、: one row through the whole text.
    const before = lastAtLevel.get(section.level) ?? 0
    if (!sequences.has(parent)) sequences.set(parent, new Sequence(troubles, no !== null && no > 1 && no === before + 1 ? before : 0))
    if (no !== null) lastAtLevel.set(section.level, no)
    const suffix = sequences.get(parent)!.next({ no, line: section.line, char: section.start })
    const count = (counts.get(parent) ?? 0) + 1
    counts.set(parent, count)
    section.id = `${parent ? `${parent.id}.` : ''}${no ?? count}${suffix}`
  }
}

function nameItems(sections: readonly SectionDraft[], troubles: NumberTrouble[]): boolean {
  const filled = sections.filter((section) => section.items.length > 0)
  const restarted = runningOf(filled.map((section) => section.items.map((item) => item.no))) === 'restarted'
  let sequence = new Sequence(troubles)
  for (const section of filled) {
    if (restarted) sequence = new Sequence(troubles)
    for (const [i, item] of section.items.entries()) {
      const suffix = sequence.next({ no: item.no, line: item.line, char: item.start })
      // An item marked by hand has no number of its own: it is called by its place, with a star.
      const own = `${item.no ?? `${i + 1}*`}${suffix}`
      item.id = restarted ? `${section.id}.${own}` : own
    }
  }
  return restarted
}
