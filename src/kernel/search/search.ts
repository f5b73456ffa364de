import { type Db, rows, type Sql, sql, type Tx } from '../db/database.js'
import type { Id } from '../ids.js'
import type { Viewer } from '../viewer.js'
import { plain, readAsked, vectorText } from './words.js'

/** Who may find a document: anyone, or the holders of a permission for a unit (null: for the whole federation). */
export type Audience = 'public' | { readonly permission: string; readonly unit: Id<'unit'> | null }

export interface SearchDocument {
  readonly room: string
  /** What it is, for example `unit` or `journal`. */
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly titleEn?: string
  /** Only the first 16,000 characters are kept; cut longer texts into documents of their own. */
  readonly body?: string
  /** Path of its page. */
  readonly link: string
  readonly audience: Audience
}

const LONGEST = 16_000

/** Puts documents into the search, or replaces them, in one statement. */
export async function indexDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const of = <T>(take: (each: SearchDocument) => T) => documents.map(take)
  const body = (each: SearchDocument) => (each.body ?? '').slice(0, LONGEST)
  const head = (each: SearchDocument) => `${each.title} ${each.titleEn ?? ''}`
  const right = (each: SearchDocument) => (each.audience === 'public' ? { permission: null, unit: null } : each.audience)
  await sql`insert into kernel.search_document (room, kind, id, title, title_en, body, link, permission, unit, vector)
    select room, kind, id, title, title_en, body, link, permission, unit,
      (han_head::tsvector || setweight(to_tsvector('english', head), 'A')) || (han_body::tsvector || to_tsvector('english', said))
    from unnest(${of((d) => d.room)}::text[], ${of((d) => d.kind)}::text[], ${of((d) => d.id)}::text[], ${of((d) => d.title)}::text[], ${of((d) => d.titleEn ?? '')}::text[], ${of(body)}::text[],
      ${of((d) => d.link)}::text[], ${of((d) => right(d).permission)}::text[], ${of((d) => right(d).unit)}::uuid[], ${of((d) => vectorText(head(d), 'A'))}::text[], ${of((d) => latin(head(d)))}::text[],
      ${of((d) => vectorText(body(d), 'D'))}::text[], ${of((d) => latin(body(d)))}::text[])
      as t(room, kind, id, title, title_en, body, link, permission, unit, han_head, head, han_body, said)
    on conflict (room, kind, id) do update set title = excluded.title, title_en = excluded.title_en, body = excluded.body, link = excluded.link,
      permission = excluded.permission, unit = excluded.unit, vector = excluded.vector`.execute(tx)
}

export const indexDocument = (tx: Tx, document: SearchDocument): Promise<void> => indexDocuments(tx, [document])

/** Words in Latin letters and digits, without marks, so that `A-01` is asked for and found as `a` and `01`. */
const latin = (text: string) =>
  (
    plain(text)
      .replaceAll(/\p{Script=Han}/gu, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

export async function removeDocument(tx: Tx, room: string, kind: string, id: string): Promise<void> {
  await sql`delete from kernel.search_document where room = ${room} and kind = ${kind} and id = ${id}`.execute(tx)
}

export interface Found {
  readonly room: string
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Part of the body around the first place that matches; empty where only the title does. */
  readonly excerpt: string
  readonly link: string
}

/** The rows that this viewer may find at all. */
function visibleTo(viewer: Viewer): Sql {
  if (viewer.via === 'system') return sql`true`
  const federal = [...new Set(viewer.grants.filter((grant) => grant.unit === null).map((grant) => grant.permission))]
  const local = viewer.grants.filter((grant) => grant.unit !== null)
  return sql`(permission is null or permission = any(${federal}::text[])
    or (permission, unit) in (select * from unnest(${local.map((grant) => grant.permission)}::text[], ${local.map((grant) => grant.unit)}::uuid[])))`
}

/** All words must be there; the last Latin word may be unfinished. */
function asked(text: string): Sql | undefined {
  const { han, words } = readAsked(text)
  const last = words.at(-1)
  const whole = words.slice(0, -1).join(' ')
  const parts: Sql[] = []
  if (han) parts.push(sql`${han}::tsquery`)
  if (whole) parts.push(sql`plainto_tsquery('english', ${whole})`)
  if (last) parts.push(sql`(plainto_tsquery('english', ${last}) || ${`'${last}':*`}::tsquery)`)
  return parts.length === 0 ? undefined : sql.join(parts, sql` && `)
}

/** What the viewer may find for the text, best first: titles before bodies, exact titles before all. Nothing for a text without words. */
export async function searchDocuments(db: Db, viewer: Viewer, text: string, limit: number): Promise<Found[]> {
  return searchWithin(db, viewer, text, { limit })
}

/** The same, limited to some kinds and going on after a number of hits that were already shown. */
export async function searchWithin(
  db: Db,
  viewer: Viewer,
  text: string,
  ask: { limit: number; kinds?: readonly string[]; skip?: number },
): Promise<Found[]> {
  const wanted = asked(text)
  if (!wanted) return []
  const found = await rows<Omit<Found, 'excerpt'> & { body: string }>(
    db,
    sql`select room, kind, id, title, title_en as "titleEn", body, link from kernel.search_document, (select ${wanted} as wanted) q
      where vector @@ q.wanted and ${visibleTo(viewer)} ${ask.kinds ? sql`and kind = any(${ask.kinds}::text[])` : sql``}
      order by lower(title) = ${text.trim().toLowerCase()} desc, ts_rank_cd('{0.1, 0.2, 0.4, 1}', vector, q.wanted, 1) desc, length(title), room, kind, id
      limit ${Math.min(ask.limit, 200)} offset ${Math.min(ask.skip ?? 0, 2_000)}`,
  )
  return found.map(({ body, ...each }) => ({ ...each, excerpt: excerptOf(body, text) }))
}

const AROUND = 40

/** The body around the first thing asked for, cut at whole characters. */
function excerptOf(body: string, text: string): string {
  if (!body) return ''
  const shown = body.normalize('NFKC')
  const search = plain(shown)
  const places = plain(text.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => (part ? search.indexOf(part) : -1))
    .filter((at) => at >= 0)
  if (places.length === 0) return ''
  const characters = [...shown]
  const at = [...search.slice(0, Math.min(...places))].length
  const from = Math.max(0, at - AROUND)
  const to = at + AROUND * 2
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`
}
