import { z } from 'zod'
import {
  type At,
  command,
  type Day,
  id,
  type NewFact,
  newId,
  noAnswer,
  ok,
  query,
  type Refusal,
  type Result,
  refuse,
  type Tx,
} from '../../kernel/index.js'
import { grantGiven, reorganisationUndone } from '../facts.js'
import { reason } from '../input.js'
import { undoOut } from '../lifeOutputs.js'
import { type Ending, endingOf } from '../people/rules.js'
import { type Assignment, addAssignment, addEndings, assignmentsById, type NewAssignment } from '../people/store.js'
import { refreshSearch } from '../search.js'
import { timesHeld } from '../statement/periods.js'
import { laterDay } from '../statement/rules.js'
import { addStatements, type Saying, saidOf, standing, statementsByFact } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Statement } from '../types.js'
import { addUndone, type BuiltUpon, builtUpon, type Reorganisation, reorganisationById } from './reorganisationStore.js'
import { circleWithin, relationById } from './store.js'

interface Loaded {
  readonly act: Reorganisation | undefined
  readonly built: BuiltUpon | undefined
  readonly said: readonly Statement[]
  /** The circle that a tie would close which holds again once its end is taken back. */
  readonly circle: readonly string[]
  /** The roles that it gave, as they stand now. */
  readonly carried: readonly Assignment[]
  /** The roles that it ended; their first days are what they were. */
  readonly ended: readonly Assignment[]
}

const input = z.strictObject({ reorganisation: id('reorganisation'), reason })
type Asked = z.output<typeof input>

async function load(tx: Tx, asked: Asked): Promise<Loaded> {
  const act = await reorganisationById(tx, asked.reorganisation)
  if (!act) return { act, built: undefined, said: [], circle: [], carried: [], ended: [] }
  const carried = act.roles.flatMap((each) => (each.carried === null ? [] : [each.carried]))
  const said = await statementsByFact(tx, act.fact)
  return {
    act,
    built: await builtUpon(tx, act),
    said,
    circle: await circleReopened(tx, said),
    carried: await assignmentsById(tx, carried),
    ended: await assignmentsById(
      tx,
      act.roles.map((each) => each.assignment),
    ),
  }
}

async function circleReopened(tx: Tx, said: readonly Statement[]): Promise<readonly string[]> {
  for (const end of said.filter((each) => each.predicate === 'holds' && each.value === false)) {
    const tie = await relationById(tx, end.subject)
    const rest = standing(await saidOf(tx, [end.subject], null, { predicates: ['holds'] })).filter((each) => each.id !== end.id)
    const circle = tie ? await circleWithin(tx, tie, timesHeld(rest)) : []
    if (circle.length > 0) return circle
  }
  return []
}

interface Undoing {
  readonly act: Reorganisation
  readonly reason: string
  readonly fact: Statement['fact']
  readonly said: readonly Saying[]
  readonly endings: readonly Ending[]
  readonly given: readonly NewAssignment[]
  readonly facts: readonly NewFact[]
}

/** The roles that would still run without the act: from their own day on, and none whose bearer has been relieved of it since where it went over. */
function givenBack(act: Reorganisation, { carried, ended }: Pick<Loaded, 'carried' | 'ended'>, reason: string, at: At): NewAssignment[] {
  const from = laterDay(at.today, act.on)
  return act.roles.flatMap(({ assignment, person, role, unit, ...was }): NewAssignment[] => {
    const firstDay = laterDay(from, ended.find((each) => each.id === assignment)?.firstDay ?? from)
    const now = carried.find((each) => each.id === was.carried)
    const lastDay = now ? now.lastDay : was.lastDay
    return lastDay !== null && lastDay < firstDay ? [] : [{ id: at.id<'assignment'>(), person, role, unit, firstDay, lastDay, reason }]
  })
}

