import { z } from 'zod'
import {
  type At,
  addDays,
  closeMatters,
  command,
  type Day,
  type Grant,
  type Id,
  id,
  type NewFact,
  ok,
  openMatter,
  type Refusal,
  type Result,
  refuse,
  rows,
  sql,
  type Tx,
} from '../../kernel/index.js'
import { type Hands, handsBehind } from '../../records/index.js'
import { allGrants } from '../allGrants.js'
import { openingOf, saveOpening } from '../disputes/raise.js'
import { factsAimedAt } from '../disputes/store.js'
import { rowCheckedOut } from '../outputs/verification.js'
import { rowChecked, sampleCompleted } from './facts.js'
import { isReopened } from './rules.js'
import { countedAt, type Sample, type SampleRow, sampleById } from './store.js'
import { reviewTitle } from './turns.js'

export const CHECK_OUTCOMES = ['agreed', 'error', 'not_checkable'] as const
export const ERRORS = [
  'not_happened',
  'wrong_day',
  'wrong_unit',
  'counted_twice',
  'out_of_scope',
  'evidence_missing',
  'wrong_detail',
] as const
export type CheckError = (typeof ERRORS)[number]

/** Days in which a unit reviews all its rows, once its figure is open again. A proposal of the house. */
export const REVIEW_DAYS = 15

const input = z.object({
  sample: id('sample'),
  no: z.coerce.number().int().min(1),
  outcome: z.enum(CHECK_OUTCOMES),
  /** What is wrong; only a wrong detail leaves the fact where it is. */
  error: z.enum(ERRORS).optional(),
  reason: z.string().trim().max(2_000).default(''),
})
type Input = z.output<typeof input>

interface Loaded {
  readonly sample: Sample | undefined
  readonly row: SampleRow | undefined
  readonly hands: Hands
  readonly aimed: Awaited<ReturnType<typeof factsAimedAt>>
  readonly grants: readonly Grant[]
  readonly counts: { readonly agreed: number; readonly error: number; readonly not_checkable: number }
  /** Rows of the figure by unit, for the review when it is open again. */
  readonly units: readonly { readonly unit: string; readonly rows: number }[]
}

async function load(tx: Tx, ask: Input, at: At): Promise<Loaded> {
  const sample = await sampleById(tx, ask.sample)
  const drawn = await rows<SampleRow>(
    tx,
    sql`select sample, no, fact, seq, happened_on as "on", unit, outcome from plan.sample_row where sample = ${ask.sample} order by no`,
  )
  const row = drawn.find((each) => each.no === ask.no)
  const count = (outcome: string) => drawn.filter((each) => each.outcome === outcome).length
  const counts = { agreed: count('agreed'), error: count('error'), not_checkable: count('not_checkable') }
  const last = sample && row && drawn.every((each) => each.no === ask.no || each.outcome !== null)
  return {
    sample,
    row,
    hands: (row && (await handsBehind(tx, [row.fact])).get(row.fact)) ?? { accounts: [], units: [] },
    aimed: row ? await factsAimedAt(tx, [row.fact]) : [],
    grants: await allGrants(tx, at.viewer),
    counts,
    units: last ? await unitsIn(tx, ask.sample) : [],
  }
}

/** Units with rows in the figure that was sampled, at the seed's E and seal. */
const unitsIn = (tx: Tx, sample: string): Promise<{ unit: string; rows: number }[]> =>
  rows(
    tx,
    sql`select f.unit, count(*)::int as rows from plan.sample s join plan.seed d on d.id = s.seed
      cross join lateral ${countedAt(sql`s.measure`, sql`d.as_of`, sql`d.seq`)} c
      join kernel_read.seal g on g.seq = c.about join kernel_read.fact f on f.id = g.fact
    where s.id = ${sample} and f.unit is not null and f.effective_on between d.from_on and d.as_of group by f.unit order by f.unit`,
  )

/** A row is checked by someone who neither recorded nor confirmed it, and belongs to no unit that did (06 P-111). */
function mayCheck({ sample, row, hands, aimed, grants }: Loaded, ask: Input, at: At): Result<{ sample: Sample; row: SampleRow }, Refusal> {
  if (!sample || !row) return refuse({ code: 'sample_unknown' })
  if (row.outcome !== null) return refuse({ code: 'row_checked', outcome: row.outcome })
  const account = at.viewer.account
  if (account !== null && (hands.accounts.includes(account) || aimed[0]?.actor === account)) return refuse({ code: 'checker_took_part' })
  const own = [row.unit, ...hands.units].find((unit) => unit !== null && grants.some((grant) => grant.unit === unit))
  if (own) return refuse({ code: 'checker_unit_took_part', unit: own })
  if (ask.outcome === 'error' && !ask.error) return refuse({ code: 'error_kind_missing', field: 'error' })
  if (ask.outcome !== 'agreed' && ask.reason.length < 4) return refuse({ code: 'check_reason_missing', field: 'reason' })
  return ok({ sample, row })
}

