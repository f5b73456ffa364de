import type { Day as DayType, Refusal } from '../../kernel/index.js'
import type { Confirmation, RecordPack, RecordView } from '../../records/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import {
  Actions,
  type Asked,
  Button,
  Day,
  Definition,
  Field,
  Form,
  type Frame,
  Hidden,
  type L10n,
  Name,
  None,
  Page,
  Say,
} from '../../ui/index.js'
import { deskPaths } from '../deskPaths.js'
import { EvidenceList } from '../records/show/Evidence.js'
import { recordTexts } from '../records/show/refusals.js'
import { RecordValues } from '../records/show/ValueOf.js'
import { texts } from './messages.js'

interface Props {
  readonly frame: Frame
  readonly token: string
  readonly view: RecordView
  readonly pack: RecordPack
  readonly side: Confirmation
  readonly expiresOn: DayType
  readonly refusal?: Refusal
  readonly asked?: Asked
}

/** What the holder of a one-time link sees: the record, its evidence, and three answers. */
export function InvitationPage({ frame, token, view, pack, side, expiresOn, refusal, asked }: Props) {
  const title = view.sides.find((each) => each.side === side.side)?.title ?? pack.title
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead({ name: side.name, unit: view.unitName ?? '' })} width="form" unlisted>
      <Definition
        entries={[
          { term: texts.asked, value: <Say of={title} /> },
          { term: texts.due, value: side.due ? <Day on={side.due} /> : <None /> },
          { term: texts.until, value: <Day on={expiresOn} /> },
        ]}
      />
      <h2>
        <Say of={pack.title} />
        <Say of={{ zh: '：', en: ': ' }} />
        <Name zh={view.title || '—'} />
      </h2>
      <RecordValues pack={pack} view={view} />
      <h2>
        <Say of={texts.evidence} />
      </h2>
      <EvidenceList files={view.evidence} hrefOf={(hash) => deskPaths.oneTimeFile(token, hash)} />
      <h2>
        <Say of={texts.answer} />
      </h2>
      <Form action={deskPaths.oneTime(token)} refusal={refusal} texts={recordTexts} asked={asked} labels={{ note: texts.note }}>
        <Hidden name={ONCE} value={once()} />
        <Hidden name="version" value={view.version} />
        <Field kind="textarea" name="note" rows={3} required={false} label={texts.note} help={texts.noteHelp} maxLength={2_000} />
        <p class="muted small">
          <Say of={texts.once} />
        </p>
        <Actions>
          <Button kind="primary" name="verdict" value="confirm" text={texts.confirm} />
          <Button name="verdict" value="send_back" text={texts.sendBack} />
          <Button kind="danger" name="verdict" value="refuse" text={texts.refuse} />
        </Actions>
      </Form>
    </Page>
  )
}

/** After the answer, and for links that are used, expired or unknown. */
export function EndPage({ frame, title, text }: { frame: Frame; title: L10n; text: L10n | undefined }) {
  return (
    <Page frame={frame} title={title} width="reading" unlisted>
      {text && (
        <p>
          <Say of={text} />
        </p>
      )}
    </Page>
  )
}
