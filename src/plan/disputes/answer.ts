import { z } from 'zod'
import { command, id, ok, refuse, sql } from '../../kernel/index.js'
import { uploadsOf } from '../../records/index.js'
import { decideDueOut } from '../outputs/disputes.js'
import { disputeAnswered, disputeAppealed } from './facts.js'
import { saying } from './raise.js'
import { decideBy } from './rules.js'
import { addStep, disputeById } from './store.js'
import { handDispute } from './turns.js'

/** For which side somebody speaks: a unit's office, or the federation office where there is no unit. */
const side = { dispute: id('dispute'), unit: id('unit').nullable().default(null), ...saying }
const speaksFor = (who: { can(permission: string, scope?: { unit?: string | null }): boolean }, unit: string | null): boolean =>
  unit === null ? who.can('plan.answer_dispute') : who.can('plan.dispute', { unit })

const SIDE_REFUSALS = ['dispute_unknown', 'dispute_not_yours', 'dispute_state', 'file_unknown']

/** The other side answers, with evidence, in 10 days; after that it is decided on the record (06 P-112). */
export const answerDispute = command({
  name: 'plan.answer_dispute',
  title: { zh: '答复异议', en: 'Answer a dispute' },
  output: decideDueOut,
  input: z.object(side),
  allow: (who, { unit }) => speaksFor(who, unit),
  permission: 'plan.dispute',
  subject: (input) => input.dispute,
  refusals: [...SIDE_REFUSALS, 'dispute_answer_late'],
  load: async (tx, input, at) => ({
    known: await disputeById(tx, input.dispute),
    files: await uploadsOf(tx, at.viewer.account, input.evidence),
  }),
  decide: ({ known, files }, input, at) => {
    if (!known) return refuse({ code: 'dispute_unknown' })
    const { dispute, steps } = known
    if (dispute.respondent !== input.unit) return refuse({ code: 'dispute_not_yours' })
    if (dispute.state !== 'raised') return refuse({ code: 'dispute_state', state: dispute.state })
    if (at.today > dispute.answerDue || steps.some((step) => step.act === 'pass'))
      return refuse({ code: 'dispute_answer_late', due: dispute.answerDue })
    if (files.length < new Set(input.evidence).size) return refuse({ code: 'file_unknown', field: 'evidence' })
    const fact = at.id<'fact'>()
    const said = { plan: dispute.plan, on: at.today, dispute: dispute.id, target: dispute.target, unit: dispute.respondent }
    return ok({
      change: { known, text: input.text, files, fact, decideDue: decideBy(at.today) },
      facts: [{ ...disputeAnswered(said), id: fact }],
      answer: { decideDue: decideBy(at.today) },
    })
  },
  save: async (tx, { known: { dispute, steps, year }, text, files, fact, decideDue }, at) => {
    await sql`update plan.dispute set state = 'answered', decide_due = ${decideDue} where id = ${dispute.id}`.execute(tx)
    await addStep(tx, dispute.id, steps.length + 1, { act: 'answer', text, unit: dispute.respondent, fact, files }, at)
    await handDispute(tx, 'decide', { ...dispute, year, on: at.today, due: decideDue })
  },
})

/** Either side appeals a decision, once; others of the panel then decide for good. */
export const appealDispute = command({
  name: 'plan.appeal_dispute',
  title: { zh: '申请复议', en: 'Appeal a decision' },
  output: decideDueOut,
  input: z.object(side),
  allow: (who, { unit }) => speaksFor(who, unit),
  permission: 'plan.dispute',
  subject: (input) => input.dispute,
  refusals: [...SIDE_REFUSALS, 'dispute_appeal_late'],
  load: async (tx, input, at) => ({
    known: await disputeById(tx, input.dispute),
    files: await uploadsOf(tx, at.viewer.account, input.evidence),
  }),
  decide: ({ known, files }, input, at) => {
    if (!known) return refuse({ code: 'dispute_unknown' })
    const { dispute } = known
    if (input.unit !== dispute.unit && input.unit !== dispute.respondent) return refuse({ code: 'dispute_not_yours' })
    if (dispute.state !== 'decided') return refuse({ code: 'dispute_state', state: dispute.state })
    if (dispute.appealDue && at.today > dispute.appealDue) return refuse({ code: 'dispute_appeal_late', due: dispute.appealDue })
    if (files.length < new Set(input.evidence).size) return refuse({ code: 'file_unknown', field: 'evidence' })
    const fact = at.id<'fact'>()
    const due = decideBy(at.today)
    const said = { plan: dispute.plan, on: at.today, dispute: dispute.id, target: dispute.target, unit: input.unit }
    return ok({
      change: { known, unit: input.unit, text: input.text, files, fact, due },
      facts: [{ ...disputeAppealed(said), id: fact }],
      answer: { decideDue: due },
    })
  },
  save: async (tx, { known: { dispute, steps, year }, unit, text, files, fact, due }, at) => {
    await sql`update plan.dispute set state = 'appealed', decide_due = ${due} where id = ${dispute.id}`.execute(tx)
    await addStep(tx, dispute.id, steps.length + 1, { act: 'appeal', text, unit, fact, files }, at)
    await handDispute(tx, 'decide', { ...dispute, year, on: at.today, due })
  },
})
