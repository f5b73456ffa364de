import { kernelRefusals, type MeasureRule } from '../../../kernel/index.js'
import { type BoardTarget, planRefusals } from '../../../plan/index.js'
import { planFactKind } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Day,
  Definition,
  Field,
  Form,
  type Frame,
  formatNumber,
  Hidden,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  scriptOf,
  Table,
  Tabs,
  useLanguage,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { texts as shared } from '../messages.js'
import { CountingFields } from '../review/ChangeFields.js'
import { texts as counting } from '../review/messages.js'
import { texts } from './messages.js'

export interface RuleLine {
  readonly id: string
  readonly version: number
  readonly state: 'proposed' | 'confirmed' | 'rejected'
  readonly reason: string
  readonly made_by_name: string
  readonly made_on: string
  readonly rule: MeasureRule
}

interface Shown {
  readonly n: number | null
  readonly d: number | null
  readonly percent: string | null
}

export interface Effect {
  readonly asOf: string
  readonly present: Shown
  readonly proposed: Shown | null
  readonly gained: number | null
  readonly lost: number | null
}

export interface RuleView {
  readonly here: Here
  readonly target: BoardTarget
  readonly rules: readonly RuleLine[]
  /** Of the rule that waits, when there is one. */
  readonly effect?: Effect
  readonly mayPropose: boolean
  readonly mayConfirm: boolean
  /** What the proposal form begins with. */
  readonly present: Readonly<Record<string, string>>
  readonly closes: string
  readonly mayApprove: boolean
  readonly form?: 'propose' | 'settle' | 'excess'
}

const refusals = [planRefusals, kernelRefusals]
const TONES = { proposed: 'warn', confirmed: 'good', rejected: 'plain' } as const

/** One target's counting rule in all versions; a proposed one is compared with the present before anyone can confirm it (06 P-053). */
export function RulePage({ frame, view, ...again }: { frame: Frame; view: RuleView } & Again) {
  const { here, target } = view
  const waiting = view.rules.find((rule) => rule.state === 'proposed')
  return (
    <Page
      frame={frame}
      title={texts.title}
      heading={
        <>
          {target.code} <span lang={scriptOf(target.phrase)}>{target.phrase}</span>
        </>
      }
      lead={texts.lead}
      breadcrumbs={crumbsOf(here, texts.title)}
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'rules')} />
      {waiting && <Waiting view={view} rule={waiting} {...(view.form === 'settle' ? again : {})} />}
      <RuleTable rules={view.rules} />
      {!waiting && view.mayPropose && <ProposeForm view={view} {...(view.form === 'propose' ? again : {})} />}
      {!view.mayPropose && !waiting && (
        <p class="muted">
          <Say of={texts.noRightPropose} />
        </p>
      )}
      {target.value.over === 'flag' && view.mayApprove && <ExcessForm view={view} {...(view.form === 'excess' ? again : {})} />}
    </Page>
  )
}

/** A written reason for going beyond a range, which only a confirmer accepts (01, T08-2). */
function ExcessForm({ view, asked, refusal }: { view: RuleView } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.excess} />
      </h2>
      <p class="lead">
        <Say of={texts.excessLead} />
      </p>
      <Form
        action={paths.planDesk(view.here.plan.id, `/rules/${view.target.code}/excess`)}
        prefix="excess"
        asked={asked}
        refusal={refusal}
        texts={refusals}
        labels={{ document: texts.document, reason: texts.reason, from: texts.from }}
      >
        <Hidden name={ONCE} value={once()} />
        <Field kind="text" name="document" label={texts.document} maxLength={300} />
        <Field kind="day" name="from" label={texts.from} help={texts.fromHelp} required={false} />
        <Field kind="textarea" name="reason" label={texts.reason} rows={2} maxLength={2_000} />
        <Button text={texts.excess} />
      </Form>
    </>
  )
}

/** A kind of fact in words, with its name in the interface. */
function KindName({ kind }: { kind: string }) {
  return (
    <span class="block">
      <Say of={planFactKind(kind)?.title ?? kind} /> <code class="muted small">{kind}</code>
    </span>
  )
}

