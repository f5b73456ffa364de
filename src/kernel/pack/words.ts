import { z } from 'zod'
import { type Day, isDay } from '../day.js'

/** A text in both written languages. An empty one is let through here and named by `packCheck`, with its place. */
export const l10n = z.strictObject({ zh: z.string().max(2_000), en: z.string().max(2_000) })

/** Ids inside a pack: short, stable, spelled like a name in code. */
export const localId = z.string().regex(/^[a-z][A-Za-z0-9_]{0,47}$/, 'local_id')
/** Id of a pack or programme, as it stands in addresses. */
export const packId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'pack_id')
/** Id of a plan target. */
export const targetId = z.string().regex(/^T\d{2}-\d{1,2}$/, 'target_id')
/** Fact kind: noun and past participle. */
export const factKind = z.string().regex(/^[a-z][a-z_]*\.[a-z_]+$/, 'fact_kind')
/** A condition in the house's expression language. */
export const expressionText = z.string().min(1).max(1_000)
/** A field, a column of a list (`entries.question`), or a constant of `data.set`. */
export const fieldPath = z.string().regex(/^[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$/, 'field_path')
export const packDay = z
  .string()
  .refine(isDay, 'day_unknown')
  .transform((text) => text as Day)
/** `5wd` five working days, `21d` days, `18m` months, `3y` years. */
export const duration = z.string().regex(/^[1-9]\d{0,3}(wd|d|m|y)$/, 'duration')
export const mediaKind = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'media_kind')

/** A link to a rule of the registry, in the version that was read. */
export const legalBasis = z.strictObject({
  rule: z.string().min(1).max(120),
  version: z.int().min(1),
  clause: z.string().max(60).optional(),
})

/** What both engines' packs begin with. */
export const packHead = {
  id: packId,
  version: z.int().min(1),
  validFrom: packDay,
  supersedes: z.int().min(1).optional(),
  title: l10n,
  legalBasis: z.array(legalBasis).max(20),
}
