import { z } from 'zod'
import { command, day, id, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { statementCorrected } from '../facts.js'
import { line, reason, source } from '../input.js'
import { statementMadeOut } from '../outputs.js'
import { circleWithin, relationById } from '../relations/store.js'
import { refreshSearch } from '../search.js'
import { clashOf, rivalsOf } from '../terms/clashes.js'
import { termById } from '../terms/store.js'
import { inTurn } from '../turn.js'
import type { Predicate, Statement } from '../types.js'
import { timesHeld } from './periods.js'
import { addStatements, type Said, type Saying, saidOf, standing, statementById } from './store.js'

/** Said together with facts that figures are counted from: these are put right by the commands of the registers, never by a correction alone. */
const GUARDED: readonly Predicate[] = ['listed', 'pilot', 'good_standing', 'state', 'parent']
const isGuarded = (predicate: Predicate) => GUARDED.includes(predicate) || predicate.startsWith('on_')

interface Loaded {
  readonly statement: Said | undefined
  /** Of a tie: the circle that it would close in one of the periods in which it would then hold. */
  readonly circle: readonly string[]
  /** Of a term: why the person could not hold the office in the periods in which he would then hold it. */
  readonly clash: Refusal | undefined
}
interface Correction {
  readonly said: Saying
}

const input = z.strictObject({
  statement: id('statement'),
  /** Absent: as it was. */
  value: line(500).nullable().optional(),
  validFrom: day.optional(),
  validTo: day.nullable().optional(),
  /** It never held at all. */
  withdraw: z.boolean().default(false),
  reason,
  source,
})
type Asked = z.output<typeof input>

/** What the statement says once it is corrected. */
const corrected = (statement: Statement, asked: Asked) => ({
  value: asked.withdraw ? null : asked.value === undefined ? statement.value : asked.value,
  validFrom: asked.validFrom ?? statement.validFrom,
  fromPrecision: asked.validFrom ? ('day' as const) : statement.fromPrecision,
  validTo: asked.validTo === undefined ? statement.validTo : asked.validTo,
  toPrecision: asked.validTo === undefined ? statement.toPrecision : ('day' as const),
  withdrawn: asked.withdraw,
})

async function load(tx: Tx, asked: Asked): Promise<Loaded> {
  const found = await statementById(tx, asked.statement)
  if (!found) return { statement: undefined, circle: [], clash: undefined }
  const said = await saidOf(tx, [found.subject], null, { predicates: [found.predicate] })
  const statement = said.find((each) => each.id === found.id)
  return { statement, ...(found.predicate === 'holds' ? await againstOthers(tx, found, said, asked) : { circle: [], clash: undefined }) }
}

/** A tie or term is judged in the periods that the correction would leave it, as when it was made. */
async function againstOthers(tx: Tx, statement: Statement, said: readonly Said[], asked: Asked): Promise<Pick<Loaded, 'circle' | 'clash'>> {
  // The new word is the last one: it stands before every other that begins on its day.
  const now = { ...statement, ...corrected(statement, asked), recordedAt: 'infinity' }
  const rest = standing(said).filter((each) => each.id !== statement.id)
  const periods = timesHeld(now.withdrawn ? rest : [...rest, now])
  const [tie, term] = [await relationById(tx, statement.subject), await termById(tx, statement.subject)]
  return {
    circle: tie ? await circleWithin(tx, tie, periods) : [],
    clash: term && clashOf(term, periods, await rivalsOf(tx, term, now.validFrom)),
  }
}

/** Says that an earlier statement was wrong. What was believed before stays readable at its own time (08 G-003). */
export const correctStatement = command({
  name: 'registry.correct_statement',
  title: { zh: '更正登记内容', en: 'Correct a statement' },
  output: statementMadeOut,
  input,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load,
  decide: ({ statement, circle, clash }, asked, at) => {
    if (!statement) return refuse<Refusal>({ code: 'statement_unknown', field: 'statement' })
    if (isGuarded(statement.predicate)) return refuse({ code: 'statement_guarded', predicate: statement.predicate })
    if (statement.superseded) return refuse({ code: 'statement_superseded', field: 'statement' })
    // Whether a tie or term holds is yes or no; its days are what can be corrected.
    if (statement.predicate === 'holds' && typeof asked.value === 'string') return refuse({ code: 'field_invalid_value', field: 'value' })
    const now = corrected(statement, asked)
    if (now.validTo !== null && now.validTo <= now.validFrom)
      return refuse({ code: 'period_order', field: 'validTo', from: now.validFrom, to: now.validTo })
    if (circle.length > 0) return refuse({ code: 'relation_cycle', field: 'statement', path: circle })
    if (clash) return refuse({ ...clash, field: 'statement' })
    const fact = at.id<'fact'>()
    const said: Saying = {
      id: at.id<'statement'>(),
      subject: statement.subject,
      predicate: statement.predicate,
      ...now,
      fact,
      source: asked.source,
      class: statement.class,
      supersedes: statement.id,
      reason: asked.reason,
    }
    const told = statementCorrected({
      subject: statement.subject,
      predicate: statement.predicate,
      statement: said.id,
      supersedes: statement.id,
      withdrawn: asked.withdraw,
      reason: asked.reason,
      on: now.validFrom,
    })
    return ok({ change: { said } satisfies Correction, facts: [{ ...told, id: fact }], answer: { statement: said.id } })
  },
  save: async (tx, change, at) => {
    await addStatements(tx, [change.said], { today: at.today, account: at.viewer.account })
    await refreshSearch(tx, { units: [change.said.subject], journals: [change.said.subject] })
  },
  clashes: { statement_superseded_once: { code: 'statement_superseded', field: 'statement' } as Refusal },
  refusals: [
    ...['statement_unknown', 'statement_guarded', 'statement_superseded', 'field_invalid_value', 'period_order'],
    ...['relation_cycle', 'post_taken', 'post_concurrent'],
  ],
})
