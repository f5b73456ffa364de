import type { L10n } from '../../kernel/index.js'
import { aboutWords, type DisputeLine, disputeStates, outcomeWords } from '../../plan/index.js'
import { Day, Empty, type Frame, Name, None, Page, Pager, Pill, paths, Say, Table, Tabs } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

export type StandingAsked = 'undecided' | 'decided' | 'final' | undefined

/** A side of a dispute by its name; without a unit, who acts for the federation. */
export function Side({ unit, name, raises }: { unit: string | null; name: DisputeLine['unitName']; raises?: boolean }) {
  if (unit === null) return <Say of={raises ? texts.verifiers : texts.federation} />
  return <a href={paths.unit(unit)}>{name ? <Name zh={name.nameZh} en={name.nameEn} /> : unit.slice(-6)}</a>
}

/** Disputes about a plan, newest first. */
export function ListPage(props: {
  frame: Frame
  year: number
  target: string | undefined
  standing: StandingAsked
  /** Only those in which this reader speaks for a side, or decides. */
  own: boolean
  takesPart: boolean
  rows: readonly DisputeLine[]
  next: number | undefined
  first: boolean
}) {
  const { frame, year, target, standing, own, takesPart, rows, next, first } = props
  const asked = { target, own: own ? '1' : null }
  const tab = (which: StandingAsked, text: L10n) => ({
    href: paths.disputes(year, { ...asked, standing: which }),
    text,
    current: standing === which,
  })
  return (
    <Page
      frame={frame}
      title={texts.title({ year })}
      lead={texts.lead}
      breadcrumbs={[
        { text: shared.planOf({ year }), href: paths.board(year) },
        ...(target ? [{ text: target, href: paths.target(year, target) }] : []),
        { text: texts.disputes },
      ]}
    >
      <Tabs
        label={texts.state}
        tabs={[tab(undefined, texts.all), tab('undecided', texts.undecided), tab('decided', texts.decided), tab('final', texts.final)]}
      />
      {takesPart && (
        <p>
          <a href={paths.disputes(year, { target, standing, own: own ? null : '1' })}>
            <Say of={own ? texts.showAll : texts.showOwn} />
          </a>
        </p>
      )}
      <Table
        caption={texts.disputes}
        hideCaption
        rows={rows}
        columns={[
          {
            title: texts.no,
            heads: true,
            width: 'narrow',
            cell: (line) => (
              <a href={paths.dispute(line.year, line.id)}>
                <Say of={texts.numberOf({ no: line.no })} />
              </a>
            ),
          },
          { title: texts.target, width: 'narrow', cell: (line) => <a href={paths.target(line.year, line.target)}>{line.target}</a> },
          { title: texts.about, cell: (line) => <Say of={aboutWords[line.about]} /> },
          { title: texts.by, cell: (line) => <Side unit={line.unit} name={line.unitName} raises={line.sample !== null} /> },
          { title: texts.facts, numeric: true, cell: (line) => line.facts },
          { title: texts.state, cell: (line) => <Pill text={disputeStates[line.state]} /> },
          { title: texts.outcome, cell: (line) => (line.outcome ? <Say of={outcomeWords[line.outcome]} /> : <None />) },
          { title: texts.raisedOn, width: 'narrow', cell: (line) => <Day on={line.raisedOn} /> },
        ]}
        empty={
          <Empty title={texts.none}>
            <p>
              <Say of={texts.noneHow} />
            </p>
          </Empty>
        }
      />
      <Pager
        first={first ? undefined : paths.disputes(year, { ...asked, standing })}
        next={next === undefined ? undefined : paths.disputes(year, { ...asked, standing, after: next })}
      />
    </Page>
  )
}
