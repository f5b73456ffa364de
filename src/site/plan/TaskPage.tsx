import type { PlanText, taskPage } from '../../plan/index.js'
import { Day, Definition, type Frame, Name, None, Page, paths, Say, Table } from '../../ui/index.js'
import type { Answer } from '../answer.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { PlanWords } from '../parts/PlanWords.js'
import { SmallTargets } from '../parts/SmallTargets.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'
import { RowTable } from './RowTable.js'
import { NotAssigned, UnitLink } from './TaskTable.js'

export interface TaskPageProps {
  frame: Frame
  at: ReadAt
  found: Answer<typeof taskPage>
  text: PlanText | undefined
  nameOf: NameOf
}

/** One action sentence of the plan: who does it by when, what it promises, and all that its words name. */
export function TaskPage({ frame, at, found, text, nameOf }: TaskPageProps) {
  const { task, plan, targets, rows } = found
  const { year } = plan
  const stretch = text?.tasks.find((each) => each.code === task.code)
  return (
    <Page
      frame={frame}
      title={texts.task({ task: task.code })}
      breadcrumbs={[
        { text: shared.planOf({ year }), href: paths.board(year, at.asked) },
        ...(task.item ? [{ text: texts.item({ item: task.item }), href: paths.item(year, task.item, at.asked) }] : []),
        { text: task.code },
      ]}
      aside={<Duties found={found} at={at} />}
    >
      <WrongInAddress at={at} />
      {text && stretch && <PlanWords text={text} stretch={stretch} year={year} at={at} />}
      <AtLine at={at} newest={paths.task(year, task.code)} />
      {targets.length > 0 && <SmallTargets caption={texts.targets} targets={targets} year={year} at={at} />}
      <RowTable caption={texts.checklist} rows={rows} year={year} at={at} />
      <Steps found={found} />
      <History found={found} at={at} nameOf={nameOf} />
    </Page>
  )
}

type Found = TaskPageProps['found']

function Duties({ found, at }: { found: Found; at: ReadAt }) {
  const { task, programmes } = found
  return (
    <>
      <h2>
        <Say of={texts.tasks} />
      </h2>
      <Definition
        entries={[
          { term: texts.lead, value: task.lead ? <UnitLink unit={task.lead} at={at} /> : <NotAssigned /> },
          task.supports.length > 0 && {
            term: texts.supports,
            value: (
              <ul>
                {task.supports.map((unit) => (
                  <li>
                    <UnitLink unit={unit} at={at} />
                  </li>
                ))}
              </ul>
            ),
          },
          { term: texts.leader, value: task.leader ? <Name zh={task.leader} /> : <None /> },
          { term: texts.deadline, value: task.deadline ? <Day on={task.deadline} /> : <None /> },
          programmes.length > 0 && {
            term: texts.programmes,
            value: (
              <ul>
                {programmes.map((programme) => (
                  <li>{programme.title ? <Say of={programme.title} /> : <code>{programme.programme}</code>}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  )
}

function Steps({ found }: { found: Found }) {
  if (found.steps.length === 0) return null
  return (
    <Table
      caption={texts.steps}
      columns={[
        { title: texts.step, heads: true, cell: (step) => <Name zh={step.title.zh} en={step.title.en} /> },
        { title: texts.due, width: 'narrow', cell: (step) => <Day on={step.due} /> },
        {
          title: texts.metOn,
          width: 'narrow',
          cell: (step) =>
            step.metOn && step.metOn <= found.asOf && step.metFact ? (
              <a href={paths.fact(step.metFact)}>{<Day on={step.metOn} />}</a>
            ) : (
              <None />
            ),
        },
      ]}
      rows={found.steps}
    />
  )
}

function History({ found, at, nameOf }: { found: Found; at: ReadAt; nameOf: NameOf }) {
  if (found.history.length === 0) return null
  return (
    <Table
      caption={texts.history}
      columns={[
        { title: texts.unit, heads: true, cell: (line) => <a href={paths.unit(line.unit, at.asked)}>{nameOf(line.unit)}</a> },
        { title: texts.role, cell: (line) => <Say of={line.role === 'lead' ? texts.lead : texts.supports} /> },
        { title: texts.from, width: 'narrow', cell: (line) => <Day on={line.from} /> },
        { title: texts.until, width: 'narrow', cell: (line) => (line.until ? <Day on={line.until} /> : <None />) },
        { title: texts.reason, cell: (line) => (line.reason ? <Name zh={line.reason} /> : <None />) },
      ]}
      rows={found.history}
    />
  )
}
