import { type Day, weekdayOf } from '../../kernel/index.js'
import { moveDueDisputes } from '../../plan/index.js'
import { lapseDue, sendWaitingInvitations } from '../../records/index.js'
import { forAll } from './settleIn.js'
import { type Stage, setClock } from './stage.js'
import type { Act, Story } from './story.js'

export interface Progress {
  /** In [0, 1]. */
  readonly share: number
  readonly day: Day
}

/**
 * Plays the stories day by day up to `until`: acts of one story one after another, different stories beside each other. At the end of each day everything is
 * sealed before the clock moves on, so that what was known on a day is what was really known.
 */
export async function play(stage: Stage, stories: readonly Story[], until: Day, onProgress: (progress: Progress) => void): Promise<void> {
  const days = agendaOf(stories, until)
  const all = days.reduce((sum, [, scenes]) => sum + scenes.reduce((n, acts) => n + acts.length, 0), 0)
  let done = 0
  for (const [day, scenes] of days) {
    await setClock(stage, day)
    await forAll(scenes, async (acts) => {
      for (const act of acts) await act.run(stage)
      done += acts.length
    })
    // What the house's own jobs do every day.
    if (weekdayOf(day) === 1 || day === days.at(-1)?.[0]) {
      await lapseDue(stage.house)
      await moveDueDisputes(stage.house)
    }
    await sendWaitingInvitations(stage.house, 500)
    onProgress({ share: done / all, day })
  }
  await setClock(stage, until)
}

/** For each day that has any, the acts of each story on that day. */
function agendaOf(stories: readonly Story[], until: Day): [Day, (readonly Act[])[]][] {
  const agenda = new Map<Day, (readonly Act[])[]>()
  for (const story of stories)
    for (const [day, acts] of Map.groupBy(story.acts, (act) => act.on)) {
      if (day > until) continue
      const scenes = agenda.get(day) ?? []
      scenes.push(acts)
      agenda.set(day, scenes)
    }
  return [...agenda].sort(([a], [b]) => (a < b ? -1 : 1))
}
