import { type Day as DayType, daysBetween, type Refusal } from '../../../kernel/index.js'
import { packOf, type RecordPack, type WaitingLine } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Day,
  Empty,
  Field,
  Form,
  type Frame,
  Hidden,
  Name,
  None,
  Page,
  Pager,
  Pill,
  Say,
  Table,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { recordTexts } from '../show/refusals.js'
import { ViewTabs } from './DeskPage.js'
import { texts } from './messages.js'
import { notInOneGo, type Queue, turnName } from './queue.js'

interface Props {
  readonly frame: Frame
  readonly queue: Queue
  readonly today: DayType
  /** Packs that may be asked for. */
  readonly packs: readonly RecordPack[]
  readonly refusal?: Refusal
}

/** Turns as a list, for those that may be taken together. */
export function ConfirmListPage({ frame, queue, today, packs, refusal }: Props) {
  const { pack, target } = queue.ask
  return (
    <Page frame={frame} title={texts.title} lead={texts.listHelp} unlisted>
      <ViewTabs queue={queue} list />
      <Form action={deskPaths.confirmList()} method="get" layout="line" prefix="q">
        <Field
          kind="select"
          name="pack"
          label={texts.filterPack}
          value={pack}
          empty={texts.allPacks}
          options={packs.map((each) => ({ value: each.id, text: each.title }))}
        />
        <Button text={texts.filter} />
      </Form>
      {queue.lines.length > 0 ? <Choosing queue={queue} today={today} refusal={refusal} /> : <Nothing />}
      <Pager
        next={queue.next && deskPaths.confirmList({ pack, target, from: queue.next })}
        first={queue.ask.from ? deskPaths.confirmList({ pack, target }) : undefined}
      />
    </Page>
  )
}

/** One form around the list, which ticks its rows. */
function Choosing({ queue, today, refusal }: { queue: Queue; today: DayType; refusal?: Refusal }) {
  const { pack, target } = queue.ask
  return (
    <Form action={deskPaths.confirmMany()} id="many" refusal={refusal} texts={recordTexts}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="pack" value={pack ?? ''} />
      <Hidden name="target" value={target ?? ''} />
      <TurnTable lines={queue.lines} today={today} />
      <Actions>
        <Button kind="primary" text={texts.confirmChosen} disabledReason={queue.lines.every(notInOneGo) ? texts.noneSafe : undefined} />
      </Actions>
    </Form>
  )
}

const Nothing = () => (
  <Empty title={texts.nothing}>
    <Say of={texts.nothingHelp} />
  </Empty>
)

const WHY = { own: texts.own, alike: texts.alike } as const

function TurnTable({ lines, today }: { lines: readonly WaitingLine[]; today: DayType }) {
  const titleOf = (line: WaitingLine) => packOf(line.pack, today)?.title
  return (
    <Table
      caption={texts.round}
      rows={lines}
      choosing={{
        name: 'turn',
        valueOf: (line) => `${turnName(line)}~${line.version}`,
        labelOf: (line) => `No. ${line.no} ${line.title}`,
        isBlocked: (line) => notInOneGo(line) !== undefined,
      }}
      columns={[
        {
          title: texts.what,
          heads: true,
          cell: (line) => (
            <>
              <a href={deskPaths.confirm({ at: turnName(line) })}>{line.title ? <Name zh={line.title} /> : `No. ${line.no}`}</a>
              <span class="muted small block">
                <Say of={titleOf(line)} />
              </span>
            </>
          ),
        },
        { title: texts.unit, cell: (line) => <Name zh={line.unitName} /> },
        { title: texts.happenedOn, cell: (line) => (line.happenedOn ? <Day on={line.happenedOn} /> : <None />) },
        { title: texts.files, numeric: true, cell: (line) => line.files },
        { title: texts.waits, numeric: true, cell: (line) => <Say of={texts.days({ n: daysBetween(line.since, today) })} /> },
        {
          title: texts.due,
          cell: (line) =>
            line.due ? (
              <>
                <Day on={line.due} /> {line.due < today && <Pill tone="bad" text={texts.overdue} />}
              </>
            ) : (
              <None />
            ),
        },
        {
          title: texts.state,
          cell: (line) => {
            const why = notInOneGo(line)
            return why ? <Say of={WHY[why]} /> : <Say of={texts.safe} />
          },
        },
      ]}
    />
  )
}
