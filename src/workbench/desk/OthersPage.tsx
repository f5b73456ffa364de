import { type Day as DayType, daysBetween, type OpenMatter } from '../../kernel/index.js'
import { type ElsewhereLine, packOf } from '../../records/index.js'
import { rolesWith, roleTitle } from '../../registry/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import { Button, Day, Empty, Form, type Frame, Hidden, type L10n, Name, Page, Pager, Say, say, Table, useLanguage } from '../../ui/index.js'
import { deskPaths } from '../deskPaths.js'
import { kindWords, texts } from './messages.js'
import { DeskTabs, Due } from './TurnsPage.js'
import type { Elsewhere } from './turns.js'

interface Props {
  readonly frame: Frame
  readonly elsewhere: Elsewhere
  readonly after: string | undefined
  readonly today: DayType
}

/** What waits for others, with the names of the roles that have to act. */
export function OthersPage({ frame, elsewhere, after, today }: Props) {
  const { records, matters, next } = elsewhere
  const nothing = records.length === 0 && matters.length === 0
  return (
    <Page frame={frame} title={texts.others} lead={texts.leadOthers} unlisted>
      <DeskTabs others />
      {nothing && (
        <Empty title={texts.emptyOthers}>
          <Say of={texts.emptyOthersHelp} />
        </Empty>
      )}
      {records.length > 0 && <Records records={records} today={today} />}
      {matters.length > 0 && <Matters matters={matters} today={today} />}
      <Pager next={next && deskPaths.others(next)} first={after ? deskPaths.others() : undefined} />
    </Page>
  )
}

function Records({ records, today }: { records: readonly ElsewhereLine[]; today: DayType }) {
  return (
    <Table
      caption={texts.record}
      rows={records}
      columns={[
        {
          title: texts.what,
          heads: true,
          width: 'wide',
          cell: (line) => (
            <>
              <a href={deskPaths.record(line.record)}>{line.title ? <Name zh={line.title} /> : `No. ${line.no}`}</a>
              <span class="muted small block">
                <Say of={packOf(line.pack, today)?.title ?? line.pack} />
              </span>
            </>
          ),
        },
        { title: texts.turn, cell: (line) => <Whose line={line} /> },
        {
          title: texts.days,
          numeric: true,
          phone: 'half',
          cell: (line) => <Say of={texts.nDays({ n: daysBetween(line.since, today) })} />,
        },
        { title: texts.due, cell: (line) => <Due due={line.due} today={today} /> },
        { title: texts.act, cell: (line) => 'email' in line.turn && <Again line={line} /> },
      ]}
    />
  )
}

function Whose({ line }: { line: ElsewhereLine }) {
  if ('permission' in line.turn) {
    return (
      <>
        <Say of={roleTitle(line.turn.permission.replace(/^as\./, ''))} />
        {line.name && (
          <>
            {' '}
            <Name zh={line.name} />
          </>
        )}
      </>
    )
  }
  return (
    <>
      <Name zh={line.name} />
      {'email' in line.turn && (
        <span class="muted small block">
          <Say of={line.invitedOn ? texts.invited({ on: line.invitedOn }) : texts.notInvited} />
        </span>
      )}
    </>
  )
}

function Again({ line }: { line: ElsewhereLine }) {
  const language = useLanguage()
  return (
    <Form action={deskPaths.act(line.record, 'invite')} layout="line" prefix={`i-${line.no}-${line.sideNo}`}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="side" value={line.side} />
      <Hidden name="no" value={line.sideNo} />
      <Button kind="quiet" text={texts.again} label={`${say(language, texts.again)}: ${line.title}`} />
    </Form>
  )
}

/** Roles that have to act, when a matter waits for the holders of a permission. */
function rolesFor(matter: OpenMatter): L10n {
  const names = matter.permission?.startsWith('as.') ? [matter.permission.slice(3)] : matter.permission ? rolesWith(matter.permission) : []
  const titles = names.map(roleTitle)
  return { zh: titles.map((title) => title.zh).join('、'), en: titles.map((title) => title.en).join(', ') }
}

function Matters({ matters, today }: { matters: readonly OpenMatter[]; today: DayType }) {
  return (
    <Table
      caption={texts.caption}
      rows={matters}
      columns={[
        {
          title: texts.what,
          heads: true,
          width: 'wide',
          cell: (matter) => (
            <a href={matter.link}>
              <Say of={matter.title} />
            </a>
          ),
        },
        { title: texts.kind, cell: (matter) => <Say of={kindWords(matter.kind)} /> },
        { title: texts.turn, cell: (matter) => <Say of={rolesFor(matter)} /> },
        { title: texts.since, cell: (matter) => <Day on={matter.since} /> },
        {
          title: texts.days,
          numeric: true,
          phone: 'half',
          cell: (matter) => <Say of={texts.nDays({ n: daysBetween(matter.since, today) })} />,
        },
        { title: texts.due, cell: (matter) => <Due due={matter.due} today={today} /> },
      ]}
    />
  )
}
