import { z } from 'zod'
import { type At, command, type Day, day, type NewFact, ok, type Refusal, refuse, type Tx } from '../../kernel/index.js'
import { statementRecorded, unitMoved, unitRenamed } from '../facts.js'
import { readCreditCode } from '../identifiers.js'
import { line, name, source, unitInput } from '../input.js'
import { refreshSearch } from '../search.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Predicate, Unit, UnitId, Value } from '../types.js'
import { mayStandUnder, noCycle } from './rules.js'
import { unitAt, unitsAbove } from './store.js'

export const unknown = (field = 'unit'): { readonly ok: false; readonly refusal: Refusal } => refuse({ code: 'unit_unknown', field })

const save = async (tx: Tx, said: readonly Saying[], at: At) => {
  await addStatements(tx, said, { today: at.today, account: at.viewer.account })
  await refreshSearch(tx, { units: said.map((each) => each.subject) })
}

/** A change in the world: the value holds from the day, what held before keeps its period. */
const saying = (at: At, fact: NewFact, unit: UnitId, predicate: Predicate, value: Value, from: Day, source: string): Saying => ({
  id: at.id<'statement'>(),
  subject: unit,
  predicate,
  value,
  validFrom: from,
  fact: fact.id!,
  source,
})

export const renameUnit = command({
  name: 'registry.rename_unit',
  title: { zh: '单位更名', en: 'Rename a unit' },
  input: z.strictObject({ unit: unitInput, nameZh: name, nameEn: name.nullable().optional(), from: day, source }),
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: (tx, { unit, from }) => unitAt(tx, unit, from),
  decide: (found, asked, at) => {
    if (!found?.nameZh) return unknown()
    const nameEn = asked.nameEn === undefined ? found.nameEn : asked.nameEn
    if (found.nameZh === asked.nameZh && found.nameEn === nameEn) return ok('nothing')
    const fact = { ...unitRenamed({ unit: asked.unit, nameZh: asked.nameZh, nameEn, on: asked.from }), id: at.id<'fact'>() }
    const said = [saying(at, fact, asked.unit, 'name_zh', asked.nameZh, asked.from, asked.source)]
    if (nameEn !== found.nameEn) said.push(saying(at, fact, asked.unit, 'name_en', nameEn, asked.from, asked.source))
    return ok({ change: said, facts: [fact] })
  },
  save,
  refusals: ['unit_unknown'],
})

const DESCRIBED = ['name_en', 'short_zh', 'class', 'seat', 'credit_code', 'note'] as const

export const describeUnit = command({
  name: 'registry.describe_unit',
  title: { zh: '更新单位资料', en: 'Keep a unit’s particulars' },
  input: z.strictObject({ unit: unitInput, what: z.enum(DESCRIBED), value: line(500).nullable(), from: day, source }),
  permission: 'registry.keep_own',
  allow: (who, { unit }) => who.can('registry.keep_units') || who.can('registry.keep_own', { unit }),
  subject: inTurn,
  load: async (tx, { unit, from }) => unitAt(tx, unit, from),
  decide: (found, asked, at) => {
    if (!found?.nameZh) return unknown()
    const credit = asked.what === 'credit_code' && asked.value !== null ? readCreditCode(asked.value) : undefined
    if (credit && !credit.ok) return refuse({ ...credit.refusal, field: 'value' })
    const value = credit?.value ?? asked.value
    const fact = at.id<'fact'>()
    const statement = at.id<'statement'>()
    const said: Saying = {
      id: statement,
      subject: asked.unit,
      predicate: asked.what,
      value,
      validFrom: asked.from,
      fact,
      source: asked.source,
    }
    return ok({
      change: [said],
      facts: [{ ...statementRecorded({ subject: asked.unit, predicate: asked.what, statement, on: asked.from }), id: fact }],
    })
  },
  save,
  refusals: ['unit_unknown', 'credit_code_length', 'credit_code_character', 'credit_code_check'],
})

interface Move {
  readonly unit: Unit | undefined
  readonly parent: Unit | undefined
  readonly above: readonly { readonly id: UnitId; readonly nameZh: string }[]
  readonly former: Unit | undefined
}

export const changeParent = command({
  name: 'registry.change_parent',
  title: { zh: '调整隶属关系', en: 'Move a unit under another' },
  input: z.strictObject({ unit: unitInput, parent: unitInput.nullable(), from: day, source }),
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: async (tx, asked): Promise<Move> => {
    const unit = await unitAt(tx, asked.unit, asked.from)
    return {
      unit,
      parent: asked.parent ? await unitAt(tx, asked.parent, asked.from) : undefined,
      above: asked.parent ? await unitsAbove(tx, asked.parent, asked.from) : [],
      former: unit?.parent ? await unitAt(tx, unit.parent, asked.from) : undefined,
    }
  },
  decide: ({ unit, parent, above, former }, asked, at) => {
    if (!unit?.nameZh) return unknown()
    if (unit.parent === asked.parent) return ok('nothing')
    const cycle = noCycle(asked.unit, above)
    if (!cycle.ok) return cycle
    const stands = mayStandUnder(unit.kind, unit.nameZh, parent, asked.parent)
    if (!stands.ok) return stands
    // Moving a base or park out of a pilot city would take it out of a denominator by the back door.
    const counted = unit.kind === 'base' || unit.kind === 'park'
    if (counted && unit.listed && (former?.pilot ?? false) !== (parent?.pilot ?? false))
      return refuse({ code: 'pilot_differs', field: 'parent', from: former?.nameZh, to: parent?.nameZh })
    const fact = { ...unitMoved({ unit: asked.unit, from: unit.parent, to: asked.parent, on: asked.from }), id: at.id<'fact'>() }
    return ok({ change: [saying(at, fact, asked.unit, 'parent', asked.parent, asked.from, asked.source)], facts: [fact] })
  },
  save,
  refusals: [
    'unit_unknown',
    'parent_cycle',
    'parent_unknown',
    'parent_needed',
    'parent_closed',
    'branch_under_branch',
    'parent_wrong_kind',
    'branch_name_prefix',
    'pilot_differs',
  ],
})
