import type { L10n } from '../../kernel/index.js'
import { aboutWords, disputeStates, outcomeWords, type DisputePage as Shown, type StepView } from '../../plan/index.js'
import {
  Day,
  Definition,
  Empty,
  type Frame,
  formatBytes,
  Name,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Say,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { KindName } from '../evidence/factColumns.js'
import { texts as shared } from '../messages.js'
import type { NameOf } from '../unitNames.js'
import { Acts, type AgainIn } from './Acts.js'
import { Side } from './ListPage.js'
import { texts } from './messages.js'

export interface DisputePageProps {
  frame: Frame
  one: Shown
  nameOf: NameOf
  done: L10n | undefined
  again?: AgainIn
}

/** One dispute: what about, between whom, what was said and decided; and, for those whose turn it is, what they can do. */
export function DisputePage({ frame, one, nameOf, done, again }: DisputePageProps) {
  const { rules } = one
  return (
    <Page
      frame={frame}
      title={texts.numberOf({ no: one.no })}
      beside={
        <>
          <Pill tone={one.undecided ? 'warn' : 'plain'} text={disputeStates[one.state]} />
          {one.outcome && <Pill text={outcomeWords[one.outcome]} />}
        </>
      }
      breadcrumbs={[
        { text: shared.planOf({ year: one.year }), href: paths.board(one.year) },
        { text: one.target, href: paths.target(one.year, one.target) },
        { text: texts.disputes, href: paths.disputes(one.year) },
        { text: texts.numberOf({ no: one.no }) },
      ]}
      unlisted
    >
      {done && (
        <Notice kind="done">
          <Say of={done} />
        </Notice>
      )}
      <Head one={one} />
      <Facts one={one} />
      <Steps one={one} nameOf={nameOf} />
      <Acts one={one} nameOf={nameOf} again={again} />
      <p class="muted small">
        <Say of={texts.rules({ answer: rules.answerDays, decide: rules.decideDays, appeal: rules.appealDays, version: rules.version })} />
      </p>
    </Page>
  )
}

function Head({ one }: { one: Shown }) {
  return (
    <Definition
      entries={[
        { term: texts.target, value: <a href={paths.target(one.year, one.target)}>{one.target}</a> },
        { term: texts.about, value: <Say of={aboutWords[one.about]} /> },
        one.point !== '' && { term: texts.point, value: one.point },
        { term: texts.by, value: <Side unit={one.unit} name={one.unitName} raises={one.sample !== null} /> },
        { term: texts.against, value: <Side unit={one.respondent} name={one.respondentName} /> },
        { term: texts.raisedOn, value: <Day on={one.raisedOn} /> },
        one.state === 'raised' && { term: texts.answerDue, value: <Day on={one.answerDue} /> },
        one.undecided && { term: texts.decideDue, value: <Day on={one.decideDue} /> },
        one.state === 'decided' && one.appealDue && { term: texts.appealDue, value: <Day on={one.appealDue} /> },
        one.finalOn && { term: texts.finalOn, value: <Day on={one.finalOn} /> },
      ].map((entry) => entry || null)}
    />
  )
}

type Row = Shown['rows'][number]

function became(one: Shown, row: Row): L10n {
  if (row.undone) return texts.undone
  if (row.upheld === null) return texts.open
  if (!row.upheld || !row.effect) return texts.kept
  return one.about === 'fact' ? texts.struck : texts.counted_again
}

function Facts({ one }: { one: Shown }) {
  return (
    <Table
      caption={texts.facts}
      rows={one.rows}
      empty={<Empty title={texts.noFacts} />}
      columns={[
        {
          title: texts.day,
          width: 'narrow',
          cell: (row) => <Day on={row.on} />,
        },
        {
          title: texts.facts,
          heads: true,
          cell: (row) =>
            row.fact === null ? (
              <KindName kind={row.kind} />
            ) : (
              <a href={paths.fact(row.fact)}>{row.title ? <Name zh={row.title} /> : <KindName kind={row.kind} />}</a>
            ),
        },
        {
          title: texts.unit,
          cell: (row) =>
            row.unit ? (
              <a href={paths.unit(row.unit)}>
                {row.unitName ? <Name zh={row.unitName.nameZh} en={row.unitName.nameEn} /> : row.unit.slice(-6)}
              </a>
            ) : (
              <None />
            ),
        },
        {
          title: texts.outcome,
          cell: (row) =>
            row.effect && row.fact ? (
              <a href={paths.fact(row.undone ?? row.effect)}>
                <Say of={became(one, row)} />
              </a>
            ) : (
              <Say of={became(one, row)} />
            ),
        },
      ]}
    />
  )
}

function Steps({ one, nameOf }: { one: Shown; nameOf: NameOf }) {
  return (
    <>
      <h2>
        <Say of={texts.steps} />
      </h2>
      {!one.may.files && (
        <p class="muted">
          <Say of={texts.forParties} />
        </p>
      )}
      <ol>
        {one.steps.map((step) => (
          <li>
            <p>
              <Day on={step.on} /> · {step.unit ? nameOf(step.unit) : null} <Say of={texts[step.act]} />
              {step.outcome && (
                <>
                  {' '}
                  <Pill text={outcomeWords[step.outcome]} />
                </>
              )}
              {step.by && <span class="muted"> {step.by}</span>}
            </p>
            {step.text && <p class="pre-line">{step.text}</p>}
            <Files one={one} step={step} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Files({ one, step }: { one: Shown; step: StepView }) {
  const language = useLanguage()
  if (step.files.length === 0) return null
  return (
    <ul>
      {step.files.map((file) => (
        <li>
          <a href={paths.dispute(one.year, one.id, `/files/${file.hash}`)}>{file.name}</a>
          <span class="muted"> {formatBytes(language, file.size)}</span>
        </li>
      ))}
    </ul>
  )
}
