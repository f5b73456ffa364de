import type { unassigned } from '../../plan/index.js'
import { FigureRow, type Frame, Notice, Page, paths, Say } from '../../ui/index.js'
import type { Answer } from '../answer.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import type { ReadAt } from '../standing.js'
import { TargetTable } from './ItemPage.js'
import { texts } from './messages.js'
import { RowTable } from './RowTable.js'
import { TaskTable } from './TaskTable.js'

export interface UnassignedPageProps {
  frame: Frame
  at: ReadAt
  found: Answer<typeof unassigned>
}

/** What nobody does or feeds yet (06 P-060): empty when the plan is running. */
export function UnassignedPage({ frame, at, found }: UnassignedPageProps) {
  const { plan, tasks, targets, counts, rowsWithoutTask, tasksWithoutRow, uncounted } = found
  const { year } = plan
  const left = (some: number, all: number) => <Say of={texts.leftOf({ left: String(some), all: String(all) })} />
  return (
    <Page
      frame={frame}
      title={texts.unassigned}
      lead={texts.unassignedLead}
      breadcrumbs={[{ text: shared.planOf({ year }), href: paths.board(year, at.asked) }, { text: texts.unassigned }]}
    >
      <WrongInAddress at={at} />
      <AtLine at={at} newest={paths.unassigned(year)} />
      <FigureRow
        figures={[
          { name: texts.noLead, figure: left(tasks.length, counts.tasks) },
          { name: texts.notFed, figure: left(targets.length, counts.targets) },
          ...(uncounted.length > 0 ? [{ name: texts.uncounted, figure: left(uncounted.length, counts.targets) }] : []),
        ]}
      />
      {tasks.length + targets.length === 0 && (
        <Notice kind="done" title={texts.allAssigned}>
          <Say of={texts.allAssignedText({ tasks: counts.tasks, targets: counts.targets })} />
        </Notice>
      )}
      {tasks.length > 0 && <TaskTable caption={texts.noLead} tasks={tasks} year={year} at={at} />}
      {targets.length > 0 && <TargetTable targets={targets} year={year} at={at} />}
      {rowsWithoutTask.length > 0 && <RowTable caption={texts.rowsWithoutTask} rows={rowsWithoutTask} year={year} at={at} />}
      {tasksWithoutRow.length > 0 && (
        <section class="section">
          <h2>
            <Say of={texts.tasksWithoutRow} />
          </h2>
          <p>
            {tasksWithoutRow.map((task, index) => (
              <>
                {index > 0 && <Say of={texts.comma} />}
                <a href={paths.task(year, task, at.asked)}>{task}</a>
              </>
            ))}
          </p>
        </section>
      )}
    </Page>
  )
}
