import type { Day as OneDay } from '../../../kernel/index.js'
import type { Board, VersionLine } from '../../../plan/index.js'
import {
  Button,
  Day,
  Field,
  Form,
  type Frame,
  LinkButton,
  None,
  Page,
  Pill,
  paths,
  Say,
  scriptOf,
  Table,
  Tabs,
  useLanguage,
} from '../../../ui/index.js'
import { crumbsOf, type Here, isOpen, planTabs } from '../ask.js'
import { versionStates } from '../list/messages.js'
import { texts as shared } from '../messages.js'
import { goalText } from '../review/TargetSpot.js'
import { texts } from './messages.js'

export interface VersionsView {
  readonly here: Here
  readonly asOf: OneDay
  /** The plan as it stood on that day; undefined before its first day of force. */
  readonly board: Board | undefined
  readonly mayAmend: boolean
  /** May read how the text was reviewed. */
  readonly seesReview: boolean
}

export function VersionsPage({ frame, view }: { frame: Frame; view: VersionsView }) {
  const { here } = view
  return (
    <Page
      frame={frame}
      title={texts.versions}
      lead={texts.versionsLead}
      breadcrumbs={crumbsOf(here, texts.versions)}
      actions={
        here.isConfirmed && view.mayAmend && <LinkButton kind="primary" href={paths.planDesk(here.plan.id, '/amend')} text={texts.amend} />
      }
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'versions')} />
      <VersionTable here={here} seesReview={view.seesReview} />
      {here.isConfirmed && <AsOf view={view} />}
    </Page>
  )
}

function VersionTable({ here, seesReview }: Pick<VersionsView, 'here' | 'seesReview'>) {
  const to = (version: VersionLine) =>
    paths.planDesk(here.plan.id, version.kind === 'decision' ? '/confirm' : isOpen(version) ? '/review' : '/compare', {
      version: version.no,
    })
  return (
    <Table
      caption={texts.versions}
      hideCaption
      columns={[
        {
          title: texts.no,
          heads: true,
          cell: (version) =>
            seesReview ? (
              <a href={to(version)}>
                <Say of={shared.version({ no: version.no })} />
              </a>
            ) : (
              <Say of={shared.version({ no: version.no })} />
            ),
        },
        {
          title: texts.state,
          cell: (version) => <Pill tone={version.state === 'confirmed' ? 'good' : 'plain'} text={versionStates[version.state]} />,
        },
        { title: texts.kind, cell: (version) => <Say of={version.kind === 'text' ? texts.kindText : texts.kindDecision} /> },
        { title: texts.document, cell: (version) => version.document },
        { title: texts.force, cell: (version) => (version.inForceFrom ? <Day on={version.inForceFrom} /> : <None />) },
        {
          title: texts.madeBy,
          cell: (version) => (
            <>
              {version.madeBy} <Day on={version.madeOn} />
            </>
          ),
        },
        {
          title: texts.settledBy,
          cell: (version) =>
            version.settledOn ? (
              <>
                {version.settledBy} <Day on={version.settledOn} />
              </>
            ) : (
              <None />
            ),
        },
        { title: texts.acts, numeric: true, cell: (version) => version.acts },
        {
          title: texts.source,
          cell: (version) =>
            version.kind === 'text' ? (
              <a href={paths.planDesk(here.plan.id, `/source/${version.no}`)} download>
                <Say of={shared.file} /> {version.no}
              </a>
            ) : (
              <None />
            ),
        },
      ]}
      rows={[...here.plan.versions].reverse()}
    />
  )
}

function AsOf({ view }: { view: VersionsView }) {
  const { here, board, asOf } = view
  return (
    <>
      <h2 id="as-of">
        <Say of={texts.asOf} />
      </h2>
      <Form action={paths.planDesk(here.plan.id, '/versions')} method="get" layout="line">
        <Field kind="day" name="asOf" label={texts.asOf} value={asOf} />
        <Button text={texts.show} />
      </Form>
      <p>
        <Say of={board ? texts.inForceOn({ day: asOf, no: board.plan.version }) : texts.notYet({ day: asOf })} />
        {board && (
          <>
            {' · '}
            <a href={paths.planText(board.plan.year, { asOf })}>
              <Say of={texts.readText} />
            </a>
          </>
        )}
      </p>
      {board && <Values board={board} />}
    </>
  )
}

function Values({ board }: { board: Board }) {
  const language = useLanguage()
  return (
    <Table
      caption={texts.value}
      hideCaption
      columns={[
        { title: shared.target, heads: true, cell: (target) => target.code },
        { title: texts.phrase, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
        { title: texts.value, numeric: true, cell: (target) => goalText(target.value, language) },
        { title: texts.since, cell: (target) => <Day on={target.value.from} /> },
        {
          title: texts.adopted,
          numeric: true,
          cell: (target) => (target.adopted ? goalText(target.adopted, language) : <None />),
        },
        { title: texts.document, cell: (target) => target.value.document },
      ]}
      rows={board.groups.flatMap((group) => group.targets)}
    />
  )
}
