import { type At, type Id, type NewFact, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import type { Unit, UnitId } from '../types.js'
import { judge, type NewUnit } from '../units/registerUnit.js'
import { isLiving, PARENT_KINDS } from '../units/rules.js'
import type { ReorganisationAsked, Reorganising } from './reorganisation.js'
import type { Body } from './reorganiseMoves.js'
import type { Relation } from './store.js'

type Step<T> = Result<T, Refusal>

/** Whether so many bodies before and after make the kind that was asked for. */
export function shapeOf({ kind, units: before, into: after, fresh, shares }: ReorganisationAsked): Step<true> {
  const numbers = { kind, before: before.length, after: after.length + fresh.length }
  if (new Set(before).size < before.length || new Set(after).size < after.length)
    return refuse({ code: 'reorganisation_twice', field: 'units' })
  const right = {
    merge: before.length >= 2 && numbers.after === 1,
    split: before.length === 1 && numbers.after >= 2,
    spin_off: before.length === 1 && numbers.after >= 1 && !after.includes(before[0]!),
    regroup: before.length >= 2 && numbers.after >= 2,
  }[kind]
  if (!right) return refuse({ code: 'reorganisation_shape', field: 'kind', ...numbers })
  if (shares && shares.length !== numbers.after)
    return refuse({ code: 'shares_number', field: 'shares', given: shares.length, wanted: numbers.after })
  const sum = shares?.reduce((total, each) => total + each, 0) ?? 100
  return sum === 100 ? ok(true) : refuse({ code: 'shares_sum', field: 'shares', sum })
}

/** The bodies before and after that are there already, as units that live on the day and may follow one another. */
export function partiesOf(loaded: Reorganising, asked: ReorganisationAsked): Step<{ before: Unit[]; after: Unit[] }> {
  const sides = { units: loaded.before, into: loaded.after }
  for (const [field, units] of Object.entries(sides))
    for (const unit of units) {
      if (!unit?.nameZh) return refuse({ code: 'unit_unknown', field })
      if (!isLiving(unit)) return refuse({ code: 'unit_is_closed', field, name: unit.nameZh })
    }
  if (loaded.back.length > 0) return refuse({ code: 'relation_cycle', field: 'into', path: loaded.back[0] })
  for (const id of asked.into) {
    const [older, newer] = [asked.units.map((unit) => loaded.parties.get(unit)), loaded.parties.get(id)]
    const younger = older.find((one) => one && newer && !asked.units.includes(id) && one.began > asked.on)
    if (younger)
      return refuse({
        code: 'relation_date',
        field: 'on',
        older: younger.nameZh,
        began: younger.began,
        newer: newer!.nameZh,
        since: asked.on,
      })
  }
  return ok({ before: loaded.before as Unit[], after: loaded.after as Unit[] })
}

/** Bodies that the act registers, as statements of the act's own fact. */
export function freshOf(
  loaded: Reorganising,
  asked: ReorganisationAsked,
  fact: Id<'fact'>,
  at: At,
): Step<{ units: NewUnit[]; facts: NewFact[] }> {
  const units: NewUnit[] = []
  const facts: NewFact[] = []
  const first = loaded.before[0] as Unit
  for (const [index, each] of asked.fresh.entries()) {
    const kind = each.kind ?? first.kind
    // Of another kind than the first one before, it may have no place under that one's parent: it then begins under nothing.
    const parent = loaded.parent && isLiving(loaded.parent) && PARENT_KINDS[kind].includes(loaded.parent.kind) ? loaded.parent : undefined
    const since = { day: asked.on, precision: 'day' as const }
    const judged = judge(
      { known: undefined, parent },
      { ...each, kind, parent: parent?.id ?? null, state: 'active', since, source: asked.reason },
      at,
    )
    if (!judged.ok) return refuse({ ...judged.refusal, field: `fresh.${index}.${judged.refusal.field ?? 'nameZh'}` })
    if (judged.value === 'nothing') continue
    const { change } = judged.value
    units.push({ ...change, said: change.said.map((said) => ({ ...said, fact })) })
    facts.push(
      ...(judged.value.facts ?? []).map(({ id: own, ...rest }) =>
        change.questions.some((each) => each.fact === own) ? { ...rest, id: own! } : rest,
      ),
    )
  }
  return ok({ units, facts })
}

/** Who followed whom: each body that ended is followed by each one after; what came out of a body that goes on was spun off from it. */
export function tiesOf(
  known: readonly Relation[],
  asked: ReorganisationAsked,
  before: readonly Unit[],
  ended: readonly Unit[],
  after: readonly Body[],
  at: At,
) {
  const relation = (kind: Relation['kind'], from: UnitId, to: UnitId): Relation =>
    known.find((each) => each.kind === kind && each.from === from && each.to === to) ?? { id: at.id<'relation'>(), kind, from, to }
  const followed = ended.flatMap((old) =>
    after.map((body, index) => ({ relation: relation('succeeded_by', old.id, body.id), share: asked.shares?.[index] ?? null })),
  )
  const goesOn = before.filter((unit) => !ended.includes(unit))
  const spun =
    asked.kind === 'spin_off' || asked.kind === 'split'
      ? goesOn.flatMap((old) =>
          after.filter((body) => body.id !== old.id).map((body) => ({ relation: relation('spun_off_from', body.id, old.id), share: null })),
        )
      : []
  return [...followed, ...spun]
}
