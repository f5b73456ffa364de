import { z } from 'zod'
import { duration, expressionText, l10n, localId, mediaKind } from './words.js'

const common = {
  id: localId,
  label: l10n,
  help: l10n.optional(),
  required: z.boolean(),
  showWhen: expressionText.optional(),
  /** Never leaves the room: not in a letter, not before a reviewer. */
  hidden: z.boolean().optional(),
}
const whole = z.int().min(0).max(1_000_000)
const bounds = { min: whole.optional(), max: whole.optional() }
const options = z.array(z.strictObject({ id: localId, label: l10n })).min(2)

/** Fields of an application, as in C-022. Characters are counted as grapheme clusters. */
const cells = [
  z.strictObject({ ...common, kind: z.literal('text'), ...bounds }),
  z.strictObject({ ...common, kind: z.literal('rich'), ...bounds }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(6).optional(),
    unit: l10n.optional(),
  }),
  /** Whole minor units: fen for CNY. */
  z.strictObject({ ...common, kind: z.literal('money'), currency: z.string().regex(/^[A-Z]{3}$/), ...bounds }),
  z.strictObject({ ...common, kind: z.literal('date') }),
  z.strictObject({ ...common, kind: z.literal('period'), longest: duration.optional() }),
  z.strictObject({ ...common, kind: z.literal('choice'), options }),
  z.strictObject({ ...common, kind: z.literal('multi'), options, ...bounds }),
  z.strictObject({ ...common, kind: z.literal('person'), ...bounds }),
  z.strictObject({ ...common, kind: z.literal('organisation'), ...bounds }),
  z.strictObject({ ...common, kind: z.literal('work'), schemes: z.array(z.enum(['doi', 'cstr', 'patent', 'isbn'])).min(1), ...bounds }),
  z.strictObject({
    ...common,
    kind: z.literal('file'),
    kinds: z.array(mediaKind).min(1),
    maxBytes: z.int().min(1),
    pages: whole.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('consent'), text: l10n, version: z.int().min(1) }),
  /** Read from the registry with its source and date; never typed. */
  z.strictObject({ ...common, kind: z.literal('computed'), from: expressionText }),
] as const
const cell = z.discriminatedUnion('kind', [...cells])
const table = z.strictObject({ ...common, kind: z.literal('table'), columns: z.array(cell).min(1).max(20), ...bounds })
export const formField = z.discriminatedUnion('kind', [...cells, table])
export type FormField = z.output<typeof formField>

export const formDecl = z.strictObject({
  version: z.int().min(1),
  sections: z.array(z.strictObject({ id: localId, title: l10n, fields: z.array(formField).min(1) })).min(1),
})
export type FormDecl = z.output<typeof formDecl>
