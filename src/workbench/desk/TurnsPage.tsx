import { type Day as DayType, daysBetween } from '../../kernel/index.js'
import { packOf } from '../../records/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import {
  Actions,
  Button,
  Day,
  Empty,
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
  say,
  Table,
  Tabs,
  useLanguage,
} from '../../ui/index.js'
import { deskPaths } from '../deskPaths.js'
import { turnName } from '../records/confirm/queue.js'
import { kindWords, texts } from './messages.js'
import type { TurnLine, Turns } from './turns.js'

interface Props {
  readonly frame: Frame
  readonly turns: Turns
  readonly kind: string | undefined
  /** May report happenings for some unit. */
  readonly mayRecord: boolean
  readonly after: string | undefined
  readonly today: DayType
}

export function DeskTabs({ others, count }: { others: boolean; count?: number }) {
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: deskPaths.turns(), text: texts.title, current: !others, count },
        { href: deskPaths.others(), text: texts.others, current: others },
      ]}
    />
  )
}

/** "Our turn": one list for all matters, oldest first, with what can be done in place. */
export function TurnsPage({ frame, turns, kind, mayRecord, after, today }: Props) {
  const all = turns.kinds.reduce((sum, each) => sum + each.n, 0)
  const mayConfirm = turns.kinds.some((each) => each.kind === 'record.confirm')
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      actions={
        (mayConfirm || mayRecord) && (
          <>
            {mayConfirm && <LinkButton href={deskPaths.confirm()} text={texts.desk} />}
            {mayRecord && <LinkButton href={deskPaths.chooseRecord()} text={texts.recordOne} />}
          </>
        )
      }
      unlisted
    >
      <DeskTabs others={false} count={all} />
      {turns.kinds.length > 1 && (
        <Tabs
          label={texts.kind}
          tabs={[
            { href: deskPaths.turns(), text: texts.all, current: kind === undefined, count: all },
            ...turns.kinds.map((each) => ({
              href: deskPaths.turns({ kind: each.kind }),
              text: kindWords(each.kind),
              current: kind === each.kind,
              count: each.n,
            })),
          ]}
        />
      )}
      <Lines turns={turns} today={today} />
      <Pager next={turns.next && deskPaths.turns({ kind, after: turns.next })} first={after ? deskPaths.turns({ kind }) : undefined} />
    </Page>
  )
}

const turnValue = (line: TurnLine): string => (line.waiting ? `${turnName(line.waiting)}~${line.waiting.version}` : line.matter.id)

function Lines({ turns, today }: { turns: Turns; today: DayType }) {
  const language = useLanguage()
  const bulk = turns.lines.some((line) => line.safe)
  return (
    <>
      {bulk && (
        <Form action={deskPaths.confirmMany()} id="many" layout="line">
          <Hidden name={ONCE} value={once()} />
          <Hidden name="to" value="desk" />
          <Button kind="primary" text={texts.confirmChosen} />
          <span class="muted small">
            <Say of={texts.bulkHelp} />
          </span>
        </Form>
      )}
      <Table
        caption={texts.caption}
        hideCaption
        rows={turns.lines}
        choosing={
          bulk
            ? {
                name: 'turn',
                form: 'many',
                valueOf: turnValue,
                labelOf: (line) => say(language, line.matter.title),
                isBlocked: (line) => !line.safe,
              }
            : undefined
        }
        empty={
          <Empty title={texts.empty}>
            <Say of={texts.emptyHelp} />
          </Empty>
        }
        columns={[
          { title: texts.what, heads: true, cell: (line) => <Title line={line} today={today} /> },
          { title: texts.kind, width: 'narrow', cell: (line) => <Say of={kindWords(line.matter.kind)} /> },
          { title: texts.since, width: 'narrow', cell: (line) => <Day on={line.matter.since} /> },
          {
            title: texts.days,
            numeric: true,
            width: 'narrow',
            phone: 'half',
            cell: (line) => <Say of={texts.nDays({ n: daysBetween(line.matter.since, today) })} />,
          },
          { title: texts.due, width: 'narrow', cell: ({ matter }) => <Due due={matter.due} today={today} /> },
          { title: texts.act, width: 'narrow', phone: 'bare', cell: (line) => <InPlace line={line} /> },
        ]}
      />
    </>
  )
}

/** Titles of matters carry names, which are never turned into Traditional; only the words of the house are. */
function Title({ line, today }: { line: TurnLine; today: DayType }) {
  const { waiting } = line
  const pack = waiting?.title ? packOf(waiting.pack, today) : undefined
  return (
    <a href={hrefOf(line)}>
      {waiting && pack ? (
        <>
          <Say of={pack.title} />
          <Say of={{ zh: '：', en: ': ' }} />
          <Name zh={waiting.title} />
        </>
      ) : (
        <Say of={line.matter.title} />
      )}
    </a>
  )
}

const hrefOf = ({ waiting, matter, group }: TurnLine): string => {
  if (waiting) return deskPaths.confirm({ at: turnName(waiting) })
  return group.startsWith('record.') ? matter.link.replace(/^\/records\//, '/desk/records/') : matter.link
}

export function Due({ due, today }: { due: DayType | null; today: DayType }) {
  if (!due) return <None />
  return (
    <>
      <Day on={due} /> {due < today && <Pill tone="bad" text={texts.overdue} />}
    </>
  )
}

/** What can be done without leaving the list. */
function InPlace({ line }: { line: TurnLine }) {
  const language = useLanguage()
  const { waiting, matter, group } = line
  const about = say(language, matter.title)
  if (group === 'record.mend')
    return <LinkButton href={deskPaths.editRecord(matter.subject)} text={texts.mend} label={`${say(language, texts.mend)}: ${about}`} />
  if (!waiting) return <LinkButton href={hrefOf(line)} text={texts.open} label={`${say(language, texts.open)}: ${about}`} />
  if (!line.safe) return <LinkButton href={hrefOf(line)} text={texts.look} label={`${say(language, texts.look)}: ${about}`} />
  return (
    <Form action={deskPaths.confirmMany()} layout="line" prefix={`m-${matter.id.slice(-6)}`}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="to" value="desk" />
      <Hidden name="turn" value={turnValue(line)} />
      <Actions>
        <Button text={texts.confirm} label={`${say(language, texts.confirm)}: ${about}`} />
        <LinkButton kind="quiet" href={hrefOf(line)} text={texts.look} label={`${say(language, texts.look)}: ${about}`} />
      </Actions>
    </Form>
  )
}
