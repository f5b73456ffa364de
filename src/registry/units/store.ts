import { type Day, type Db, first, rows, sql, type Tx } from '../../kernel/index.js'
import { type Knowledge, textAt } from '../statement/known.js'
import { heldFor } from '../statement/store.js'
import type { Predicate, Unit, UnitId, UnitKind, UnitState, Value } from '../types.js'

export interface UnitRow {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly code: string | null
  readonly said: Partial<Record<Predicate, Value>> | null
}

/** A unit from its identity and what is said of it. */
export function unitOf({ id, kind, code, said }: UnitRow): Unit {
  const text = (predicate: Predicate) => (said?.[predicate] as string | null | undefined) ?? null
  return {
    id,
    kind,
    code,
    nameZh: text('name_zh') ?? '',
    nameEn: text('name_en'),
    class: text('class'),
    parent: text('parent') as UnitId | null,
    seat: text('seat'),
    state: text('state') as UnitState | null,
    goodStanding: (said?.good_standing as boolean | null | undefined) ?? null,
    pilot: said?.pilot === true,
    listed: said?.listed === true,
    creditCode: text('credit_code'),
    ror: text('ror'),
  }
}

/** The units in `which` (a query giving id, kind and code) with all that holds of them, in the order of code and id. */
export async function unitsIn(db: Db, which: ReturnType<typeof sql>, asOf: Day, known: Knowledge): Promise<Unit[]> {
  const found = await rows<UnitRow>(
    db,
    sql`with page as materialized (${which}), held as materialized (${heldFor(sql`s.subject in (select id from page)`, asOf, known)}),
    said as (select subject, jsonb_object_agg(predicate, value) as said from held group by subject)
    select page.id, page.kind, page.code, said.said from page left join said on said.subject = page.id order by coalesce(page.code, ''), page.id`,
  )
  return found.map(unitOf)
}

export async function unitAt(db: Db, id: string, asOf: Day, known: Knowledge = null): Promise<Unit | undefined> {
  return (await unitsIn(db, sql`select id, kind, code from registry.unit where id = ${id}`, asOf, known))[0]
}

/** The unit and everything above it, nearest first; at most 12 steps. */
export async function unitsAbove(db: Db, id: string, asOf: Day, known: Knowledge = null): Promise<{ id: UnitId; nameZh: string }[]> {
  const at = { asOf, known }
  const parent = textAt(sql`above.id`, 'parent', at)
  return rows(
    db,
    sql`with recursive above(id, depth) as (
      select ${id}::uuid, 0
      union all
      select ${parent}::uuid, depth + 1 from above where depth < 12 and ${parent} is not null
    ) select id, coalesce(${textAt(sql`above.id`, 'name_zh', at)}, '') as "nameZh" from above order by depth`,
  )
}

/** Units directly below that are still alive on the day. */
export async function livingChildren(db: Db, id: string, asOf: Day): Promise<Unit[]> {
  const below = await unitsIn(db, childrenOfUnit(id, asOf), asOf, null)
  return below.filter((unit) => unit.state !== 'closed' && unit.state !== 'merged')
}

/** Units whose parent on the day is this one, whoever their earlier or later parents; first, by index, those that ever stood under it. */
export const childrenOfUnit = (id: string, asOf: Day, known: Knowledge = null) => sql`select u.id, u.kind, u.code from (
    with possible as materialized (select distinct s.subject from registry.statement s where s.predicate = 'parent' and s.value = to_jsonb(${id}::text))
    select subject from possible where ${textAt(sql`subject`, 'parent', { asOf, known })} = ${id}::text) c
  join registry.unit u on u.id = c.subject`

export async function addUnit(tx: Tx, unit: { id: UnitId; kind: UnitKind; code: string | null; today: Day }): Promise<void> {
  await sql`insert into registry.unit (id, kind, code, registered_on) values (${unit.id}, ${unit.kind}, ${unit.code}, ${unit.today})`.execute(
    tx,
  )
}

export async function unitExists(db: Db, id: string): Promise<boolean> {
  return (await first(db, sql`select 1 from registry.unit where id = ${id}`)) !== undefined
}
