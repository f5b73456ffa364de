import type { ColumnDecl, FieldDecl, RecordPack, Values } from '../../../records/index.js'
import { listOf, type Posted, textOf } from '../../../ui/http/index.js'

/** What stands in a form: texts as they were typed, by field; lists row by row. Names of the registry stay names here. */
export type Typed = Readonly<Record<string, unknown>>
type Row = Readonly<Record<string, unknown>>

export const MOST_ROWS = 2_000
const PERSON_PARTS = ['person', 'name', 'email'] as const

/** A pack's fields out of a posted form. Empty rows fall away, so that positions are those of the values that a command judges. */
export function typedIn(pack: RecordPack, posted: Posted): Typed {
  const { batch } = pack
  const isBare = (row: Row) => batch?.kind === 'fixed_list' && Object.keys(row).every((name) => name === batch.placeColumn)
  const read = pack.fields.map((field) => {
    const value = typedField(field, field.id, posted)
    // A number alone is how the empty rows of a whole list stand in the form.
    return [
      field.id,
      batch?.kind === 'fixed_list' && batch.listField === field.id ? (value as Row[]).filter((row) => !isBare(row)) : value,
    ] as const
  })
  return Object.fromEntries(read.filter(([, value]) => !isEmpty(value)))
}

function typedField(field: FieldDecl | ColumnDecl, at: string, posted: Posted): unknown {
  switch (field.kind) {
    case 'list':
      return rowsAt(at, posted)
        .map((row) =>
          Object.fromEntries(
            field.columns
              .map((column) => [column.id, typedField(column, `${at}.${row}.${column.id}`, posted)] as const)
              .filter(([, value]) => !isEmpty(value)),
          ),
        )
        .filter((row) => Object.keys(row).length > 0)
    case 'people':
      return rowsAt(at, posted)
        .map((row) => personAt(`${at}.${row}`, posted))
        .filter((person) => person !== undefined)
    case 'person':
      return personAt(at, posted)
    case 'multi':
      return listOf(posted, at)
    case 'number':
      return textOf(posted, at)
        ?.normalize('NFKC')
        .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    case 'day':
      return dayTyped(textOf(posted, at))
    case 'file':
      return undefined
    default:
      return textOf(posted, at)
  }
}

/** A day as people type it: `2022-6-3`, `2022/6/3`, `2022.6.3`, `2022年6月3日`, `20220603`; anything else stays as it is. */
export function dayTyped(text: string | undefined): string | undefined {
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text?.normalize('NFKC') ?? '') ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '')
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

function personAt(at: string, posted: Posted): Row | undefined {
  const parts = PERSON_PARTS.flatMap((part) => {
    const text = textOf(posted, `${at}.${part}`)
    return text === undefined ? [] : [[part, text] as const]
  })
  return parts.length > 0 ? Object.fromEntries(parts) : undefined
}

/** Numbers of the rows that were sent for a list, in order. */
function rowsAt(at: string, posted: Posted): number[] {
  const found = new Set<number>()
  for (const name of Object.keys(posted.texts)) {
    if (!name.startsWith(`${at}.`)) continue
    const row = /^(\d{1,4})(\.|$)/.exec(name.slice(at.length + 1))
    if (row) found.add(Number(row[1]))
  }
  return [...found].sort((a, b) => a - b).slice(0, MOST_ROWS)
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Each text under the name of its box, as `Form` shows it again. */
export function flatten(typed: Typed): Record<string, string | string[]> {
  const flat: Record<string, string | string[]> = {}
  const put = (value: unknown, at: string): void => {
    if (isEmpty(value)) return
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) flat[at] = value
    else if (Array.isArray(value)) for (const [index, each] of value.entries()) put(each, `${at}.${index}`)
    else if (typeof value === 'object') for (const [name, each] of Object.entries(value as object)) put(each, `${at}.${name}`)
    else flat[at] = String(value)
  }
  for (const [name, value] of Object.entries(typed)) put(value, name)
  return flat
}

export const POINTING: ReadonlySet<string> = new Set(['subject', 'unit', 'journal'])

