import { type Language, say } from '../../kernel/index.js'

export type Cell = string | number | null

/** One value of a row as a cell: texts and names in the reader's language, lists joined, what is still a structure as JSON. */
export function cellOf(value: unknown, language: Language): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join('; ')
  return textOf(value as Record<string, unknown>, language) ?? JSON.stringify(value)
}

/** Our own texts `{ zh, en }` are said; names `{ nameZh, nameEn }` are never translated, so a missing English one is the Chinese one. */
function textOf(value: Record<string, unknown>, language: Language): string | undefined {
  const { zh, en, nameZh, nameEn } = value
  if (typeof zh === 'string' && typeof en === 'string') return say(language, { zh, en })
  if (typeof nameZh !== 'string' || nameEn === undefined) return undefined
}
