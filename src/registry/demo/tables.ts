import type { Id } from '../../kernel/index.js'
import disciplineRows from './data/disciplines.json' with { type: 'json' }
import divisionRows from './data/divisions.json' with { type: 'json' }
import industryRows from './data/industries.json' with { type: 'json' }
import societyRows from './data/societies.json' with { type: 'json' }
import { demoId } from './entry.js'

/** A row of a public table: facts, not inventions. See SOURCES.md. */
export interface TableRow {
  readonly id: Id
  readonly code: string
  readonly nameZh: string
  /** Only where the name is our own translation by hand. */
  readonly nameEn?: string
}
export interface SocietyRow extends TableRow {
  /** 理科 · 工科 · 农科 · 医科 · 交叉学科 */
  readonly class: string
  readonly suffix?: string
  readonly note?: string
}
export interface LevelRow extends TableRow {
  /** From 1, the widest. */
  readonly level: number
}

const withId = <T extends { readonly code: string }>(kind: string, rows: readonly T[]) =>
  rows.map((row) => ({ ...row, id: demoId(kind, row.code) }))

/** 210 national societies. One name stands twice in the source (A-18, A-46G) and is kept as it is. */
export const societies: readonly SocietyRow[] = withId('society', societyRows)
/** Disciplines of two levels: 86 and 1,013. */
export const disciplines: readonly LevelRow[] = withId('discipline', disciplineRows)
/** Industries: 20 sections and 97 divisions. */
export const industries: readonly (LevelRow & { readonly parent?: string })[] = withId('industry', industryRows)
/** Provinces (two digits) and prefectures (four digits). */
export const divisions: readonly (TableRow & { readonly province?: string })[] = withId('division', divisionRows)
