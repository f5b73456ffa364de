import { z } from 'zod'
import {
  type Ctx,
  type Day,
  type Db,
  EVIDENCE_COLUMNS,
  type EvidenceRow,
  id,
  type Query,
  query,
  rows,
  type Sql,
  sql,
  type Viewer,
} from '../../kernel/index.js'
import { unitNames } from '../../registry/index.js'
import { disputeOut, disputesOut } from '../outputs/disputes.js'
import { type EvidenceLine, linesOf } from '../target/evidence.js'
import { DISPUTE_RULES, type DisputeState, isUndecided, type Outcome } from './rules.js'
import { speaksForFederation } from './sides.js'
import { DISPUTE, type Dispute, type StepAct } from './store.js'

type UnitName = { readonly nameZh: string; readonly nameEn: string | null }

export interface DisputeLine extends Omit<Dispute, 'plan'> {
  readonly plan: string
  readonly year: number
  /** Found by the federation's verifiers in a sample. */
  readonly sample: string | null
  readonly unitName: UnitName | null
  readonly respondentName: UnitName | null
  readonly finalOn: Day | null
  /** Facts it is about, and for how many of these it was upheld. */
  readonly facts: number
  readonly upheld: number
}

const LINE = sql`${DISPUTE}, p.year, d.sample, d.final_on as "finalOn",
  (select count(*)::int from plan.dispute_fact x where x.dispute = d.id) as facts, (select count(*)::int from plan.dispute_fact x where x.dispute = d.id and x.upheld) as upheld`

async function named(db: Db, found: readonly Omit<DisputeLine, 'unitName' | 'respondentName'>[], asOf: Day): Promise<DisputeLine[]> {
  const names = await unitNames(
    db,
    found.flatMap((each) => [each.unit, each.respondent]).filter((unit) => unit !== null),
    asOf,
  )
  const of = (unit: string | null) => (unit && names.get(unit)) || null
  return found.map((each) => ({ ...each, unitName: of(each.unit), respondentName: of(each.respondent) }))
}