/** Takes back every statement of the act, ends the roles that went over, and gives back those that ended and would still run. Pure. */
function undo({ act, built, said, circle, carried, ended }: Loaded, asked: Asked, at: At): Result<'nothing' | Undoing, Refusal> {
  if (!act) return refuse({ code: 'reorganisation_unknown', field: 'reorganisation' })
  if (act.undone) return ok('nothing')
  if (act.movedDenominator) return refuse({ code: 'reorganisation_counted', field: 'reorganisation' })
  const blocks = Object.entries(built ?? {}).filter(([, count]) => count > 0)
  if (blocks.length > 0) return refuse({ code: 'reorganisation_built_upon', field: 'reorganisation', ...built })
  if (circle.length > 0) return refuse({ code: 'relation_cycle', field: 'reorganisation', path: circle })
  const fact = at.id<'fact'>()
  const back = said.map(
    (each): Saying => ({
      id: at.id<'statement'>(),
      subject: each.subject,
      predicate: each.predicate,
      value: null,
      validFrom: each.validFrom,
      fromPrecision: each.fromPrecision,
      validTo: each.validTo,
      toPrecision: each.toPrecision,
      fact,
      source: asked.reason,
      class: each.class,
      supersedes: each.id,
      reason: asked.reason,
      withdrawn: true,
    }),
  )
  const ends = carried
    .filter((role) => role.lastDay === null || role.lastDay >= at.today)
    .map((role) => endingOf(role, laterDay(at.today, role.firstDay), asked.reason, at))
  const given = givenBack(act, { carried, ended }, asked.reason, at)
  const gave = given.map(({ id: assignment, firstDay, ...role }) => grantGiven({ assignment, ...role, on: firstDay }))
  const undone = reorganisationUndone({ reorganisation: act.id, act: act.fact, reason: asked.reason, on: act.on })
  const facts = [{ ...undone, id: fact }, ...ends.map((each) => each.fact), ...gave]
  return ok({ act, reason: asked.reason, fact, said: back, endings: ends.map((each) => each.ending), given, facts })
}

async function save(tx: Tx, change: Undoing, at: At): Promise<void> {
  await addStatements(tx, change.said, { today: at.today, account: at.viewer.account })
  await addEndings(tx, change.endings, at)
  for (const role of change.given) await addAssignment(tx, role, at)
  await addUndone(tx, { id: change.act.id, reason: change.reason, fact: change.fact, today: at.today })
  await refreshSearch(tx, { units: [...new Set([...change.act.before, ...change.act.after, ...change.said.map((each) => each.subject)])] })
}

/** Says that a reorganisation was entered in error. Who asks as known before still reads it as it was believed (08 G-003). */
export const undoReorganisation = command({
  name: 'registry.undo_reorganisation',
  title: { zh: '撤回误登的合并、分立或重组', en: 'Take back a reorganisation entered in error' },
  input,
  output: noAnswer,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load,
  decide: (loaded, asked, at): Result<'nothing' | { change: Undoing; facts: readonly NewFact[] }, Refusal> => {
    const undone = undo(loaded, asked, at)
    if (!undone.ok) return undone
    return ok(undone.value === 'nothing' ? 'nothing' : { change: undone.value, facts: undone.value.facts })
  },
  save,
  clashes: { statement_superseded_once: { code: 'statement_superseded' } as Refusal },
  refusals: ['reorganisation_unknown', 'reorganisation_counted', 'reorganisation_built_upon', 'relation_cycle', 'statement_superseded'],
})

/** What taking a reorganisation back would do. */
export interface UndoConsequences {
  readonly reorganisation: Reorganisation['id']
  readonly kind: Reorganisation['kind']
  readonly on: Day
  readonly statements: number
  readonly rolesEnded: number
  readonly rolesGiven: number
}

export const previewUndo = query({
  name: 'registry.preview_undo',
  title: { zh: '预览撤回的后果', en: 'Preview of taking a reorganisation back' },
  input: z.strictObject({ reorganisation: id('reorganisation') }),
  output: undoOut,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  run: async (ctx, asked, db): Promise<Result<UndoConsequences, Refusal>> => {
    const at: At = { today: await ctx.house.clock.today(db), viewer: ctx.viewer, id: newId }
    const loaded = await load(db as Tx, { ...asked, reason: '—' })
    const undone = undo(loaded, { ...asked, reason: '—' }, at)
    if (!undone.ok) return undone
    const change = undone.value === 'nothing' ? undefined : undone.value
    return ok({
      ...{ reorganisation: loaded.act!.id, kind: loaded.act!.kind, on: loaded.act!.on },
      statements: change?.said.length ?? 0,
      rolesEnded: change?.endings.length ?? 0,
      rolesGiven: change?.given.length ?? 0,
    })
  },
})
