import { z } from 'zod'
import { type At, command, type Day, first, id, ok, type Refusal, type Result, refuse, sql, type Tx } from '../../kernel/index.js'
import { type EvidenceFile, uploadsOf } from '../../records/index.js'
import { planFactKind } from '../../registry/index.js'
import { disputeRaisedOut } from '../outputs/disputes.js'
import { CONFIRMED, planHead, windowsOf } from '../verification/store.js'
import { disputeRaised } from './facts.js'
import { ABOUT, type About, admission, answerBy, decideBy } from './rules.js'
import { type AimedFact, addDispute, addStep, factsAimedAt, type Opening } from './store.js'
import { handDispute } from './turns.js'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'file_unknown')
/** What someone says in a dispute, with the files that show it. */
export const saying = { text: z.string().trim().min(10).max(4_000), evidence: z.array(hash).max(10).default([]) }

const input = z.object({
  plan: id('plan'),
  target: z.string().trim().min(1).max(40),
  about: z.enum(ABOUT).default('fact'),
  /** The facts that count and should not, or do not count and should. All of one unit. */
  facts: z.array(id('fact')).max(50).default([]),
  /** Which change of the register, or which reading of the rule, in words. */
  point: z.string().trim().max(300).default(''),
  /** The unit for which it is raised. */
  unit: id('unit'),
  ...saying,
})
type Input = z.output<typeof input>

interface Aim {
  readonly id: string
  readonly kinds: readonly string[]
  /** Between these days happenings count; null where there is no rule yet. */
  readonly from: Day | null
  readonly to: Day | null
}

interface Loaded {
  readonly plan: Awaited<ReturnType<typeof planHead>>
  readonly windows: Awaited<ReturnType<typeof windowsOf>> | undefined
  readonly target: Aim | undefined
  readonly facts: readonly AimedFact[]
  readonly files: readonly EvidenceFile[]
}

async function load(tx: Tx, ask: Input, at: At): Promise<Loaded> {
  const plan = await planHead(tx, ask.plan)
  return {
    plan,
    windows: plan?.year ? await windowsOf(tx, plan.id, plan.year) : undefined,
    target: await aimOf(tx, ask),
    facts: await factsAimedAt(tx, ask.facts),
    files: await uploadsOf(tx, at.viewer.account, ask.evidence),
  }
}

/** The target with the kinds and the period of its newest rule. */
const aimOf = (tx: Tx, { plan, target }: Input): Promise<Aim | undefined> =>
  first<Aim>(
    tx,
    sql`select t.id, array(select jsonb_array_elements_text(coalesce(r.rule->'kinds', '[]'))) as kinds, (r.rule->>'from')::date as "from", (r.rule->>'to')::date as "to"
      from plan.target t left join lateral (select rule from plan.rule where target = t.id and state = 'confirmed' order by version desc limit 1) r on true
      where t.plan = ${plan} and t.code = ${target}`,
  )

/** What it is about exists, is of one unit, belongs to the target, is in no other dispute, and its window is open. */
function mayRaise({ plan, windows, target, facts, files }: Loaded, ask: Input, today: Day): Result<{ until: Day }, Refusal> {
  if (!plan || !windows) return refuse({ code: 'plan_unknown' })
  if (!CONFIRMED.includes(plan.state)) return refuse({ code: 'plan_not_confirmed', state: plan.state })
  if (!target) return refuse({ code: 'target_unknown', target: ask.target, field: 'target' })
  if (files.length < new Set(ask.evidence).size) return refuse({ code: 'file_unknown', field: 'evidence' })
  const about = fitsSubject(target, facts, ask)
  if (!about.ok) return about
  const may = admission(
    windows,
    plan.year,
    facts.map((each) => each.on),
    today,
  )
  return may.open ? ok({ until: may.until }) : refuse({ ...may })
}

