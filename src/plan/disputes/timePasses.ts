import { z } from 'zod'
import { command, type House, id, newId, noAnswer, ok, refuse, rows, sql, system } from '../../kernel/index.js'
import { disputePassed, disputeSettled } from './facts.js'
import { addStep, disputeById } from './store.js'
import { handDispute } from './turns.js'

/** What the passing of time does to a dispute: unanswered, it goes to the panel, to be decided on the record; a decision that nobody appealed is final. */
export const moveDispute = command({
  name: 'plan.move_dispute',
  title: { zh: '异议逾期处理', en: 'Move an overdue dispute on' },
  output: noAnswer,
  input: z.object({ dispute: id('dispute') }),
  permission: 'plan.house',
  allow: (who) => who.via === 'system',
  subject: (input) => input.dispute,
  refusals: ['dispute_unknown'],
  load: (tx, input) => disputeById(tx, input.dispute),
  decide: (known, _input, at) => {
    if (!known) return refuse({ code: 'dispute_unknown' })
    const { dispute, steps } = known
    const said = { plan: dispute.plan, on: at.today, dispute: dispute.id, target: dispute.target, unit: null }
    const fact = at.id<'fact'>()
    if (dispute.state === 'raised' && at.today > dispute.answerDue && !steps.some((step) => step.act === 'pass'))
      return ok({ change: { known, act: 'pass' as 'pass' | 'close', fact }, facts: [{ ...disputePassed(said), id: fact }] })
    if (dispute.state === 'decided' && dispute.appealDue !== null && at.today > dispute.appealDue)
      return ok({
        change: { known, act: 'close' as 'pass' | 'close', fact },
        facts: [{ ...disputeSettled({ ...said, outcome: dispute.outcome! }), id: fact }],
      })
    return ok('nothing' as const)
  },
  save: async (tx, { known: { dispute, steps, year }, act, fact }, at) => {
    await addStep(tx, dispute.id, steps.length + 1, { act, text: '', unit: null, fact }, at)
    if (act === 'close') await sql`update plan.dispute set state = 'final', final_on = ${at.today} where id = ${dispute.id}`.execute(tx)
    await handDispute(tx, act === 'pass' ? 'decide' : 'nobody', { ...dispute, year, on: at.today, due: dispute.decideDue })
  },
})

/** Moves every dispute on whose time has passed; run once a day, and again whenever the federation's day moves on. Gives their number. */
export async function moveDueDisputes(house: House): Promise<number> {
  const { db } = house.database
  const today = await house.clock.today(db)
  const due = await rows<{ id: string }>(
    db,
    sql`select d.id from plan.dispute d where (d.state = 'decided' and d.appeal_due < ${today}::date)
      or (d.state = 'raised' and d.answer_due < ${today}::date and not exists (select from plan.dispute_step s where s.dispute = d.id and s.act = 'pass'))
    order by d.no limit 10000`,
  )
  let moved = 0
  for (const { id: dispute } of due) {
    const answer = await moveDispute({ house, viewer: system, requestId: newId() }, { dispute: dispute as never })
    if (answer.ok && answer.value.did === 'done') moved++
    else if (!answer.ok) house.log.warn({ dispute, refusal: answer.refusal }, 'a dispute could not move on')
  }
  return moved
}

/** What the room does by itself: disputes whose time has passed move on, at 23:45 in Shanghai, so that what ends on a day is in that day's last seal. */
export async function planJobs(house: House): Promise<void> {
  await house.jobs.every('plan.move_due_disputes', '45 15 * * *', async () => {
    await moveDueDisputes(house)
  })
}
