import { z } from 'zod'
import {
  type At,
  command,
  type Day,
  day,
  type NewFact,
  noAnswer,
  ok,
  query,
  type Refusal,
  type Result,
  refuse,
  sql,
  type Tx,
} from '../../kernel/index.js'
import { statementRecorded, unitMoved, unitRenamed } from '../facts.js'
import { readCreditCode } from '../identifiers.js'
import { readIsni, readRor } from '../identifiersAbroad.js'
import { line, name, source, unitInput } from '../input.js'
import { renamedOut, renameOut } from '../lifeOutputs.js'
import { askOfClass } from '../questions/creditClass.js'
import { addQuestions } from '../questions/store.js'
import { refreshSearch } from '../search.js'
import { addStatements, type Saying } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { Predicate, Unit, UnitId, Value } from '../types.js'
import { branchMayBeCalled, branchRenamed } from './branchName.js'
import { mayStandUnder, noCycle } from './rules.js'
import { livingChildren, unitAt, unitsAbove, unitsIn } from './store.js'

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

interface Renaming {
  readonly unit: Unit | undefined
  readonly parent: Unit | undefined
  /** Branches that begin with the full name and are renamed with it (08 G-031). */
  readonly branches: readonly Unit[]
}

const loadRenaming = async (tx: Tx, asked: { unit: UnitId; from: Day }): Promise<Renaming> => {
  const unit = await unitAt(tx, asked.unit, asked.from)
  return {
    unit,
    parent: unit?.kind === 'branch' && unit.parent ? await unitAt(tx, unit.parent, asked.from) : undefined,
    branches:
      unit?.kind === 'society'
        ? (await livingChildren(tx, unit.id, asked.from)).filter((each) => each.kind === 'branch' && each.nameZh.startsWith(unit.nameZh))
        : [],
  }
}

export const renameUnit = command({
  name: 'registry.rename_unit',
  title: { zh: '单位更名', en: 'Rename a unit' },
  input: z.strictObject({ unit: unitInput, nameZh: name, nameEn: name.nullable().optional(), from: day, source }),
  output: renamedOut,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  subject: inTurn,
  load: loadRenaming,
  decide: ({ unit: found, parent, branches }, asked, at) => {
    if (!found?.nameZh) return unknown()
    const nameEn = asked.nameEn === undefined ? found.nameEn : asked.nameEn
    if (found.nameZh === asked.nameZh && found.nameEn === nameEn) return ok('nothing')
    if (parent && !asked.nameZh.startsWith(parent.nameZh))
      return refuse<Refusal>({ code: 'branch_name_prefix', field: 'nameZh', society: parent.nameZh })
    const called = parent ? branchMayBeCalled(asked.nameZh, parent.nameZh) : undefined
    if (called && !called.ok) return called
    const renamed = (unit: UnitId, nameZh: string, english: string | null) => {
      const fact = { ...unitRenamed({ unit, nameZh, nameEn: english, on: asked.from }), id: at.id<'fact'>() }
      return { fact, said: [saying(at, fact, unit, 'name_zh', nameZh, asked.from, asked.source)] }
    }
    const own = renamed(asked.unit, asked.nameZh, nameEn)
    if (nameEn !== found.nameEn) own.said.push(saying(at, own.fact, asked.unit, 'name_en', nameEn, asked.from, asked.source))
    const below =
      found.nameZh === asked.nameZh
        ? []
        : branches.map((branch) => renamed(branch.id, branchRenamed(branch.nameZh, found.nameZh, asked.nameZh), branch.nameEn))
    const all = [own, ...below]
    return ok({ change: all.flatMap((each) => each.said), facts: all.map((each) => each.fact), answer: { branches: below.length } })
  },
  save,
  refusals: ['unit_unknown', 'branch_name_prefix', 'branch_region', 'branch_name_below'],
})

