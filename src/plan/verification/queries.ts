import { z } from 'zod'
import { type Ctx, type Day, EVIDENCE_COLUMNS, type EvidenceRow, id, query, rows, sql } from '../../kernel/index.js'
import { bookOf } from '../board/ask.js'
import { books } from '../book/cache.js'
import { samplePageOut, verificationOut } from '../outputs/verification.js'
import { type EvidenceLine, linesOf } from '../target/evidence.js'
import type { Period } from '../types.js'
import { type ErrorRate, errorRate, SAMPLE_RULES, WINDOW_NAMES, type WindowName, type WindowState, windowState } from './rules.js'
import { verifiedBy, windowsOf } from './store.js'

export interface SampleLine {
  readonly id: string
  readonly target: string
  readonly population: number
  readonly size: number
  readonly digest: string
  readonly due: Day
  readonly drawnOn: Day
  readonly checked: number
  readonly agreed: number
  readonly errors: number
  readonly notCheckable: number
  readonly doneOn: Day | null
  readonly reopened: boolean | null
  /** Null until the sample is complete: a share of a part drawn in no order would mislead. */
  readonly rate: ErrorRate | null
  /** Units that review all their rows, and how many have. */
  readonly reviews: { readonly asked: number; readonly done: number }
}

export interface WindowLine {
  readonly name: WindowName
  readonly from: Day
  readonly to: Day
  readonly state: WindowState
  /** What it verifies: happenings of these days. */
  readonly verifies: Period
  readonly seed: { readonly seed: string; readonly seq: number; readonly on: Day; readonly by: string } | null
  readonly samples: readonly SampleLine[]
}

export interface Verification {
  readonly plan: { readonly id: string; readonly year: number; readonly body: string }
  readonly today: Day
  readonly rules: typeof SAMPLE_RULES
  readonly windows: readonly WindowLine[]
}

const SAMPLE_LINE = sql`s.id, s.seed as "ofSeed", s.code as target, s.population, s.size, s.digest, s.due, s.drawn_on as "drawnOn", s.done_on as "doneOn", s.reopened,
  (select count(*)::int from plan.sample_row r where r.sample = s.id and r.outcome is not null) as checked,
  (select count(*)::int from plan.sample_row r where r.sample = s.id and r.outcome = 'agreed') as agreed,
  (select count(*)::int from plan.sample_row r where r.sample = s.id and r.outcome = 'error') as errors,
  (select count(*)::int from plan.sample_row r where r.sample = s.id and r.outcome = 'not_checkable') as "notCheckable",
  jsonb_build_object('asked', (select count(*) from plan.row_review v where v.sample = s.id), 'done', (select count(*) from plan.row_review v where v.sample = s.id and v.done_on is not null)) as reviews`

const rated = <T extends Omit<SampleLine, 'rate'>>(line: T): T & { rate: ErrorRate | null } => ({
  ...line,
  rate: line.doneOn === null ? null : errorRate(line),
})

/** The windows of a plan's year, the seeds published, and what the samples have shown (06 P-110, P-111). The same for every reader. */
export const verification = query({
  name: 'plan.verification',
  title: { zh: '核验', en: 'Verification' },
  output: verificationOut,
  input: z.object({ year: z.coerce.number().int().min(1949).max(2199).optional() }),
  allow: 'public',
  run: async (ctx, input, db): Promise<Verification | undefined> => {
    const [all, today] = await Promise.all([books(ctx.house.database), ctx.house.clock.today(db)])
    const book = bookOf(all, input, today)
    if (!book) return undefined
    const [windows, seeds, samples] = await Promise.all([
      windowsOf(db, book.id, book.year),
      rows<{ id: string; name: WindowName; seed: string; seq: number; on: Day; by: string }>(
        db,
        sql`select id, name, seed, seq, "on", by_name as by from plan.seed where plan = ${book.id}`,
      ),
      rows<SampleLine & { ofSeed: string }>(db, sql`select ${SAMPLE_LINE} from plan.sample s where s.plan = ${book.id} order by s.code`),
    ])
    return {
      plan: { id: book.id, year: book.year, body: book.body },
      today,
      rules: SAMPLE_RULES,
      windows: WINDOW_NAMES.map((name) => {
        const seed = seeds.find((each) => each.name === name)
        const mine = samples.filter((each) => each.ofSeed === seed?.id).map(({ ofSeed: _of, ...line }) => rated(line))
        return {
          name,
          ...windows[name],
          state: windowState(windows[name], today),
          verifies: verifiedBy(name, book.year),
          seed: seed ? { seed: seed.seed, seq: seed.seq, on: seed.on, by: seed.by } : null,
          samples: mine,
        }
      }),
    }
  },
})

