import type { Ctx, Day } from '../../../kernel/index.js'
import { type ColumnDecl, type FieldDecl, namedValues, type RecordPack, type Values } from '../../../records/index.js'
import { type Entry, subjectsOf } from '../../../registry/index.js'
import { withPersons } from './persons.js'
import { isEmpty, type Known, POINTING, type Typed, withKnown } from './typed.js'

type Pointing = Extract<FieldDecl | ColumnDecl, { kind: 'subject' | 'unit' | 'journal' }>
type Row = Readonly<Record<string, unknown>>
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isPointing = (field: FieldDecl | ColumnDecl): field is Pointing => POINTING.has(field.kind)

/** Kinds of the subject register that a field may point at. */
export const kindsOf = (field: Pointing): readonly string[] =>
  field.kind === 'unit' ? field.unitKinds : field.kind === 'journal' ? ['journal'] : [field.subjectKind]

export interface Resolved {
  /** Ids in place of names. */
  readonly values: Values
  /** Names that nobody knows yet and that the recorder may add. */
  readonly adds: Awaited<ReturnType<typeof namedValues>>['adds']
  /** Boxes whose text is not known, with the entries that come near it. */
  readonly open: readonly { readonly at: string; readonly field: Pointing; readonly text: string }[]
  /** People of one full name, by box. */
  readonly people: ReadonlyMap<string, readonly Entry[]>
}

/**
 * What was typed as values: names and codes become ids where they are unambiguous. A suggestion that shares its name with others is written
 * `name · code` and found by its code.
 */
export async function resolve(ctx: Ctx, pack: RecordPack, typed: Typed, known: readonly Known[]): Promise<Resolved> {
  const { db } = ctx.house.database
  const kept = withKnown(pack, typed, known)
  const first = await namedValues(db, pack, kept)
  const coded = eachPointer(pack, first.values, (_field, text) =>
    UUID.test(text) ? text : (/ · ([^·]{1,80})$/.exec(text)?.[1]?.trim() ?? text),
  )
  const second = await namedValues(db, pack, coded)
  // What its code did not find either keeps its own words.
  const values = eachPointer(pack, second.values, (_field, text, at) => (UUID.test(text) ? text : textAt(first.values, at)))
  const open: { at: string; field: Pointing; text: string }[] = []
  eachPointer(pack, values, (field, text, at) => {
    if (!UUID.test(text)) open.push({ at, field, text })
    return text
  })
  const still = new Set(open.map(({ text }) => text))
  const persons = await withPersons(ctx, pack, values)
  return { values: persons.values, adds: first.adds.filter((add) => still.has(add.text)), open, people: persons.near }
}

function eachPointer(pack: RecordPack, values: Values, take: (field: Pointing, text: string, at: string) => string): Values {
  const turn = (field: FieldDecl | ColumnDecl, value: unknown, at: string): unknown => {
    if (isEmpty(value)) return undefined
    // A number that is one travels as one, so that what was not changed compares as unchanged.
    if (field.kind === 'number' && typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return Number(value)
    if (field.kind === 'list' && Array.isArray(value))
      return (value as Row[]).map((row, index) =>
        dropEmpty(field.columns.map((column) => [column.id, turn(column, row[column.id], `${at}.${index}.${column.id}`)])),
      )
    return isPointing(field) && typeof value === 'string' ? take(field, value, at) : value
  }
  return dropEmpty(pack.fields.map((field) => [field.id, turn(field, values[field.id], field.id)]))
}

const dropEmpty = (entries: (readonly [string, unknown])[]): Row => Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)))

function textAt(values: Values, at: string): string {
  const found = at.split('.').reduce<unknown>((value, part) => (value as Row | undefined)?.[part], values)
  return typeof found === 'string' ? found : ''
}

const MOST_OPEN = 12

/** Entries that come near a text, for the boxes that were not understood. */
export async function nearTo(ctx: Ctx, field: Pointing, text: string, on: Day | undefined, limit = 6): Promise<Entry[]> {
  const found: Entry[] = []
  for (const kind of kindsOf(field)) {
    if (found.length >= limit) break
    const rule =
      field.kind === 'subject'
        ? { listedBy: field.listedBy, level: field.level, listedIn: field.listedIn }
        : field.kind === 'journal'
          ? { listedIn: field.listedIn }
          : {}
    const page = await subjectsOf(ctx, { kind, text: text.slice(0, 100), on, limit, ...rule } as never)
    if (page.ok) found.push(...page.value.entries)
  }
  return found.slice(0, limit)
}

/** The same for all open boxes of a form. */
export async function nearToAll(ctx: Ctx, open: Resolved['open'], on: Day | undefined): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const found = await Promise.all(
    open.slice(0, MOST_OPEN).map(async ({ at, field, text }) => [at, await nearTo(ctx, field, text, on)] as const),
  )
  return new Map(found)
}

/** How a suggestion is written into the box: its name, with its code where another of the list has the same name. */
export function writtenAs(entry: Entry, among: readonly Entry[]): string {
  const twice = among.filter((each) => each.nameZh === entry.nameZh).length > 1
  return twice && entry.code ? `${entry.nameZh} · ${entry.code}` : entry.nameZh
}
