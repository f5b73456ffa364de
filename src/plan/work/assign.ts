import { z } from 'zod'
import { command, day, first, id, type L10n, noAnswer, ok, refuse, rows, sql, type Viewer } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { taskAssigned, taskReleased } from '../facts.js'
import { rowMadeOut } from '../outputs/acts.js'
import { ownDepartments } from './own.js'
import { ending, from, type Held, mayPlace, PLACE_REFUSALS, placeOf, plan, reason, task } from './place.js'

/** The federation office gives work to anyone; the head of a department takes it on for his own department. */
const mayAssign = (who: Viewer, input: { readonly unit?: string }) =>
  who.can('plan.assign') || ownDepartments(who).some((unit) => unit === input.unit)

const assigning = (role: 'lead' | 'support', name: `plan.${string}`, title: L10n) =>
  changing(
    command({
      name,
      title,
      output: rowMadeOut,
      input: z.object({ plan, task, unit: id('unit'), from, reason }),
      allow: mayAssign,
      permission: 'plan.assign',
      subject: (input) => input.plan,
      refusals: [...PLACE_REFUSALS, 'other_lead'],
      load: async (tx, input) => {
        const place = await placeOf(tx, input)
        const held = await rows<Held & { role: string; unit: string }>(
          tx,
          sql`select id, role, unit, from_on as "from" from plan.assignment where task = ${place.task?.id ?? null} and until_on is null`,
        )
        return { place, held }
      },
      decide: ({ place, held }, input, at) => {
        const on = input.from ?? at.today
        const may = mayPlace(place, input, on)
        if (!may.ok) return may
        const mine = held.find((each) => each.unit === input.unit)
        if (mine?.role === role) return ok('nothing' as const)
        const lead = held.find((each) => each.role === 'lead')
        // A department that takes work on may not take it away from another one; the federation office may.
        if (role === 'lead' && lead && lead !== mine && !at.viewer.can('plan.assign'))
          return refuse({ code: 'other_lead', unit: lead.unit })
        const ended = held.filter((each) => each === mine || (role === 'lead' && each === lead))
        const row = at.id<'row'>()
        const fact = at.id<'fact'>()
        return ok({
          change: { ...input, on, role, task: place.task!.id, row, fact, ended },
          facts: [
            { ...taskAssigned({ plan: input.plan, on, row, task: input.task, role, unit: input.unit, reason: input.reason }), id: fact },
          ],
          answer: { row },
        })
      },
      save: async (tx, change, at) => {
        for (const each of change.ended)
          await sql`update plan.assignment set until_on = ${ending(each, change.on)}, ended_fact = ${change.fact} where id = ${each.id}`.execute(
            tx,
          )
        await sql`insert into plan.assignment (id, plan, task, role, unit, from_on, reason, by_account, made_fact)
          values (${change.row}, ${change.plan}, ${change.task}, ${change.role}, ${change.unit}, ${change.on}, ${change.reason}, ${at.viewer.account}, ${change.fact})`.execute(
          tx,
        )
        await stampPlan(tx)
      },
    }),
  )

/** Gives a task its one lead unit; the one before steps back on the same day. */
export const assignTask = assigning('lead', 'plan.assign_task', { zh: '指定牵头单位', en: 'Assign the lead unit' })
/** Adds a unit that supports the lead. */
export const supportTask = assigning('support', 'plan.support_task', { zh: '指定配合单位', en: 'Add a supporting unit' })

/** Takes a unit off a task. */
export const releaseTask = changing(
  command({
    name: 'plan.release_task',
    title: { zh: '解除任务分工', en: 'Take a unit off a task' },
    output: noAnswer,
    input: z.object({ plan, task, unit: id('unit'), on: day.optional(), reason: z.string().trim().min(1).max(2_000) }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: PLACE_REFUSALS,
    load: async (tx, input) => {
      const place = await placeOf(tx, { plan: input.plan, task: input.task })
      const held = await first<Held>(
        tx,
        sql`select id, from_on as "from" from plan.assignment where task = ${place.task?.id ?? null} and unit = ${input.unit} and until_on is null`,
      )
      return { place, held }
    },
    decide: ({ place, held }, input, at) => {
      const on = input.on ?? at.today
      if (!place.plan) return refuse({ code: 'plan_unknown' })
      if (!place.task) return refuse({ code: 'task_unknown', task: input.task })
      if (!held) return ok('nothing' as const)
      const fact = at.id<'fact'>()
      const { plan, task, unit, reason } = input
      return ok({ change: { held, on, fact }, facts: [{ ...taskReleased({ plan, on, row: held.id, task, unit, reason }), id: fact }] })
    },
    save: async (tx, { held, on, fact }) => {
      await sql`update plan.assignment set until_on = ${ending(held, on)}, ended_fact = ${fact} where id = ${held.id}`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
