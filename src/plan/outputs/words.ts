import { z } from 'zod'
import { answerParts, day, id } from '../../kernel/index.js'
import { STATES } from '../measures/index.js'

const { count, text, seal, number } = answerParts

/** Shapes that many answers of the plan share. */
export const period = z.strictObject({ from: day, to: day }).meta({ id: 'Period', description: 'Days from and to, both included' })
export const state = z.enum(STATES).meta({ id: 'TargetState' })
export const known = z
  .strictObject({ seq: seal(), day: day.nullable() })
  .meta({ id: 'KnownAt', description: 'K, as known at which seal, and at the end of which day it was that seal' })
  .nullable()
export const asOf = day.meta({ description: 'E: as of which day the figures are read' })
export const planState = z.enum(['received', 'parsed', 'in_review', 'confirmed', 'in_force', 'closed', 'rejected'])
export const versionState = z.enum(['parsed', 'in_review', 'confirmed', 'rejected'])
export const planHead = z
  .strictObject({ id: id('plan'), body: text('The body that issued it'), year: z.int(), version: count('Version in force on the day') })
  .meta({ id: 'PlanHead' })
/** What a page about a plan begins with. */
export const head = { plan: planHead, asOf, known }
export const counts = z
  .strictObject(Object.fromEntries(STATES.map((each) => [each, z.int().min(0)])) as Record<(typeof STATES)[number], z.ZodInt>)
  .meta({ id: 'StateCounts', description: 'How many targets are in each state' })
export const figureAt = z.strictObject({ on: day, n: number('Figure at the end of the day') }).meta({ id: 'FigureAt' })
export const ruleName = z
  .strictObject({ measure: text('Name of the measure'), version: count('Version of the rule') })
  .meta({ id: 'RuleName' })
export const unitName = z
  .strictObject({ nameZh: z.string(), nameEn: z.string().nullable() })
  .meta({ id: 'UnitName', description: 'Names as of the day; never translated' })
export const target = text('Code of the target, such as `T05-1`')
export const task = text('Code of the task, such as `6.2`')
export const item = text('Code of the item')
export const planWords = text('The exact words of the plan')
export const value = z.union([z.number(), z.tuple([z.number(), z.number()])]).meta({ description: 'A number, or the two ends of a range' })
export const comparator = z.enum(['>=', '<=', '=', 'between'])
export const over = z
  .enum(['surplus', 'flag', 'forbidden', 'not applicable'])
  .meta({ description: 'What more than the value is taken for' })
export const factKinds = z.array(z.string()).meta({ description: 'Kinds of facts' })
const register = z.strictObject({ kinds: factKinds, where: z.string().optional(), key: z.array(z.string()) })
export const counting = z
  .strictObject({
    kinds: factKinds,
    where: text('Scope, in the expression language').optional(),
    key: z.array(z.string()).meta({ description: 'One fact counts for each of these' }),
    reading: z.enum(['flow', 'stock']),
    period: z.enum(['plan', 'ever']).optional(),
    denominator: register.optional(),
  })
  .meta({ id: 'Counting', description: 'Which facts count, within which scope, one for each key' })
/** A row of the plan that holds for a time, and was known from a seal on. */
export const dated = {
  id: z.guid(),
  from: day,
  until: day.nullable(),
  seq: seal('Seal of the fact that made it; null while that fact waits').nullable(),
  endedSeq: seal('Seal of the fact that ended it').nullable(),
  reason: z.string(),
}