function RuleTable({ rules }: { rules: readonly RuleLine[] }) {
  return (
    <Table
      caption={texts.versions}
      columns={[
        { title: texts.version, numeric: true, heads: true, cell: (rule) => rule.version },
        { title: texts.state, cell: (rule) => <Pill tone={TONES[rule.state]} text={texts[rule.state]} /> },
        { title: texts.kinds, cell: (rule) => rule.rule.kinds.map((kind) => <KindName kind={kind} />) },
        { title: texts.scope, cell: (rule) => (rule.rule.where ? <code>{rule.rule.where}</code> : <None />) },
        { title: texts.key, cell: (rule) => <code>{rule.rule.key.join(', ')}</code> },
        { title: texts.closes, cell: (rule) => <Day on={rule.rule.closes} /> },
        { title: texts.reason, cell: (rule) => (rule.reason === '' ? <None /> : rule.reason) },
        {
          title: texts.by,
          cell: (rule) => (
            <>
              {rule.made_by_name} <Day on={rule.made_on} />
            </>
          ),
        },
      ]}
      rows={rules}
    />
  )
}

function Waiting({ view, rule, asked, refusal }: { view: RuleView; rule: RuleLine } & Again) {
  const { effect, here, target } = view
  return (
    <section class="section" aria-labelledby="effect">
      <h2 id="effect">
        <Say of={texts.compare} />
        {effect && (
          <>
            {' · '}
            <Say of={texts.compareAsOf({ day: effect.asOf })} />
          </>
        )}
      </h2>
      {effect?.proposed ? <EffectTable effect={effect} /> : <Notice kind="info" title={texts.counting} />}
      <p>{rule.reason}</p>
      {view.mayConfirm ? (
        <Form
          action={paths.planDesk(here.plan.id, `/rules/${target.code}/settle`)}
          prefix="settle"
          asked={asked}
          refusal={refusal}
          texts={refusals}
          labels={{ reason: texts.reason }}
        >
          <Hidden name={ONCE} value={once()} />
          <Hidden name="rule" value={rule.id} />
          {effect?.proposed && <Hidden name="seenPresent" value={effect.present.n ?? ''} />}
          {effect?.proposed && <Hidden name="seenProposed" value={effect.proposed.n ?? ''} />}
          <Field kind="text" name="reason" label={texts.reason} required={false} maxLength={2_000} />
          <Actions>
            <Button
              kind="primary"
              name="do"
              value="confirm"
              text={texts.confirm}
              {...(effect?.proposed ? {} : { disabledReason: texts.counting })}
            />
            <Button kind="danger" name="do" value="reject" text={texts.turnDown} />
          </Actions>
        </Form>
      ) : (
        <p class="muted">
          <Say of={texts.noRightConfirm} />{' '}
          <a href={paths.permission('plan.change_rule')}>
            <Say of={texts.whoMay} />
          </a>
        </p>
      )}
    </section>
  )
}

function EffectTable({ effect }: { effect: Effect }) {
  const language = useLanguage()
  const figure = (shown: Shown) =>
    shown.n === null
      ? '—'
      : shown.d === null
        ? formatNumber(language, shown.n)
        : `${shown.n} / ${shown.d}${shown.percent ? ` (${shown.percent}%)` : ''}`
  return (
    <Definition
      entries={[
        { term: texts.present, value: figure(effect.present) },
        { term: texts.underProposed, value: <b>{effect.proposed ? figure(effect.proposed) : '—'}</b> },
        { term: texts.gained, value: effect.gained === null ? <None /> : formatNumber(language, effect.gained) },
        { term: texts.lost, value: effect.lost === null ? <None /> : formatNumber(language, effect.lost) },
      ]}
    />
  )
}

function ProposeForm({ view, asked, refusal }: { view: RuleView } & Again) {
  return (
    <>
      <h2>
        <Say of={texts.propose} />
      </h2>
      <p class="lead">
        <Say of={texts.proposeLead} />
      </p>
      <Form
        action={paths.planDesk(view.here.plan.id, `/rules/${view.target.code}`)}
        prefix="rule"
        asked={asked}
        refusal={refusal}
        texts={refusals}
        labels={{ countKinds: counting.countKinds, where: counting.where, key: counting.key, reason: texts.reason, closes: texts.closes }}
      >
        <Hidden name={ONCE} value={once()} />
        <CountingFields values={view.present} />
        <Field kind="day" name="closes" label={texts.closes} help={texts.closesHelp} value={view.closes} required={false} />
        <Field kind="textarea" name="reason" label={texts.reason} rows={2} maxLength={2_000} />
        <Button kind="primary" text={texts.propose} />
      </Form>
    </>
  )
}
