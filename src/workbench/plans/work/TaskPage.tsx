import { kernelRefusals } from '../../../kernel/index.js'
import { planRefusals, type TaskLine } from '../../../plan/index.js'
import type { Unit } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Day,
  Definition,
  Field,
  Form,
  type Frame,
  Hidden,
  LinkButton,
  Name,
  None,
  Pill,
  paths,
  Say,
  scriptOf,
  Table,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { partRefusals } from '../../parts/messages.js'
import type { NameOf } from '../../parts/unitNames.js'
import type { Here } from '../ask.js'
import { texts, workRefusals } from './messages.js'
import { UnitFields } from './UnitFields.js'
import { WorkFrame } from './WorkFrame.js'

export interface TaskView {
  readonly here: Here
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly year: number
  readonly task: TaskLine
  readonly history: readonly {
    readonly role: 'lead' | 'support'
    readonly unit: string
    readonly from: string
    readonly until: string | null
    readonly reason: string
  }[]
  readonly departments: readonly Unit[]
  readonly nameOf: NameOf
  readonly form?: 'lead' | 'support' | 'duty' | 'release'
}

const refusals = [workRefusals, partRefusals, planRefusals, kernelRefusals]
const LABELS = {
  unit: texts.department,
  otherUnit: texts.otherUnit,
  from: texts.from,
  reason: texts.reason,
  leader: texts.leader,
  deadline: texts.deadline,
}

/** One task: who leads, who supports, who is in charge, by when; and how that came about. */
export function TaskPage({ frame, view, ...again }: { frame: Frame; view: TaskView } & Again) {
  const { here, task } = view
  const of = (form: TaskView['form']) => (view.form === form ? again : {})
  return (
    <WorkFrame
      frame={frame}
      here={here}
      tab="tasks"
      open={view.open}
      rights={view.rights}
      heading={
        <>
          {task.code} <span lang={scriptOf(task.text)}>{task.text}</span>
        </>
      }
      actions={<LinkButton href={paths.task(view.year, task.code)} text={texts.publicPage} />}
    >
      <Definition
        entries={[
          {
            term: texts.lead1,
            value: task.lead ? <Name zh={task.lead.nameZh} en={task.lead.nameEn} /> : <Pill tone="warn" text={texts.noUnit} />,
          },
          { term: texts.leader, value: task.leader ?? <None /> },
          { term: texts.deadline, value: task.deadline ? <Day on={task.deadline} /> : <None /> },
          { term: texts.targets, value: task.targets.length > 0 ? task.targets.join('、') : <None /> },
        ]}
      />
      {view.rights !== 'none' && <AssignForm view={view} as="lead" {...of('lead')} />}
      <Supports view={view} {...of('release')} />
      {view.rights !== 'none' && <AssignForm view={view} as="support" {...of('support')} />}
      {view.rights === 'all' && <DutyForm view={view} {...of('duty')} />}
      <History view={view} />
    </WorkFrame>
  )
}

const taskAct = (view: TaskView, act: string): string => paths.planDesk(view.here.plan.id, `/work/${act}`)

function AssignForm({ view, as: role, asked, refusal }: { view: TaskView; as: 'lead' | 'support' } & Again) {
  const title = role === 'lead' ? texts.assignLead : texts.addSupport
  return (
    <>
      <h2>
        <Say of={title} />
      </h2>
      <Form
        action={taskAct(view, role === 'lead' ? 'assign' : 'support')}
        prefix={role}
        asked={asked}
        refusal={refusal}
        texts={refusals}
        labels={LABELS}
        layout="line"
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="task" value={view.task.code} />
        <UnitFields departments={view.departments} mayAny={view.rights === 'all'} />
        <Field kind="day" name="from" label={texts.from} required={false} />
        <Field kind="text" name="reason" label={texts.reason} required={false} maxLength={2_000} />
        <Button kind={role === 'lead' && !view.task.lead ? 'primary' : 'plain'} text={title} />
      </Form>
    </>
  )
}

function Supports({ view, asked, refusal }: { view: TaskView } & Again) {
  const { task } = view
  const held = [
    ...(task.lead ? [{ ...task.lead, role: texts.roleLead }] : []),
    ...task.supports.map((unit) => ({ ...unit, role: texts.roleSupport })),
  ]
  if (held.length === 0) return null
  return (
    <Table
      caption={texts.supports}
      hideCaption
      columns={[
        { title: texts.role, cell: (unit) => <Say of={unit.role} /> },
        { title: { zh: '单位', en: 'Unit' }, heads: true, cell: (unit) => <Name zh={unit.nameZh} en={unit.nameEn} /> },
        {
          title: texts.release,
          cell: (unit) =>
            view.rights === 'all' ? (
              <Form
                action={taskAct(view, 'release')}
                layout="line"
                prefix={`release-${unit.unit.slice(-6)}`}
                asked={asked?.unit === unit.unit ? asked : undefined}
                refusal={asked?.unit === unit.unit ? refusal : undefined}
                texts={refusals}
                labels={LABELS}
              >
                <Hidden name={ONCE} value={once()} />
                <Hidden name="task" value={task.code} />
                <Hidden name="unit" value={unit.unit} />
                <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
                <Button kind="danger" text={texts.release}>
                  <span class="unseen"> {unit.nameZh}</span>
                </Button>
              </Form>
            ) : (
              <None />
            ),
        },
      ]}
      rows={held}
    />
  )
}

function DutyForm({ view, asked, refusal }: { view: TaskView } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.duty} />
      </h2>
      <Form action={taskAct(view, 'duty')} prefix="duty" asked={asked} refusal={refusal} texts={refusals} labels={LABELS} layout="line">
        <Hidden name={ONCE} value={once()} />
        <Hidden name="task" value={view.task.code} />
        <Field kind="text" name="leader" label={texts.leader} required={false} maxLength={80} value={view.task.leader ?? ''} />
        <Field kind="day" name="deadline" label={texts.deadline} required={false} value={view.task.deadline ?? ''} />
        <Field kind="text" name="reason" label={texts.reason} required={false} maxLength={2_000} />
        <Actions>
          <Button text={texts.save} />
        </Actions>
      </Form>
      <p class="help">
        <Say of={texts.dutyHelp} />
      </p>
    </>
  )
}

function History({ view }: { view: TaskView }) {
  if (view.history.length === 0) return null
  return (
    <Table
      caption={texts.history}
      columns={[
        { title: texts.role, cell: (line) => <Say of={line.role === 'lead' ? texts.roleLead : texts.roleSupport} /> },
        { title: { zh: '单位', en: 'Unit' }, heads: true, cell: (line) => view.nameOf(line.unit) },
        { title: texts.from, cell: (line) => <Day on={line.from} /> },
        { title: texts.until, cell: (line) => (line.until ? <Day on={line.until} /> : <None />) },
        { title: texts.reason, cell: (line) => (line.reason === '' ? <None /> : line.reason) },
      ]}
      rows={view.history}
    />
  )
}
