import type { Refusal } from '../../../kernel/index.js'
import type { RecordPack, RecordView } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  type Asked,
  Button,
  Confirm,
  Field,
  Form,
  type Frame,
  findingsOf,
  Hidden,
  type L10n,
  LinkButton,
  Name,
  Page,
  Say,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { labelsFor } from '../form/labels.js'
import { PackFields } from '../form/PackFields.js'
import { flatten, type Typed } from '../form/typed.js'
import { recordTexts } from '../show/refusals.js'
import { ActList } from './ActList.js'
import type { Act } from './acts.js'
import type { Effect } from './effect.js'
import { texts } from './messages.js'

interface Shared {
  readonly frame: Frame
  readonly view: RecordView
  readonly pack: RecordPack
  readonly refusal?: Refusal
  readonly asked?: Asked
}

const crumbs = (view: RecordView) => [
  { href: deskPaths.records(), text: texts.records },
  { href: deskPaths.record(view.id), text: texts.no({ no: view.no }) },
]

function What({ view, pack }: { view: RecordView; pack: RecordPack }) {
  return (
    <p>
      <Say of={pack.title} />
      <Say of={{ zh: '：', en: ': ' }} />
      <Name zh={view.title || '—'} /> <span class="muted">{view.happenedOn}</span>
    </p>
  )
}

const LABELS = { reason: texts.reason, on: texts.on, document: texts.document }

/** Before a record is taken back. */
export function WithdrawPage({ frame, view, pack, refusal, asked }: Shared) {
  const draft = view.state === 'draft'
  return (
    <Page frame={frame} title={texts.withdrawTitle({ no: view.no })} breadcrumbs={crumbs(view)} width="form" unlisted>
      <What view={view} pack={pack} />
      <Confirm
        action={deskPaths.act(view.id, 'withdraw')}
        back={deskPaths.record(view.id)}
        values={{ [ONCE]: once(), version: view.version }}
        consequences={[draft ? texts.withdrawDraft : texts.withdrawWaiting]}
        button={texts.withdrawButton}
        refusal={refusal}
        asked={asked}
        texts={recordTexts}
      >
        {!draft && <Field kind="textarea" name="reason" rows={3} label={texts.reason} help={texts.reasonHelp} maxLength={2_000} />}
      </Confirm>
    </Page>
  )
}

interface VoidProps extends Shared {
  readonly title: L10n
  readonly how: 'cancel' | 'strike' | 'reinstate'
  readonly act: string
  readonly fact: string
  readonly effect: Effect
  readonly on: string
}

/** Before a fact is cancelled, struck or counted again: what that does to each figure. */
export function VoidPage(props: VoidProps) {
  const { frame, view, pack, title, how, act, fact, effect, refusal, asked } = props
  const button =
    how === 'cancel'
      ? texts.cancelButton({ falls: effect.moves })
      : how === 'strike'
        ? texts.strikeButton({ falls: effect.moves })
        : texts.reinstateButton
  return (
    <Page frame={frame} title={title} breadcrumbs={crumbs(view)} width="form" unlisted>
      <What view={view} pack={pack} />
      <Confirm
        action={deskPaths.act(view.id, 'void', { fact, act })}
        back={deskPaths.record(view.id)}
        values={{ [ONCE]: once() }}
        consequences={[...effect.lines, ...(how === 'strike' ? [texts.strikeEffect] : []), texts.kept]}
        button={button}
        refusal={refusal}
        asked={asked}
        texts={recordTexts}
      >
        {how !== 'strike' && <Field kind="day" name="on" label={texts.on} help={texts.onHelp} value={props.on} />}
        <Field kind="textarea" name="reason" rows={3} label={texts.reason} help={texts.reasonHelp} maxLength={2_000} />
        <Field kind="text" name="document" label={texts.document} help={texts.documentHelp} required={false} maxLength={500} />
      </Confirm>
    </Page>
  )
}

/** What can be done with one entry of a list. */
export function EntryPage({ frame, view, pack, no, acts }: Shared & { no: number; acts: readonly Act[] }) {
  return (
    <Page frame={frame} title={texts.entry({ n: no })} breadcrumbs={crumbs(view)} width="form" unlisted>
      <What view={view} pack={pack} />
      <h2>
        <Say of={texts.actions} />
      </h2>
      <ActList acts={acts} />
    </Page>
  )
}

interface FollowProps extends Shared {
  readonly step: RecordPack['followUps'][number]
  readonly typed: Typed
  readonly happenedOn: string
}

/** The form for what came later. */
export function FollowUpPage({ frame, view, pack, step, typed, happenedOn, refusal }: FollowProps) {
  const stepPack = { ...pack, fields: step.fields }
  const findings = findingsOf(refusal, recordTexts)
  const scope = {
    pack: stepPack,
    typed,
    findings,
    rows: {},
    near: new Map(),
    addable: new Set<string>(),
    files: {},
    invited: new Set<string>(),
  }
  return (
    <Page frame={frame} title={texts.followTitle({ step: step.title })} breadcrumbs={crumbs(view)} width="form" unlisted>
      <What view={view} pack={pack} />
      <Form
        action={deskPaths.act(view.id, `follow-up/${step.id}`)}
        asked={{ ...flatten(typed), happenedOn }}
        refusal={refusal}
        texts={recordTexts}
        labels={{ ...labelsFor(stepPack, findings), ...LABELS, happenedOn: step.happening }}
      >
        <Hidden name={ONCE} value={once()} />
        <Field kind="day" name="happenedOn" label={step.happening} />
        <PackFields scope={scope} />
        <p class="muted">
          <Say of={step.confirm ? texts.followAsked : texts.followAtOnce} />
        </p>
        <Actions>
          <Button kind="primary" text={texts.followSend} />
          <LinkButton kind="quiet" href={deskPaths.record(view.id)} text={{ zh: '返回', en: 'Back' }} />
        </Actions>
      </Form>
    </Page>
  )
}