/** What a name in the form stands for, carried along so that an entry stays the entry that was chosen, whatever else has its name. */
export interface Known {
  /** Field, or list and column. */
  readonly path: string
  readonly id: string
  readonly text: string
}

/** Stored values as a form shows them: names in place of ids, and what they stand for. */
export function typedOf(
  pack: RecordPack,
  values: Values,
  names: Readonly<Record<string, { nameZh: string | null; nameEn: string | null }>>,
): { typed: Typed; known: Known[] } {
  const known: Known[] = []
  const turn = (field: FieldDecl | ColumnDecl, value: unknown, path: string): unknown => {
    if (isEmpty(value)) return undefined
    if (field.kind === 'list')
      return (value as Row[]).map((row) =>
        Object.fromEntries(field.columns.map((column) => [column.id, turn(column, row[column.id], `${path}.${column.id}`)])),
      )
    if (field.kind === 'people') return (value as Row[]).map((person) => personShown(person, path, names, known))
    if (field.kind === 'person') return personShown(value as Row, path, names, known)
    if (!POINTING.has(field.kind) || typeof value !== 'string') return value
    const text = names[value]?.nameZh ?? names[value]?.nameEn ?? value
    known.push({ path, id: value, text })
    return text
  }
  return { typed: Object.fromEntries(pack.fields.map((field) => [field.id, turn(field, values[field.id], field.id)])), known }
}

/** Someone by his name; that he is in the registry is carried along. */
function personShown(
  person: Row,
  path: string,
  names: Readonly<Record<string, { nameZh: string | null; nameEn: string | null }>>,
  known: Known[],
): Row {
  const id = typeof person.person === 'string' ? person.person : undefined
  const name = typeof person.name === 'string' ? person.name : ((id && (names[id]?.nameZh ?? names[id]?.nameEn)) ?? id)
  if (id && name) known.push({ path, id, text: name })
  return { ...(name ? { name } : {}), ...(person.email ? { email: person.email } : {}) }
}

/** Puts back the ids of names that still stand for what they stood for. Where one name stood for two entries, neither is taken. */
export function withKnown(pack: RecordPack, typed: Typed, known: readonly Known[]): Typed {
  const ids = new Map<string, string | undefined>()
  for (const { path, text, id } of known) {
    const slot = `${path}/${text}`
    ids.set(slot, ids.has(slot) && ids.get(slot) !== id ? undefined : id)
  }
  const personKnown = (person: Row, path: string): Row => {
    const id = typeof person.name === 'string' ? ids.get(`${path}/${person.name}`) : undefined
    return id && !person.person ? { ...person, person: id } : person
  }
  const turn = (field: FieldDecl | ColumnDecl, value: unknown, path: string): unknown => {
    if (field.kind === 'list' && Array.isArray(value))
      return (value as Row[]).map((row) =>
        Object.fromEntries(field.columns.map((column) => [column.id, turn(column, row[column.id], `${path}.${column.id}`)])),
      )
    if (field.kind === 'people' && Array.isArray(value)) return (value as Row[]).map((person) => personKnown(person, path))
    if (field.kind === 'person' && value) return personKnown(value as Row, path)
    return POINTING.has(field.kind) && typeof value === 'string' ? (ids.get(`${path}/${value}`) ?? value) : value
  }
  return Object.fromEntries(pack.fields.map((field) => [field.id, turn(field, typed[field.id], field.id)]))
}

const KNOWN = /^([a-z][A-Za-z0-9_]*(?:\.[a-z][A-Za-z0-9_]*)?) ([0-9a-f-]{36}) (.{1,400})$/s
/** Name of the hidden fields that carry `Known`. */
export const KNOWN_FIELD = '_is[]'
export const knownText = ({ path, id, text }: Known): string => `${path} ${id} ${text}`
export const knownIn = (posted: Posted): Known[] =>
  listOf(posted, KNOWN_FIELD).flatMap((text) => {
    const parts = KNOWN.exec(text)
    return parts ? [{ path: parts[1]!, id: parts[2]!, text: parts[3]! }] : []
  })
