import { type At, type Day, first, type Id, rows, sql, type Tx, together } from '../../kernel/index.js'
import type { EvidenceFile } from '../../records/index.js'
import type { About, DisputeState, Outcome } from './rules.js'

export type DisputeId = Id<'dispute'>
export type UnitId = Id<'unit'>

export interface Dispute {
  readonly id: DisputeId
  readonly no: number
  readonly plan: Id<'plan'>
  readonly target: string
  readonly about: About
  readonly point: string
  /** Who disputes; null: the federation's verifiers, by a finding of a sample. */
  readonly unit: UnitId | null
  /** Who answers; null: the federation office. */
  readonly respondent: UnitId | null
  readonly state: DisputeState
  readonly outcome: Outcome | null
  readonly raisedOn: Day
  readonly answerDue: Day
  readonly decideDue: Day
  readonly appealDue: Day | null
}

export interface DisputedFact {
  readonly fact: Id<'fact'>
  readonly on: Day
  readonly unit: UnitId | null
  readonly upheld: boolean | null
  /** The strike or reinstatement that a decision made, and the fact that undid it on appeal. */
  readonly effect: Id<'fact'> | null
  readonly undone: Id<'fact'> | null
}

export type StepAct = 'raise' | 'answer' | 'pass' | 'decide' | 'appeal' | 'decide_appeal' | 'close'
export interface Step {
  readonly no: number
  readonly act: StepAct
  readonly account: string | null
}

export interface Known {
  readonly dispute: Dispute
  readonly facts: readonly DisputedFact[]
  readonly steps: readonly Step[]
  readonly year: number
}

export const DISPUTE = sql`d.id, d.no, d.plan, d.code as target, d.about, d.point, d.unit, d.respondent, d.state, d.outcome, d.raised_on as "raisedOn",
  d.answer_due as "answerDue", d.decide_due as "decideDue", d.appeal_due as "appealDue"`

/** A dispute with its facts and what has been done so far; undefined where there is none. */
export async function disputeById(tx: Tx, dispute: string): Promise<Known | undefined> {
  const [found, facts, steps] = await together([
    first<Dispute & { year: number }>(
      tx,
      sql`select ${DISPUTE}, p.year from plan.dispute d join plan.plan p on p.id = d.plan where d.id = ${dispute}`,
    ),
    rows<DisputedFact>(
      tx,
      sql`select fact, happened_on as "on", unit, upheld, effect, undone from plan.dispute_fact where dispute = ${dispute} order by happened_on, fact`,
    ),
    rows<Step>(tx, sql`select no, act, by_account as account from plan.dispute_step where dispute = ${dispute} order by no`),
  ])
  return found && { dispute: found, facts, steps, year: found.year }
}

export interface NewStep {
  readonly act: StepAct
  readonly text: string
  readonly unit: string | null
  readonly outcome?: Outcome
  readonly fact: string
  readonly files?: readonly EvidenceFile[]
}

/** Writes what was said or decided; steps are numbered in their order. */
export async function addStep(tx: Tx, dispute: string, no: number, step: NewStep, at: At): Promise<void> {
  const files = step.files ?? []
  await sql`insert into plan.dispute_step (dispute, no, act, outcome, text, unit, by_account, by_name, "on", fact)
    values (${dispute}, ${no}, ${step.act}, ${step.outcome ?? null}, ${step.text}, ${step.unit}, ${at.viewer.account}, ${at.viewer.name}, ${at.today}, ${step.fact})`.execute(
    tx,
  )
  for (const file of files)
    await sql`insert into plan.dispute_file (dispute, step, hash, name, type, size) values (${dispute}, ${no}, ${file.hash}, ${file.name}, ${file.type}, ${file.size})
      on conflict do nothing`.execute(tx)
}

export interface Opening {
  readonly id: DisputeId
  readonly plan: string
  readonly year: number
  readonly targetId: string
  readonly target: string
  readonly about: About
  readonly point: string
  readonly unit: string | null
  readonly respondent: string | null
  readonly sample: string | null
  readonly answerDue: Day
  readonly decideDue: Day
  readonly facts: readonly { readonly fact: string; readonly seq: number | null; readonly on: Day; readonly unit: string | null }[]
}

export async function addDispute(tx: Tx, one: Opening, at: At): Promise<void> {
  await sql`insert into plan.dispute (id, plan, target, code, about, point, unit, respondent, sample, state, raised_on, answer_due, decide_due)
    values (${one.id}, ${one.plan}, ${one.targetId}, ${one.target}, ${one.about}, ${one.point}, ${one.unit}, ${one.respondent}, ${one.sample}, 'raised', ${at.today},
      ${one.answerDue}, ${one.decideDue})`.execute(tx)
  for (const fact of one.facts)
    await sql`insert into plan.dispute_fact (dispute, fact, seq, happened_on, unit) values (${one.id}, ${fact.fact}, ${fact.seq}, ${fact.on}, ${fact.unit})`.execute(
      tx,
    )
}

export interface AimedFact {
  readonly fact: Id<'fact'>
  readonly seq: number | null
  readonly kind: string
  readonly on: Day
  readonly unit: UnitId | null
  readonly actor: string | null
  /** An undecided dispute that is about it already. */
  readonly disputed: string | null
}

/** Facts by id, with the open dispute about each, if there is one. */
export const factsAimedAt = (tx: Tx, facts: readonly string[]): Promise<AimedFact[]> =>
  rows<AimedFact>(
    tx,
    sql`select f.id as fact, s.seq, f.kind, f.effective_on as "on", f.unit, f.actor,
      (select d.id from plan.dispute_fact x join plan.dispute d on d.id = x.dispute where x.fact = f.id and d.state in ('raised', 'answered', 'appealed') limit 1) as disputed
    from kernel_read.fact f left join kernel_read.seal s on s.fact = f.id where f.id = any(${facts}::uuid[]) order by f.effective_on, f.id`,
  )