/** Disputes, newest first: what about, between whom, how they stand. Their words are for the parties and the panel; see `dispute`. */
export const disputes = query({
  name: 'plan.disputes',
  title: { zh: '异议', en: 'Disputes' },
  output: disputesOut,
  input: z.object({
    year: z.coerce.number().int().min(1949).max(2199).optional(),
    target: z.string().max(40).optional(),
    fact: id('fact').optional(),
    /** Only what is undecided, or only what is final. */
    standing: z.enum(['undecided', 'decided', 'final']).optional(),
    /** Only those in which the viewer speaks for a side, or decides. */
    own: z.boolean().default(false),
    after: z.strictObject({ no: z.coerce.number().int().min(0) }).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  allow: 'public',
  list: {
    visibility: 'all disputes; their words only for their sides and for those who decide',
    next: (last: DisputeLine) => ({ no: last.no }),
  },
  run: async (ctx, ask, db): Promise<DisputeLine[]> => {
    const found = await rows<Omit<DisputeLine, 'unitName' | 'respondentName'>>(
      db,
      sql`select ${LINE} from plan.dispute d join plan.plan p on p.id = d.plan where true
        ${ask.year === undefined ? sql`` : sql`and p.year = ${ask.year}`} ${ask.target === undefined ? sql`` : sql`and d.code = ${ask.target}`}
        ${ask.fact === undefined ? sql`` : sql`and exists (select from plan.dispute_fact x where x.dispute = d.id and x.fact = ${ask.fact})`}
        ${ask.standing === undefined ? sql`` : sql`and d.state = any(${STATES[ask.standing]}::text[])`} ${ask.own ? ownSide(ctx.viewer) : sql``}
        ${ask.after === undefined ? sql`` : sql`and d.no < ${ask.after.no}`} order by d.no desc limit ${ask.limit}`,
    )
    return named(db, found, await ctx.house.clock.today(db))
  },
})

const STATES: Readonly<Record<'undecided' | 'decided' | 'final', readonly DisputeState[]>> = {
  undecided: ['raised', 'answered', 'appealed'],
  decided: ['decided'],
  final: ['final'],
}

/** Disputes of units for which the viewer speaks, or all for the panel and the federation office. */
function ownSide(viewer: Viewer): Sql {
  if (viewer.can('plan.decide_dispute') || viewer.can('plan.answer_dispute')) return sql``
  const units = viewer.unitsWith('plan.dispute')
  return units === 'all' ? sql`` : sql`and (d.unit = any(${units}::uuid[]) or d.respondent = any(${units}::uuid[]))`
}

export interface StepView {
  readonly no: number
  readonly act: StepAct
  readonly outcome: Outcome | null
  readonly unit: string | null
  readonly on: Day
  readonly fact: string
  /** Null where this reader may not see it. Reasons of decisions are public. */
  readonly text: string | null
  readonly by: string | null
  readonly files: readonly { readonly hash: string; readonly name: string; readonly size: number }[]
}

export interface DisputePage extends DisputeLine {
  readonly rules: typeof DISPUTE_RULES
  readonly undecided: boolean
  readonly rows: readonly (EvidenceLine & {
    readonly upheld: boolean | null
    readonly effect: string | null
    readonly undone: string | null
  })[]
  readonly steps: readonly StepView[]
  /** What this viewer may do now. `unit` is the side for which he would speak; null: the federation office. */
  readonly may: { readonly answer: boolean; readonly appeal: readonly (string | null)[]; readonly decide: boolean; readonly files: boolean }
}

const speaksFor = (viewer: Viewer, unit: string | null): boolean =>
  unit === null ? viewer.can('plan.answer_dispute') : viewer.can('plan.dispute', { unit })

/** Both sides, those who decide, those who run and check verification, and those who may see the records of the federation. */
export const mayRead = (viewer: Viewer, sides: readonly (string | null)[]): boolean =>
  ['plan.decide_dispute', 'plan.verify', 'plan.check_sample', 'records.see'].some((permission) => viewer.can(permission)) ||
  sides.some((unit) => speaksFor(viewer, unit))

/** One dispute: its facts, what was said and decided, and what the viewer may do. */
export const dispute: Query<{ dispute: string }, DisputePage | undefined> = query({
  name: 'plan.dispute',
  title: { zh: '异议', en: 'Dispute' },
  output: disputeOut,
  input: z.object({ dispute: id('dispute') }),
  allow: 'public',
  run: async (ctx, ask, db) => {
    const found = (
      await rows<Omit<DisputeLine, 'unitName' | 'respondentName'>>(
        db,
        sql`select ${LINE} from plan.dispute d join plan.plan p on p.id = d.plan where d.id = ${ask.dispute}`,
      )
    )[0]
    if (!found) return undefined
    const today = await ctx.house.clock.today(db)
    const [line] = await named(db, [found], today)
    const seen = mayRead(ctx.viewer, [found.unit, found.respondent])
    return {
      ...line!,
      rules: DISPUTE_RULES,
      undecided: isUndecided(found.state),
      rows: await disputedRows(ctx, ask.dispute, today),
      steps: await stepsOf(db, ask.dispute, seen),
      may: { ...actsOf(ctx.viewer, found, today), files: seen },
    }
  },
})

function actsOf(viewer: Viewer, one: Pick<DisputeLine, 'unit' | 'respondent' | 'state' | 'answerDue' | 'appealDue'>, today: Day) {
  const sides = [...new Set([one.unit, one.respondent])].filter((unit) => speaksFor(viewer, unit))
  const party =
    viewer.grants.some((grant) => grant.unit !== null && (grant.unit === one.unit || grant.unit === one.respondent)) ||
    speaksForFederation(one, viewer.grants)
  const ripe = one.state === 'answered' || one.state === 'appealed' || (one.state === 'raised' && today > one.answerDue)
  return {
    answer: one.state === 'raised' && today <= one.answerDue && speaksFor(viewer, one.respondent),
    appeal: one.state === 'decided' && one.appealDue !== null && today <= one.appealDue ? sides : [],
    decide: ripe && !party && viewer.can('plan.decide_dispute'),
  }
}

async function disputedRows(ctx: Ctx, one: string, today: Day): Promise<DisputePage['rows']> {
  const found = await rows<EvidenceRow & { upheld: boolean | null; effect: string | null; undone: string | null }>(
    ctx.house.database.db,
    sql`select x.upheld, x.effect, x.undone, ${EVIDENCE_COLUMNS}
    from plan.dispute_fact x join kernel_read.fact f on f.id = x.fact left join kernel_read.seal s on s.fact = f.id where x.dispute = ${one} order by f.effective_on, f.id`,
  )
  const lines = await linesOf(ctx, found, today)
  return found.map(({ upheld, effect, undone }, n) => ({ ...lines[n]!, upheld, effect, undone }))
}

async function stepsOf(db: Db, one: string, seen: boolean): Promise<StepView[]> {
  const found = await rows<StepView>(
    db,
    sql`select s.no, s.act, s.outcome, s.unit, s."on", s.fact, s.text, s.by_name as by,
      coalesce((select jsonb_agg(jsonb_build_object('hash', f.hash, 'name', f.name, 'size', f.size) order by f.name) from plan.dispute_file f where f.dispute = s.dispute and f.step = s.no), '[]') as files
    from plan.dispute_step s where s.dispute = ${one} order by s.no`,
  )
  return found.map((step) => {
    const decision = step.act === 'decide' || step.act === 'decide_appeal'
    return seen ? step : { ...step, text: decision ? step.text : null, by: null, files: [] }
  })
}

/** A file that a side has brought; undefined where there is none, or none for this viewer. */
export async function disputeFile(
  ctx: Ctx,
  one: string,
  hash: string,
): Promise<{ hash: string; name: string; type: string; size: number } | undefined> {
  const found = await dispute(ctx, { dispute: one })
  if (!found.ok || !found.value?.may.files) return undefined
  return (
    await rows<{ hash: string; name: string; type: string; size: number }>(
      ctx.house.database.db,
      sql`select hash, name, type, size from plan.dispute_file where dispute = ${one} and hash = ${hash} limit 1`,
    )
  )[0]
}
