import { kernelRefusals } from '../../../kernel/index.js'
import { planRefusals, type TaskLine } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Day, Empty, Field, Form, type Frame, Hidden, Name, None, paths, Say, Table } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'
import { WorkFrame } from './WorkFrame.js'

export interface Milestone {
  readonly id: string
  readonly task: string
  readonly target: string | null
  readonly title: { readonly zh: string; readonly en: string | null }
  readonly due: string
  readonly metOn: string | null
  readonly metFact: string | null
}

export interface MilestonesView {
  readonly here: Here
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly steps: readonly Milestone[]
  readonly tasks: readonly TaskLine[]
  /** The milestone whose form was refused; `new` for the one that is being added. */
  readonly row?: string
}

const LABELS = {
  title: texts.milestone,
  titleEn: texts.milestoneEn,
  due: texts.due,
  task: shared.task,
  target: texts.target,
  fact: texts.metBy,
  reason: texts.reason,
}

/** Dated steps of tasks, for targets that come all at once; each is met by a named fact (06 P-064). */
export function MilestonesPage({ frame, view, ...again }: { frame: Frame; view: MilestonesView } & Again) {
  return (
    <WorkFrame frame={frame} here={view.here} tab="milestones" open={view.open} rights={view.rights}>
      <Table
        caption={texts.milestones}
        hideCaption
        tone="loose"
        empty={
          <Empty title={texts.noMilestones}>
            <p>
              <Say of={texts.noMilestonesText} />
            </p>
          </Empty>
        }
        columns={[
          { title: texts.due, cell: (step) => <Day on={step.due} /> },
          { title: texts.milestone, heads: true, cell: (step) => <Name zh={step.title.zh} en={step.title.en} /> },
          { title: shared.task, cell: (step) => <a href={paths.planDesk(view.here.plan.id, `/work/tasks/${step.task}`)}>{step.task}</a> },
          { title: texts.target, cell: (step) => step.target ?? <None /> },
          { title: texts.met, cell: (step) => <Met view={view} step={step} {...(view.row === step.id ? again : {})} /> },
          { title: texts.drop, cell: (step) => (view.rights === 'all' && !step.metOn ? <Drop view={view} step={step} /> : <None />) },
        ]}
        rows={view.steps}
      />
      {view.rights === 'all' && <AddForm view={view} {...(view.row === 'new' ? again : {})} />}
    </WorkFrame>
  )
}

const act = (view: MilestonesView, name: string): string => paths.planDesk(view.here.plan.id, `/work/milestones/${name}`)

function Met({ view, step, asked, refusal }: { view: MilestonesView; step: Milestone } & Again) {
  if (step.metOn)
    return (
      <a href={paths.fact(step.metFact ?? '')}>
        <Day on={step.metOn} />
      </a>
    )
  if (view.rights !== 'all') return <None />
  return (
    <details open={refusal ? true : undefined}>
      <summary>
        <Say of={texts.markMet} />
      </summary>
      <Form
        action={act(view, 'meet')}
        layout="line"
        prefix={`meet-${step.id.slice(-6)}`}
        asked={asked}
        refusal={refusal}
        texts={[planRefusals, kernelRefusals]}
        labels={LABELS}
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="milestone" value={step.id} />
        <Field kind="text" name="fact" label={texts.metBy} help={texts.metByHelp} maxLength={40} spellcheck={false} />
        <Button text={texts.markMet} />
      </Form>
    </details>
  )
}

function Drop({ view, step }: { view: MilestonesView; step: Milestone }) {
  return (
    <details>
      <summary>
        <Say of={texts.drop} />
      </summary>
      <Form action={act(view, 'drop')} layout="line" prefix={`drop-${step.id.slice(-6)}`}>
        <Hidden name={ONCE} value={once()} />
        <Hidden name="milestone" value={step.id} />
        <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
        <Button kind="danger" text={texts.drop} />
      </Form>
    </details>
  )
}

function AddForm({ view, asked, refusal }: { view: MilestonesView } & Again) {
  const targets = view.tasks.flatMap((task) => task.targets.map((target) => ({ target, task: task.code })))
  return (
    <>
      <h2>
        <Say of={texts.addMilestone} />
      </h2>
      <Form action={act(view, 'add')} prefix="add" asked={asked} refusal={refusal} texts={[planRefusals, kernelRefusals]} labels={LABELS}>
        <Hidden name={ONCE} value={once()} />
        <div class="form-line">
          <Field
            kind="select"
            name="task"
            label={shared.task}
            options={view.tasks.map((task) => ({ value: task.code, text: `${task.code} ${[...task.text].slice(0, 24).join('')}` }))}
          />
          <Field
            kind="select"
            name="target"
            label={texts.target}
            empty={texts.noTarget}
            required={false}
            options={targets.map(({ target, task }) => ({ value: target, text: `${target} (${task})` }))}
          />
          <Field kind="day" name="due" label={texts.due} />
        </div>
        <Field kind="text" name="title" label={texts.milestone} maxLength={200} />
        <Field kind="text" name="titleEn" label={texts.milestoneEn} required={false} maxLength={200} lang="en" />
        <Button kind="primary" text={texts.addMilestone} />
      </Form>
    </>
  )
}
