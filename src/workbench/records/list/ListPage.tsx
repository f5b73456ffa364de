import type { Day as DayType } from '../../../kernel/index.js'
import {
  RECORD_STATES,
  type RecordLine,
  type RecordPack,
  type RecordState,
  type Page as Rows,
  STANDING_WORDS,
  STATE_WORDS,
} from '../../../records/index.js'
import {
  Button,
  Day,
  Empty,
  Field,
  Form,
  type Frame,
  Hidden,
  LinkButton,
  Name,
  None,
  Page,
  Pager,
  Pill,
  Say,
  Table,
  Tabs,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { TONES } from '../record/RecordPage.js'
import { type ListAsk, viewOf } from './ask.js'
import { texts } from './messages.js'

interface Props {
  readonly frame: Frame
  readonly ask: ListAsk
  readonly page: Rows<RecordLine, number>
  readonly counts: readonly { readonly state: RecordState; readonly n: number }[]
  readonly packs: readonly RecordPack[]
  readonly today: DayType
  readonly mayRecord: boolean
}

/** All records that this reader may see, by state and by what the filter asks for. */
export function ListPage({ frame, ask, page, counts, packs, mayRecord }: Props) {
  const all = counts.reduce((sum, each) => sum + each.n, 0)
  const tab = (state: RecordState | undefined) => deskPaths.records({ ...viewOf(ask), state, after: undefined })
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      actions={mayRecord && <LinkButton kind="primary" href={deskPaths.chooseRecord({ target: ask.target })} text={texts.new} />}
      unlisted
    >
      <Tabs
        label={texts.states}
        tabs={[
          { href: tab(undefined), text: texts.all, current: ask.state === undefined, count: all },
          ...RECORD_STATES.map((state) => ({
            href: tab(state),
            text: STATE_WORDS[state],
            current: ask.state === state,
            count: counts.find((each) => each.state === state)?.n ?? 0,
          })),
        ]}
      />
      <Filter ask={ask} packs={packs} />
      <Lines page={page} packs={packs} />
      <Pager
        next={page.next === undefined ? undefined : deskPaths.records({ ...viewOf(ask), after: page.next })}
        first={ask.after ? deskPaths.records({ ...viewOf(ask), after: undefined }) : undefined}
      />
      <Export ask={ask} />
    </Page>
  )
}

function Filter({ ask, packs }: { ask: ListAsk; packs: readonly RecordPack[] }) {
  const targets = [...new Set(packs.flatMap((pack) => pack.targets))].sort()
  return (
    <Form action={deskPaths.records()} method="get" layout="line" prefix="q">
      {ask.state && <Hidden name="state" value={ask.state} />}
      {ask.unit && <Hidden name="unit" value={ask.unit} />}
      <Field
        kind="select"
        name="target"
        label={texts.target}
        value={ask.target}
        empty={texts.anyTarget}
        options={targets.map((target) => ({ value: target, text: target }))}
      />
      <Field
        kind="select"
        name="pack"
        label={texts.pack}
        value={ask.pack}
        empty={texts.anyPack}
        options={packs.map((pack) => ({ value: pack.id, text: pack.title }))}
      />
      <Field
        kind="select"
        name="standing"
        label={texts.standing}
        value={ask.standing}
        empty={texts.anyStanding}
        options={(['live', 'cancelled', 'struck'] as const).map((standing) => ({ value: standing, text: STANDING_WORDS[standing] }))}
      />
      <Field kind="text" type="search" name="text" label={texts.text} value={ask.text} required={false} maxLength={60} />
      <Button text={texts.show} />
    </Form>
  )
}

function Lines({ page, packs }: { page: Rows<RecordLine, number>; packs: readonly RecordPack[] }) {
  return (
    <Table
      caption={texts.caption}
      hideCaption
      rows={page.rows}
      empty={
        <Empty title={texts.empty}>
          <Say of={texts.emptyHelp} />
        </Empty>
      }
      columns={[
        { title: texts.no, numeric: true, width: 'narrow', phone: 'half', cell: (line) => line.no },
        {
          title: texts.what,
          heads: true,
          cell: (line) => (
            <>
              <a href={deskPaths.record(line.id)}>{line.title ? <Name zh={line.title} /> : `No. ${line.no}`}</a>
              <span class="muted small block">
                <Say of={packs.find((pack) => pack.id === line.pack)?.title ?? line.pack} />
              </span>
            </>
          ),
        },
        { title: texts.unit, cell: (line) => <Name zh={line.unitName} /> },
        { title: texts.happenedOn, width: 'narrow', cell: (line) => (line.happenedOn ? <Day on={line.happenedOn} /> : <None />) },
        { title: texts.reportedOn, width: 'narrow', cell: (line) => (line.reportedOn ? <Day on={line.reportedOn} /> : <None />) },
        {
          title: texts.state,
          cell: (line) => (
            <>
              <Pill tone={TONES[line.state]} text={STATE_WORDS[line.state]} />
              {line.standing && line.standing !== 'live' && <Pill tone="bad" text={STANDING_WORDS[line.standing]} />}
            </>
          ),
        },
        { title: texts.recorder, width: 'narrow', cell: (line) => <Name zh={line.recorderName} /> },
      ]}
    />
  )
}

function Export({ ask }: { ask: ListAsk }) {
  return (
    <p class="muted small">
      <Say of={texts.filesHelp} />{' '}
      {(['csv', 'xlsx', 'json'] as const).map((type) => (
        <>
          <a href={deskPaths.recordsFile(type, viewOf(ask))} download>
            {type.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
