import { z } from 'zod'
import { closeMatters, command, type Day, first, id, noAnswer, ok, refuse, sql } from '../../kernel/index.js'
import { rowsReviewed } from './facts.js'
import { sampleById } from './store.js'

/** A unit says that it has looked at all its rows of a figure that is open again, and how many were wrong; these it cancels or disputes as always. */
export const reportReview = command({
  name: 'plan.report_review',
  title: { zh: '报告全部复核', en: 'Report a review of all rows' },
  output: noAnswer,
  input: z.object({
    sample: id('sample'),
    unit: id('unit'),
    wrong: z.coerce.number().int().min(0),
    note: z.string().trim().min(4).max(2_000),
  }),
  allow: (who, { unit }) => who.can('plan.dispute', { unit }),
  permission: 'plan.dispute',
  subject: (ask) => `${ask.sample}/${ask.unit}`,
  refusals: ['sample_unknown', 'review_not_asked', 'review_done', 'review_more_than_rows'],
  load: async (tx, ask) => ({
    sample: await sampleById(tx, ask.sample),
    review: await first<{ rows: number; doneOn: Day | null }>(
      tx,
      sql`select rows, done_on as "doneOn" from plan.row_review where sample = ${ask.sample} and unit = ${ask.unit}`,
    ),
  }),
  decide: ({ sample, review }, ask, at) => {
    if (!sample) return refuse({ code: 'sample_unknown' })
    if (!review) return refuse({ code: 'review_not_asked' })
    if (review.doneOn) return refuse({ code: 'review_done', on: review.doneOn })
    if (ask.wrong > review.rows) return refuse({ code: 'review_more_than_rows', rows: review.rows, field: 'wrong' })
    const fact = at.id<'fact'>()
    const said = {
      plan: sample.plan as never,
      on: at.today,
      sample: ask.sample,
      target: sample.target,
      unit: ask.unit,
      rows: review.rows,
      wrong: ask.wrong,
    }
    return ok({ change: { ...ask, fact }, facts: [{ ...rowsReviewed(said), id: fact }] })
  },
  save: async (tx, { sample, unit, wrong, note, fact }, at) => {
    await sql`update plan.row_review set wrong = ${wrong}, note = ${note}, by_account = ${at.viewer.account}, by_name = ${at.viewer.name}, done_on = ${at.today}, made_fact = ${fact}
      where sample = ${sample} and unit = ${unit}`.execute(tx)
    await closeMatters(tx, sample, at.today, { kind: 'sample.review', unit })
  },
})
