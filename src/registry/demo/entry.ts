import { type Id, uuidOf } from '../../kernel/index.js'

/** Something invented for the demo, with an id that depends on its code alone, so that a second load finds it again. */
export interface Entry {
  readonly id: Id
  readonly code: string
  readonly nameZh: string
  readonly nameEn?: string
}

/** Stands in the name of every invented place, enterprise and journal. */
export const MARK = { zh: '（演示）', en: ' (demo)' } as const

export const demoId = (kind: string, code: string): Id => uuidOf('demo', kind, code) as Id
export const numbered = (prefix: string, n: number, width = 3): string => `${prefix}-${String(n).padStart(width, '0')}`

export function entry(kind: string, code: string, nameZh: string, nameEn?: string): Entry {
  return { id: demoId(kind, code), code, nameZh, ...(nameEn === undefined ? {} : { nameEn }) }
}
/** The same, marked as invented in both languages. */
export const marked = (kind: string, code: string, nameZh: string, nameEn: string): Entry =>
  entry(kind, code, `${nameZh}${MARK.zh}`, `${nameEn}${MARK.en}`)