/** What the last row of a sample brings about. */
function completion({ counts, units }: Loaded, sample: Sample, outcome: Input['outcome'], at: At) {
  const all = { ...counts, [outcome]: counts[outcome] + 1 }
  const said = { agreed: all.agreed, errors: all.error, notCheckable: all.not_checkable }
  if (said.agreed + said.errors + said.notCheckable < sample.size) return undefined
  const reopened = isReopened(said)
  const fact = {
    ...sampleCompleted({ plan: sample.plan as never, on: at.today, sample: sample.id as never, target: sample.target, ...said, reopened }),
    id: at.id<'fact'>(),
  }
  return { ...said, reopened, fact, units: reopened ? units : [], due: addDays(at.today, REVIEW_DAYS) }
}

/**
 * Checks one row of a sample: it agrees, it is wrong, or it cannot be checked. A wrong fact is put to its unit and decided as a dispute; it counts until then.
 * With the last row the sample is complete; above 5 per cent of errors the figure is open again, and every unit in it reviews all its rows.
 */
export const checkRow = command({
  name: 'plan.check_row',
  title: { zh: '核验一条', en: 'Check a row of a sample' },
  output: rowCheckedOut,
  input,
  allow: (who) => who.can('plan.check_sample'),
  permission: 'plan.check_sample',
  subject: (ask) => ask.sample,
  refusals: ['sample_unknown', 'row_checked', 'checker_took_part', 'checker_unit_took_part', 'error_kind_missing', 'check_reason_missing'],
  load,
  decide: (loaded, ask, at) => {
    const may = mayCheck(loaded, ask, at)
    if (!may.ok) return may
    const { sample, row } = may.value
    const error = ask.outcome === 'error' ? ask.error! : null
    const unseats = error !== null && error !== 'wrong_detail' && loaded.aimed.length > 0
    // One fact is decided in one dispute at a time: a finding about what is disputed already is seen there.
    const before = unseats ? loaded.aimed[0]!.disputed : null
    const opening = unseats && !before ? findingOf(sample, loaded, at) : undefined
    const dispute = opening?.id ?? before
    const checked = {
      ...rowChecked({
        plan: sample.plan as never,
        on: at.today,
        sample: sample.id as never,
        target: sample.target,
        no: row.no,
        fact: row.fact as never,
        outcome: ask.outcome,
        error,
      }),
      id: at.id<'fact'>(),
    }
    const done = completion(loaded, sample, ask.outcome, at)
    const facts: NewFact[] = [checked, ...(opening ? [opening.fact] : []), ...(done ? [done.fact] : [])]
    return ok({
      change: { ask, sample, row, error, opening, dispute, done, fact: checked.id },
      facts,
      answer: { dispute: dispute as Id<'dispute'> | null, complete: done !== undefined, reopened: done?.reopened ?? false },
    })
  },
  save: async (tx, { ask, sample, error, opening, dispute, done, fact }, at) => {
    await sql`update plan.sample_row set outcome = ${ask.outcome}, error = ${error}, dispute = ${dispute}, reason = ${ask.reason}, by_account = ${at.viewer.account},
      by_name = ${at.viewer.name}, "on" = ${at.today}, checked_fact = ${fact} where sample = ${sample.id} and no = ${ask.no}`.execute(tx)
    if (opening) await saveOpening(tx, { opening, text: ask.reason, files: [], fact: opening.fact.id }, at)
    if (done) await complete(tx, sample, done, at)
  },
})

const findingOf = (sample: Sample, { aimed }: Loaded, at: At) =>
  openingOf(at, {
    plan: sample.plan,
    year: sample.year,
    targetId: sample.targetId,
    target: sample.target,
    about: 'fact',
    point: '',
    unit: null,
    respondent: aimed[0]!.unit,
    sample: sample.id,
    facts: aimed,
  })

async function complete(tx: Tx, sample: Sample, done: NonNullable<ReturnType<typeof completion>>, at: At): Promise<void> {
  await sql`update plan.sample set agreed = ${done.agreed}, errors = ${done.errors}, not_checkable = ${done.notCheckable}, reopened = ${done.reopened}, done_on = ${at.today},
    done_fact = ${done.fact.id} where id = ${sample.id}`.execute(tx)
  await closeMatters(tx, sample.id, at.today)
  for (const { unit, rows: own } of done.units) await askReview(tx, sample, unit, own, done.due, at)
}

async function askReview(tx: Tx, sample: Sample, unit: string, own: number, due: Day, at: At): Promise<void> {
  await sql`insert into plan.row_review (sample, unit, rows, due) values (${sample.id}, ${unit}, ${own}, ${due})`.execute(tx)
  await openMatter(tx, {
    kind: 'sample.review',
    subject: sample.id,
    title: reviewTitle(sample.target, own),
    link: `/plans/${sample.year}/verification/${sample.id}`,
    turn: { permission: 'plan.dispute', unit: unit as never },
    since: at.today,
    due,
  })
}
