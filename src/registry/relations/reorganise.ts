import { type At, command, newId, ok, query, type Refusal, type Result, type Tx } from '../../kernel/index.js'
import { consequencesOut, reorganisedOut } from '../lifeOutputs.js'
import { addRemoval, type ListedKind, putListings } from '../listing/store.js'
import { addAssignment, addEndings } from '../people/store.js'
import { addQuestions } from '../questions/store.js'
import { refreshSearch } from '../search.js'
import { addStatements } from '../statement/store.js'
import { inTurn } from '../turn.js'
import type { UnitId } from '../types.js'
import { addUnit } from '../units/store.js'
import { loadReorganising, reorganisationInput } from './reorganisation.js'
import { addReorganisation } from './reorganisationStore.js'
import { planReorganisation, type ReorganisationPlan } from './reorganisePlan.js'
import { addRelations } from './store.js'

const permission = 'registry.keep_units'

async function save(tx: Tx, plan: ReorganisationPlan, at: At): Promise<void> {
  for (const unit of plan.fresh) await addUnit(tx, { ...unit, today: at.today })
  await addQuestions(
    tx,
    plan.fresh.flatMap((unit) => unit.questions),
    at.today,
  )
  await addRelations(tx, plan.relations, at.today)
  await addStatements(tx, plan.said, { today: at.today, account: at.viewer.account })
  await addEndings(tx, plan.endings, at)
  for (const role of plan.given) await addAssignment(tx, role, at)
  await putListings(tx, plan.listings)
  for (const removal of plan.removals) await addRemoval(tx, removal, at.today)
  await addReorganisation(tx, plan, at.today)
  const units = [...plan.asked.units, ...plan.after.map((body) => body.id), ...plan.children.map((child) => child.unit)]
  await refreshSearch(tx, { units })
}

const REORGANISE_REFUSALS = [
  ...['reorganisation_shape', 'reorganisation_twice', 'shares_number', 'shares_sum', 'unit_unknown', 'unit_is_closed', 'relation_cycle'],
  ...['relation_date', 'children_open', 'still_listed', 'document_not_outside', 'pilot_differs', 'unit_code_taken', 'unit_known'],
  ...['parent_unknown', 'parent_needed', 'parent_closed', 'branch_under_branch', 'parent_wrong_kind', 'branch_name_prefix'],
  ...['branch_region', 'branch_name_below', 'branch_no_code'],
  ...['credit_code_length', 'credit_code_character', 'credit_code_check'],
]

/** Merges, splits, spins off or regroups bodies in one act: states, ties, units below, roles and registers, or nothing of it. */
export const reorganiseUnits = command({
  name: 'registry.reorganise_units',
  title: { zh: '合并、分立或重组单位', en: 'Merge, split or regroup units' },
  input: reorganisationInput,
  output: reorganisedOut,
  permission,
  allow: (who, asked) => who.can(permission) && (asked.document === undefined || who.can('registry.keep_lists')),
  subject: inTurn,
  load: loadReorganising,
  decide: (loaded, asked, at): Result<{ change: ReorganisationPlan; facts: ReorganisationPlan['facts']; answer: Answer }, Refusal> => {
    const plan = planReorganisation(loaded, asked, at)
    if (!plan.ok) return plan
    const answer: Answer = { reorganisation: plan.value.id, fresh: plan.value.fresh.map((unit) => unit.id) }
    return ok({ change: plan.value, facts: plan.value.facts, answer })
  },
  save,
  clashes: {
    unit_code_once: { code: 'unit_code_taken', field: 'fresh' } as Refusal,
    unit_pkey: { code: 'unit_known', field: 'fresh' } as Refusal,
  },
  refusals: REORGANISE_REFUSALS,
})

interface Answer {
  readonly reorganisation: string
  readonly fresh: readonly UnitId[]
}

/** What a reorganisation would do, in numbers and names, before anybody presses the button. */
export interface Consequences {
  readonly ended: readonly { readonly id: UnitId; readonly nameZh: string }[]
  readonly after: readonly { readonly id: UnitId; readonly nameZh: string; readonly fresh: boolean }[]
  readonly children: ReorganisationPlan['children']
  readonly roles: ReorganisationPlan['roles']
  readonly ties: number
  readonly denominators: readonly { readonly unit: UnitId; readonly what: ListedKind }[]
}

/** The same reading and the same rule as the command; nothing is written. A refusal comes back as the command would give it. */
export const previewReorganisation = query({
  name: 'registry.preview_reorganisation',
  title: { zh: '预览合并、分立或重组的后果', en: 'Preview of a merger, split or regrouping' },
  input: reorganisationInput,
  output: consequencesOut,
  permission,
  allow: (who) => who.can(permission),
  run: async (ctx, asked, db): Promise<Result<Consequences, Refusal>> => {
    const at: At = { today: await ctx.house.clock.today(db), viewer: ctx.viewer, id: newId }
    const plan = planReorganisation(await loadReorganising(db as Tx, asked), asked, at)
    if (!plan.ok) return plan
    const { ended, after, fresh, children, roles, listings, said } = plan.value
    const isFresh = new Set<string>(fresh.map((unit) => unit.id))
    return ok({
      ended: ended.map(({ id: unit, nameZh }) => ({ id: unit, nameZh })),
      after: after.map(({ id: unit, nameZh }) => ({ id: unit, nameZh, fresh: isFresh.has(unit) })),
      children,
      roles,
      ties: said.filter((each) => each.predicate === 'holds' && each.value === false).length,
      denominators: listings.map((each) => ({ unit: each.unit, what: each.what })),
    })
  },
})
