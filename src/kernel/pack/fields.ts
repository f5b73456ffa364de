import { z } from 'zod'
import { expressionText, l10n, localId, mediaKind, packDay } from './words.js'

/** Kinds of organisations in the registry; a field or a recorder may be limited to some of them. */
export const UNIT_KINDS = [
  'federation',
  'department',
  'society',
  'branch',
  'union',
  'local_association',
  'journal_office',
  'city',
  'park',
  'base',
  'station',
  'enterprise',
  'institute',
  'university',
  'ministry',
  'foreign_body',
  'organisation',
] as const
export const unitKind = z.enum(UNIT_KINDS)

const common = {
  id: localId,
  label: l10n,
  help: l10n.optional(),
  required: z.boolean(),
  /** Shown, and asked for, only while this holds. */
  showWhen: expressionText.optional(),
  /** Personal data: masked by default, never carried into a fact. */
  personal: z.boolean().optional(),
}
const option = z.strictObject({ id: localId, label: l10n })
const options = z.array(option).min(2).max(60)
/** Name of a dated list, spelled as in the registry. */
/** Must be the recording unit itself, or a journal of it. */
const own = z.boolean().optional()
const listName = z.string().regex(/^[a-z][a-z_]{1,36}$/, 'list_name')
const subjectKind = z.string().regex(/^[a-z][a-z_]{1,39}$/, 'subject_kind')
const count = z.int().min(0).max(100_000)

/** A value of a record's form. `min` and `max` are characters (text), the value (number), or how many (multi, people, file, list). */
const simple = [
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    min: count.optional(),
    max: count.optional(),
    pattern: z.string().max(200).optional(),
    lines: z.int().min(1).max(20).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('rich'), min: count.optional(), max: count.optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(6).optional(),
    unit: l10n.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('day'), from: packDay.optional(), to: packDay.optional() }),
  z.strictObject({ ...common, kind: z.literal('choice'), options }),
  z.strictObject({ ...common, kind: z.literal('multi'), options, min: count.optional(), max: count.optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('subject'),
    /** Kind in the subject register. The entry must be valid on the day of the happening. */
    subjectKind,
    /** The recorder may add an entry while recording; likely doubles are shown first. */
    mayAdd: z.boolean().optional(),
    /** The entry must have stood in the register by this day: later codes do not count. */
    listedBy: packDay.optional(),
    /** Dated list in the registry on which the entry must stand on the day of the happening. */
    listedIn: listName.optional(),
    /** Only entries of this level of the table, for tables with levels. */
    level: z.int().min(1).max(6).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('unit'), unitKinds: z.array(unitKind).min(1), own }),
  z.strictObject({
    ...common,
    kind: z.literal('person'),
    /** Must be known to the registry, so that a fact can point at the person without naming him. */
    registered: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('journal'),
    /** Dated list in the registry on which the journal must stand on the day of the happening. */
    listedIn: listName.optional(),
    own,
    /** Only journals with a CN number. */
    withCn: z.boolean().optional(),
    /** A journal that does not exist yet may be entered by name. */
    mayAdd: z.boolean().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('people'), min: count.optional(), max: count.optional(), roster: listName.optional() }),
  z.strictObject({ ...common, kind: z.literal('file'), kinds: z.array(mediaKind).min(1), maxBytes: z.int().min(1), max: count.optional() }),
  z.strictObject({ ...common, kind: z.literal('link') }),
] as const

/** A column of a list or of a log file: any field but a list. */
export const columnDecl = z.discriminatedUnion('kind', [...simple])
export type ColumnDecl = z.output<typeof columnDecl>

const listDecl = z.strictObject({
  ...common,
  kind: z.literal('list'),
  min: count.optional(),
  max: count,
  columns: z.array(columnDecl).min(1).max(20),
})
export const fieldDecl = z.discriminatedUnion('kind', [...simple, listDecl])
export type FieldDecl = z.output<typeof fieldDecl>
export type FieldKind = FieldDecl['kind']
