import type { Refusal } from '../result.js'

/** No form and no schema of the house nests deeper; what does is meant to exhaust a reader. */
export const DEEPEST = 40

interface Finding {
  readonly code: 'field_characters' | 'field_not_a_number' | 'field_too_deep'
  /** Where it is, outermost first. */
  readonly path: string[]
}

/**
 * What no column of text or JSON can hold, whatever a schema allows: the character NUL, half a surrogate pair, a number that is none (`1e999`), and
 * nesting without end. Looked for before anything is parsed, so that it is refused in words and never fails in the database.
 */
export function unstorable(raw: unknown): Refusal | undefined {
  const found = lookInto(raw, 0)
  if (!found) return undefined
  const field = found.path.join('.').slice(0, 200)
  return {
    code: 'input_invalid',
    field,
    fields: [{ code: found.code, field, ...(found.code === 'field_too_deep' ? { maximum: DEEPEST } : {}) }],
  }
}

function lookInto(value: unknown, depth: number): Finding | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { code: 'field_characters', path: [] }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { code: 'field_not_a_number', path: [] }
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return undefined
  if (depth === DEEPEST) return { code: 'field_too_deep', path: [] }
  return Array.isArray(value) ? lookIntoList(value, depth + 1) : lookIntoFields(value as Record<string, unknown>, depth + 1)
}

function lookIntoList(list: readonly unknown[], depth: number): Finding | undefined {
  for (let at = 0; at < list.length; at++) {
    const found = lookInto(list[at], depth)
    if (found) return within(found, String(at))
  }
  return undefined
}

function lookIntoFields(fields: Readonly<Record<string, unknown>>, depth: number): Finding | undefined {
  for (const name of Object.keys(fields)) {
    if (!isStorable(name)) return { code: 'field_characters', path: [] }
    const found = lookInto(fields[name], depth)
    if (found) return within(found, name)
  }
  return undefined
}

function within(found: Finding, name: string): Finding {
  found.path.unshift(name)
  return found
}

const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
