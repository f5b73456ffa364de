import { explainRefusal, kernelRefusals, type Refusal, type RefusalTexts, say } from '../../kernel/index.js'
import {
  issueReport,
  type ReportLine,
  reportById,
  reportPdf,
  reportsOf,
  reportsRoom,
  reportView,
  type StoredReport,
} from '../../reports/index.js'
import { ctxOf, ctxOfForm, frameOf, once, postedForm, statusOf, textOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { Button, Day, Empty, Field, Form, type Frame, Hidden, LANGUAGES, Notice, Page, paths, Table } from '../../ui/index.js'
import { htmlOf, notFound, publicPage } from '../answer.js'
import { yearOf } from '../board/routes.js'
import { texts } from './messages.js'
import { ReportPage } from './ReportPage.js'

/** Issued reports: list, page, PDF; and the act of issuing for those who may. */
export function reportRoutes(app: WebApp): void {
  app.get(
    '/plans/:year/reports',
    publicPage(async ({ c, frame }) => {
      const year = yearOf(c)
      return year === undefined ? undefined : list(c, frame, year)
    }),
  )
  app.post('/plans/:year/reports', async (c) => {
    const year = yearOf(c)
    if (year === undefined) return notFound(c)
    const posted = await postedForm(c)
    const answer = await issueReport(ctxOfForm(c, posted), { year, quarter: Number(textOf(posted, 'quarter')) })
    if (answer.ok) return c.redirect(paths.report(year, answer.value.answer?.report ?? ''), 303)
    return c.html(await htmlOf(await list(c, await frameOf(c), year, answer.refusal)), statusOf(answer.refusal))
  })
  app.get('/plans/:year/reports/:report{[0-9a-f-]{36}\\.pdf}', async (c) => {
    const report = await stored(c, (c.req.param('report') ?? '').slice(0, 36))
    if (!report) return notFound(c)
    const asked = c.req.query('in')
    const language = LANGUAGES.find((each) => each === asked) ?? c.get('preferences').language
    const pdf = await reportPdf(ctxOf(c), report, language)
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="report-${report.year}-q${report.quarter}-${report.number}.pdf"`,
      'cache-control': 'public, max-age=3600',
    })
  })
  app.get(
    '/plans/:year/reports/:report{[0-9a-f-]{36}}',
    publicPage(async ({ c, frame }) => {
      const report = await stored(c, c.req.param('report') ?? '')
      return report && <ReportPage frame={frame} view={reportView(report.data, report, frame.language)} report={report} />
    }),
  )
}

async function stored(c: WebContext, report: string): Promise<StoredReport | undefined> {
  const found = await reportById(ctxOf(c), { report })
  return found.ok && String(found.value?.year) === c.req.param('year') ? found.value : undefined
}

async function list(c: WebContext, frame: Frame, year: number, refusal?: Refusal) {
  const found = await reportsOf(ctxOf(c), { year })
  const lines: readonly ReportLine[] = found.ok ? found.value : []
  const words = refusal && explainRefusal(refusal, reportsRoom.refusals as RefusalTexts, kernelRefusals)
  return (
    <Page frame={frame} title={texts.title({ year })} lead={texts.lead} breadcrumbs={[{ text: String(year), href: paths.board(year) }]}>
      {words && <Notice kind="refusal">{say(frame.language, words)}</Notice>}
      <Table
        caption={texts.title({ year })}
        hideCaption
        rows={lines}
        empty={<Empty title={texts.none}>{say(frame.language, texts.noneHow)}</Empty>}
        columns={[
          {
            title: texts.quarter,
            heads: true,
            cell: (line) => <a href={paths.report(year, line.id)}>{say(frame.language, texts.quarterName(line))}</a>,
          },
          { title: texts.asOf, cell: (line) => <Day on={line.asOf} /> },
          { title: texts.seal, numeric: true, cell: (line) => line.seq },
          { title: texts.issued, cell: (line) => <Day on={line.issuedOn} /> },
          { title: texts.files, cell: (line) => <a href={paths.report(year, line.id, '.pdf')}>PDF</a> },
        ]}
      />
      {ctxOf(c).viewer.can('plan.publish') && (
        <Form action={paths.reports(year)}>
          <Hidden name="_once" value={once()} />
          <p>{say(frame.language, texts.issueLead)}</p>
          <Field
            kind="select"
            name="quarter"
            label={texts.issueFor}
            options={[1, 2, 3, 4].map((quarter) => ({ value: String(quarter), text: texts.quarterName({ quarter, number: 1 }) }))}
          />
          <Button kind="primary" text={texts.issue} />
        </Form>
      )}
    </Page>
  )
}
