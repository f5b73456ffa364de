import { kernelRefusals, type L10n, type Refusal } from '../../kernel/index.js'
import {
  CHECK_OUTCOMES,
  type CheckedRow,
  checkErrors,
  checkOutcomes,
  ERRORS,
  planRefusals,
  type SamplePage as Shown,
  windowNames,
} from '../../plan/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import {
  type Asked,
  Button,
  Day,
  Definition,
  Field,
  Form,
  type Frame,
  Hidden,
  Name,
  None,
  Notice,
  Page,
  Pager,
  paths,
  Say,
  Table,
} from '../../ui/index.js'
import { KindName } from '../evidence/factColumns.js'
import { texts as shared } from '../messages.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'
import { Rate, Result } from './VerificationPage.js'

export interface SamplePageProps {
  frame: Frame
  shown: Shown
  /** The first row that is still to be checked, where this reader checks. */
  turn: CheckedRow | undefined
  /** Units of this reader that have to review all their rows. */
  ownReviews: readonly string[]
  nameOf: NameOf
  done: L10n | undefined
  again?: { readonly act: 'check' | 'review'; readonly asked: Asked; readonly refusal: Refusal }
}

const LABELS = { outcome: texts.outcome, error: texts.error, reason: texts.reason, wrong: texts.wrong, note: texts.note }

/** One sample: how it was drawn, which rows, what was found; and the form of those who check or review. */
export function SamplePage(props: SamplePageProps) {
  const { frame, shown, turn, ownReviews, done } = props
  const { plan, sample } = shown
  return (
    <Page
      frame={frame}
      title={texts.sampleOf({ target: sample.target })}
      beside={<Result line={sample} />}
      breadcrumbs={[
        { text: shared.planOf({ year: plan.year }), href: paths.board(plan.year) },
        { text: texts.verification, href: paths.verification(plan.year) },
        { text: texts.sampleOf({ target: sample.target }) },
      ]}
      unlisted
    >
      {done && (
        <Notice kind="done">
          <Say of={done} />
        </Notice>
      )}
      <Head shown={shown} />
      {sample.reopened && (
        <Notice kind="warn" title={texts.reopened}>
          <Say of={texts.reopenedText(sample.reviews)} />
        </Notice>
      )}
      {turn && <Check {...props} row={turn} />}
      {ownReviews.map((unit) => (
        <Review {...props} unit={unit} />
      ))}
      <Rows shown={shown} />
      {shown.reviews.length > 0 && <Reviews {...props} />}
    </Page>
  )
}

function Head({ shown }: { shown: Shown }) {
  const { plan, sample } = shown
  const evidence = paths.evidence(plan.year, sample.target, { asOf: shown.asOf, known: `s${shown.seq}`, from: shown.from, to: shown.asOf })
  return (
    <Definition
      entries={[
        { term: texts.target, value: <a href={paths.target(plan.year, sample.target)}>{sample.target}</a> },
        { term: texts.window, value: <Say of={windowNames[shown.window]} /> },
        {
          term: texts.population,
          value: (
            <>
              {sample.population} · <a href={evidence}>{<Say of={texts.evidenceAt} />}</a>
            </>
          ),
        },
        { term: texts.size, value: sample.size },
        { term: texts.checked, value: sample.checked },
        { term: texts.rate, value: <Rate line={sample} /> },
        { term: texts.seed, value: <code class="wrap">{shown.seed}</code> },
        { term: texts.digest, value: <code class="wrap">{sample.digest}</code> },
      ]}
    />
  )
}

const What = ({ row }: { row: CheckedRow }) =>
  row.fact === null ? (
    <span class="muted">
      <Say of={texts.restricted} />
    </span>
  ) : (
    <a href={paths.fact(row.fact)}>{row.title ? <Name zh={row.title} /> : <KindName kind={row.kind} />}</a>
  )

const Unit = ({ row }: { row: CheckedRow }) =>
  row.unit ? (
    <a href={paths.unit(row.unit)}>{row.unitName ? <Name zh={row.unitName.nameZh} en={row.unitName.nameEn} /> : row.unit.slice(-6)}</a>
  ) : (
    <None />
  )

