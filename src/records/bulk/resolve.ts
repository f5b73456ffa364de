import { type Db, type Id, rows, sql, uuidOf } from '../../kernel/index.js'
import type { ColumnDecl, FieldDecl, RecordPack } from '../pack.js'
import type { Values } from '../types.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

interface Wanted {
  readonly kinds: readonly string[]
  readonly text: string
}

const kindsOf = (field: FieldDecl | ColumnDecl): readonly string[] => {
  if (field.kind === 'unit') return field.unitKinds
  if (field.kind === 'journal') return ['journal']
  return field.kind === 'subject' ? [field.subjectKind] : []
}

/** Every name in the rows that stands for an entry of the registry. */
function wantedIn(pack: RecordPack, rowsRead: readonly Values[]): Wanted[] {
  const found = new Map<string, Wanted>()
  const look = (field: FieldDecl | ColumnDecl, value: unknown) => {
    const kinds = kindsOf(field)
    if (kinds.length > 0 && typeof value === 'string' && !UUID.test(value)) found.set(`${kinds.join()}/${value}`, { kinds, text: value })
    if (field.kind === 'list' && Array.isArray(value))
      for (const row of value as Values[]) for (const column of field.columns) look(column, row[column.id])
  }
  for (const values of rowsRead) for (const field of pack.fields) look(field, values[field.id])
  return [...found.values()]
}

/** What names mean; `several` where more than one entry answers to a name, so that nothing is guessed. */
export type Names = ReadonlyMap<string, string | 'several'>

const slot = (kind: string, text: string) => `${kind}/${text}`

/** Looks names and codes up in the registry: first which entries may be meant, by index, then what they are called today. */
export async function namesIn(db: Db, pack: RecordPack, rowsRead: readonly Values[]): Promise<Names> {
  const wanted = wantedIn(pack, rowsRead)
  if (wanted.length === 0) return new Map()
  const texts = [...new Set(wanted.map((each) => each.text))]
  const kinds = [...new Set(wanted.flatMap((each) => each.kinds))]
  const meant = await rows<{ id: string }>(
    db,
    sql`select id from registry_read.name where text = any(${texts}::text[])
      union select id from registry_read.subject where kind = any(${kinds}::text[]) and code = any(${texts}::text[]) limit 100000`,
  )
  const found = await rows<{ id: string; kind: string; code: string | null; nameZh: string | null; nameEn: string | null }>(
    db,
    sql`select id, kind, code, name_zh as "nameZh", name_en as "nameEn" from registry_read.subject
      where id = any(${meant.map((row) => row.id)}::uuid[]) and kind = any(${kinds}::text[])`,
  )
  const names = new Map<string, string>()
  for (const row of found)
    for (const text of new Set([row.code, row.nameZh, row.nameEn])) {
      if (!text) continue
      const known = names.get(slot(row.kind, text))
      names.set(slot(row.kind, text), known === undefined || known === row.id ? row.id : 'several')
    }
  return names
}

const idFor = (field: FieldDecl | ColumnDecl, text: string, names: Names): string => {
  const found = new Set(kindsOf(field).flatMap((kind) => names.get(slot(kind, text)) ?? []))
  return found.size === 1 && !found.has('several') ? ([...found][0] as string) : text
}

/** The values with ids in place of names. What is unknown or ambiguous stays text, and its field says so when the row is judged. */
export function resolved(pack: RecordPack, values: Values, names: Names): Values {
  const turn = (field: FieldDecl | ColumnDecl, value: unknown): unknown => {
    if (typeof value === 'string' && kindsOf(field).length > 0 && !UUID.test(value)) return idFor(field, value, names)
    if (field.kind === 'list' && Array.isArray(value))
      return (value as Values[]).map((row) => Object.fromEntries(field.columns.map((column) => [column.id, turn(column, row[column.id])])))
    return value
  }
  return Object.fromEntries(
    pack.fields.flatMap((field) => (values[field.id] === undefined ? [] : [[field.id, turn(field, values[field.id])]])),
  )
}

/** An entry of the subject register that does not exist yet and that a recorder may add; its id follows from what it is. */
export interface NewEntry {
  readonly id: Id<'subject'>
  readonly kind: string
  readonly text: string
}

/** Names in the rows that nobody knows yet, where the pack lets a recorder add them. */
export function addable(pack: RecordPack, rowsRead: readonly Values[], names: Names): NewEntry[] {
  const found = new Map<string, NewEntry>()
  const look = (field: FieldDecl | ColumnDecl, value: unknown) => {
    if (
      field.kind === 'subject' &&
      field.mayAdd &&
      typeof value === 'string' &&
      !UUID.test(value) &&
      !names.has(slot(field.subjectKind, value))
    )
      found.set(slot(field.subjectKind, value), {
        id: uuidOf('subject', field.subjectKind, value) as Id<'subject'>,
        kind: field.subjectKind,
        text: value,
      })
    if (field.kind === 'list' && Array.isArray(value))
      for (const row of value as Values[]) for (const column of field.columns) look(column, row[column.id])
  }
  for (const values of rowsRead) for (const field of pack.fields) look(field, values[field.id])
  return [...found.values()]
}

/** The names with those that would be added, so that a preview reads as the import will. */
export const withNew = (names: Names, adds: readonly NewEntry[]): Names =>
  new Map([...names, ...adds.map(({ kind, text, id }) => [slot(kind, text), id as string] as const)])
