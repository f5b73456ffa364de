import { z } from 'zod'
import type { Day } from '../../kernel/index.js'
import { type DISPOSITIONS, type Levels, type Mark, STYLES } from '../reading/types.js'

const words = (most: number) => z.string().trim().min(1).max(most)
const value = z.number().min(0).max(1e12)

export const countingInput = z.strictObject({
  kinds: z
    .array(z.string().regex(/^[a-z][a-z_]*\.[a-z_]+$/))
    .min(1)
    .max(10),
  where: words(2_000).optional(),
  key: z
    .array(z.string().regex(/^(subject|unit|on|data\.[A-Za-z][A-Za-z0-9_]*)$/))
    .min(1)
    .max(8),
  reading: z.enum(['flow', 'stock']),
  period: z.enum(['plan', 'ever']).optional(),
  denominator: z
    .strictObject({
      kinds: z
        .array(z.string().regex(/^[a-z][a-z_]*\.[a-z_]+$/))
        .min(1)
        .max(10),
      where: words(2_000).optional(),
      key: z
        .array(z.string().regex(/^(subject|unit|on|data\.[A-Za-z][A-Za-z0-9_]*)$/))
        .min(1)
        .max(8),
    })
    .optional(),
})

/** What a reviewer may say differently about a target. A value that is not the number in the text cannot be confirmed (06 P-044). */
export const targetChange = z.strictObject({
  comparator: z.enum(['>=', '<=', '=', 'between']).optional(),
  strict: z.boolean().optional(),
  over: z.enum(['surplus', 'flag', 'forbidden', 'not applicable']).optional(),
  value: z.union([value, z.tuple([value, value])]).optional(),
  unit: z.strictObject({ zh: words(40), en: words(80) }).optional(),
  modality: z.enum(['firm', 'strive']).optional(),
  kind: z.enum(['explicit', 'implied', 'coverage']).optional(),
  period: z.union([z.int().min(1949).max(2199), z.string().regex(/^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])|\/\d{4})$/)]).optional(),
  fact: z
    .string()
    .regex(/^[a-z][a-z_]*\.[a-z_]+$/)
    .optional(),
  list: words(40).optional(),
  per: words(40).optional(),
  denominator: words(300).optional(),
  charStart: z.int().min(0).optional(),
  charEnd: z.int().min(1).optional(),
  counting: countingInput.nullable().optional(),
  baseline: z.strictObject({ value: z.number(), source: words(300) }).optional(),
})
export type TargetChange = z.output<typeof targetChange>

export type ActKind =
  | 'numeral'
  | 'target'
  | 'card'
  | 'add_target'
  | 'cut'
  | 'join'
  | 'levels'
  | 'note'
  | 'duplicate'
  | 'acknowledge'
  | 'question'
  | 'year'

/** One thing that a reviewer said, before it has a number. */
export interface NewAct {
  readonly kind: ActKind
  readonly subject: string
  readonly verdict: 'accept' | 'change' | 'reject'
  readonly proposal?: unknown
  readonly answer?: unknown
  readonly reason: string
}

export interface Act extends NewAct {
  readonly no: number
  readonly byAccount: string | null
  readonly byName: string
  readonly on: Day
}

/** What the answers of each kind of act hold. */
export interface Answers {
  numeral: { disposition: (typeof DISPOSITIONS)[number] }
  target: TargetChange
  card: { target: TargetChange | null; disposition?: (typeof DISPOSITIONS)[number] }
  add_target: TargetChange & { start: number; end: number }
  cut: { at: number }
  /** The boundary that goes: where the second of the two tasks begins. */
  join: { at: number }
  levels: { levels: Levels; marks: readonly Mark[] }
  note: { text: string }
  question: { answer: 'proposed' | 'other' }
  year: { year: number }
}

export const levelsInput = z.partialRecord(z.enum(STYLES), z.enum(['section', 'subsection', 'item', 'task', 'none']))
export const marksInput = z
  .array(z.strictObject({ char: z.int().min(0), level: z.enum(['section', 'subsection', 'item', 'none', 'lead']) }))
  .max(2_000)
