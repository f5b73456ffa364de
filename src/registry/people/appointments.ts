import { z } from 'zod'
import {
  type At,
  addDays,
  command,
  type Day,
  day,
  id,
  noAnswer,
  ok,
  type Refusal,
  type Result,
  refuse,
  type Tx,
} from '../../kernel/index.js'
import { grantGiven } from '../facts.js'
import { reason, unitInput } from '../input.js'
import { assignmentMadeOut } from '../outputs.js'
import { fits, mayGive, roles } from '../roles.js'
import type { Unit, UnitId } from '../types.js'
import { isLiving } from '../units/rules.js'
import { unitAt, unitsAbove } from '../units/store.js'
import { type Ending, endingOf } from './rules.js'
import {
  type Assignment,
  addAssignment,
  addEndings,
  assignmentById,
  assignmentsOf,
  type NewAssignment,
  type Person,
  personById,
} from './store.js'

interface Loaded {
  readonly person: Person | undefined
  /** Null: the role is for the whole federation. */
  readonly unit: Unit | null | undefined
  readonly above: readonly UnitId[]
  readonly held: readonly Assignment[]
}

const input = z
  .strictObject({
    person: id('person'),
    role: z.string().max(60),
    /** Null: for the whole federation; the federation itself means the same. */
    unit: unitInput.nullable(),
    from: day,
    /** The last day with the rights. */
    until: day.nullable().default(null),
    reason,
  })
  .refine((asked) => asked.until === null || asked.until >= asked.from, { message: 'period_order', path: ['until'] })

async function load(tx: Tx, asked: z.output<typeof input>, at: At): Promise<Loaded> {
  const unit = asked.unit ? await unitAt(tx, asked.unit, at.today) : null
  return {
    person: await personById(tx, asked.person),
    unit: unit?.kind === 'federation' ? null : unit,
    above: asked.unit ? (await unitsAbove(tx, asked.unit, at.today)).map((each) => each.id) : [],
    held: await assignmentsOf(tx, asked.person, at.today),
  }
}

/** Whether this role may be given to this person for this unit by this giver. */
export function mayAppoint(
  { person, unit, above }: Loaded,
  asked: { readonly role: string },
  at: Pick<At, 'viewer'>,
): Result<true, Refusal> {
  if (!roles.has(asked.role)) return refuse({ code: 'role_unknown', field: 'role', role: asked.role })
  if (!person) return refuse({ code: 'person_unknown', field: 'person' })
  if (unit === undefined) return refuse({ code: 'unit_unknown', field: 'unit' })
  if (unit && !isLiving(unit)) return refuse({ code: 'unit_is_closed', field: 'unit', name: unit.nameZh })
  if (!fits(asked.role, unit))
    return refuse({ code: 'role_does_not_fit', field: 'role', role: asked.role, unitKind: unit?.kind ?? 'federation' })
  if (at.viewer.person !== null && at.viewer.person === person.id) return refuse({ code: 'appoint_self', field: 'person' })
  if (!mayGive(at.viewer, asked.role, unit?.id ?? null, above))
    return refuse({ code: 'role_beyond_scope', field: 'role', role: asked.role })
  return ok(true)
}

export const appoint = command({
  name: 'registry.appoint',
  title: { zh: '任命角色', en: 'Give a role' },
  output: assignmentMadeOut,
  input,
  permission: 'registry.appoint',
  allow: (who) => who.canSomewhere('registry.appoint'),
  subject: ({ person }) => person,
  load,
  decide: (found, asked, at) => {
    const may = mayAppoint(found, asked, at)
    if (!may.ok) return may
    const unit = found.unit?.id ?? null
    const same = found.held.find((each) => each.role === asked.role && each.unit === unit && overlaps(each, asked))
    if (same)
      return same.firstDay <= asked.from && (same.lastDay ?? LAST) >= (asked.until ?? LAST)
        ? ok('nothing')
        : refuse({ code: 'role_overlaps', from: same.firstDay, until: same.lastDay })
    const given: NewAssignment = {
      id: at.id<'assignment'>(),
      person: asked.person,
      role: asked.role,
      unit,
      firstDay: asked.from,
      lastDay: asked.until,
      reason: asked.reason,
    }
    const fact = grantGiven({
      assignment: given.id,
      person: given.person,
      role: given.role,
      unit,
      on: asked.from,
      lastDay: asked.until,
      reason: asked.reason,
    })
    return ok({ change: given, facts: [fact], answer: { assignment: given.id } })
  },
  save: addAssignment,
  refusals: [
    'role_unknown',
    'person_unknown',
    'unit_unknown',
    'unit_is_closed',
    'role_does_not_fit',
    'appoint_self',
    'role_beyond_scope',
    'role_overlaps',
    'period_order',
  ],
})

const LAST = '9999-12-31'
const overlaps = (held: Assignment, asked: { from: Day; until: Day | null }) =>
  held.firstDay <= (asked.until ?? LAST) && asked.from <= (held.lastDay ?? LAST)

interface Ends {
  readonly assignment: Assignment | undefined
  readonly above: readonly UnitId[]
}

export const endAppointment = command({
  name: 'registry.end_appointment',
  title: { zh: '结束任职', en: 'End a role' },
  output: noAnswer,
  input: z.strictObject({
    assignment: id('assignment'),
    /** The last day with the rights; yesterday at the earliest, since what was done with them stands. */
    lastDay: day,
    reason,
  }),
  permission: 'registry.appoint',
  allow: (who) => who.canSomewhere('registry.appoint'),
  subject: ({ assignment }) => assignment,
  load: async (tx, asked, at): Promise<Ends> => {
    const assignment = await assignmentById(tx, asked.assignment)
    return { assignment, above: assignment?.unit ? (await unitsAbove(tx, assignment.unit, at.today)).map((each) => each.id) : [] }
  },
  decide: ({ assignment, above }, asked, at) => {
    if (!assignment) return refuse({ code: 'assignment_unknown', field: 'assignment' })
    const own = at.viewer.person !== null && at.viewer.person === assignment.person
    if (!own && !mayGive(at.viewer, assignment.role, assignment.unit, above))
      return refuse({ code: 'role_beyond_scope', field: 'assignment', role: assignment.role })
    if (assignment.lastDay !== null && assignment.lastDay <= asked.lastDay) return ok('nothing')
    if (asked.lastDay < addDays(at.today, -1))
      return refuse({ code: 'ends_in_the_past', field: 'lastDay', earliest: addDays(at.today, -1) })
    const { ending, fact } = endingOf(assignment, addDays(asked.lastDay, 1), asked.reason, at)
    return ok({ change: ending, facts: [fact] })
  },
  save: (tx: Tx, ending: Ending, at: At) => addEndings(tx, [ending], at),
  refusals: ['assignment_unknown', 'role_beyond_scope', 'ends_in_the_past'],
})
