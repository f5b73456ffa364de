import { kernelRefusals, type L10n } from '../../../kernel/index.js'
import { planRefusals } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Day, Field, Form, type Frame, fieldId, Hidden, Pill, paths, Say, scriptOf, Table } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'
import { WorkFrame } from './WorkFrame.js'

export interface FeedChoice {
  readonly id: string
  readonly title: L10n
}

export interface FedTarget {
  readonly code: string
  readonly phrase: string
  readonly programmes: readonly { readonly id: string; readonly title: L10n | null; readonly opensOn: string }[]
}

export interface ProgrammesView {
  readonly here: Here
  readonly targets: readonly FedTarget[]
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly choicesFor: (target: string) => readonly FeedChoice[]
  readonly row?: string
}

/** Which programmes feed which target, from which day on. Facts still count only through kind, scope, period and key. */
export function ProgrammesPage({ frame, view, ...again }: { frame: Frame; view: ProgrammesView } & Again) {
  const { here } = view
  return (
    <WorkFrame frame={frame} here={here} tab="programmes" open={view.open} rights={view.rights}>
      <Table
        caption={texts.programmes}
        hideCaption
        tone="loose"
        rowId={(target) => fieldId(target.code, 'target')}
        columns={[
          { title: shared.target, heads: true, cell: (target) => target.code },
          { title: texts.text, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
          { title: texts.feeds, cell: (target) => <Fed view={view} target={target} /> },
          {
            title: texts.feed,
            cell: (target) =>
              view.rights === 'all' && (
                <FeedForm
                  plan={here.plan.id}
                  target={target.code}
                  choices={view.choicesFor(target.code).filter((choice) => !target.programmes.some((each) => each.id === choice.id))}
                  back="programmes"
                  {...(view.row === target.code ? again : {})}
                />
              ),
          },
        ]}
        rows={view.targets}
      />
    </WorkFrame>
  )
}

function Fed({ view, target }: { view: ProgrammesView; target: FedTarget }) {
  if (target.programmes.length === 0) return <Pill tone="warn" text={texts.unfed} />
  return (
    <ul>
      {target.programmes.map((programme) => (
        <li>
          <Say of={programme.title ?? programme.id} />{' '}
          <span class="muted small">
            <Day on={programme.opensOn} />
          </span>
          {view.rights === 'all' && (
            <details>
              <summary>
                <Say of={texts.unfeed} />
              </summary>
              <Form
                action={paths.planDesk(view.here.plan.id, '/work/unfeed')}
                layout="line"
                prefix={`unfeed-${target.code}-${programme.id}`}
              >
                <Hidden name={ONCE} value={once()} />
                <Hidden name="target" value={target.code} />
                <Hidden name="programme" value={programme.id} />
                <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
                <Button kind="danger" text={texts.unfeed}>
                  <span class="unseen"> {target.code}</span>
                </Button>
              </Form>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The programmes that make what the target counts; those written for it come first. */
export function FeedForm(props: { plan: string; target: string; choices: readonly FeedChoice[]; back: string } & Again) {
  const { plan, target, choices } = props
  if (choices.length === 0) return null
  return (
    <Form
      action={paths.planDesk(plan, '/work/feed')}
      layout="line"
      prefix={`feed-${target}`}
      asked={props.asked}
      refusal={props.refusal}
      texts={[planRefusals, kernelRefusals]}
    >
      <Hidden name={ONCE} value={once()} />
      <Hidden name="target" value={target} />
      <Hidden name="back" value={props.back} />
      <Field
        kind="select"
        name="programme"
        label={texts.programme}
        hideLabel
        empty={false}
        options={choices.map((choice) => ({ value: choice.id, text: choice.title }))}
      />
      <Button text={texts.feed}>
        <span class="unseen"> {target}</span>
      </Button>
    </Form>
  )
}
