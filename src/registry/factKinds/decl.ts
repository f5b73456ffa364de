import { z } from 'zod'
import { id, type L10n } from '../../kernel/index.js'

/** What a kind does to the figures of the plan. */
export type FactRole = 'counting' | 'companion' | 'cancel' | 'strike' | 'lapse' | 'reinstate' | 'register' | 'register_left'

/** One fact kind of the house's published language: it may gain fields, never change its meaning. */
export interface FactKindDecl {
  readonly kind: string
  readonly version: number
  readonly title: L10n
  readonly role: FactRole
  /** Targets whose figures it moves, or beside which it stands. */
  readonly targets: readonly string[]
  readonly data: z.ZodType
  /** A stored example; a test parses it, so that a kind never changes unseen. */
  readonly sample: Readonly<Record<string, unknown>>
  /** For facts that speak against another one: the kinds that they may name. */
  readonly against?: readonly string[]
}

export const uuid = id('subject')
export const words = z.string().min(1).max(300)
export const code = z.string().min(1).max(120)
export const count = z.int().min(0)
export const yesNo = z.enum(['yes', 'no'])

/** Every kind names the record from which it came, when it came from one; evidence and confirmers are found there. */
const origin = { record: id('record').optional() }

/** The data of a kind: unknown fields are refused, so that a pack cannot carry what the kind does not know. */
export const dataOf = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, ...origin })

/** Ids in samples: readable, and plainly no real thing. */
export const sampleId = (n: number): string => `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`

export function counting(
  kind: string,
  targets: readonly string[],
  title: L10n,
  shape: z.ZodRawShape,
  sample: Readonly<Record<string, unknown>>,
): FactKindDecl {
  return { kind, version: 1, title, role: 'counting', targets, data: dataOf(shape), sample }
}
