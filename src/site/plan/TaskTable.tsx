import type { TaskLine } from '../../plan/index.js'
import { type Column, Day, Empty, type L10n, Name, None, paths, Say, Table } from '../../ui/index.js'
import { Phrase } from '../parts/Phrase.js'
import { placeId } from '../parts/placeId.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

type NamedUnit = NonNullable<TaskLine['lead']>

/** A unit of the task list, by its name. */
export function UnitLink({ unit, at }: { unit: NamedUnit; at: ReadAt }) {
  return <a href={paths.unit(unit.unit, at.asked)}>{unit.nameZh ? <Name zh={unit.nameZh} en={unit.nameEn} /> : unit.unit.slice(-6)}</a>
}

/** Tasks with who does them by when. */
export function TaskTable({ caption, tasks, year, at }: { caption: L10n; tasks: readonly TaskLine[]; year: number; at: ReadAt }) {
  const columns: Column<TaskLine>[] = [
    {
      title: texts.taskNo,
      width: 'narrow',
      phone: 'half',
      cell: (task) => <a href={paths.task(year, task.code, at.asked)}>{task.code}</a>,
    },
    { title: texts.words, heads: true, width: 'wide', cell: (task) => <Phrase text={task.text} /> },
    { title: texts.lead, cell: (task) => (task.lead ? <UnitLink unit={task.lead} at={at} /> : <NotAssigned />) },
    {
      title: texts.supports,
      cell: (task) =>
        task.supports.length === 0 ? (
          <None />
        ) : (
          task.supports.map((unit, index) => (
            <>
              {index > 0 && <Say of={texts.comma} />}
              <UnitLink unit={unit} at={at} />
            </>
          ))
        ),
    },
    { title: texts.leader, width: 'narrow', cell: (task) => (task.leader ? <Name zh={task.leader} /> : <None />) },
    { title: texts.deadline, width: 'narrow', cell: (task) => (task.deadline ? <Day on={task.deadline} /> : <None />) },
    {
      title: texts.targets,
      cell: (task) =>
        task.targets.length === 0 ? (
          <None />
        ) : (
          task.targets.map((code, index) => (
            <>
              {index > 0 && <Say of={texts.comma} />}
              <a href={paths.target(year, code, at.asked)}>{code}</a>
            </>
          ))
        ),
    },
  ]
  return (
    <Table
      caption={caption}
      tone="loose"
      columns={columns}
      rows={tasks}
      rowId={(task) => placeId('task', task.code)}
      empty={<Empty title={caption} />}
    />
  )
}

export function NotAssigned() {
  return (
    <span class="muted">
      <Say of={texts.notAssigned} />
    </span>
  )
}
