import { z } from 'zod'
import { type Ctx, first, id, type Language, query, rows, sql } from '../kernel/index.js'
import type { PlanReportData } from '../plan/index.js'
import { reportOut, reportsOut } from './outputs.js'
import { typesetReport } from './typeset/typeset.js'
import { reportView } from './view.js'

export interface ReportLine {
  readonly id: string
  readonly year: number
  readonly quarter: number
  readonly number: number
  readonly asOf: string
  readonly seq: number
  readonly head: string
  readonly sha256: string
  readonly issuedOn: string
}
export interface StoredReport extends ReportLine {
  readonly data: PlanReportData
}

const LINE = sql`id, year, quarter, number, as_of as "asOf", seq, head, sha256, issued_on as "issuedOn"`

/** Issued reports are public, newest first. */
export const reportsOf = query({
  name: 'reports.reports_of',
  title: { zh: '已发布的报告', en: 'Issued reports' },
  output: reportsOut,
  input: z.strictObject({ year: z.int().min(1949).max(2199).optional(), limit: z.int().min(1).max(100).default(40) }),
  allow: 'public',
  list: { visibility: 'issued reports are public' },
  run: (_ctx, { year, limit }, db) =>
    rows<ReportLine>(
      db,
      sql`select ${LINE} from reports.report ${year === undefined ? sql`` : sql`where year = ${year}`} order by year desc, quarter desc, number desc limit ${limit}`,
    ),
})

export const reportById = query({
  name: 'reports.report_by_id',
  title: { zh: '报告', en: 'Report' },
  output: reportOut,
  input: z.strictObject({ report: id('report') }),
  allow: 'public',
  run: (_ctx, { report }, db) => first<StoredReport>(db, sql`select ${LINE}, data from reports.report where id = ${report}`),
})

const made = new Map<string, Promise<Buffer>>()
const MOST_KEPT = 30

/** The report as PDF in one language; made once and kept, since the same report always gives the same bytes. */
export async function reportPdf(ctx: Ctx, report: StoredReport, language: Language): Promise<Buffer> {
  const name = `${report.id}/${language}`
  const known = made.get(name)
  if (known) return known
  const work = typesetReport(reportView(report.data, report, language), ctx.house.publicUrl)
  work.catch(() => made.delete(name))
  if (made.size >= MOST_KEPT) made.clear()
  made.set(name, work)
  return work
}
