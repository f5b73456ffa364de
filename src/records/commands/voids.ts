import { z } from 'zod'
import { type At, asksAsHimself, command, type Day, day, id, ok, type Result, refuse } from '../../kernel/index.js'
import { voidedOut } from '../outputs/acts.js'
import type { RecordPack } from '../pack.js'
import type { FactId } from '../types.js'
import { mayCancel, mayReinstate, mayStrike, type Voidable } from '../voids.js'
import { reasonInput } from './said.js'
import { type Choice, decideVoid, loadVoid, saveVoid } from './voiding.js'

const documentInput = z.string().trim().min(1).max(500).optional()
/** Says that from a day on it no longer counts. Aimed at an earlier cancel or strike, it is a reinstatement of just that one. */
export const cancelFact = command({
  name: 'records.cancel_fact',
  title: { zh: '撤销已计数的事实', en: 'Cancel a counted fact' },
  output: voidedOut,
  input: z.object({
    fact: id('fact'),
    /** Id of one of the pack's `voids`; the first one when left out. */
    act: z.string().max(48).optional(),
    on: day,
    reason: reasonInput,
    document: documentInput,
  }),
  permission: 'records.confirm',
  allow: (who) => asksAsHimself(who, 'records.confirm'),
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) =>
    decideVoid(known, input, at, (pack, fact) => {
      if (input.fact !== fact.id) return reinstating(pack, fact, input.fact, input.on, at)
      const decl = pack.voids.find((each) => each.id === (input.act ?? pack.voids[0]!.id))
      if (!decl) return refuse({ code: 'void_unknown', acts: pack.voids.map((each) => each.id) })
      const may = () => (decl.how === 'strike' ? mayStrike(fact, at.today) : mayCancel(fact, fact.id, input.on, at.today))
      return ok({ chosen: { kind: decl.fact, by: decl.by, rule: decl.id, withinDays: decl.withinDays }, may })
    }),
  save: saveVoid,
})

/** An upheld dispute or a proven error: it never counted, for readers who know of it. */
export const strikeFact = command({
  name: 'records.strike_fact',
  title: { zh: '剔除事实', en: 'Strike a fact' },
  output: voidedOut,
  input: z.object({ fact: id('fact'), reason: reasonInput, document: documentInput }),
  permission: 'records.strike',
  allow: (who) => asksAsHimself(who, 'records.strike'),
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) =>
    decideVoid(known, input, at, (pack, fact) =>
      ok({ chosen: { kind: pack.strike.fact, by: pack.strike.by, rule: 'strike' }, may: () => mayStrike(fact, at.today) }),
    ),
  save: saveVoid,
})

/** Undoes a cancel or strike from a day on. Aimed at the counting fact, it undoes the newest one that stands. */
export const reinstateFact = command({
  name: 'records.reinstate_fact',
  title: { zh: '恢复计数', en: 'Reinstate a fact' },
  output: voidedOut,
  input: z.object({ fact: id('fact'), on: day, reason: reasonInput, document: documentInput }),
  permission: 'records.strike',
  allow: (who) => asksAsHimself(who, 'records.strike'),
  subject: (input) => input.fact,
  load: (tx, input, at) => loadVoid(tx, input.fact, at),
  decide: (known, input, at) => decideVoid(known, input, at, (pack, fact) => reinstating(pack, fact, input.fact, input.on, at)),
  save: saveVoid,
})

function reinstating(pack: RecordPack, fact: Voidable, aimed: FactId, on: Day, at: At): Result<Choice> {
  return ok({
    chosen: { kind: pack.reinstate.fact, by: pack.reinstate.by, rule: 'reinstate' },
    may: () => mayReinstate(fact, aimed, on, at.today),
  })
}
