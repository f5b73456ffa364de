import { z } from 'zod'
import { type Day, type Db, id, query, sql } from '../../kernel/index.js'
import { directoryOut, unitPageOut, unitPortraitOut, unitsOut } from '../outputs.js'
import { type Knowledge, type Standpoint, standpointOf, textAt, times } from '../statement/known.js'
import { heldFor, type Said, saidOf } from '../statement/store.js'
import { UNIT_KINDS, type Unit, type UnitId, type UnitKind } from '../types.js'
import { childrenOfUnit, unitAt, unitsAbove, unitsIn } from './store.js'

/** Where a page of a list goes on. */
const cursor = z.strictObject({ code: z.string().max(80), id: id('unit') })
export type UnitCursor = z.output<typeof cursor>
const PUBLIC = { visibility: 'public: names and places of organisations are public' }

const filters = {
  kind: z.enum(UNIT_KINDS).optional(),
  kinds: z.array(z.enum(UNIT_KINDS)).max(UNIT_KINDS.length).optional(),
  class: z.string().max(60).optional(),
  /** Any part of a Chinese or English name, or the beginning of a code. */
  text: z.string().trim().max(100).optional(),
  /** Leaves out units that are closed or merged on the day. */
  living: z.boolean().default(true),
}

export interface UnitPage {
  readonly units: readonly Unit[]
  readonly next: UnitCursor | null
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')
export const likePart = (text: string) => `%${escaped(text)}%`
const likeStart = (text: string) => `${escaped(text)}%`

/** Ids of everything that ever had a name with this text in it. */
export const everNamed = (text: string) =>
  sql`select s.subject from registry.statement s where s.predicate in ('name_zh', 'name_en') and s.value #>> '{}' ilike ${likePart(text)}`

export const unitsOf = query({
  name: 'registry.units_of',
  title: { zh: '单位列表', en: 'List of units' },
  output: unitPageOut,
  input: z.strictObject({ ...filters, ...times, after: cursor.optional(), limit: z.int().min(1).max(500).default(50) }),
  allow: 'public',
  list: PUBLIC,
  run: async (_ctx, ask, db): Promise<UnitPage> => {
    const at = await standpointOf(db, ask)
    const kinds = ask.kind ? [ask.kind] : ask.kinds
    // With a word or class: first, by index, those that can be meant at all; only for them is asked what holds on the day.
    const possible = sql`select u.id, u.kind, u.code from registry.unit u where true
      ${kinds ? sql`and u.kind = any(${kinds}::text[])` : sql``}
      ${ask.after ? sql`and (coalesce(u.code, ''), u.id) > (${ask.after.code}, ${ask.after.id}::uuid)` : sql``}
      ${ask.class ? sql`and u.id in (select s.subject from registry.statement s where s.predicate = 'class' and s.value = to_jsonb(${ask.class}::text))` : sql``}
      ${ask.text ? sql`and (u.code ilike ${likeStart(ask.text)} or u.id in (${everNamed(ask.text)}))` : sql``}`
    const first = ask.text || ask.class ? sql`with possible as materialized (${possible}) select * from possible` : possible
    const which = sql`select u.id, u.kind, u.code from (${first}) u
      where ${said('name_zh', at)} is not null
      ${ask.living ? sql`and coalesce(${said('state', at)}, 'active') not in ('closed', 'merged')` : sql``}
      ${ask.class ? sql`and ${said('class', at)} = ${ask.class}` : sql``}
      ${ask.text ? named(ask.text, at) : sql``}
      order by coalesce(u.code, ''), u.id limit ${ask.limit + 1}`
    const found = await unitsIn(db, which, at.asOf, at.known)
    const units = found.slice(0, ask.limit)
    const last = units.at(-1)
    return { units, next: found.length > ask.limit && last ? { code: last.code ?? '', id: last.id } : null }
  },
})

const said = (what: string, at: Standpoint) => textAt(sql`u.id`, what, at)
const named = (text: string, at: Standpoint) => sql`and (${said('name_zh', at)} ilike ${likePart(text)}
  or ${said('name_en', at)} ilike ${likePart(text)} or u.code ilike ${likeStart(text)})`

export interface UnitPortrait {
  /** As it was at (E, K); without a name where nothing had been said of it for that day. */
  readonly unit: Unit
  /** From the unit up to the root, at (E, K). */
  readonly above: readonly { readonly id: UnitId; readonly nameZh: string }[]
  /** Public statements made by K, superseded ones included, oldest word first. */
  readonly history: readonly Said[]
}

export const unitById = query({
  name: 'registry.unit_by_id',
  title: { zh: '单位', en: 'A unit' },
  output: unitPortraitOut,
  input: z.strictObject({ unit: id('unit'), ...times }),
  allow: 'public',
  run: async (_ctx, ask, db): Promise<UnitPortrait | undefined> => {
    const { asOf, known } = await standpointOf(db, ask)
    const unit = await unitAt(db, ask.unit, asOf, known)
    if (!unit) return undefined
    const history = await saidOf(db, [ask.unit], known, { publicly: true })
    return { unit, above: await unitsAbove(db, ask.unit, asOf, known), history }
  },
})

export const childrenOf = query({
  name: 'registry.children_of',
  title: { zh: '下属单位', en: 'Units below' },
  output: unitsOut,
  input: z.strictObject({ unit: id('unit'), kind: z.enum(UNIT_KINDS).optional(), ...times, limit: z.int().min(1).max(1000).default(500) }),
  allow: 'public',
  list: PUBLIC,
  run: async (_ctx, ask, db): Promise<readonly Unit[]> => {
    const { asOf, known } = await standpointOf(db, ask)
    const which = sql`select c.id, c.kind, c.code from (${childrenOfUnit(ask.unit, asOf, known)}) c ${ask.kind ? sql`where c.kind = ${ask.kind}` : sql``}
      order by coalesce(c.code, ''), c.id limit ${ask.limit}`
    return unitsIn(db, which, asOf, known)
  },
})

export interface DirectoryGroup {
  readonly kind: UnitKind
  readonly class: string | null
  readonly units: number
}

/** How many living units there are of each kind and class: the first page of the directory. */
export const directory = query({
  name: 'registry.directory',
  title: { zh: '名录', en: 'Directory' },
  output: directoryOut,
  input: z.strictObject({ ...times }),
  allow: 'public',
  list: PUBLIC,
  run: async (_ctx, ask, db): Promise<readonly DirectoryGroup[]> => {
    const { asOf, known } = await standpointOf(db, ask)
    const held = heldFor(sql`s.predicate in ('state', 'class') and s.subject in (select id from registry.unit)`, asOf, known)
    const found = await sql<DirectoryGroup>`with held as (${held}), living as (
        select u.kind, c.value #>> '{}' as class from registry.unit u join held h on h.subject = u.id and h.predicate = 'state'
        left join held c on c.subject = u.id and c.predicate = 'class' where h.value #>> '{}' not in ('closed', 'merged'))
      select kind, class, count(*) as units from living group by kind, class order by kind, class nulls last`.execute(db)
    return found.rows
  },
})

/** Names of units as of a day, for rows that hold only ids; unknown ids are left out. */
export async function unitNames(
  db: Db,
  units: readonly string[],
  asOf: Day,
  known: Knowledge = null,
): Promise<ReadonlyMap<string, { nameZh: string; nameEn: string | null }>> {
  const wanted = [...new Set(units)]
  if (wanted.length === 0) return new Map()
  const found = await sql<{
    id: string
    nameZh: string
    nameEn: string | null
  }>`select id, ${textAt(sql`id`, 'name_zh', { asOf, known })} as "nameZh", ${textAt(sql`id`, 'name_en', { asOf, known })} as "nameEn"
    from unnest(${wanted}::uuid[]) as t(id)`.execute(db)
  return new Map(found.rows.filter((row) => row.nameZh !== null).map(({ id: unit, ...names }) => [unit, names]))
}
