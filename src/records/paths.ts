import type { RecordPack } from './pack.js'
import type { Values } from './types.js'

/** What a pack's paths read: the record's values, the day of the happening, and the row of its list or log where there is one. */
export interface Reads {
  readonly happenedOn: string | null
  readonly values: Values
  /** `{ list: 'entries', row }`; a log's row goes under `log`. */
  readonly row?: { readonly list: string; readonly values: Values }
}

/** The value under `happening`, `field`, `list.column`, `log.column` or a constant of the pack; undefined where there is none. */
export function valueAt(pack: RecordPack, path: string, from: Reads): unknown {
  if (path === 'happening') return from.happenedOn ?? undefined
  const [head, column] = path.split('.') as [string, string | undefined]
  if (column !== undefined) {
    if (from.row?.list === head) return from.row.values[column]
    const rows = from.values[head]
    return Array.isArray(rows) ? rows.map((row) => (row as Values)[column]).filter((each) => each !== undefined) : undefined
  }
  if (Object.hasOwn(from.values, head)) return from.values[head]
  return Object.hasOwn(pack.data.set, head) ? pack.data.set[head] : undefined
}

/** The value as one text, as keys and filters compare it; lists in their order. */
export function plain(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(plain).join(',')
  if (typeof value === 'object') {
    const { person, name, email } = value as { person?: string; name?: string; email?: string }
    return person ?? email ?? name ?? JSON.stringify(value)
  }
  return String(value)
}
