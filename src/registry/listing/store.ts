import { type Day, type Db, first, type Id, rows, sql, type Tx } from '../../kernel/index.js'
import { standsAt } from '../statement/known.js'
import type { OutsideDocument, UnitId } from '../types.js'

export type ListedKind = 'base' | 'park' | 'society'

export interface Listing {
  readonly unit: UnitId
  readonly what: ListedKind
  readonly fact: Id<'fact'>
  readonly listedOn: Day
  readonly leftBy: Id<'fact'> | null
  readonly leftOn: Day | null
}

const COLUMNS = sql`unit, what, fact, listed_on as "listedOn", left_by as "leftBy", left_on as "leftOn"`

export async function listingOf(db: Db, unit: string, what: ListedKind): Promise<Listing | undefined> {
  return first<Listing>(db, sql`select ${COLUMNS} from registry.listing where unit = ${unit} and what = ${what}`)
}

/** All listings of these units. */
export async function listingsOf(db: Db, units: readonly string[]): Promise<Listing[]> {
  return rows<Listing>(db, sql`select ${COLUMNS} from registry.listing where unit = any(${units}::uuid[]) order by unit, what`)
}

/** Puts a unit on a register, or back on it. */
export async function putListings(tx: Tx, listings: readonly Listing[]): Promise<void> {
  for (const each of listings)
    await sql`insert into registry.listing (unit, what, fact, listed_on, left_by, left_on) values (${each.unit}, ${each.what}, ${each.fact}, ${each.listedOn}, ${each.leftBy}, ${each.leftOn})
      on conflict (unit, what) do update set fact = excluded.fact, listed_on = excluded.listed_on, left_by = excluded.left_by, left_on = excluded.left_on`.execute(
      tx,
    )
}

export interface Removal {
  readonly id: Id<'removal'>
  readonly unit: UnitId
  readonly what: ListedKind | 'pilot'
  readonly leftOn: Day
  readonly reason: string
  readonly document: OutsideDocument | null
}

export async function addRemoval(tx: Tx, removal: Removal, today: Day): Promise<void> {
  await sql`insert into registry.removal (id, unit, what, left_on, reason, document, counted, recorded_on) values (${removal.id}, ${removal.unit}, ${removal.what}, ${removal.leftOn},
    ${removal.reason}, ${removal.document === null ? null : JSON.stringify(removal.document)}::jsonb, ${removal.document !== null}, ${today})`.execute(
    tx,
  )
}

/** Whether a removal without paper is already on record. */
export async function removalClaimed(db: Db, unit: string, what: Removal['what']): Promise<boolean> {
  return (
    (await first(db, sql`select 1 from registry.removal where unit = ${unit} and what = ${what} and not counted limit 1`)) !== undefined
  )
}

/** Since when the city has been in the pilot, if it is on that day. */
export async function pilotSince(db: Db, city: string, asOf: Day): Promise<Day | undefined> {
  const held = await first<{ since: Day; value: boolean }>(
    db,
    sql`select s.valid_from as since, s.value from registry.statement s where s.subject = ${city} and s.predicate = 'pilot' and s.valid_from <= ${asOf} and (s.valid_to is null or ${asOf} < s.valid_to)
      and ${standsAt('s', null)} order by s.valid_from desc, s.recorded_at desc, s.id desc limit 1`,
  )
  return held?.value === true ? held.since : undefined
}

/** Names under which the federation itself signs. */
export async function ownNames(db: Db): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`select s.value #>> '{}' as name from registry.unit u join registry.statement s on s.subject = u.id and s.predicate in ('name_zh', 'name_en', 'short_zh') where u.kind = 'federation'`,
  )
  return found.map((each) => each.name).filter(Boolean)
}
