import { type NotCountedLine, notCountedReasons } from '../../plan/index.js'
import type { OpenLine } from '../../records/index.js'
import { type Column, Day, Empty, formatNumber, Name, None, Pager, paths, Say, Table, useLanguage } from '../../ui/index.js'
import type { ReadAt } from '../standing.js'
import type { NameOf } from '../unitNames.js'
import { type Cursor, cursorText } from './cursor.js'
import { RowsFrame, type RowsPageProps } from './Frame.js'
import { factColumns } from './factColumns.js'
import { reasonMeanings, recordStateWords, texts } from './messages.js'

export const REASONS = Object.keys(reasonMeanings) as readonly (keyof typeof reasonMeanings)[]
export const RECORD_REASONS = Object.keys(recordStateWords) as readonly (keyof typeof recordStateWords)[]
export type Reason = (typeof REASONS)[number]
export type RecordReason = (typeof RECORD_REASONS)[number]

export interface NotCountedPageProps extends RowsPageProps {
  reasons: readonly { readonly reason: Reason; readonly n: number }[]
  rows: readonly NotCountedLine[]
  next: Cursor | undefined
  records: {
    readonly rows: readonly OpenLine[]
    readonly next: number | undefined
    readonly counts: readonly { readonly state: string; readonly n: number }[]
  }
  /** One reason of facts, or one state of records; else everything. */
  only: Reason | RecordReason | undefined
  first: boolean
  nameOf: NameOf
}

const isRecordReason = (only: string | undefined): only is RecordReason => RECORD_REASONS.some((each) => each === only)

/** What did not count, by reason, and the records that are no facts (06 P-101). */
export function NotCountedPage(props: NotCountedPageProps) {
  const { only } = props
  return (
    <RowsFrame {...props} tab="notCounted" title={texts.notCounted} lead={texts.notCountedLead}>
      <Summary {...props} />
      {!isRecordReason(only) && <LeftOut {...props} />}
      {(only === undefined || isRecordReason(only)) && <Records {...props} />}
    </RowsFrame>
  )
}

interface SummaryRow {
  readonly key: Reason | RecordReason
  readonly n: number
}

function Summary({ at, year, code, unit, reasons, records, only }: NotCountedPageProps) {
  const language = useLanguage()
  const rows: SummaryRow[] = [
    ...reasons.map(({ reason, n }) => ({ key: reason, n })),
    ...RECORD_REASONS.flatMap((state) => {
      const n = records.counts.find((count) => count.state === state)?.n ?? 0
      return n > 0 ? [{ key: state, n }] : []
    }),
  ]
  if (rows.length === 0) return null
  const href = (reason: string | null) => paths.notCounted(year, code, { ...at.exact, unit, reason })
  return (
    <>
      <Table
        caption={texts.byReason}
        columns={[
          {
            title: texts.reason,
            heads: true,
            cell: ({ key }) => <Say of={isRecordReason(key) ? recordStateWords[key] : notCountedReasons[key]} />,
          },
          {
            title: texts.meaning,
            cell: ({ key }) => (isRecordReason(key) ? <Say of={texts.recordRows} /> : <Say of={reasonMeanings[key]} />),
          },
          {
            title: texts.count,
            numeric: true,
            cell: ({ key, n }) => (
              <a href={href(key)} data-figure={n}>
                {formatNumber(language, n)}
              </a>
            ),
          },
        ]}
        rows={rows}
        isMarked={({ key }) => key === only}
      />
      {only && (
        <p>
          <a href={href(null)}>
            <Say of={texts.allReasons} />
          </a>
        </p>
      )}
    </>
  )
}

function LeftOut({ at, year, code, unit, rows, next, first, only }: NotCountedPageProps) {
  const language = useLanguage()
  const because: Column<NotCountedLine> = {
    title: texts.reason,
    cell: (line) => (
      <>
        <Say of={notCountedReasons[line.reason]} />
        {line.by !== null && (
          <span class="muted">
            {' '}
            <Say of={texts.seal({ seq: formatNumber(language, line.by) })} />
          </span>
        )}
      </>
    ),
  }
  const columns = factColumns(at) as Column<NotCountedLine>[]
  const asked = { ...at.exact, unit, reason: only }
  return (
    <>
      <Table
        caption={texts.leftOutRows}
        columns={[...columns.slice(0, 3), because, ...columns.slice(3)]}
        rows={rows}
        empty={
          <Empty title={texts.nothingLeftOut}>
            <p>
              <Say of={texts.nothingLeftOutText} />
            </p>
          </Empty>
        }
      />
      <Pager
        first={first ? undefined : paths.notCounted(year, code, asked)}
        next={next && paths.notCounted(year, code, { ...asked, after: cursorText(next) })}
      />
    </>
  )
}

function Records({ at, year, code, unit, records, only, nameOf }: NotCountedPageProps) {
  const next =
    records.next === undefined
      ? undefined
      : paths.notCounted(year, code, { ...at.exact, unit, reason: only ?? 'waiting', after: String(records.next) })
  return (
    <>
      <Table
        caption={texts.recordRows}
        columns={recordColumns(at, only !== undefined, nameOf)}
        rows={records.rows}
        empty={<Empty title={texts.noRecords} />}
      />
      <Pager next={next} />
    </>
  )
}

/** `asRows` marks them as the rows behind a number; beside the facts they are only shown. */
const recordColumns = (at: ReadAt, asRows: boolean, nameOf: NameOf): Column<OpenLine>[] => [
  {
    title: texts.recordNo,
    width: 'narrow',
    phone: 'half',
    cell: (line) => <span data-row={asRows ? `record-${line.no}` : undefined}>{line.no}</span>,
  },
  { title: texts.date, width: 'narrow', phone: 'half', cell: (line) => (line.happenedOn ? <Day on={line.happenedOn} /> : <None />) },
  {
    title: texts.recordTitle,
    heads: true,
    cell: (line) =>
      line.title === null ? (
        <span class="muted">
          <Say of={texts.restrictedRecord} />
        </span>
      ) : (
        <Name zh={line.title} />
      ),
  },
  {
    title: texts.unit,
    cell: (line) => <a href={paths.unit(line.unit, at.asked)}>{nameOf(line.unit)}</a>,
  },
  {
    title: texts.recordState,
    width: 'narrow',
    cell: (line) => (isRecordReason(line.state) ? <Say of={recordStateWords[line.state]} /> : line.state),
  },
  { title: texts.why, cell: (line) => (line.reason ? <Name zh={line.reason} /> : <None />) },
]
