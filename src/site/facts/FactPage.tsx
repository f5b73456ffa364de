import type { Seal, Standing, StoredFact } from '../../kernel/index.js'
import { type DisputeLine, disputeStates, notCountedReasons } from '../../plan/index.js'
import { type Behind, packOf, type RecordPack } from '../../records/index.js'
import {
  Day,
  Definition,
  Empty,
  type Frame,
  formatNumber,
  type L10n,
  Name,
  None,
  Page,
  paths,
  Say,
  Table,
  useLanguage,
} from '../../ui/index.js'
import { KindName } from '../evidence/factColumns.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { texts } from './messages.js'

/** One measure that looked at the fact, with the target that it stands for. */
export interface TargetStanding extends Standing {
  readonly year: number
  readonly target: string
  /** The measure is the register that a ratio is counted over. */
  readonly isRegister: boolean
}

export interface FactPageProps {
  frame: Frame
  at: ReadAt
  fact: StoredFact
  title: L10n | undefined
  restricted: boolean
  seal: Seal | undefined
  standings: readonly TargetStanding[]
  later: readonly StoredFact[]
  record: Behind | undefined
  disputes: readonly DisputeLine[]
  /** Where this reader may dispute it: target and year. */
  mayDispute: boolean
  nameOf: NameOf
}

/** One fact: what happened, whom it concerns, how it stands in each measure, and where it lies in the chain. */
export function FactPage(props: FactPageProps) {
  const { frame, at, fact, restricted } = props
  return (
    <Page
      frame={frame}
      title={restricted ? texts.restrictedTitle : (props.title ?? texts.fact)}
      heading={props.record?.title && !restricted ? <Name zh={props.record.title} /> : undefined}
      lead={restricted ? texts.restricted : texts.lead}
      breadcrumbs={crumbsOf(props)}
      aside={<Chain {...props} />}
      unlisted
    >
      <WrongInAddress at={at} />
      <What {...props} />
      <AtLine at={at} newest={paths.fact(fact.id)} />
      <Measures {...props} />
      {!restricted && <Later {...props} />}
      <Disputes {...props} />
    </Page>
  )
}

/** By the target that the fact counts for, where there is one. */
function crumbsOf({ at, fact, standings }: FactPageProps) {
  const home = standings[0]
  const kind = { text: <KindName kind={fact.kind} /> }
  if (!home) return [{ text: texts.fact }, kind]
  return [
    { text: shared.planOf({ year: home.year }), href: paths.board(home.year, at.asked) },
    { text: home.target, href: paths.target(home.year, home.target, at.asked) },
    kind,
  ]
}

function What({ fact, at, restricted, record, nameOf }: FactPageProps) {
  const pack = fact.programme ? packOf(fact.programme, fact.recordedOn) : undefined
  return (
    <Definition
      entries={[
        { term: texts.happened, value: <Day on={fact.effectiveOn} /> },
        { term: texts.unit, value: fact.unit ? <a href={paths.unit(fact.unit, at.asked)}>{nameOf(fact.unit)}</a> : <None /> },
        ...(restricted
          ? []
          : [
              { term: texts.reported, value: <Day on={fact.reportedOn} /> },
              { term: texts.recorded, value: <Day on={fact.recordedOn} /> },
              fact.programme !== null && { term: texts.programme, value: pack ? <Say of={pack.title} /> : <code>{fact.programme}</code> },
              record?.recorder && { term: texts.recorder, value: <Name zh={record.recorder} /> },
              record && record.confirmers.length > 0 && { term: texts.confirmers, value: <Confirmers record={record} pack={pack} /> },
              record && { term: texts.files, value: record.files },
              fact.target !== null && {
                term: texts.actsOn,
                value: (
                  <a href={paths.fact(fact.target, at.asked)}>
                    <code>{fact.target.slice(-12)}</code>
                  </a>
                ),
              },
              ...dataEntries(fact, pack, nameOf),
            ]),
      ].map((entry) => entry || null)}
    />
  )
}

