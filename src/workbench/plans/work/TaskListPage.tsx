import type { TaskLine } from '../../../plan/index.js'
import { Day, type Frame, fieldId, Name, None, paths, Say, scriptOf, Table } from '../../../ui/index.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'
import { WorkFrame } from './WorkFrame.js'

export interface TaskListView {
  readonly here: Here
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly items: readonly { readonly code: string; readonly title: string }[]
  readonly tasks: readonly TaskLine[]
}

/** Every task with who does it by when, under the items of the plan; each row leads to the page where it is changed. */
export function TaskListPage({ frame, view }: { frame: Frame; view: TaskListView }) {
  const { here, tasks, items } = view
  const groups = [
    ...items.map((item) => ({ item, rows: tasks.filter((task) => task.item === item.code) })),
    { item: undefined, rows: tasks.filter((task) => task.item === null) },
  ].filter((group) => group.rows.length > 0)
  return (
    <WorkFrame frame={frame} here={here} tab="tasks" open={view.open} rights={view.rights}>
      <Table
        caption={texts.list}
        hideCaption
        rowId={(task) => fieldId(task.code, 'task')}
        columns={[
          {
            title: shared.task,
            heads: true,
            cell: (task) => <a href={paths.planDesk(here.plan.id, `/work/tasks/${task.code}`)}>{task.code}</a>,
          },
          { title: texts.text, cell: (task) => <span lang={scriptOf(task.text)}>{task.text}</span> },
          { title: texts.leader, cell: (task) => task.leader ?? <None /> },
          { title: texts.lead1, cell: (task) => (task.lead ? <Name zh={task.lead.nameZh} en={task.lead.nameEn} /> : <None />) },
          {
            title: texts.supports,
            cell: (task) =>
              task.supports.length === 0 ? (
                <None />
              ) : (
                task.supports.map((unit, index) => (
                  <>
                    {index > 0 && <Say of={{ zh: '、', en: ', ' }} />}
                    <Name zh={unit.nameZh} en={unit.nameEn} />
                  </>
                ))
              ),
          },
          { title: texts.deadline, cell: (task) => (task.deadline ? <Day on={task.deadline} /> : <None />) },
          { title: texts.targets, cell: (task) => (task.targets.length === 0 ? <None /> : task.targets.join('、')) },
        ]}
        groups={groups.map(({ item, rows }) => ({
          id: fieldId(item?.code ?? 'none', 'item'),
          heading: item ? (
            <>
              {item.code} <span lang={scriptOf(item.title)}>{item.title}</span>
            </>
          ) : (
            <None />
          ),
          rows,
        }))}
      />
    </WorkFrame>
  )
}
