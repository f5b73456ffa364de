import { missingIn, missingWords, type ReviewedTarget, whyTarget } from '../../../plan/index.js'
import { planFactKind } from '../../../registry/index.js'
import {
  Actions,
  Button,
  Definition,
  Field,
  formatNumber,
  formatRange,
  type Language,
  Notice,
  Pill,
  Say,
  scriptOf,
  useLanguage,
} from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { ChangeFields } from './ChangeFields.js'
import { COMPARISONS, comparisonOf } from './change.js'
import { texts } from './messages.js'
import type { ReviewView } from './view.js'

const VERDICTS = {
  open: texts.verdictOpen,
  accepted: texts.verdictAccepted,
  changed: texts.verdictChanged,
  rejected: texts.verdictRejected,
  added: texts.verdictAdded,
} as const
const TONES = { open: 'warn', accepted: 'good', changed: 'accent', rejected: 'bad', added: 'accent' } as const
const SURE = 0.6

export const Verdict = ({ of }: { of: keyof typeof VERDICTS }) => <Pill tone={TONES[of]} text={VERDICTS[of]} />

export function goalText(target: Pick<ReviewedTarget, 'comparator' | 'strict' | 'value'>, language: Language): string {
  if (typeof target.value !== 'number') return formatRange(language, target.value[0], target.value[1])
  return `${COMPARISONS[comparisonOf(target)].sign} ${formatNumber(language, target.value)}`
}

/** A proposed target: what the machine read and why, what people said, and the three answers. */
export function TargetSpot({ view, target }: { view: ReviewView; target: ReviewedTarget }) {
  const language = useLanguage()
  const missing = target.verdict === 'rejected' ? [] : missingIn(target)
  return (
    <section class="section" aria-labelledby={`t${target.num_start}`}>
      <h3 id={`t${target.num_start}`}>
        <Say of={texts.proposal} /> {target.id} <Verdict of={target.verdict} />
      </h3>
      <p class="spot-words" lang={scriptOf(target.phrase)}>
        {target.phrase}
      </p>
      {target.confidence < SURE && target.verdict === 'open' && <Notice kind="warn" title={texts.doubtful} />}
      <p>
        <b>
          {goalText(target, language)} {language === 'en' ? target.unit.en : target.unit.zh}
        </b>
        {' · '}
        {String(target.period)}
      </p>
      {view.mayReview && <Answers view={view} target={target} />}
      <Definition
        entries={[
          { term: texts.modality, value: <Say of={target.modality === 'firm' ? texts.firm : texts.strive} /> },
          { term: texts.kind, value: <Say of={texts[target.kind]} /> },
          { term: texts.fact, value: <FactName fact={target.fact} /> },
          target.proposed !== undefined && { term: texts.machineSays, value: goalText(target.proposed, language) },
          { term: texts.confidence, value: `${Math.round(target.confidence * 100)}%` },
          { term: texts.why, value: <Why target={target} /> },
          target.reason !== '' && { term: texts.reason, value: target.reason },
          missing.length > 0 && { term: texts.missing, value: missing.map((each) => <Pill tone="warn" text={missingWords[each]} />) },
        ]}
      />
    </section>
  )
}

function FactName({ fact }: { fact: string | null }) {
  if (fact === null) return <Say of={texts.factNone} />
  const kind = planFactKind(fact)
  return (
    <>
      {kind && <Say of={kind.title} />} <code class="muted small">{fact}</code>
    </>
  )
}

function Why({ target }: { target: ReviewedTarget }) {
  return (
    <ul>
      {whyTarget(target.proposed ?? target).map((each) => (
        <li>
          <Say of={each} />
        </li>
      ))}
    </ul>
  )
}

const LABELS = {
  reason: texts.reason,
  value: texts.value,
  value2: texts.valueTo,
  unitZh: texts.unitZh,
  unitEn: texts.unitEn,
  period: texts.period,
}

function Answers({ view, target }: { view: ReviewView; target: ReviewedTarget }) {
  const at = target.num_start
  const refusedChange = view.refused?.form === `target-change-${at}`
  const refusedReject = view.refused?.form === `target-reject-${at}`
  const added = target.verdict === 'added'
  return (
    <>
      {target.verdict !== 'accepted' && !added && (
        <ActForm view={view} act="target" which={`accept-${at}`} values={{ at, verdict: 'accept' }}>
          <Actions>
            <Button kind="primary" text={target.verdict === 'open' ? texts.accept : texts.acceptAgain} shortcut="a" />
          </Actions>
        </ActForm>
      )}
      <details open={refusedChange || undefined}>
        <summary>
          <Say of={texts.change} />
        </summary>
        <ActForm view={view} act="target" which={`change-${at}`} values={{ at, verdict: 'change' }} labels={LABELS}>
          <ChangeFields target={target} />
          <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
          <Button text={texts.saveChange} />
        </ActForm>
      </details>
      {target.verdict !== 'rejected' && !added && (
        <details open={refusedReject || undefined}>
          <summary>
            <Say of={texts.reject} />
          </summary>
          <ActForm view={view} act="target" which={`reject-${at}`} values={{ at, verdict: 'reject' }} labels={LABELS}>
            <Field kind="text" name="reason" label={texts.reason} help={texts.rejectHelp} maxLength={2_000} />
            <Button kind="danger" text={texts.rejectThis} />
          </ActForm>
        </details>
      )}
    </>
  )
}
