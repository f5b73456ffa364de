import { type Day, type Db, first, type Id, rows, type Sql, sql, type Tx } from '../../kernel/index.js'
import { type Knowledge, type Standpoint, standsAt, textAt } from '../statement/known.js'
import type { Period } from '../statement/periods.js'
import type { UnitId } from '../types.js'
import { unitAt } from '../units/store.js'
import { HIERARCHIES, type Party, type RelationKind } from './rules.js'

export type RelationId = Id<'relation'>

export interface Relation {
  readonly id: RelationId
  readonly kind: RelationKind
  readonly from: UnitId
  readonly to: UnitId
}

const COLUMNS = sql`r.id, r.kind, r.from_unit as "from", r.to_unit as "to"`

export const relationById = (db: Db, id: string): Promise<Relation | undefined> =>
  first<Relation>(db, sql`select ${COLUMNS} from registry.relation r where r.id = ${id}`)

export const relationBetween = (db: Db, kind: RelationKind, from: string, to: string): Promise<Relation | undefined> =>
  first<Relation>(
    db,
    sql`select ${COLUMNS} from registry.relation r where r.kind = ${kind} and r.from_unit = ${from} and r.to_unit = ${to}`,
  )

/** Every tie that a unit ever had, from either side; which of them hold is for their statements to say. */
export const relationsOfUnits = (db: Db, units: readonly string[]): Promise<Relation[]> =>
  rows<Relation>(
    db,
    sql`select ${COLUMNS} from registry.relation r where r.from_unit = any(${units}::uuid[])
      union select ${COLUMNS} from registry.relation r where r.to_unit = any(${units}::uuid[]) order by 2, 1 limit 2000`,
  )

export async function addRelations(tx: Tx, relations: readonly Relation[], today: Day): Promise<void> {
  for (const each of relations)
    await sql`insert into registry.relation (id, kind, from_unit, to_unit, registered_on)
      values (${each.id}, ${each.kind}, ${each.from}, ${each.to}, ${today}) on conflict (kind, from_unit, to_unit) do nothing`.execute(tx)
}

const holds = (at: Standpoint): Sql => sql`${textAt(sql`r.id`, 'holds', at)} = 'true'`

const MOST_DAYS = 500

/**
 * Names along the way from the second unit of a tie back to the first, by ties of its kind, on the first day of these periods on which there is one: with
 * the tie it would be a circle. Empty where there is none, or where the kind may lead back. Ways change only where a tie that can be reached begins or ends,
 * so these days are looked at, and the first; a way has at most 20 steps.
 */
export async function circleWithin(db: Db, tie: Omit<Relation, 'id'>, periods: readonly Period[]): Promise<readonly string[]> {
  if (!HIERARCHIES.includes(tie.kind)) return []
  for (const period of periods) {
    const way = await wayBack(db, tie, period)
    if (way.length > 0) return way
  }
  return []
}

async function wayBack(db: Db, { kind, from, to }: Omit<Relation, 'id'>, period: Period): Promise<readonly string[]> {
  const found = await first<{ on: Day; path: string[] }>(
    db,
    sql`with recursive reached(unit) as (
        select ${to}::uuid union select r.to_unit from reached join registry.relation r on r.from_unit = reached.unit and r.kind = ${kind}
      ), day("on") as (
        select ${period.from}::date
        union select edge from reached join registry.relation r on r.from_unit = reached.unit and r.kind = ${kind}
          join registry.statement s on s.subject = r.id and s.predicate = 'holds' cross join lateral unnest(array[s.valid_from, s.valid_to]) as edge
          where edge > ${period.from}::date and (${period.until}::date is null or edge < ${period.until}::date)
        order by 1 limit ${MOST_DAYS + 1}
      ) select day."on", back.path from day cross join lateral (
        with recursive way(unit, path) as (
          select ${to}::uuid, array[${to}::uuid]
          union all
          select r.to_unit, way.path || r.to_unit from way join registry.relation r on r.from_unit = way.unit and r.kind = ${kind}
          where cardinality(way.path) < 20 and not r.to_unit = any(way.path) and registry_read.text_at(r.id, 'holds', day."on") = 'true'
        ) select path from way where unit = ${from}::uuid and cardinality(path) > 1 order by cardinality(path) limit 1
      ) back order by day."on" limit 1`,
  )
  if (!found) return []
  const named = await rows<{ name: string }>(
    db,
    sql`select coalesce(${textAt(sql`id`, 'name_zh', { asOf: found.on, known: null })}, right(id::text, 6)) as name
      from unnest(${found.path}::uuid[]) with ordinality as t(id, n) order by n`,
  )
  return named.map((each) => each.name)
}

export interface Heir {
  readonly unit: UnitId
  readonly nameZh: string
  readonly nameEn: string | null
  readonly state: string | null
  /** The units on the way, the first one and the heir included. */
  readonly path: readonly UnitId[]
}

/** Who stands in the place of each of these units at (E, K), by all ways of succession: itself where nobody followed it (08 G-086). */
export async function heirsOf(db: Db, units: readonly string[], at: Standpoint): Promise<ReadonlyMap<string, readonly Heir[]>> {
  if (units.length === 0) return new Map()
  const found = await rows<Heir & { readonly first: string }>(
    db,
    sql`select s.first, heir.* from unnest(${units}::uuid[]) as s(first) cross join lateral (
      with recursive way(unit, path) as (
        select s.first, array[s.first]
        union all
        select r.to_unit, way.path || r.to_unit from way join registry.relation r on r.from_unit = way.unit and r.kind = 'succeeded_by'
        where cardinality(way.path) < 20 and not r.to_unit = any(way.path) and ${holds(at)}
      ), ends as (
        select distinct on (unit) unit, path from way
        where not exists (select from registry.relation r where r.from_unit = way.unit and r.kind = 'succeeded_by' and ${holds(at)})
        order by unit, cardinality(path)
      ) select unit, path, ${textAt(sql`unit`, 'name_zh', at)} as "nameZh", ${textAt(sql`unit`, 'name_en', at)} as "nameEn", ${textAt(sql`unit`, 'state', at)} as state
        from ends order by "nameZh", unit limit 100) heir order by s.first, heir."nameZh", heir.unit`,
  )
  const heirs = Map.groupBy(found, (each) => each.first)
  return new Map([...heirs].map(([first, all]) => [first, all.map(({ first: _first, ...heir }) => heir)]))
}

/** A unit as far as a tie asks: what it is, what it was called, since when it has been there. */
export async function partyOf(db: Db, unit: string, on: Day, known: Knowledge = null): Promise<Party | undefined> {
  const found = await unitAt(db, unit, on, known)
  if (!found) return undefined
  const began = await first<{ began: Day | null; name: string | null }>(
    db,
    sql`select min(s.valid_from) as began, (array_agg(s.value #>> '{}' order by s.valid_from desc))[1] as name from registry.statement s
      where s.subject = ${unit} and s.predicate = 'name_zh' and ${standsAt('s', null)}`,
  )
  if (!began?.began) return undefined
  return { id: found.id, kind: found.kind, nameZh: found.nameZh || (began.name ?? ''), began: began.began }
}
