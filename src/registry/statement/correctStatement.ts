import { z } from 'zod'
import { command, day, id, ok, type Refusal, refuse } from '../../kernel/index.js'
import { statementCorrected } from '../facts.js'
import { line, reason, source } from '../input.js'
import { statementMadeOut } from '../outputs.js'
import { refreshSearch } from '../search.js'
import { inTurn } from '../turn.js'
import type { Predicate, Statement } from '../types.js'
import { addStatements, type Saying, statementById, statementsOf } from './store.js'

/** Said together with facts that figures are counted from: these are put right by the commands of the registers, never by a correction alone. */
const GUARDED: readonly Predicate[] = ['listed', 'pilot', 'good_standing', 'state', 'parent']
const isGuarded = (predicate: Predicate) => GUARDED.includes(predicate) || predicate.startsWith('on_')

interface Loaded {
  readonly statement: Statement | undefined
  readonly superseded: boolean
}
interface Correction {
  readonly said: Saying
}

/** Says that an earlier statement was wrong. What was believed before stays readable at its own time (08 G-003). */
export const correctStatement = command({
  name: 'registry.correct_statement',
  title: { zh: '更正登记内容', en: 'Correct a statement' },
  output: statementMadeOut,
  input: z.strictObject({
    statement: id('statement'),
    /** Absent: as it was. */
    value: line(500).nullable().optional(),
    validFrom: day.optional(),
    validTo: day.nullable().optional(),
    /** It never held at all. */
    withdraw: z.boolean().default(false),
    reason,
    source,
  }),
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: async (tx, asked): Promise<Loaded> => {
    const statement = await statementById(tx, asked.statement)
    const others = statement ? await statementsOf(tx, statement.subject, statement.predicate) : []
    return { statement, superseded: others.some((each) => each.supersedes === asked.statement) }
  },
  decide: ({ statement, superseded }, asked, at) => {
    if (!statement) return refuse<Refusal>({ code: 'statement_unknown', field: 'statement' })
    if (isGuarded(statement.predicate)) return refuse({ code: 'statement_guarded', predicate: statement.predicate })
    if (superseded) return refuse({ code: 'statement_superseded', field: 'statement' })
    const validFrom = asked.validFrom ?? statement.validFrom
    const validTo = asked.validTo === undefined ? statement.validTo : asked.validTo
    if (validTo !== null && validTo <= validFrom) return refuse({ code: 'period_order', field: 'validTo', from: validFrom, to: validTo })
    const fact = at.id<'fact'>()
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: statement.subject,
      predicate: statement.predicate,
      value: asked.withdraw ? null : asked.value === undefined ? statement.value : asked.value,
      validFrom,
      fromPrecision: asked.validFrom ? 'day' : statement.fromPrecision,
      validTo,
      toPrecision: asked.validTo === undefined ? statement.toPrecision : 'day',
      fact,
      source: asked.source,
      class: statement.class,
      supersedes: statement.id,
      reason: asked.reason,
      withdrawn: asked.withdraw,
    }
    const corrected = statementCorrected({
      subject: statement.subject,
      predicate: statement.predicate,
      statement: said.id,
      supersedes: statement.id,
      withdrawn: asked.withdraw,
      reason: asked.reason,
      on: validFrom,
    })
    return ok({ change: { said } satisfies Correction, facts: [{ ...corrected, id: fact }], answer: { statement: said.id } })
  },
  save: async (tx, change, at) => {
    await addStatements(tx, [change.said], { today: at.today, account: at.viewer.account })
    await refreshSearch(tx, { units: [change.said.subject], journals: [change.said.subject] })
  },
  clashes: { statement_superseded_once: { code: 'statement_superseded', field: 'statement' } as Refusal },
  refusals: ['statement_unknown', 'statement_guarded', 'statement_superseded', 'period_order'],
})
