import { type Day, type Db, rows, sql } from '../kernel/index.js'
import { UNIT_KINDS } from '../registry/index.js'
import type { ColumnDecl, FieldDecl, RecordPack } from './pack.js'
import type { UnitId, Values } from './types.js'

/** What the registry says of an id on the day of the happening. */
export interface Reference {
  readonly id: string
  /** Kind in the subject register: a unit kind, `journal`, or a subject's own kind. */
  readonly kind: string
  readonly nameZh: string | null
  readonly nameEn: string | null
  /** The unit that it is or belongs to: itself, a journal's office, a subject's owner, a person's employer. */
  readonly unit: UnitId | null
  /** The unit above that one. */
  readonly parent: UnitId | null
  readonly state: string | null
  readonly registeredOn: Day | null
  /** A journal's society, a subject's owner; the unit itself. */
  readonly owner: UnitId | null
  /** Level in its table, for tables with levels. */
  readonly level: string | null
  /** A journal's domestic serial number. */
  readonly cn: string | null
  /** Dated lists on which it stands, among those asked for. */
  readonly lists: readonly string[]
}

export type References = ReadonlyMap<string, Reference>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type Pointing = Extract<FieldDecl | ColumnDecl, { kind: 'subject' | 'unit' | 'journal' | 'person' | 'people' }>
const points = (field: FieldDecl | ColumnDecl): field is Pointing => ['subject', 'unit', 'journal', 'person', 'people'].includes(field.kind)

const idIn = (value: unknown): string | undefined => {
  const id = typeof value === 'object' && value !== null ? (value as { person?: string }).person : value
  return typeof id === 'string' && UUID.test(id) ? id : undefined
}

/** Each field that points into the registry, with the id it holds and its place in the form (`entries.3.question`). */
export function pointersOf(pack: RecordPack, values: Values): { field: Pointing; id: string; at: string }[] {
  const found: { field: Pointing; id: string; at: string }[] = []
  const look = (field: FieldDecl | ColumnDecl, value: unknown, at: string) => {
    if (!points(field) || value === undefined) return
    const each = field.kind === 'people' && Array.isArray(value) ? value : [value]
    each.forEach((one, index) => {
      const id = idIn(one)
      if (id) found.push({ field, id, at: field.kind === 'people' ? `${at}.${index}` : at })
    })
  }
  for (const field of pack.fields) {
    const value = values[field.id]
    if (field.kind !== 'list') look(field, value, field.id)
    else if (Array.isArray(value))
      value.forEach((row, index) => {
        for (const column of field.columns) look(column, (row as Values)[column.id], `${field.id}.${index}.${column.id}`)
      })
  }
  return found
}

/** What the pack asks of the registry besides the entries themselves. */
export interface Needs {
  /** Dated lists that its fields ask about. */
  readonly lists: readonly string[]
  /** Whether a party stands for the unit above another. */
  readonly parents: boolean
}
const PLAIN: Needs = { lists: [], parents: false }

const known = new WeakMap<RecordPack, Needs>()
export function needsOf(pack: RecordPack): Needs {
  const found = known.get(pack)
  if (found) return found
  const fields = pack.fields.flatMap((field): (FieldDecl | ColumnDecl)[] => (field.kind === 'list' ? [...field.columns] : [field]))
  const lists = fields.map((field) => ('listedIn' in field ? field.listedIn : 'roster' in field ? field.roster : undefined))
  const needs = {
    lists: [...new Set(lists.filter((list) => list !== undefined))],
    parents: JSON.stringify(pack).includes('parent-of-field:'),
  }
  known.set(pack, needs)
  return needs
}

/**
 * One statement for everything that the values point at, and for the recording unit itself. `offset 0` keeps the planner from asking what is said of an
 * entry once for every column that reads it.
 */
export async function loadReferences(db: Db, ids: readonly string[], on: Day, { lists, parents }: Needs = PLAIN): Promise<References> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const standing =
    lists.length === 0 ? sql`'{}'::text[]` : sql`array(select l from unnest(${lists}::text[]) l where h.said ->> ('on_' || l) = 'true')`
  const above = parents ? sql`registry_read.text_at(e.unit, 'parent', ${on}::date)::uuid` : sql`null::uuid`
  const found = await rows<Reference>(
    db,
    sql`select s.id, s.kind, h.said ->> 'name_zh' as "nameZh", h.said ->> 'name_en' as "nameEn", e.unit, e.owner, ${above} as parent, h.said ->> 'state' as state,
        s.registered_on as "registeredOn", h.said ->> 'level' as level, j.cn, ${standing} as lists
      from registry_read.subject s left join registry_read.journal j on j.id = s.id, lateral (select registry_read.held_at(s.id, ${on}::date) as said offset 0) h,
        lateral (select coalesce((h.said ->> 'office')::uuid, o.owner) as unit, o.owner from (select case when s.kind = any(${UNIT_KINDS}::text[]) then s.id else (h.said ->> 'owner')::uuid end as owner) o) e
      where s.id = any(${wanted}::uuid[])
    union all
    select p.id, 'person', p.name_zh, p.name_en, e.unit, e.unit, ${above}, null, null, null, null, ${standing}
      from registry_read.person p, lateral (select registry_read.held_at(p.id, ${on}::date) as said offset 0) h, lateral (select (h.said ->> 'employer')::uuid as unit) e
      where p.id = any(${wanted}::uuid[])`,
  )
  return new Map(found.map((each) => [each.id, each]))
}
