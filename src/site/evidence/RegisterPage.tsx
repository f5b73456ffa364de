import type { BoardTarget, EvidenceLine } from '../../plan/index.js'
import { type Column, Day, Empty, formatNumber, type L10n, Name, None, Pager, paths, Table, Tabs, useLanguage } from '../../ui/index.js'
import { TargetFigure } from '../parts/TargetFigure.js'
import type { ReadAt } from '../standing.js'
import { RowsFrame, type RowsPageProps } from './Frame.js'
import { KindName } from './factColumns.js'
import { texts } from './messages.js'
import type { RegisterChange, RegisterPart, RegisterRows } from './registerRows.js'

export interface RegisterPageProps extends RowsPageProps {
  target: Pick<BoardTarget, 'code' | 'phrase' | 'n' | 'd' | 'percent' | 'ratio' | 'value' | 'unit'>
  part: RegisterPart
  rows: RegisterRows
}

/** A ratio's two lists, which together are its denominator, and how that changed (06 P-102). */
export function RegisterPage(props: RegisterPageProps) {
  const { at, year, code, part, rows, target } = props
  const tab = (to: RegisterPart, text: L10n) => ({
    href: paths.register(year, code, { ...at.exact, part: to === 'all' ? null : to }),
    text,
    current: part === to,
  })
  return (
    <RowsFrame {...props} tab="register" title={texts.registerOf({ target: code })} lead={texts.registerLead}>
      <p>
        <TargetFigure target={target} year={year} at={at} size="row" />
      </p>
      <Tabs
        label={texts.register}
        tabs={[tab('all', texts.both), tab('in', texts.covered), tab('out', texts.uncovered), tab('log', texts.log)]}
      />
      {rows.covered && <List caption={texts.covered} empty={texts.noneCovered} lines={rows.covered} names={rows.names} at={at} />}
      {rows.uncovered && <List caption={texts.uncovered} empty={texts.noneUncovered} lines={rows.uncovered} names={rows.names} at={at} />}
      {rows.changes && <Log changes={rows.changes} names={rows.names} at={at} />}
      <Pager next={rows.next && paths.register(year, code, { ...at.exact, part: part === 'all' ? null : part, after: rows.next })} />
    </RowsFrame>
  )
}

type Names = RegisterRows['names']

interface ListProps {
  caption: L10n
  empty: L10n
  lines: readonly EvidenceLine[]
  names: Names
  at: ReadAt
}

/** Members of the register by their names; each row leads to the fact by which it stands here. */
function List({ caption, empty, lines, names, at }: ListProps) {
  const columns: Column<EvidenceLine>[] = [
    {
      title: texts.name,
      heads: true,
      cell: (line) => (
        <a href={paths.unit(line.subject ?? '', at.asked)} data-row={line.subject ?? line.fact ?? undefined}>
          <SubjectName names={names} subject={line.subject} />
        </a>
      ),
    },
    { title: texts.since, width: 'narrow', cell: (line) => <Day on={line.on} /> },
    {
      title: texts.what,
      cell: (line) =>
        line.fact ? (
          <a href={paths.fact(line.fact, at.exact)}>
            <KindName kind={line.kind} />
          </a>
        ) : (
          <None />
        ),
    },
  ]
  return <Table caption={caption} columns={columns} rows={lines} empty={<Empty title={empty} />} />
}

function SubjectName({ names, subject }: { names: Names; subject: string | null }) {
  const name = subject === null ? undefined : names[subject]
  return name ? <Name zh={name.nameZh} en={name.nameEn} /> : <code>{subject?.slice(-6)}</code>
}

function Log({ changes, names, at }: { changes: readonly RegisterChange[]; names: Names; at: ReadAt }) {
  const language = useLanguage()
  const share = ({ n, d }: { n: number; d: number }) => `${formatNumber(language, n)} / ${formatNumber(language, d)}`
  return (
    <Table
      caption={texts.log}
      columns={[
        { title: texts.date, width: 'narrow', cell: (change) => <Day on={change.on} /> },
        { title: texts.name, heads: true, cell: (change) => <SubjectName names={names} subject={change.subject} /> },
        {
          title: texts.change,
          cell: (change) => (
            <a href={paths.fact(change.fact, at.exact)}>
              {change.by > 0 ? '+' : '−'}
              {formatNumber(language, Math.abs(change.by))} <KindName kind={change.kind} />
            </a>
          ),
        },
        { title: texts.before, numeric: true, cell: (change) => share(change.before) },
        { title: texts.after, numeric: true, cell: (change) => share(change.after) },
        { title: texts.document, cell: (change) => <Papers data={change.data} /> },
        { title: texts.recordedOn, width: 'narrow', cell: (change) => <Day on={change.recordedOn} /> },
      ]}
      rows={changes}
      empty={<Empty title={texts.noChanges} />}
    />
  )
}

/** The paper from outside that a removal cites, and why. */
function Papers({ data }: { data: Readonly<Record<string, unknown>> }) {
  const words = ['document', 'reason', 'source'].map((field) => data[field]).filter((value): value is string => typeof value === 'string')
  return words.length > 0 ? <span lang="zh">{words.join('；')}</span> : <None />
}