function Confirmers({ record, pack }: { record: Behind; pack: RecordPack | undefined }) {
  return (
    <ul>
      {record.confirmers.map((confirmer) => (
        <li>
          {confirmer.name ? (
            <Name zh={confirmer.name} />
          ) : (
            <Say of={pack?.confirm.find((step) => step.id === confirmer.side)?.title ?? confirmer.side} />
          )}
          {confirmer.on && (
            <span class="muted">
              {' '}
              <Day on={confirmer.on} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What the fact carries, under the names that its form gives to the fields. */
function dataEntries(fact: StoredFact, pack: RecordPack | undefined, nameOf: NameOf) {
  const labelOf = (name: string) => {
    const [field] = (pack?.data.carry[name] ?? name).split('.')
    return pack?.fields.find((each) => each.id === field)?.label
  }
  return Object.entries(fact.data)
    .filter(([name, value]) => name !== 'record' && value !== null && typeof value !== 'object')
    .map(([name, value]) => {
      const text = String(value)
      return { term: labelOf(name) ?? <code>{name}</code>, value: UUID.test(text) ? nameOf(text) : <Name zh={text} /> }
    })
}

function Chain({ fact, seal }: FactPageProps) {
  const language = useLanguage()
  return (
    <>
      <h2>
        <Say of={texts.chain} />
      </h2>
      {seal ? (
        <Definition
          entries={[
            { term: texts.seal, value: formatNumber(language, seal.seq) },
            seal.day !== null && { term: texts.sealedOn, value: <Day on={seal.day} /> },
            { term: texts.hash, value: <code class="wrap">{seal.hash}</code> },
            { term: texts.kind, value: <code>{fact.kind}</code> },
          ]}
        />
      ) : (
        <p>
          <Say of={texts.notSealed} />
        </p>
      )}
      <p>
        <a href={paths.about('chain')}>
          <Say of={texts.howChecked} />
        </a>
      </p>
    </>
  )
}

function Measures({ standings, at }: FactPageProps) {
  const language = useLanguage()
  const rows = (standing: TargetStanding) => {
    const { year, target, reason, isRegister } = standing
    if (isRegister) return paths.register(year, target, at.exact)
    return reason === null ? paths.evidence(year, target, at.exact) : paths.notCounted(year, target, { ...at.exact, reason })
  }
  return (
    <Table
      caption={texts.measures}
      columns={[
        {
          title: texts.target,
          heads: true,
          cell: (standing) => (
            <>
              <a href={paths.target(standing.year, standing.target, at.asked)}>{standing.target}</a>
              {standing.isRegister && <Say of={texts.asRegister} />}
            </>
          ),
        },
        { title: texts.rule, cell: (standing) => <code>{`${standing.id} v${standing.version}`}</code> },
        {
          title: texts.standing,
          cell: ({ reason, by }) => (
            <>
              <Say of={reason === null ? texts.counts : notCountedReasons[reason]} />
              {by !== null && (
                <span class="muted">
                  {' '}
                  <Say of={texts.because({ seq: formatNumber(language, by) })} />
                </span>
              )}
            </>
          ),
        },
        {
          title: texts.rows,
          width: 'narrow',
          cell: (standing) => (
            <a href={rows(standing)}>
              <Say of={texts.rows} />
            </a>
          ),
        },
      ]}
      rows={standings}
      empty={<Empty title={texts.noMeasure} />}
    />
  )
}

function Later({ later, at }: FactPageProps) {
  if (later.length === 0) return null
  return (
    <Table
      caption={texts.later}
      columns={[
        {
          title: texts.act,
          heads: true,
          cell: (fact) => (
            <a href={paths.fact(fact.id, at.asked)}>
              <Say of={fact.how ? texts[fact.how] : texts.act} />
            </a>
          ),
        },
        { title: texts.on, cell: (fact) => <Day on={fact.effectiveOn} /> },
        { title: texts.recorded, cell: (fact) => <Day on={fact.recordedOn} /> },
      ]}
      rows={later}
    />
  )
}

/** Disputes about the fact, and the way to raise one for those who may. */
function Disputes({ fact, disputes, mayDispute, standings }: FactPageProps) {
  const home = standings.find((standing) => !standing.isRegister)
  return (
    <>
      {disputes.length > 0 && (
        <Table
          caption={texts.disputes}
          columns={[
            {
              title: texts.dispute,
              heads: true,
              cell: (line) => (
                <a href={paths.dispute(line.year, line.id)}>
                  <Say of={texts.disputeNo({ no: line.no })} />
                </a>
              ),
            },
            { title: texts.standing, cell: (line) => <Say of={disputeStates[line.state]} /> },
            { title: texts.raisedOn, cell: (line) => <Day on={line.raisedOn} /> },
          ]}
          rows={disputes}
        />
      )}
      {mayDispute && home && (
        <p>
          <a href={paths.raiseDispute(home.year, home.target, { fact: fact.id, about: home.reason === null ? null : 'not_counted' })}>
            <Say of={texts.disputeThis} />
          </a>
        </p>
      )}
    </>
  )
}
