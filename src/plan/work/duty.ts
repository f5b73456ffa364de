import { z } from 'zod'
import { command, type Day, day, first, id, noAnswer, ok, refuse, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { dutySet } from '../facts.js'
import { ending, from, type Held, mayPlace, PLACE_REFUSALS, placeOf, plan, reason, task } from './place.js'

/** Sets the leader in charge and the deadline of a task. What is not named stays; null takes it away. */
export const setDuty = changing(
  command({
    name: 'plan.set_duty',
    title: { zh: '设定分管领导与完成时限', en: 'Set leader in charge and deadline' },
    output: noAnswer,
    input: z.object({
      plan,
      task,
      leader: z.string().trim().min(1).max(80).nullable().optional(),
      person: id('person').nullable().optional(),
      deadline: day.nullable().optional(),
      from,
      reason,
    }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: [...PLACE_REFUSALS, 'deadline_before'],
    load: async (tx, input) => {
      const place = await placeOf(tx, { plan: input.plan, task: input.task })
      const held = await first<Held & { leader: string | null; person: string | null; deadline: Day | null }>(
        tx,
        sql`select id, from_on as "from", leader, person, deadline from plan.duty where task = ${place.task?.id ?? null} and until_on is null`,
      )
      return { place, held }
    },
    decide: ({ place, held }, input, at) => {
      const on = input.from ?? at.today
      const may = mayPlace(place, { plan: input.plan, task: input.task }, on)
      if (!may.ok) return may
      const leader = input.leader === undefined ? (held?.leader ?? null) : input.leader
      const person = input.person === undefined ? (held?.person ?? null) : input.person
      const deadline = input.deadline === undefined ? (held?.deadline ?? null) : input.deadline
      if (deadline && deadline < place.plan!.inForceFrom)
        return refuse({ code: 'deadline_before', deadline, from: place.plan!.inForceFrom, field: 'deadline' })
      if (leader === (held?.leader ?? null) && deadline === (held?.deadline ?? null) && person === (held?.person ?? null))
        return ok('nothing' as const)
      const row = leader || deadline ? at.id<'row'>() : null
      const fact = at.id<'fact'>()
      return ok({
        change: { plan: input.plan, task: place.task!.id, held, on, row, fact, leader, person, deadline, reason: input.reason },
        facts: [{ ...dutySet({ plan: input.plan, on, row, task: input.task, leader, deadline, reason: input.reason }), id: fact }],
      })
    },
    save: async (tx, change, at) => {
      if (change.held)
        await sql`update plan.duty set until_on = ${ending(change.held, change.on)}, ended_fact = ${change.fact} where id = ${change.held.id}`.execute(
          tx,
        )
      if (change.row)
        await sql`insert into plan.duty (id, plan, task, leader, person, deadline, from_on, reason, by_account, made_fact) values (${change.row}, ${change.plan}, ${change.task}, ${change.leader},
          ${change.person}, ${change.deadline}, ${change.on}, ${change.reason}, ${at.viewer.account}, ${change.fact})`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
