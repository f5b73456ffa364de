import { z } from 'zod'
import { answerParts, day, id } from '../kernel/index.js'
import { planReportOut } from '../plan/index.js'

const { count, hash, seal } = answerParts

const line = {
  id: id('report'),
  year: z.int(),
  quarter: z.int().min(1).max(4),
  number: count('Which report of the quarter, from 1'),
  asOf: day.meta({ description: 'Last day of the quarter' }),
  seq: seal('Seal at which everything in it was read'),
  head: hash('Head of the chain at that seal'),
  sha256: hash('SHA-256 of the frozen data, in canonical JSON'),
  issuedOn: day,
}
export const reportsOut = z.array(z.strictObject(line).meta({ id: 'ReportLine' }))
export const reportOut = z.strictObject({ ...line, data: planReportOut })
export const issuedOut = z.strictObject({ report: id('report'), number: line.number, sha256: line.sha256 })
