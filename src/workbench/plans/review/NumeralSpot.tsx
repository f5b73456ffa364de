import { dispositionNames, numeralReasons, type ReviewedNumeral } from '../../../plan/index.js'
import { Button, Definition, Field, Notice, Say } from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { ChangeFields } from './ChangeFields.js'
import { texts } from './messages.js'
import { Verdict } from './TargetSpot.js'
import type { ReviewView } from './view.js'

const LABELS = {
  reason: texts.reason,
  value: texts.value,
  comparison: texts.comparator,
  baselineValue: texts.baselineValue,
  baselineSource: texts.baselineSource,
}
/** A number that carries a target is never disposed of by name: the target is rejected, or one is added. */
const CHOICES = Object.entries(dispositionNames).filter(([name]) => name !== 'target')

/** A number that is no target (yet): what the machine takes it for, and what a person says. */
export function NumeralSpot({ view, numeral }: { view: ReviewView; numeral: ReviewedNumeral }) {
  const value =
    numeral.value === null ? '—' : typeof numeral.value === 'number' ? numeral.value.toLocaleString('en') : numeral.value.join('–')
  return (
    <section class="section" aria-labelledby={`n${numeral.start}`}>
      <h3 id={`n${numeral.start}`}>
        <Say of={numeral.card ? texts.card : texts.numeral} /> <span lang="zh-Hant">{numeral.text}</span> <Verdict of={numeral.verdict} />
      </h3>
      {numeral.card && numeral.verdict === 'open' && (
        <Notice kind="warn" title={texts.card}>
          <Say of={texts.cardText} />
        </Notice>
      )}
      <Definition
        entries={[
          { term: texts.value, value },
          { term: texts.disposition, value: <Say of={dispositionNames[numeral.disposition]} /> },
          {
            term: texts.machineSays,
            value: (
              <>
                <Say of={dispositionNames[numeral.proposedDisposition]} />
                <Say of={{ zh: '：', en: ': ' }} />
                <Say of={numeralReasons[numeral.reason] ?? numeral.reason} />
              </>
            ),
          },
          numeral.reviewReason !== '' && { term: texts.reason, value: numeral.reviewReason },
        ]}
      />
      {view.mayReview && (numeral.card ? <CardAnswer view={view} numeral={numeral} /> : <Disposing view={view} numeral={numeral} />)}
    </section>
  )
}

function Disposing({ view, numeral }: { view: ReviewView; numeral: ReviewedNumeral }) {
  const at = numeral.start
  return (
    <>
      <ActForm view={view} act="numeral" which={at} values={{ at }} labels={LABELS}>
        <Field
          kind="select"
          name="disposition"
          label={texts.disposition}
          empty={false}
          value={numeral.disposition === 'target' ? 'structure' : numeral.disposition}
          options={CHOICES.map(([value, text]) => ({ value, text }))}
        />
        <Field kind="text" name="reason" label={texts.reason} help={texts.disposeHelp} required={false} maxLength={2_000} />
        <Button kind="primary" text={texts.dispose} shortcut="a" />
      </ActForm>
      <details open={view.refused?.form === `add-${at}` || undefined}>
        <summary>
          <Say of={texts.makeTarget} />
        </summary>
        <ActForm view={view} act="add" which={at} values={{ at }} labels={LABELS}>
          <ChangeFields value={typeof numeral.value === 'number' ? String(numeral.value) : ''} year={view.tree.year} />
          <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
          <Button text={texts.addTarget} />
        </ActForm>
      </details>
    </>
  )
}

function CardAnswer({ view, numeral }: { view: ReviewView; numeral: ReviewedNumeral }) {
  const at = numeral.start
  return (
    <>
      <ActForm view={view} act="card" which={`none-${at}`} values={{ at, answer: 'none' }} labels={LABELS}>
        <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
        <Button kind="primary" text={texts.noTarget} />
      </ActForm>
      <details open={view.refused?.form === `card-value-${at}` || undefined}>
        <summary>
          <Say of={texts.giveValue} />
        </summary>
        <ActForm view={view} act="card" which={`value-${at}`} values={{ at, answer: 'target' }} labels={LABELS}>
          <ChangeFields year={view.tree.year} />
          {numeral.proposedDisposition === 'relative' && (
            <div class="form-line">
              <Field kind="number" name="baselineValue" label={texts.baselineValue} decimals={3} />
              <Field kind="text" name="baselineSource" label={texts.baselineSource} maxLength={300} />
            </div>
          )}
          <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
          <Button text={texts.answerCard} />
        </ActForm>
      </details>
    </>
  )
}
