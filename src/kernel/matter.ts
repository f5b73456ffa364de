import type { Day } from './day.js'
import { type Db, rows, type Sql, sql, type Tx } from './db/database.js'
import { type Id, newId } from './ids.js'
import type { L10n } from './messages.js'
import type { Viewer } from './viewer.js'

/** Something that waits for someone: whose turn it is, since when, due when. */
export interface Matter {
  readonly kind: string
  /** Id of what waits, for example the record's. */
  readonly subject: string
  readonly title: L10n
  /** Path of the page where it is done. */
  readonly link: string
  /** Whose turn: holders of this permission (for the unit, or federation-wide), or one person. */
  readonly turn: { readonly permission: string; readonly unit: Id<'unit'> | null } | { readonly person: Id<'person'> }
  readonly since: Day
  readonly due?: Day
}

/** Hands the turn to someone. Asking twice for the same turn changes nothing. */
export async function openMatter(tx: Tx, matter: Matter): Promise<void> {
  const turn =
    'person' in matter.turn
      ? { permission: null, unit: null, person: matter.turn.person }
      : { permission: matter.turn.permission, unit: matter.turn.unit, person: null }
  await sql`insert into kernel.matter (id, kind, subject, title, link, permission, unit, person, since, due)
    values (${newId<'matter'>()}, ${matter.kind}, ${matter.subject}, ${JSON.stringify(matter.title)}::jsonb, ${matter.link}, ${turn.permission}, ${turn.unit}, ${turn.person}, ${matter.since}, ${matter.due ?? null})
    on conflict do nothing`.execute(tx)
}

/**
 * Nobody's turn any more: ends the turns of a subject, or only those of one kind, permission or person. They go away altogether (what happened is
 * told by facts): a row that stayed would be written into every index again and make commands about neighbouring subjects abort one another.
 */
export async function closeMatters(
  tx: Tx,
  subject: string,
  _on: Day,
  only: { kind?: string; permission?: string; person?: string; unit?: string } = {},
): Promise<void> {
  await sql`delete from kernel.matter where subject = ${subject}
    ${only.kind ? sql`and kind = ${only.kind}` : sql``} ${only.permission ? sql`and permission = ${only.permission}` : sql``}
    ${only.person ? sql`and person = ${only.person}` : sql``} ${only.unit ? sql`and unit = ${only.unit}` : sql``}`.execute(tx)
}

export interface OpenMatter {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly title: L10n
  readonly link: string
  readonly since: Day
  readonly due: Day | null
  readonly unit: string | null
  readonly permission: string | null
}

/** SQL condition for the turns that this viewer may take. */
export function turnOf(viewer: Viewer): Sql {
  const federal = [...new Set(viewer.grants.filter((g) => g.unit === null).map((g) => g.permission))]
  const local = viewer.grants.filter((g) => g.unit !== null)
  return sql`((person is not null and person = ${viewer.person}) or permission = any(${federal}::text[])
    or (permission, unit) in (select * from unnest(${local.map((g) => g.permission)}::text[], ${local.map((g) => g.unit)}::uuid[])))`
}

/** `record.confirm` also means its parts, `record.confirm/needer`. */
const ofKind = (kind: string | undefined): Sql => (kind ? sql`and split_part(kind, '/', 1) = ${kind}` : sql``)

/** "Our turn": oldest first, keyset-paged by (since, id). */
export async function mattersOf(
  db: Db,
  viewer: Viewer,
  ask: { after?: { since: Day; id: string }; limit: number; kind?: string },
): Promise<OpenMatter[]> {
  return rows<OpenMatter>(
    db,
    sql`select id, kind, subject, title, link, since, due, unit, permission from kernel.matter
    where closed_on is null and ${turnOf(viewer)} ${ofKind(ask.kind)}
    ${ask.after ? sql`and (since, id) > (${ask.after.since}::date, ${ask.after.id}::uuid)` : sql``} order by since, id limit ${ask.limit}`,
  )
}

/** How many of the viewer's turns there are of each kind. */
export async function matterKinds(db: Db, viewer: Viewer): Promise<{ kind: string; n: number }[]> {
  return rows<{ kind: string; n: number }>(
    db,
    sql`select split_part(kind, '/', 1) as kind, count(*)::int as n from kernel.matter where closed_on is null and ${turnOf(viewer)} group by 1 order by 1`,
  )
}

/** Open turns of these kinds that are somebody else's: what "waiting for others" shows. Who may see the kinds is the caller's to say. */
export async function mattersElsewhere(
  db: Db,
  viewer: Viewer,
  ask: { readonly kinds: readonly string[]; readonly limit: number },
): Promise<OpenMatter[]> {
  if (ask.kinds.length === 0) return []
  return rows<OpenMatter>(
    db,
    sql`select id, kind, subject, title, link, since, due, unit, permission from kernel.matter
    where closed_on is null and not coalesce(${turnOf(viewer)}, false) and split_part(kind, '/', 1) = any(${ask.kinds}::text[]) order by since, id limit ${ask.limit}`,
  )
}

export async function countMatters(db: Db, viewer: Viewer): Promise<number> {
  return Number(
    (
      await rows<{ n: number }>(
        db,
        sql`select count(*) as n from (select 1 from kernel.matter where closed_on is null and ${turnOf(viewer)} limit 1000) m`,
      )
    )[0]?.n ?? 0,
  )
}
