import { z } from 'zod'
import { day, fact, id } from '../kernel/index.js'

/** A quarter's report was frozen at E and a seal; the head of the chain is printed in it. */
export const reportIssued = fact('report.issued', {
  data: z.object({
    report: id('report'),
    plan: id('plan'),
    year: z.int(),
    quarter: z.int(),
    number: z.int(),
    asOf: day,
    seq: z.int(),
    head: z.string(),
    sha256: z.string(),
    on: day,
  }),
  about: (d) => ({ subject: d.report, unit: null, on: d.on }),
  sample: {
    report: '018f0000-0000-7000-8000-000000000001',
    plan: '018f0000-0000-7000-8000-000000000002',
    year: 2022,
    quarter: 3,
    number: 1,
    asOf: '2022-09-30',
    seq: 1,
    head: 'a'.repeat(64),
    sha256: 'b'.repeat(64),
    on: '2022-10-10',
  },
})
