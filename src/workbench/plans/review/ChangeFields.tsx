import type { ReviewedTarget } from '../../../plan/index.js'
import { planFactKinds } from '../../../registry/index.js'
import { Field, FieldGroup, Say } from '../../../ui/index.js'
import { COMPARISONS, fieldsOf } from './change.js'
import { texts } from './messages.js'

const MODALITIES = [
  { value: 'firm', text: texts.firm },
  { value: 'strive', text: texts.strive },
]
const KINDS = [
  { value: 'explicit', text: texts.explicit },
  { value: 'implied', text: texts.implied },
  { value: 'coverage', text: texts.coverage },
]
const OVERS = [
  { value: 'surplus', text: texts.surplus },
  { value: 'flag', text: texts.flag },
  { value: 'forbidden', text: texts.forbidden },
  { value: 'not applicable', text: texts.notApplicable },
]
const FACTS = planFactKinds.filter((kind) => kind.role === 'counting')

export interface ChangeFieldsProps {
  /** The target as it stands; without one, a target is being made of a number. */
  target?: ReviewedTarget
  value?: string
  year?: number | null
}

/** Everything that a person may say about a target: what it asks for, until when, and how it is counted. */
export function ChangeFields({ target, value, year }: ChangeFieldsProps) {
  const now = target
    ? fieldsOf(target)
    : { comparison: '=', value: value ?? '', period: String(year ?? ''), modality: 'firm', kind: 'explicit', over: 'surplus' }
  const of = (name: string) => (now as Readonly<Record<string, string>>)[name] ?? ''
  const unitIsFree = target === undefined
  return (
    <>
      <div class="form-line">
        <Field
          kind="select"
          name="comparison"
          label={texts.comparator}
          empty={false}
          value={of('comparison')}
          options={Object.entries(COMPARISONS).map(([name, { sign }]) => ({ value: name, text: sign }))}
        />
        <Field kind="number" name="value" label={texts.value} value={of('value')} decimals={3} />
        <Field kind="number" name="value2" label={texts.valueTo} value={of('value2')} decimals={3} required={false} />
      </div>
      <div class="form-line">
        <Field kind="text" name="unitZh" label={texts.unitZh} value={of('unitZh')} maxLength={40} required={!unitIsFree} />
        <Field kind="text" name="unitEn" label={texts.unitEn} value={of('unitEn')} maxLength={80} required={false} lang="en" />
      </div>
      <div class="form-line">
        <Field kind="text" name="period" label={texts.period} value={of('period')} maxLength={12} />
        <Field kind="select" name="modality" label={texts.modality} empty={false} value={of('modality')} options={MODALITIES} />
        <Field kind="select" name="kind" label={texts.kind} empty={false} value={of('kind')} options={KINDS} />
        <Field kind="select" name="over" label={texts.over} empty={false} value={of('over')} options={OVERS} />
      </div>
      <p class="help">
        <Say of={texts.periodHelp} />
      </p>
      <Field
        kind="select"
        name="fact"
        label={texts.fact}
        empty={texts.factNone}
        required={false}
        value={of('fact')}
        options={FACTS.map((kind) => ({ value: kind.kind, text: kind.title }))}
      />
      <details>
        <summary>
          <Say of={texts.counting} />
        </summary>
        <CountingFields values={now} list={{ list: of('list'), per: of('per'), denominator: of('denominator') }} />
        {target && (
          <div class="form-line">
            <Field kind="number" name="charStart" label={texts.charStart} value={of('charStart')} />
            <Field kind="number" name="charEnd" label={texts.charEnd} value={of('charEnd')} />
          </div>
        )}
      </details>
    </>
  )
}

const READINGS = [
  { value: 'flow', text: texts.flow },
  { value: 'stock', text: texts.stock },
]
const PERIODS = [
  { value: 'plan', text: texts.inPeriod },
  { value: 'ever', text: texts.ever },
]

/** How facts are counted: kinds, scope, key, and of a share what it is a share of. */
export function CountingFields({
  values,
  list,
}: {
  values: Readonly<Record<string, string>>
  list?: { list: string; per: string; denominator: string }
}) {
  const of = (name: string) => values[name] ?? ''
  return (
    <FieldGroup legend={<Say of={texts.counting} />} help={<Say of={texts.countingHelp} />}>
      <Field
        kind="text"
        name="countKinds"
        label={texts.countKinds}
        value={of('countKinds')}
        maxLength={600}
        required={false}
        spellcheck={false}
      />
      <Field kind="text" name="where" label={texts.where} value={of('where')} maxLength={2_000} required={false} spellcheck={false} />
      <Field kind="text" name="key" label={texts.key} value={of('key')} maxLength={400} required={false} spellcheck={false} />
      <div class="form-line">
        <Field kind="select" name="reading" label={texts.reading} empty={false} value={of('reading') || 'flow'} options={READINGS} />
        <Field
          kind="select"
          name="countPeriod"
          label={texts.countPeriod}
          empty={false}
          value={of('countPeriod') || 'plan'}
          options={PERIODS}
        />
      </div>
      <Field
        kind="text"
        name="denKinds"
        label={texts.denKinds}
        value={of('denKinds')}
        maxLength={600}
        required={false}
        spellcheck={false}
      />
      <Field
        kind="text"
        name="denWhere"
        label={texts.denWhere}
        value={of('denWhere')}
        maxLength={2_000}
        required={false}
        spellcheck={false}
      />
      <Field kind="text" name="denKey" label={texts.denKey} value={of('denKey')} maxLength={400} required={false} spellcheck={false} />
      {list && (
        <>
          <Field
            kind="text"
            name="list"
            label={texts.list}
            help={texts.listHelp}
            value={list.list}
            maxLength={40}
            required={false}
            spellcheck={false}
          />
          <Field kind="text" name="per" label={texts.per} value={list.per} maxLength={40} required={false} />
          <Field kind="text" name="denominator" label={texts.denominator} value={list.denominator} maxLength={300} required={false} />
        </>
      )}
    </FieldGroup>
  )
}
