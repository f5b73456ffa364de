import { kernelRefusals } from '../../../kernel/index.js'
import { planRefusals, type ReviewPage } from '../../../plan/index.js'
import type { Holder } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Confirm,
  Field,
  Form,
  type Frame,
  Hidden,
  LinkButton,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  Table,
  Tabs,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { versionStates } from '../list/messages.js'
import { texts as shared } from '../messages.js'
import { type ConditionLine, conditionLines } from './checklist.js'
import { texts } from './messages.js'

export interface ConfirmView {
  readonly here: Here
  readonly page: ReviewPage
  readonly holders: readonly Holder[]
  readonly mayConfirm: boolean
  readonly mayReject: boolean
  /** What a decision changes, beside what holds now. */
  readonly changes: readonly {
    readonly target: string
    readonly phrase: string
    readonly present: string
    readonly proposed: string | null
  }[]
  readonly form?: 'confirm' | 'reject'
}

const refusals = [planRefusals, kernelRefusals]

export function ConfirmPage({ frame, view, ...again }: { frame: Frame; view: ConfirmView } & Again) {
  const { here, page } = view
  const isSettled = page.version.state === 'confirmed' || page.version.state === 'rejected'
  return (
    <Page
      frame={frame}
      title={texts.title}
      beside={
        <>
          <Pill text={shared.version({ no: page.version.no })} /> <Pill tone="accent" text={versionStates[page.version.state]} />
        </>
      }
      lead={texts.lead}
      breadcrumbs={crumbsOf(here, texts.title)}
      aside={<Who view={view} />}
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'confirm')} />
      {isSettled && <Notice kind="info" title={texts.settled} />}
      {page.tree && page.version.decision === null && <Conditions view={view} />}
      {page.version.decision !== null && <Decision view={view} />}
      {!isSettled && <ConfirmForm view={view} {...(view.form === 'reject' ? {} : again)} />}
      {!isSettled && view.mayReject && <RejectForm view={view} {...(view.form === 'reject' ? again : {})} />}
    </Page>
  )
}

function Conditions({ view }: { view: ConfirmView }) {
  const { seven, further } = conditionLines(view.page)
  const tree = view.page.tree!
  const targets = tree.targets.filter((target) => target.verdict !== 'rejected').length
  return (
    <>
      <p>
        <Say of={texts.summary} />
        <Say of={{ zh: '：', en: ': ' }} />
        <Say of={texts.counts({ sections: tree.sections.length, items: tree.items.length, tasks: tree.tasks.length, targets })} />
      </p>
      <ConditionTable view={view} title={texts.conditions} lines={seven} />
      <ConditionTable view={view} title={texts.also} lines={further} />
    </>
  )
}

function ConditionTable({ view, title, lines }: { view: ConfirmView; title: { zh: string; en: string }; lines: readonly ConditionLine[] }) {
  return (
    <Table
      caption={title}
      tone="loose"
      columns={[
        { title: texts.condition, heads: true, cell: (line) => <ConditionCell view={view} line={line} /> },
        {
          title: texts.state,
          width: 'narrow',
          cell: (line) => <Pill tone={line.open.length === 0 ? 'good' : 'warn'} text={line.open.length === 0 ? texts.met : texts.open} />,
        },
      ]}
      rows={lines}
    />
  )
}

function ConditionCell({ view, line }: { view: ConfirmView; line: ConditionLine }) {
  const to = (open: ConditionLine['open'][number]) =>
    paths.planDesk(
      view.here.plan.id,
      '/review',
      { version: view.page.version.no, show: open.show, at: open.at },
      open.at === null ? undefined : `c${open.at}`,
    )
  return (
    <>
      <Say of={line.name} />
      {line.open.map((open) => (
        <div class="small">
          <span class="muted">
            <Say of={open.text} />
          </span>{' '}
          <a href={to(open)}>
            <Say of={texts.settleIt} />
          </a>
        </div>
      ))}
    </>
  )
}

function Who({ view }: { view: ConfirmView }) {
  const { reviewers } = view.page
  return (
    <>
      <h2>
        <Say of={texts.who} />
      </h2>
      <h3>
        <Say of={texts.holders} />
      </h3>
      {view.holders.length === 0 ? (
        <p class="muted">
          <Say of={texts.noHolders} />
        </p>
      ) : (
        <ul>
          {view.holders.map((holder) => (
            <li>
              {holder.name} · <Say of={holder.roleTitle} />
            </li>
          ))}
        </ul>
      )}
      <h3>
        <Say of={texts.reviewers} />
      </h3>
      <p>{reviewers.length === 0 ? <Say of={texts.nobodyYet} /> : reviewers.join('、')}</p>
      <p>
        <a href={paths.permission('plan.confirm')}>
          <Say of={texts.who} />
        </a>
      </p>
    </>
  )
}

function Decision({ view }: { view: ConfirmView }) {
  return (
    <>
      <p>{view.page.version.reason}</p>
      <Table
        caption={texts.decision}
        columns={[
          { title: texts.target, heads: true, cell: (change) => change.target },
          { title: shared.document, cell: (change) => change.phrase },
          { title: texts.present, numeric: true, cell: (change) => change.present },
          { title: texts.proposed, numeric: true, cell: (change) => change.proposed ?? <Say of={texts.ends} /> },
        ]}
        rows={view.changes}
      />
    </>
  )
}

/** Why the button cannot be pressed by this person now; the command refuses for the same reasons. */
function whyNot({ page, mayConfirm }: ConfirmView) {
  if (!mayConfirm) return texts.noRight
  if (page.mine) return texts.youReviewed
  const open = page.conditions.length + (page.differs === null ? 0 : 1)
  return open > 0 ? texts.stillOpen({ n: open }) : undefined
}

function ConfirmForm({ view, asked, refusal }: { view: ConfirmView } & Again) {
  const reason = whyNot(view)
  const { version } = view.page
  return (
    <Form
      action={paths.planDesk(view.here.plan.id, '/confirm')}
      asked={asked}
      refusal={refusal}
      texts={refusals}
      labels={{ inForceFrom: texts.inForceFrom, document: texts.document }}
    >
      <Hidden name={ONCE} value={once()} />
      <Hidden name="version" value={version.id} />
      <Field
        kind="day"
        name="inForceFrom"
        label={texts.inForceFrom}
        help={texts.inForceHelp}
        required={false}
        value={version.inForceFrom ?? ''}
      />
      <Field
        kind="text"
        name="document"
        label={texts.document}
        help={texts.documentHelp}
        required={false}
        maxLength={300}
        value={version.document}
      />
      <Actions>
        <Button kind="primary" text={texts.confirm} {...(reason ? { disabledReason: reason } : {})} />
        {version.decision === null && (
          <LinkButton href={paths.planDesk(view.here.plan.id, '/compare', { version: version.no })} text={shared.compare} />
        )}
      </Actions>
    </Form>
  )
}

function RejectForm({ view, asked, refusal }: { view: ConfirmView } & Again) {
  return (
    <details open={refusal ? true : undefined}>
      <summary>
        <Say of={texts.reject} />
      </summary>
      <Confirm
        action={paths.planDesk(view.here.plan.id, '/reject')}
        consequences={[texts.rejectConsequence]}
        button={texts.reject}
        back={paths.planDesk(view.here.plan.id, '/review')}
        values={{ [ONCE]: once(), version: view.page.version.id }}
        asked={asked}
        refusal={refusal}
        texts={refusals}
      >
        <Field kind="textarea" name="reason" label={texts.reason} rows={2} maxLength={2_000} />
      </Confirm>
    </details>
  )
}
