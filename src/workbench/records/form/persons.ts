import type { Ctx } from '../../../kernel/index.js'
import type { ColumnDecl, FieldDecl, RecordPack, Values } from '../../../records/index.js'
import { type Entry, personsNamed } from '../../../registry/index.js'
import { isEmpty } from './typed.js'

type Row = Readonly<Record<string, unknown>>

/** Fields that only people of the registry can fill. */
export const ofRegistry = (field: FieldDecl | ColumnDecl): boolean =>
  (field.kind === 'person' && field.registered === true) || (field.kind === 'people' && field.roster !== undefined)

/** Each person of such fields who is named but not known yet. */
function unknownPersons(pack: RecordPack, values: Values): { at: string; name: string }[] {
  const found: { at: string; name: string }[] = []
  const look = (field: FieldDecl | ColumnDecl, value: unknown, at: string): void => {
    if (isEmpty(value)) return
    if (field.kind === 'list') {
      for (const [index, row] of (value as Row[]).entries())
        for (const column of field.columns) look(column, row[column.id], `${at}.${index}.${column.id}`)
    } else if (ofRegistry(field)) {
      if (field.kind === 'people') for (const [index, person] of (value as Row[]).entries()) put(person, `${at}.${index}`)
      else put(value as Row, at)
    }
  }
  const put = (person: Row, at: string) => {
    if (!person.person && typeof person.name === 'string') found.push({ at, name: person.name })
  }
  for (const field of pack.fields) look(field, values[field.id], field.id)
  return found
}

const MOST_NAMES = 300

/** Puts the number of the one person of that name into the values; where several bear it, all are offered, told apart by their employers. */
export async function withPersons(
  ctx: Ctx,
  pack: RecordPack,
  values: Values,
): Promise<{ values: Values; near: ReadonlyMap<string, readonly Entry[]> }> {
  const wanted = unknownPersons(pack, values).slice(0, MOST_NAMES)
  if (wanted.length === 0) return { values, near: new Map() }
  const byName = new Map<string, readonly Entry[]>()
  for (const name of new Set(wanted.map((each) => each.name))) {
    const found = await personsNamed(ctx, { name })
    const people = found.ok ? found.value : []
    byName.set(
      name,
      people.map(({ id, employerZh }) => ({ id: id as never, kind: 'person', code: employerZh, unit: null, nameZh: name, nameEn: null })),
    )
  }
  const changed = structuredClone(values) as Record<string, unknown>
  const near = new Map<string, readonly Entry[]>()
  for (const { at, name } of wanted) {
    const people = byName.get(name) ?? []
    const place = at.split('.').reduce<unknown>((value, part) => (value as Row | undefined)?.[part], changed) as Record<string, unknown>
    if (people.length === 1) place.person = people[0]!.id
    else near.set(at, people)
  }
  return { values: changed, near }
}
