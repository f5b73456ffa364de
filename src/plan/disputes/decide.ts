import { z } from 'zod'
import { type At, command, type Grant, id, ok, type Refusal, type Result, refuse, rows, sql, type Tx } from '../../kernel/index.js'
import { type Hands, handsBehind } from '../../records/index.js'
import { allGrants } from '../allGrants.js'
import { disputeDecidedOut } from '../outputs/disputes.js'
import { type Effect, effectsOf, loadTargets, saveEffects, type Target } from './effects.js'
import { disputeDecided } from './facts.js'
import { appealBy, OUTCOMES, upheldFacts } from './rules.js'
import { speaksForFederation } from './sides.js'
import { addStep, disputeById, type Known } from './store.js'
import { handDispute } from './turns.js'

interface Loaded {
  readonly known: Known | undefined
  readonly targets: readonly Target[]
  readonly hands: readonly Hands[]
  readonly names: ReadonlyMap<string, string>
  readonly grants: readonly Grant[]
}

async function load(tx: Tx, { dispute }: { dispute: string }, at: At): Promise<Loaded> {
  const known = await disputeById(tx, dispute)
  const facts = known?.facts ?? []
  const hands = await handsBehind(
    tx,
    facts.map((each) => each.fact),
  )
  const units = known ? partiesOf(known, [...hands.values()]) : []
  const named = await rows<{ id: string; name: string }>(
    tx,
    sql`select id, name_zh as name from registry_read.unit where id = any(${units}::uuid[])`,
  )
  return {
    known,
    targets: await loadTargets(tx, facts, at),
    hands: [...hands.values()],
    names: new Map(named.map((each) => [each.id, each.name])),
    grants: await allGrants(tx, at.viewer),
  }
}

/** Units that are a side of it: who disputes, who answers, and whose facts they are. */
const partiesOf = ({ dispute, facts }: Known, hands: readonly Hands[]): string[] => [
  ...new Set(
    [dispute.unit, dispute.respondent, ...facts.map((each) => each.unit), ...hands.flatMap((each) => each.units)].filter(
      (unit) => unit !== null,
    ),
  ),
]

/** Those who decide are party to neither side, had no hand in the record, and an appeal is decided by others than the decision (06 P-112). */
function mayDecide({ known, targets, hands, names, grants }: Loaded, at: At): Result<Known, Refusal> {
  if (!known) return refuse({ code: 'dispute_unknown' })
  const { dispute, steps } = known
  const account = at.viewer.account
  const own = partiesOf(known, hands).find((unit) => grants.some((grant) => grant.unit === unit))
  if (own !== undefined) return refuse({ code: 'dispute_party', unit: own, name: names.get(own) ?? '' })
  if (speaksForFederation(dispute, grants)) return refuse({ code: 'dispute_party', unit: null, name: '' })
  const spoke = steps.filter((step) => step.act === 'raise' || step.act === 'answer' || step.act === 'appeal')
  const had =
    hands.some((each) => account !== null && each.accounts.includes(account)) || targets.some((each) => each.stored?.actor === account)
  if (account !== null && (had || spoke.some((step) => step.account === account))) return refuse({ code: 'dispute_took_part' })
  if (dispute.state === 'appealed')
    return account !== null && steps.some((step) => step.act === 'decide' && step.account === account)
      ? refuse({ code: 'dispute_decided_by_you' })
      : ok(known)
  if (dispute.state === 'raised' && at.today <= dispute.answerDue) return refuse({ code: 'dispute_answer_awaited', due: dispute.answerDue })
  return dispute.state === 'raised' || dispute.state === 'answered' ? ok(known) : refuse({ code: 'dispute_state', state: dispute.state })
}

/**
 * Decides a dispute, or its appeal, with a reason (06 P-112). Upheld, its facts are struck (or count again) in the same transaction; the figure changes by exactly
 * these. On appeal the decision is final, and what the first one did is undone where it is not upheld.
 */
export const decideDispute = command({
  name: 'plan.decide_dispute',
  title: { zh: '裁定异议', en: 'Decide a dispute' },
  output: disputeDecidedOut,
  input: z.object({
    dispute: id('dispute'),
    outcome: z.enum(OUTCOMES),
    /** For `partly`: the facts for which it is upheld. */
    facts: z.array(id('fact')).max(50).default([]),
    text: z.string().trim().min(10).max(2_000),
  }),
  allow: (who) => who.can('plan.decide_dispute'),
  permission: 'plan.decide_dispute',
  subject: (input) => input.dispute,
  refusals: [
    'dispute_unknown',
    'dispute_party',
    'dispute_took_part',
    'dispute_decided_by_you',
    'dispute_answer_awaited',
    'dispute_state',
    'dispute_partly_which',
    'fact_unknown',
  ],
  load,
  decide: (loaded, input, at) => {
    const may = mayDecide(loaded, at)
    if (!may.ok) return may
    const { dispute, facts } = may.value
    const all = facts.map((each) => each.fact)
    const upheld = upheldFacts(input.outcome, all, input.facts)
    if (upheld === undefined) return refuse({ code: 'dispute_partly_which', facts: all.length, field: 'facts' })
    const said = { reason: input.text, document: `dispute/${dispute.id}` }
    const effects = effectsOf(dispute.about, loaded.targets, upheld, said, at)
    if (!effects.ok) return effects
    const onAppeal = dispute.state === 'appealed'
    const fact = at.id<'fact'>()
    const { plan, target } = dispute
    const decided = disputeDecided({
      plan,
      on: at.today,
      dispute: dispute.id,
      target,
      unit: null,
      outcome: input.outcome,
      upheld: upheld as never,
      onAppeal,
    })
    return ok({
      change: { known: may.value, outcome: input.outcome, text: input.text, onAppeal, effects: effects.value, fact },
      facts: [{ ...decided, id: fact }, ...effects.value.flatMap((each) => each.facts)],
      answer: {
        state: onAppeal ? ('final' as const) : ('decided' as const),
        changed: effects.value.filter((each) => each.made !== null).length,
      },
    })
  },
  save: async (tx, { known: { dispute, steps, year }, outcome, text, onAppeal, effects, fact }, at) => {
    const appealDue = onAppeal ? dispute.appealDue! : appealBy(at.today)
    await sql`update plan.dispute set state = ${onAppeal ? 'final' : 'decided'}, outcome = ${outcome}, appeal_due = ${appealDue},
      final_on = ${onAppeal ? at.today : null} where id = ${dispute.id}`.execute(tx)
    await addStep(tx, dispute.id, steps.length + 1, { act: onAppeal ? 'decide_appeal' : 'decide', text, unit: null, outcome, fact }, at)
    for (const effect of effects) await saveOne(tx, dispute.id, effect)
    await saveEffects(tx, effects, at)
    await handDispute(tx, onAppeal ? 'nobody' : 'appeal', { ...dispute, year, on: at.today, due: appealDue })
  },
})

async function saveOne(tx: Tx, dispute: string, { of, upheld, made, undoes }: Effect): Promise<void> {
  const mark = made === null ? sql`` : undoes ? sql`, undone = ${made}` : sql`, effect = ${made}, undone = null`
  await sql`update plan.dispute_fact set upheld = ${upheld} ${mark} where dispute = ${dispute} and fact = ${of}`.execute(tx)
}
