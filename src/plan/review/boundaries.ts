import { cutTask, joinTasks, type Reading } from '../reading/index.js'
import type { Act, Answers } from './acts.js'

/** The reading with the cuts and joins that reviewers made, in their order. Boundaries only: the text, its numbers and their places stay. */
export function withBoundaries(reading: Reading, acts: readonly Act[]): Reading {
  let now = reading
  for (const act of acts) {
    if (act.kind !== 'cut' && act.kind !== 'join') continue
    const { at } = act.answer as Answers['cut']
    const task = now.tasks.find((each) => each.char_start <= at && at < each.char_end)
    const before = now.tasks[now.tasks.findIndex((each) => each.char_start === at) - 1]
    const done = act.kind === 'cut' ? task && cutTask(now, task.id, at) : before && joinTasks(now, before.id)
    // Levels set later may have moved what was cut: the boundary then no longer exists, and nothing is joined or cut.
    if (done?.ok) now = done.reading
  }
  return now
}
