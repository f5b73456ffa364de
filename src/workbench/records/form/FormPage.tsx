import type { Day as DayType } from '../../../kernel/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Field,
  Form,
  type Frame,
  findingsOf,
  Hidden,
  type L10n,
  LinkButton,
  Notice,
  Page,
  Say,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { recordTexts } from '../show/refusals.js'
import { Beside, WhoConfirms } from './Beside.js'
import { Both } from './Both.js'
import { DO, DOES } from './buttons.js'
import { ListFromFile } from './ListFromFile.js'
import { labelsFor } from './labels.js'
import { texts } from './messages.js'
import { EvidenceField, PackFields } from './PackFields.js'
import { invitedFields } from './showWhen.js'
import type { FormState } from './state.js'
import { flatten, KNOWN_FIELD, knownText } from './typed.js'

interface Props {
  readonly frame: Frame
  readonly state: FormState
  readonly today: DayType
}

/** The form of a record, drawn from its pack: new, a draft, sent back, or waiting. */
export function FormPage({ frame, state, today }: Props) {
  const { pack, record } = state
  const isNew = record.no === undefined
  return (
    <Page
      frame={frame}
      title={isNew ? texts.newTitle({ pack: pack.title }) : texts.editTitle({ no: record.no!, pack: pack.title })}
      lead={texts.feeds({ targets: pack.targets })}
      breadcrumbs={[
        { href: deskPaths.records(), text: texts.records },
        isNew ? { href: deskPaths.chooseRecord(), text: texts.choose } : { href: deskPaths.record(record.id), text: `No. ${record.no}` },
      ]}
      width="form"
      aside={<Beside pack={pack} likely={state.likely} />}
      unlisted
    >
      {pack.workingReading && (
        <Notice kind="info" title={texts.workingReading}>
          <Say of={pack.workingReading} />
        </Notice>
      )}
      {state.notice && <Notice kind="info" title={state.notice} />}
      {state.other && <Both state={state} other={state.other} />}
      {isNew && !pack.batch && (
        <p class="small">
          <a href={deskPaths.imports(pack.id, { unit: state.unit })}>
            <Say of={texts.importMany} />
          </a>
        </p>
      )}
      <RecordForm state={state} today={today} />
    </Page>
  )
}

function RecordForm({ state, today }: { state: FormState; today: DayType }) {
  const { pack, record, refusal } = state
  const findings = findingsOf(refusal, recordTexts)
  const isNew = record.no === undefined
  const scope = {
    ...{ pack, typed: state.typed, findings, rows: state.rows, near: state.near, addable: state.addable, files: state.files },
    ...{ record: isNew ? undefined : record.id, invited: invitedFields(pack) },
  }
  return (
    <Form
      action={isNew ? deskPaths.newRecord(pack.id) : deskPaths.editRecord(record.id)}
      id="record-form"
      files
      asked={{ ...flatten(state.typed), unit: state.unit, happenedOn: state.happenedOn }}
      refusal={refusal}
      texts={recordTexts}
      labels={labelsFor(pack, findings)}
    >
      <Hidden name={ONCE} value={once()} />
      <Hidden name="_record" value={record.id} />
      {record.version !== undefined && <Hidden name="_version" value={record.version} />}
      {state.known.map((known) => (
        <Hidden name={KNOWN_FIELD} value={knownText(known)} />
      ))}
      {/* Return in a text box presses the first button of a form: it must be the harmless one. */}
      <button type="submit" class="unseen" name={DO} value={DOES.look} tabindex={-1}>
        <Say of={texts.look} />
      </button>
      <UnitField state={state} fixed={!isNew} />
      <Field kind="day" name="happenedOn" label={pack.happening.label} help={pack.happening.help} />
      <PackFields scope={scope} />
      {pack.batch && pack.batch.kind !== 'daily_log' && <ListFromFile pack={pack} />}
      <EvidenceField scope={scope} />
      <WhoConfirms pack={pack} today={today} />
      <Buttons state={state} />
    </Form>
  )
}

function UnitField({ state, fixed }: { state: FormState; fixed: boolean }) {
  const { units, beyond } = state.units
  const own = units.find((unit) => unit.id === state.unit)
  if (fixed || (units.length === 1 && !beyond && own)) return <Hidden name="unit" value={state.unit ?? ''} />
  return (
    <Field
      kind="select"
      name="unit"
      label={texts.unit}
      help={beyond ? texts.unitBeyond : texts.unitHelp}
      options={units.map((unit) => ({ value: unit.id, text: unit.nameZh }))}
    />
  )
}

const submitWords = (state: FormState): L10n =>
  state.record.state === 'waiting' ? texts.change : state.record.state === 'sent_back' ? texts.submitAgain : texts.submit

function Buttons({ state }: { state: FormState }) {
  const waits = state.record.state === 'waiting'
  return (
    <Actions>
      <Button kind="primary" name={DO} value={DOES.submit} text={submitWords(state)} />
      {!waits && <Button name={DO} value={DOES.draft} formNoValidate text={texts.draft} />}
      <Button kind="quiet" name={DO} value={DOES.look} formNoValidate text={texts.look} />
      {state.record.no !== undefined && (
        <LinkButton kind="quiet" href={deskPaths.record(state.record.id)} text={{ zh: '不改了，返回', en: 'Back without changing' }} />
      )}
    </Actions>
  )
}
