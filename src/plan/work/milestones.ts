import { z } from 'zod'
import { command, type Day, day, first, id, noAnswer, ok, refuse, sql, type Tx } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { milestoneAdded, milestoneDropped, milestoneMet } from '../facts.js'
import { rowMadeOut } from '../outputs/acts.js'
import { mayPlace, PLACE_REFUSALS, placeOf, plan, reason, target, task } from './place.js'

/** Adds a dated step of a task; with a target, the target's state rests on it where the target comes all at once (06 P-064). */
export const addMilestone = changing(
  command({
    name: 'plan.add_milestone',
    title: { zh: '添加节点', en: 'Add a milestone' },
    output: rowMadeOut,
    input: z.object({
      plan,
      task,
      target: target.optional(),
      title: z.string().trim().min(1).max(200),
      titleEn: z.string().trim().min(1).max(200).optional(),
      due: day,
      reason,
    }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.plan,
    refusals: [...PLACE_REFUSALS, 'deadline_before', 'milestone_twice', 'target_elsewhere'],
    load: async (tx, input) => {
      const place = await placeOf(tx, input)
      const same = await first(
        tx,
        sql`select 1 as one from plan.milestone where task = ${place.task?.id ?? null} and title_zh = ${input.title} and due = ${input.due} and until_on is null`,
      )
      return { place, same }
    },
    decide: ({ place, same }, input, at) => {
      const may = mayPlace(place, input, at.today)
      if (!may.ok) return may
      if (place.target && place.target.task !== place.task!.id)
        return refuse({ code: 'target_elsewhere', target: input.target, task: input.task })
      if (input.due < place.plan!.inForceFrom)
        return refuse({ code: 'deadline_before', deadline: input.due, from: place.plan!.inForceFrom, field: 'due' })
      if (same) return ok('nothing' as const)
      const row = at.id<'row'>()
      const fact = at.id<'fact'>()
      return ok({
        change: { ...input, task: place.task!.id, target: place.target?.id ?? null, row, fact },
        facts: [
          {
            ...milestoneAdded({
              plan: input.plan,
              on: at.today,
              row,
              task: input.task,
              target: input.target ?? null,
              title: input.title,
              due: input.due,
            }),
            id: fact,
          },
        ],
        answer: { row },
      })
    },
    save: async (tx, change, at) => {
      await sql`insert into plan.milestone (id, plan, task, target, title_zh, title_en, due, reason, by_account, made_fact) values (${change.row}, ${change.plan}, ${change.task}, ${change.target},
        ${change.title}, ${change.titleEn ?? null}, ${change.due}, ${change.reason}, ${at.viewer.account}, ${change.fact})`.execute(tx)
      await stampPlan(tx)
    },
  }),
)

interface StepRow {
  readonly id: string
  readonly plan: string
  readonly task: string
  readonly met: string | null
  readonly ended: Day | null
}
const stepOf = (tx: Tx, milestone: string) =>
  first<StepRow>(
    tx,
    sql`select m.id, m.plan, k.code as task, m.met_fact as met, m.until_on as ended from plan.milestone m join plan.task k on k.id = m.task where m.id = ${milestone}`,
  )

/** Names the fact by which a step was reached: its day is the day of that fact. */
export const meetMilestone = changing(
  command({
    name: 'plan.meet_milestone',
    title: { zh: '标记节点已达到', en: 'Name the fact that met a milestone' },
    output: noAnswer,
    input: z.object({ milestone: id('row'), fact: id('fact') }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.milestone,
    refusals: ['milestone_unknown', 'milestone_met', 'fact_unknown'],
    load: async (tx, input) => ({
      step: await stepOf(tx, input.milestone),
      by: await first<{ on: Day }>(tx, sql`select effective_on as "on" from kernel_read.fact where id = ${input.fact} and how is null`),
    }),
    decide: ({ step, by }, input, at) => {
      if (!step || step.ended) return refuse({ code: 'milestone_unknown' })
      if (!by) return refuse({ code: 'fact_unknown', field: 'fact' })
      if (step.met === input.fact) return ok('nothing' as const)
      if (step.met) return refuse({ code: 'milestone_met', by: step.met })
      const fact = at.id<'fact'>()
      return ok({
        change: { ...input, on: by.on, meeting: fact },
        facts: [
          { ...milestoneMet({ plan: step.plan, on: at.today, row: step.id, task: step.task, by: input.fact, metOn: by.on }), id: fact },
        ],
      })
    },
    save: async (tx, { milestone, fact, on, meeting }) => {
      await sql`update plan.milestone set met_fact = ${fact}, met_on = ${on}, meeting_fact = ${meeting} where id = ${milestone}`.execute(tx)
      await stampPlan(tx)
    },
  }),
)

/** Gives a step up. */
export const dropMilestone = changing(
  command({
    name: 'plan.drop_milestone',
    title: { zh: '取消节点', en: 'Drop a milestone' },
    output: noAnswer,
    input: z.object({ milestone: id('row'), reason: z.string().trim().min(1).max(2_000) }),
    allow: (who) => who.can('plan.assign'),
    permission: 'plan.assign',
    subject: (input) => input.milestone,
    refusals: ['milestone_unknown'],
    load: (tx, input) => stepOf(tx, input.milestone),
    decide: (step, input, at) => {
      if (!step) return refuse({ code: 'milestone_unknown' })
      if (step.ended) return ok('nothing' as const)
      const fact = at.id<'fact'>()
      return ok({
        change: { milestone: input.milestone, fact },
        facts: [{ ...milestoneDropped({ plan: step.plan, on: at.today, row: step.id, task: step.task, reason: input.reason }), id: fact }],
      })
    },
    save: async (tx, { milestone, fact }, at) => {
      await sql`update plan.milestone set until_on = ${at.today}, ended_fact = ${fact} where id = ${milestone}`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