export interface CheckedRow extends EvidenceLine {
  readonly no: number
  readonly outcome: 'agreed' | 'error' | 'not_checkable' | null
  readonly error: string | null
  readonly dispute: string | null
  readonly checkedOn: Day | null
  /** What the checker wrote and his name: for those who verify, and for the unit whose row it is. */
  readonly reason: string | null
  readonly by: string | null
}

export interface SamplePage {
  readonly plan: { readonly id: string; readonly year: number }
  readonly window: WindowName
  readonly seed: string
  readonly from: Day
  readonly asOf: Day
  readonly seq: number
  readonly sample: SampleLine
  readonly rows: readonly CheckedRow[]
  readonly next: { readonly no: number } | undefined
  readonly reviews: readonly {
    readonly unit: string
    readonly rows: number
    readonly due: Day
    readonly wrong: number | null
    readonly doneOn: Day | null
    readonly note: string | null
  }[]
}

/** One sample: which rows were drawn, in the order of the draw, and what was found. Rows that the viewer may not see are unit and day only (06 P-103). */
export const samplePage = query({
  name: 'plan.sample',
  title: { zh: '核验样本', en: 'Sample' },
  output: samplePageOut,
  input: z.object({
    sample: id('sample'),
    /** Only rows that have not been checked. */
    open: z.boolean().default(false),
    after: z.strictObject({ no: z.coerce.number().int().min(0) }).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  allow: 'public',
  list: { visibility: 'all rows; of facts about persons, those the viewer may not see as unit and day only' },
  run: async (ctx, input, db): Promise<SamplePage | undefined> => {
    const head = (
      await rows<
        Omit<SamplePage, 'sample' | 'rows' | 'next' | 'reviews' | 'plan'> & { plan: string; year: number; ofSeed: string } & SampleLine
      >(
        db,
        sql`select d.plan, p.year, d.name as "window", d.seed, d.from_on as "from", d.as_of as "asOf", d.seq, ${SAMPLE_LINE}
        from plan.sample s join plan.seed d on d.id = s.seed join plan.plan p on p.id = s.plan where s.id = ${input.sample}`,
      )
    )[0]
    if (!head) return undefined
    const { plan, year, window, seed, from, asOf, seq, ofSeed: _of, ...line } = head
    const found = await checkedRows(ctx, input, asOf)
    const last = found.rows.at(-1)
    return {
      plan: { id: plan, year },
      window,
      seed,
      from,
      asOf,
      seq,
      sample: rated(line),
      rows: found.rows,
      next: found.more && last ? { no: last.no } : undefined,
      reviews: await reviewsOf(ctx, input.sample),
    }
  },
})

type RowAsk = { sample: string; open: boolean; after?: { no: number }; limit: number }

async function checkedRows(ctx: Ctx, ask: RowAsk, asOf: Day): Promise<{ rows: CheckedRow[]; more: boolean }> {
  const { db } = ctx.house.database
  const found = await rows<EvidenceRow & Omit<CheckedRow, keyof EvidenceLine>>(
    db,
    sql`select r.no, r.outcome, r.error, r.dispute, r."on" as "checkedOn", r.reason, r.by_name as by, ${EVIDENCE_COLUMNS}
    from plan.sample_row r join kernel_read.fact f on f.id = r.fact join kernel_read.seal s on s.fact = f.id
    where r.sample = ${ask.sample} ${ask.open ? sql`and r.outcome is null` : sql``} ${ask.after ? sql`and r.no > ${ask.after.no}` : sql``} order by r.no limit ${ask.limit + 1}`,
  )
  const page = found.slice(0, ask.limit)
  const lines = await linesOf(ctx, page, asOf)
  const verifies = ctx.viewer.can('plan.check_sample') || ctx.viewer.can('plan.verify')
  return {
    more: found.length > ask.limit,
    rows: page.map(({ no, outcome, error, dispute, checkedOn, reason, by, unit }, n) => {
      const seen = verifies || (unit !== null && ctx.viewer.can('plan.dispute', { unit }))
      return { ...lines[n]!, no, outcome, error, dispute, checkedOn, reason: seen ? reason : null, by: seen ? by : null }
    }),
  }
}

async function reviewsOf(ctx: Ctx, sample: string): Promise<SamplePage['reviews']> {
  const verifies = ctx.viewer.can('plan.check_sample') || ctx.viewer.can('plan.verify')
  const found = await rows<SamplePage['reviews'][number]>(
    ctx.house.database.db,
    sql`select unit, rows, due, wrong, done_on as "doneOn", note from plan.row_review where sample = ${sample} order by unit`,
  )
  return found.map((each) => (verifies || ctx.viewer.can('plan.dispute', { unit: each.unit }) ? each : { ...each, note: null }))
}
