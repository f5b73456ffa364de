import { kernelRefusals, type Refusal, type RefusalTexts } from '../../kernel/index.js'
import { type DisputePage, OUTCOMES, outcomeWords, planRefusals } from '../../plan/index.js'
import { recordsRoom } from '../../records/index.js'
import { type Attached, keptField, keptText, ONCE, once } from '../../ui/http/index.js'
import { type Asked, Button, Field, Form, Hidden, paths, Say } from '../../ui/index.js'
import type { NameOf } from '../unitNames.js'
import { BOX } from './files.js'
import { forms } from './messages.js'

export interface AgainIn {
  readonly act: 'answer' | 'appeal' | 'decide' | 'raise'
  readonly asked: Asked
  readonly refusal: Refusal
  readonly kept: readonly Attached[]
}

const LABELS = {
  text: forms.reason,
  evidence: forms.evidence,
  outcome: forms.outcome,
  facts: forms.which,
  unit: forms.forUnit,
  point: forms.point,
}
/** A decision strikes or lets count again through the records room, whose refusals may come back as well. */
export const formParts = { texts: [planRefusals, recordsRoom.refusals as RefusalTexts, kernelRefusals], labels: LABELS }

/** What this reader can do with the dispute now. */
export function Acts({ one, nameOf, again }: { one: DisputePage; nameOf: NameOf; again: AgainIn | undefined }) {
  const { may } = one
  return (
    <>
      {may.answer && <Saying one={one} act="answer" sides={[one.respondent]} nameOf={nameOf} again={again} />}
      {may.appeal.length > 0 && <Saying one={one} act="appeal" sides={may.appeal} nameOf={nameOf} again={again} />}
      {may.decide && <Decide one={one} again={again} />}
    </>
  )
}

interface SayingProps {
  one: DisputePage
  act: 'answer' | 'appeal'
  /** Sides for which he may speak; null: the federation office. */
  sides: readonly (string | null)[]
  nameOf: NameOf
  again: AgainIn | undefined
}

function Saying({ one, act, sides, nameOf, again }: SayingProps) {
  const mine = again?.act === act ? again : undefined
  return (
    <section>
      <h2>
        <Say of={act === 'answer' ? forms.answerTitle : forms.appealTitle} />
      </h2>
      {act === 'appeal' && (
        <p class="muted">
          <Say of={forms.appealLead} />
        </p>
      )}
      <Form
        action={paths.dispute(one.year, one.id, `/${act}`)}
        files
        prefix={act}
        asked={mine?.asked}
        refusal={mine?.refusal}
        {...formParts}
      >
        <Hidden name={ONCE} value={once()} />
        {sides.length === 1 ? (
          <Hidden name="unit" value={sides[0] ?? ''} />
        ) : (
          <Field
            kind="select"
            name="unit"
            label={forms.forUnit}
            empty={false}
            options={sides.map((unit) => ({
              value: unit ?? '',
              text: unit ? (nameOf(unit) as never) : { zh: '联合会', en: 'the federation' },
            }))}
          />
        )}
        <SaidFields kept={mine?.kept ?? []} />
        <Button kind="primary" text={act === 'answer' ? forms.answer : forms.appeal} />
      </Form>
    </section>
  )
}

/** A reason and files, as every side gives them. */
export function SaidFields({ kept }: { kept: readonly Attached[] }) {
  return (
    <>
      <Field kind="textarea" name="text" label={forms.reason} help={forms.reasonHelp} rows={5} maxLength={4_000} />
      {kept.map((file) => (
        <Hidden name={keptField(BOX)} value={keptText(file)} />
      ))}
      <Field
        kind="file"
        name={BOX}
        label={forms.evidence}
        help={forms.evidenceHelp}
        required={false}
        multiple
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"
        kept={kept.map((file) => ({ id: file.hash, name: file.name, bytes: file.size }))}
      />
    </>
  )
}

function Decide({ one, again }: { one: DisputePage; again: AgainIn | undefined }) {
  const mine = again?.act === 'decide' ? again : undefined
  return (
    <section>
      <h2>
        <Say of={forms.decideTitle} />
      </h2>
      <p class="muted">
        <Say of={forms.decideLead} />
      </p>
      <Form action={paths.dispute(one.year, one.id, '/decide')} prefix="decide" asked={mine?.asked} refusal={mine?.refusal} {...formParts}>
        <Hidden name={ONCE} value={once()} />
        <Field
          kind="radio"
          name="outcome"
          label={forms.outcome}
          inline
          options={OUTCOMES.filter((each) => each !== 'partly' || one.rows.length !== 1).map((each) => ({
            value: each,
            text: outcomeWords[each],
          }))}
        />
        {one.rows.length > 1 && (
          <Field
            kind="checks"
            name="facts"
            label={forms.which}
            help={forms.whichHelp}
            required={false}
            options={one.rows.flatMap((row) =>
              row.fact ? [{ value: row.fact, text: row.title ? `${row.on} ${row.title}` : `${row.on} · ${row.fact.slice(-6)}` }] : [],
            )}
          />
        )}
        <Field kind="textarea" name="text" label={forms.publicReason} rows={4} maxLength={2_000} />
        <Button kind="primary" text={forms.decide} />
      </Form>
    </section>
  )
}
