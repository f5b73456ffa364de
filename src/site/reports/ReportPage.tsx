import type { ReportView, StoredReport, TargetRow } from '../../reports/index.js'
import { type Frame, LinkButton, None, Page, paths, StateMark, Table } from '../../ui/index.js'
import { texts } from './messages.js'

/** An issued report as a page: exactly what its PDF says. */
export function ReportPage({ frame, view, report }: { frame: Frame; view: ReportView; report: StoredReport }) {
  const { labels } = view
  return (
    <Page
      frame={frame}
      title={view.title}
      breadcrumbs={[
        { text: `${report.year}`, href: paths.board(report.year) },
        { text: texts.title({ year: report.year }), href: paths.reports(report.year) },
      ]}
      actions={<LinkButton href={paths.report(report.year, report.id, '.pdf')} text={texts.pdf} kind="primary" />}
    >
      <dl class="definition">
        {view.lines.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd class="breakable">{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{labels.summary}</h2>
      <Table
        caption={labels.summary}
        hideCaption
        rows={view.sections}
        columns={[
          { title: labels.section, cell: (section) => <span lang="zh">{section.title}</span>, heads: true },
          ...view.counts.map((count, index) => ({
            title: count.word,
            numeric: true,
            phone: 'half' as const,
            cell: (section: ReportView['sections'][number]) => section.counts[index],
          })),
        ]}
        footer={[{ cell: labels.total }, ...view.counts.map((count) => ({ cell: count.n, numeric: true }))]}
      />
      <h2>{labels.target}</h2>
      <Table caption={labels.target} hideCaption rows={view.rows} rowId={(row) => row.code} columns={targetColumns(view)} />
      <p class="muted">{labels.interval}</p>
      {(['attention', 'amendments', 'disputes', 'unassigned', 'unfed', 'illegible'] as const).map((part) => (
        <section>
          <h2>{labels[part]}</h2>
          {view[part].length === 0 ? (
            <p>{labels.none}</p>
          ) : (
            <ul>
              {view[part].map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Page>
  )
}

function targetColumns({ labels }: ReportView) {
  return [
    { title: '', cell: (row: TargetRow) => row.code },
    {
      title: labels.target,
      heads: true,
      cell: (row: TargetRow) => (
        <span lang="zh">
          {row.phrase}
          {row.illegible ? <small>（{labels.illegibleNoun}）</small> : null}
        </span>
      ),
    },
    {
      title: labels.figure,
      numeric: true,
      cell: (row: TargetRow) => (
        <a href={row.evidence} data-figure={row.n === null ? undefined : String(row.n)}>
          <strong>{row.figure}</strong> {row.goal}
          {row.disputed && <small> {row.disputed}</small>}
        </a>
      ),
    },
    { title: labels.state, cell: (row: TargetRow) => <StateMark state={row.state} /> },
    { title: labels.rates, numeric: true, cell: (row: TargetRow) => (row.rates === '—' ? <None /> : row.rates) },
    { title: labels.outlook, numeric: true, cell: (row: TargetRow) => (row.outlook === '—' ? <None /> : row.outlook) },
  ]
}
