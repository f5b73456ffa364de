import { type Day, type Db, rows, type Sql, sql } from '../kernel/index.js'
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

/** Dated lists of the registry that the pack's fields ask about. */
export const listsOf = (pack: RecordPack): string[] => {
  const fields = pack.fields.flatMap((field): (FieldDecl | ColumnDecl)[] => (field.kind === 'list' ? [...field.columns] : [field]))
  const lists = fields.map((field) => ('listedIn' in field ? field.listedIn : 'roster' in field ? field.roster : undefined))
  return [...new Set(lists.filter((list) => list !== undefined))]
}

/** One statement for everything that the values point at, and for the recording unit itself. */
export async function loadReferences(db: Db, ids: readonly string[], on: Day, lists: readonly string[] = []): Promise<References> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const standing = (id: Sql) =>
    lists.length === 0
      ? sql`'{}'::text[]`
      : sql`array(select l from unnest(${lists}::text[]) l where registry_read.stands_on(${id}, l, ${on}::date))`
  const found = await rows<Reference>(
    db,
    sql`select s.id, s.kind, s.name_zh as "nameZh", s.name_en as "nameEn", coalesce(j.office, s.unit) as unit, s.unit as owner,
      registry_read.text_at(coalesce(j.office, s.unit), 'parent', ${on}::date)::uuid as parent,
      registry_read.text_at(s.id, 'state', ${on}::date) as state, s.registered_on as "registeredOn", s.level, j.cn, ${standing(sql`s.id`)} as lists
    from registry_read.subject s left join registry_read.journal j on j.id = s.id where s.id = any(${wanted}::uuid[])
    union all
    select p.id, 'person', p.name_zh, p.name_en, e.unit, e.unit, registry_read.text_at(e.unit, 'parent', ${on}::date)::uuid, null, null, null, null, ${standing(sql`p.id`)}
    from registry_read.person p, lateral (select registry_read.text_at(p.id, 'employer', ${on}::date)::uuid as unit) e where p.id = any(${wanted}::uuid[])`,
  )
  return new Map(found.map((each) => [each.id, each]))
}
