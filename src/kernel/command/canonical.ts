import { createHash } from 'node:crypto'

/** Canonical JSON: keys sorted by UTF-16 code units, no blanks, numbers as ECMAScript writes them (RFC 8785). */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each === undefined ? null : each)).join(',')}]`
  const entries = Object.entries(value as Record<string, unknown>).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** SHA-256 of the canonical form. */
export const canonicalHash = (value: unknown): Buffer => createHash('sha256').update(canonical(value)).digest()