function Rows({ shown }: { shown: Shown }) {
  const { plan, sample } = shown
  return (
    <>
      <Table
        caption={texts.rows}
        rows={shown.rows}
        rowId={(row) => `row-${row.no}`}
        columns={[
          { title: texts.no, numeric: true, width: 'narrow', cell: (row) => row.no },
          { title: texts.day, width: 'narrow', cell: (row) => <Day on={row.on} /> },
          { title: texts.what, heads: true, cell: (row) => <What row={row} /> },
          { title: texts.unit, cell: (row) => <Unit row={row} /> },
          { title: texts.outcome, cell: (row) => <Outcome row={row} year={plan.year} /> },
        ]}
      />
      <Pager next={shown.next && paths.sample(plan.year, sample.id, { after: shown.next.no })} />
    </>
  )
}

function Outcome({ row, year }: { row: CheckedRow; year: number }) {
  if (row.outcome === null)
    return (
      <span class="muted">
        <Say of={texts.toCheck} />
      </span>
    )
  return (
    <>
      <Say of={checkOutcomes[row.outcome]} />
      {row.error && (
        <>
          {' · '}
          <Say of={checkErrors[row.error as keyof typeof checkErrors]} />
        </>
      )}
      {row.dispute && (
        <>
          {' · '}
          <a href={paths.dispute(year, row.dispute)}>
            <Say of={texts.dispute} />
          </a>
        </>
      )}
      {row.reason && <p class="muted pre-line">{row.reason}</p>}
    </>
  )
}

function Check({ shown, row, again }: SamplePageProps & { row: CheckedRow }) {
  const { plan, sample } = shown
  const mine = again?.act === 'check' ? again : undefined
  return (
    <section id="check">
      <h2>
        <Say of={texts.checkNo({ no: row.no, n: sample.size })} />
      </h2>
      <p class="muted">
        <Say of={texts.checkLead} />
      </p>
      <p>
        <Day on={row.on} /> · <What row={row} /> · <Unit row={row} />
        {row.record?.record && (
          <>
            {' · '}
            <a href={`/desk/records/${row.record.record}`}>
              <Say of={texts.openRecord} />
            </a>
          </>
        )}
      </p>
      <Form
        action={paths.sample(plan.year, `${sample.id}/check`)}
        prefix="check"
        asked={mine?.asked}
        refusal={mine?.refusal}
        texts={[planRefusals, kernelRefusals]}
        labels={LABELS}
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="no" value={String(row.no)} />
        <Field
          kind="radio"
          name="outcome"
          label={texts.outcome}
          inline
          options={CHECK_OUTCOMES.map((each) => ({ value: each, text: checkOutcomes[each] }))}
        />
        <Field
          kind="select"
          name="error"
          label={texts.error}
          help={texts.errorHelp}
          required={false}
          options={ERRORS.map((each) => ({ value: each, text: checkErrors[each] }))}
        />
        <Field kind="textarea" name="reason" label={texts.reason} help={texts.reasonHelp} required={false} rows={3} maxLength={2_000} />
        <Button kind="primary" text={texts.save} />
      </Form>
    </section>
  )
}

function Review({ shown, unit, nameOf, again }: SamplePageProps & { unit: string }) {
  const mine = again?.act === 'review' && again.asked.unit === unit ? again : undefined
  return (
    <section>
      <h2>
        <Say of={texts.review} /> · {nameOf(unit)}
      </h2>
      <p class="muted">
        <Say of={texts.reviewLead} />
      </p>
      <Form
        action={paths.sample(shown.plan.year, `${shown.sample.id}/review`)}
        prefix={`review-${unit.slice(-6)}`}
        asked={mine?.asked}
        refusal={mine?.refusal}
        texts={[planRefusals, kernelRefusals]}
        labels={LABELS}
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="unit" value={unit} />
        <Field kind="number" name="wrong" label={texts.wrong} min={0} />
        <Field kind="textarea" name="note" label={texts.note} rows={3} maxLength={2_000} />
        <Button kind="primary" text={texts.review} />
      </Form>
    </section>
  )
}

function Reviews({ shown, nameOf }: SamplePageProps) {
  return (
    <Table
      caption={texts.reviews}
      rows={shown.reviews}
      columns={[
        { title: texts.unit, heads: true, cell: (line) => nameOf(line.unit) },
        { title: texts.reviewRows, numeric: true, cell: (line) => line.rows },
        { title: texts.due, width: 'narrow', cell: (line) => <Day on={line.due} /> },
        { title: texts.doneOn, width: 'narrow', cell: (line) => (line.doneOn ? <Day on={line.doneOn} /> : <Say of={texts.notDone} />) },
        { title: texts.wrong, numeric: true, cell: (line) => line.wrong ?? <None /> },
        { title: texts.note, cell: (line) => line.note || <None /> },
      ]}
    />
  )
}
