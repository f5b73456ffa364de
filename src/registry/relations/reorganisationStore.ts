import { type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import { type Knowledge, saidBy, standsAt } from '../statement/known.js'
import type { UnitId } from '../types.js'
import type { ReorganisationId, ReorganisationKind } from './reorganisation.js'
import type { RoleMove } from './reorganiseMoves.js'
import type { ReorganisationPlan } from './reorganisePlan.js'

export interface Reorganisation {
  readonly id: ReorganisationId
  readonly kind: ReorganisationKind
  readonly on: Day
  readonly reason: string
  readonly fact: Id<'fact'>
  readonly roles: readonly RoleMove[]
  readonly movedDenominator: boolean
  readonly recordedOn: Day
  readonly recordedAt: string
  readonly undone: boolean
  readonly before: readonly UnitId[]
  readonly after: readonly UnitId[]
  readonly fresh: readonly UnitId[]
}

export async function addReorganisation(tx: Tx, plan: ReorganisationPlan, today: Day): Promise<void> {
  const { asked } = plan
  await sql`insert into registry.reorganisation (id, kind, on_day, reason, document, fact, roles, moved_denominator, recorded_on)
    values (${plan.id}, ${asked.kind}, ${asked.on}, ${asked.reason}, ${asked.document ? JSON.stringify(asked.document) : null}::jsonb, ${plan.fact},
      ${JSON.stringify(plan.roles)}::jsonb, ${plan.listings.length > 0}, ${today})`.execute(tx)
  const fresh = new Set<string>(plan.fresh.map((unit) => unit.id))
  const parties = [
    ...asked.units.map((unit) => ({ unit, side: 'before', fresh: false })),
    ...plan.after.map((body) => ({ unit: body.id, side: 'after', fresh: fresh.has(body.id) })),
  ]
  await sql`insert into registry.reorganisation_party (reorganisation, unit, side, fresh)
    select ${plan.id}::uuid, unit, side, fresh from unnest(${parties.map((each) => each.unit)}::uuid[], ${parties.map((each) => each.side)}::text[],
      ${parties.map((each) => each.fresh)}::boolean[]) as t(unit, side, fresh)`.execute(tx)
}

const PARTIES = (side: 'before' | 'after', fresh = false) =>
  sql`(select coalesce(jsonb_agg(p.unit order by p.unit), '[]') from registry.reorganisation_party p where p.reorganisation = r.id and p.side = ${side} ${fresh ? sql`and p.fresh` : sql``})`
const COLUMNS = (
  known: Knowledge,
) => sql`r.id, r.kind, r.on_day as "on", r.reason, r.fact, r.roles, r.moved_denominator as "movedDenominator", r.recorded_on as "recordedOn",
  r.recorded_at::text as "recordedAt", exists (select from registry.reorganisation_undone u where u.reorganisation = r.id and ${saidBy('u', known)}) as undone,
  ${PARTIES('before')} as before, ${PARTIES('after')} as after, ${PARTIES('after', true)} as fresh`

export const reorganisationById = (db: Db, id: string): Promise<Reorganisation | undefined> =>
  first<Reorganisation>(db, sql`select ${COLUMNS(null)} from registry.reorganisation r where r.id = ${id}`)

/** Acts known at K in which a unit took part, the newest first; those undone by then are included and shown as such, since they were once believed. */
export const reorganisationsOfUnit = (db: Db, unit: string, known: Knowledge): Promise<Reorganisation[]> =>
  rows<Reorganisation>(
    db,
    sql`select ${COLUMNS(known)} from registry.reorganisation r where r.id in (select reorganisation from registry.reorganisation_party where unit = ${unit})
      and ${saidBy('r', known)} order by r.on_day desc, r.id desc limit 200`,
  )

export async function addUndone(tx: Tx, undone: { id: string; reason: string; fact: string; today: Day }): Promise<void> {
  await sql`insert into registry.reorganisation_undone (reorganisation, reason, fact, recorded_on)
    values (${undone.id}, ${undone.reason}, ${undone.fact}, ${undone.today})`.execute(tx)
}

/** Why an act can no longer be undone: what was built on it since, by what it is, with its number. */
export interface BuiltUpon {
  readonly corrected: number
  readonly said: number
  readonly below: number
  readonly roles: number
  readonly terms: number
  readonly counted: number
}

export async function builtUpon(db: Db, act: Reorganisation): Promise<BuiltUpon> {
  const fresh = act.fresh as readonly string[]
  const carried = act.roles.flatMap((each) => (each.carried === null ? [] : [each.carried]))
  const standing = standsAt('s', null)
  const touched = [...act.before, ...act.after] as readonly string[]
  return (await first<BuiltUpon>(
    db,
    sql`select
      (select count(*) from registry.statement s join registry.statement c on c.supersedes = s.id where s.fact = ${act.fact})::int as corrected,
      (select count(*) from registry.statement s where s.fact <> ${act.fact} and ${standing} and s.recorded_at > ${act.recordedAt}::timestamptz
        and (s.subject = any(${fresh}::uuid[]) or (s.subject = any(${touched}::uuid[]) and s.predicate in ('state', 'parent'))))::int as said,
      (select count(*) from registry.statement s where s.fact <> ${act.fact} and ${standing} and s.predicate in ('parent', 'owner', 'office', 'employer')
        and s.value = any(${fresh.map((unit) => JSON.stringify(unit))}::jsonb[]))::int as below,
      (select count(*) from registry.role_assignment a where a.unit = any(${fresh}::uuid[]) and not a.id = any(${carried}::uuid[]))::int as roles,
      (select count(*) from registry.term t where t.unit = any(${fresh}::uuid[]))::int as terms,
      (select count(*) from kernel_read.entry e join kernel_read.unit_no n on n.no = e.unit where n.unit = any(${fresh}::uuid[]))::int as counted`,
  ))!
}
