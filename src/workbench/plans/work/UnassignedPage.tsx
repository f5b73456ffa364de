import { kernelRefusals } from '../../../kernel/index.js'
import { type BoardTarget, planRefusals, type TaskLine } from '../../../plan/index.js'
import type { Unit } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Empty, Form, type Frame, fieldId, Hidden, paths, Say, scriptOf, Table } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { partRefusals } from '../../parts/messages.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts, workRefusals } from './messages.js'
import { type FeedChoice, FeedForm } from './ProgrammesPage.js'
import { UnitFields } from './UnitFields.js'
import { WorkFrame } from './WorkFrame.js'

export interface Unassigned {
  readonly plan: { readonly year: number }
  readonly tasks: readonly TaskLine[]
  readonly targets: readonly BoardTarget[]
  readonly uncounted: readonly string[]
  readonly rowsWithoutTask: readonly unknown[]
  readonly counts: { readonly tasks: number; readonly items: number; readonly targets: number }
}

export interface UnassignedView {
  readonly here: Here
  readonly list: Unassigned
  readonly departments: readonly Unit[]
  readonly rights: 'all' | 'own' | 'none'
  readonly choicesFor: (target: string) => readonly FeedChoice[]
  /** The row whose form was refused. */
  readonly row?: string
}

const SHOWN = 200

/** The first page of decomposition until it is empty: tasks without a lead, targets that nothing feeds (06 P-060). */
export function UnassignedPage({ frame, view, ...again }: { frame: Frame; view: UnassignedView } & Again) {
  const { list, here } = view
  const open = list.tasks.length + list.targets.length
  return (
    <WorkFrame frame={frame} here={here} tab="unassigned" open={open} rights={view.rights}>
      {open === 0 && list.uncounted.length === 0 && (
        <Empty title={texts.allAssigned}>
          <p>
            <Say of={texts.allAssignedText} />
          </p>
        </Empty>
      )}
      {list.tasks.length > 0 && <Tasks view={view} {...again} />}
      {list.targets.length > 0 && <Targets view={view} {...again} />}
      {list.uncounted.length > 0 && (
        <p>
          <Say of={texts.uncounted({ codes: list.uncounted.join('、') })} />
        </p>
      )}
      {list.rowsWithoutTask.length > 0 && (
        <p>
          <Say of={texts.rowsWithoutTask({ n: list.rowsWithoutTask.length })} />{' '}
          <a href={paths.checklist(list.plan.year)}>
            <Say of={texts.seeChecklist} />
          </a>
        </p>
      )}
    </WorkFrame>
  )
}

function Tasks({ view, asked, refusal }: { view: UnassignedView } & Again) {
  const { list, here } = view
  return (
    <Table
      caption={texts.tasksWithoutLead({ n: list.tasks.length, total: list.counts.tasks })}
      tone="loose"
      rowId={(task) => fieldId(task.code, 'task')}
      columns={[
        {
          title: shared.task,
          heads: true,
          cell: (task) => <a href={paths.planDesk(here.plan.id, `/work/tasks/${task.code}`)}>{task.code}</a>,
        },
        { title: texts.text, cell: (task) => <span lang={scriptOf(task.text)}>{task.text}</span> },
        {
          title: texts.lead1,
          cell: (task) =>
            view.rights === 'none' ? (
              <Say of={texts.noUnit} />
            ) : (
              <Form
                action={paths.planDesk(here.plan.id, '/work/assign')}
                layout="line"
                prefix={`lead-${task.code}`}
                asked={view.row === task.code ? asked : undefined}
                refusal={view.row === task.code ? refusal : undefined}
                texts={[workRefusals, partRefusals, planRefusals, kernelRefusals]}
              >
                <Hidden name={ONCE} value={once()} />
                <Hidden name="task" value={task.code} />
                <Hidden name="back" value="unassigned" />
                <UnitFields departments={view.departments} mayAny={view.rights === 'all' && view.departments.length === 0} hideLabel />
                <Button text={texts.assign}>
                  <span class="unseen"> {task.code}</span>
                </Button>
              </Form>
            ),
        },
      ]}
      rows={list.tasks.slice(0, SHOWN)}
    />
  )
}

function Targets({ view, asked, refusal }: { view: UnassignedView } & Again) {
  const { list, here } = view
  return (
    <Table
      caption={texts.targetsUnfed({ n: list.targets.length, total: list.counts.targets })}
      tone="loose"
      rowId={(target) => fieldId(target.code, 'target')}
      columns={[
        { title: shared.target, heads: true, cell: (target) => <a href={paths.target(list.plan.year, target.code)}>{target.code}</a> },
        { title: texts.text, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
        {
          title: texts.programme,
          cell: (target) =>
            view.rights === 'all' ? (
              <FeedForm
                plan={here.plan.id}
                target={target.code}
                choices={view.choicesFor(target.code)}
                back="unassigned"
                {...(view.row === target.code ? { asked, refusal } : {})}
              />
            ) : (
              <Say of={texts.unfed} />
            ),
        },
      ]}
      rows={list.targets.slice(0, SHOWN)}
    />
  )
}
