import type { Refusal } from '../../../kernel/index.js'
import type { Likely, RecordPack, RecordView, SideView } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Actions, type Asked, Button, Field, Form, Hidden, type L10n } from '../../../ui/index.js'
import { texts } from '../record/messages.js'
import { recordTexts } from '../show/refusals.js'

interface Props {
  readonly view: RecordView
  readonly pack: RecordPack
  readonly side: SideView
  readonly likely?: readonly Likely[]
  readonly action: string
  /** Hidden values that lead back. */
  readonly values?: Readonly<Record<string, string>>
  readonly refusal?: Refusal
  readonly asked?: Asked
  /** Keys of a desk on the buttons. */
  readonly keys?: boolean
}

/** What confirming would do, on its button. */
export function confirmWords({ view, pack, side, likely }: Pick<Props, 'view' | 'pack' | 'side' | 'likely'>): L10n {
  const left = view.sides.filter((each) => each !== side && each.state === 'waiting').length
  if (left > 0) return texts.confirmLeft({ left })
  const batch = pack.batch
  if (batch && batch.kind !== 'daily_log')
    return texts.confirmMany({ n: ((view.values[batch.listField] as unknown[] | undefined) ?? []).length, targets: pack.targets })
  if (likely?.some((one) => one.why === 'key' && one.state === 'confirmed' && one.standing === 'live')) return texts.confirmAgain
  return texts.confirmCounts({ targets: pack.targets })
}

/** Agree, send back or refuse for one side: one form, one note. */
export function ConfirmForm(props: Props) {
  const { view, side, action, values = {}, refusal, asked, keys } = props
  return (
    <Form
      action={action}
      refusal={refusal}
      texts={recordTexts}
      asked={asked}
      labels={{ note: texts.note, reason: texts.note }}
      id="confirm-form"
    >
      <Hidden name={ONCE} value={once()} />
      <Hidden name="record" value={view.id} />
      <Hidden name="side" value={side.side} />
      <Hidden name="no" value={side.no} />
      <Hidden name="version" value={view.version} />
      {Object.entries(values).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Field kind="textarea" name="reason" rows={2} required={false} label={texts.note} help={texts.noteHelp} maxLength={2_000} />
      <Actions>
        <Button kind="primary" name="does" value="confirm" shortcut={keys ? 'a' : undefined} text={confirmWords(props)} />
        <Button name="does" value="back" shortcut={keys ? 'r' : undefined} text={texts.sendBack} />
        <Button kind="danger" name="does" value="refuse" text={texts.refuse} />
      </Actions>
    </Form>
  )
}