function fitsSubject({ kinds, from, to }: Aim, facts: readonly AimedFact[], ask: Input): Result<true, Refusal> {
  const ofFacts = ask.about === 'fact' || ask.about === 'not_counted'
  if (!ofFacts) return ask.point === '' ? refuse({ code: 'dispute_point_missing', field: 'point' }) : ok(true)
  if (ask.facts.length === 0 || facts.length < new Set(ask.facts).size) return refuse({ code: 'fact_unknown', field: 'facts' })
  if (facts.some((each) => !kinds.includes(each.kind) || planFactKind(each.kind) === undefined))
    return refuse({ code: 'fact_of_other_target', target: ask.target, field: 'facts' })
  // What another year's plan has counted is that plan's, and final in its own time (06 P-114).
  if (facts.some((each) => (from !== null && each.on < from) || (to !== null && each.on > to)))
    return refuse({ code: 'fact_outside_period', from, to, field: 'facts' })
  if (new Set(facts.map((each) => each.unit)).size > 1) return refuse({ code: 'dispute_units_differ', field: 'facts' })
  const before = facts.find((each) => each.disputed)
  return before ? refuse({ code: 'dispute_open_already', dispute: before.disputed, field: 'facts' }) : ok(true)
}

/** The unit that is disputed with answers; the federation office where it is the same unit, or none. */
const respondentOf = (about: About, facts: readonly AimedFact[], unit: string): string | null => {
  const own = about === 'fact' || about === 'not_counted' ? (facts[0]?.unit ?? null) : null
  return own === unit ? null : own
}

/** Disputes facts, what is not counted, a change of a register or the reading of a rule, with reason and evidence (06 P-112). It counts until decided. */
export const raiseDispute = command({
  name: 'plan.raise_dispute',
  title: { zh: '提出异议', en: 'Raise a dispute' },
  output: disputeRaisedOut,
  input,
  allow: (who, { unit }) => who.can('plan.dispute', { unit }),
  permission: 'plan.dispute',
  subject: ({ plan, target }) => `${plan}/${target}`,
  refusals: [
    'plan_unknown',
    'plan_not_confirmed',
    'target_unknown',
    'fact_unknown',
    'fact_of_other_target',
    'fact_outside_period',
    'file_unknown',
    'dispute_units_differ',
    'dispute_open_already',
    'dispute_point_missing',
    'dispute_before_window',
    'dispute_window_closed',
  ],
  load,
  decide: (loaded, ask, at) => {
    const may = mayRaise(loaded, ask, at.today)
    if (!may.ok) return may
    const opening = openingOf(at, {
      plan: loaded.plan!.id,
      year: loaded.plan!.year,
      targetId: loaded.target!.id,
      target: ask.target,
      about: ask.about,
      point: ask.point,
      unit: ask.unit,
      respondent: respondentOf(ask.about, loaded.facts, ask.unit),
      sample: null,
      facts: loaded.facts,
    })
    return ok({
      change: { opening, text: ask.text, files: loaded.files, fact: opening.fact.id! },
      facts: [opening.fact],
      answer: { dispute: opening.id, answerDue: opening.answerDue },
    })
  },
  save: async (tx, change, at) => saveOpening(tx, change, at),
})

/** A dispute as it begins: who answers by when, and the fact that says so. */
export function openingOf(at: At, one: Omit<Opening, 'id' | 'answerDue' | 'decideDue'>) {
  const dispute = at.id<'dispute'>()
  const answerDue = answerBy(at.today)
  const raised = disputeRaised({
    plan: one.plan as never,
    on: at.today,
    dispute,
    target: one.target,
    unit: one.unit as never,
    about: one.about,
    facts: one.facts.map((each) => each.fact as never),
  })
  return { ...one, id: dispute, answerDue, decideDue: decideBy(answerDue), fact: { ...raised, id: at.id<'fact'>() } }
}

export async function saveOpening(
  tx: Tx,
  { opening, text, files, fact }: { opening: Opening; text: string; files: readonly EvidenceFile[]; fact: string },
  at: At,
): Promise<void> {
  await addDispute(tx, opening, at)
  await addStep(tx, opening.id, 1, { act: 'raise', text, unit: opening.unit, fact, files }, at)
  await handDispute(tx, 'answer', { ...opening, on: at.today, due: opening.answerDue })
}