/** What a new name does: which branches take it over, and which other units bear it. */
export const previewRename = query({
  name: 'registry.preview_rename',
  title: { zh: '预览更名的后果', en: 'Preview of a new name' },
  input: z.strictObject({ unit: unitInput, nameZh: name, from: day }),
  output: renameOut,
  permission: 'registry.keep_units',
  allow: (who) => who.can('registry.keep_units'),
  run: async (_ctx, asked, db): Promise<RenameConsequences | undefined> => {
    const { unit, branches } = await loadRenaming(db as Tx, asked)
    if (!unit?.nameZh) return undefined
    const sameName = await unitsIn(db, bearing(asked.nameZh, asked.unit, asked.from), asked.from, null)
    return {
      from: unit.nameZh,
      branches: branches.map((branch) => ({
        unit: branch.id,
        nameZh: branch.nameZh,
        renamed: branchRenamed(branch.nameZh, unit.nameZh, asked.nameZh),
      })),
      sameName: sameName.map((each) => ({ unit: each.id, nameZh: each.nameZh, code: each.code })),
    }
  },
})

export interface RenameConsequences {
  readonly from: string
  readonly branches: readonly { readonly unit: UnitId; readonly nameZh: string; readonly renamed: string }[]
  /** Other units that bear the new name on that day. */
  readonly sameName: readonly { readonly unit: UnitId; readonly nameZh: string; readonly code: string | null }[]
}

const bearing = (nameZh: string, but: UnitId, on: Day) => sql`select u.id, u.kind, u.code from registry.unit u where u.id <> ${but}
  and u.id in (select s.subject from registry.statement s where s.predicate in ('name_zh', 'name_en') and s.value #>> '{}' = ${nameZh})
  and registry_read.text_at(u.id, 'name_zh', ${on}) = ${nameZh} order by u.id limit 20`

const DESCRIBED = ['name_en', 'short_zh', 'short_en', 'class', 'seat', 'credit_code', 'ror', 'isni', 'note'] as const
/** Numbers with a check of their own. */
const CHECKED: Partial<Record<(typeof DESCRIBED)[number], (text: string) => Result<string, Refusal>>> = {
  credit_code: readCreditCode,
  ror: readRor,
  isni: readIsni,
}

export const describeUnit = command({
  name: 'registry.describe_unit',
  title: { zh: '更新单位资料', en: 'Keep a unit’s particulars' },
  output: noAnswer,
  input: z.strictObject({ unit: unitInput, what: z.enum(DESCRIBED), value: line(500).nullable(), from: day, source }),
  permission: 'registry.keep_own',
  allow: (who, { unit }) => who.can('registry.keep_units') || who.can('registry.keep_own', { unit }),
  subject: inTurn,
  load: async (tx, { unit, from }) => unitAt(tx, unit, from),
  decide: (found, asked, at) => {
    if (!found?.nameZh) return unknown()
    if (found.kind === 'branch' && asked.what === 'credit_code') return refuse<Refusal>({ code: 'branch_no_code', field: 'what' })
    const checked = asked.value === null ? undefined : CHECKED[asked.what]?.(asked.value)
    if (checked && !checked.ok) return refuse({ ...checked.refusal, field: 'value' })
    const value = checked?.value ?? asked.value
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
    const asks = asked.what === 'credit_code' ? askOfClass(asked.unit, found.kind, value, asked.source, at) : []
    return ok({
      change: { said: [said], questions: asks.map((each) => each.question) },
      facts: [
        { ...statementRecorded({ subject: asked.unit, predicate: asked.what, statement, on: asked.from }), id: fact },
        ...asks.map((each) => each.fact),
      ],
    })
  },
  save: async (tx, change, at) => {
    await save(tx, change.said, at)
    await addQuestions(tx, change.questions, at.today)
  },
  refusals: [
    ...['unit_unknown', 'branch_no_code', 'credit_code_length', 'credit_code_character', 'credit_code_check'],
    ...['ror_shape', 'ror_character', 'ror_check', 'isni_shape', 'isni_check'],
  ],
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
  output: noAnswer,
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
    'branch_region',
    'branch_name_below',
    'pilot_differs',
  ],
})
