import { z } from 'zod'
import { columnDecl, fieldDecl, unitKind } from './fields.js'
import { expressionText, factKind, fieldPath, l10n, localId, mediaKind, packDay, packHead, packId, targetId } from './words.js'

/**
 * For which units a role is asked: the whole federation; the unit that records; the unit in a field (a journal's office, a subject's owner, the
 * unit itself), or the unit above that one (a park's city).
 */
export const scope = z.union([
  z.enum(['federation', 'recorder']),
  z.string().regex(/^(unit-of-field|parent-of-field):[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$/, 'scope'),
])
const holder = z.strictObject({ role: localId, scope })
/** Someone named in the record itself, asked by a one-time link; `each` asks every row or person of the field. */
const invited = z.strictObject({ invite: fieldPath, each: z.boolean().optional() })
/** Who acts: the holders of a role for some units, or someone invited. */
export const party = z.union([holder, invited])
export type Party = z.output<typeof party>

const confirmStep = z.strictObject({
  id: localId,
  title: l10n,
  by: party,
  /** No one of the recording unit may confirm for the receiving side. */
  notProvider: z.boolean().optional(),
  /** Persons named in these fields may not confirm. */
  unlike: z.array(fieldPath).optional(),
  dueDays: z.int().min(1).max(120),
})

const voidDecl = z.strictObject({
  id: localId,
  title: l10n,
  fact: factKind,
  how: z.enum(['cancel', 'strike']),
  by: z.array(party).min(1),
  /** Only so many days after the happening. */
  withinDays: z.int().min(1).max(400).optional(),
})
const undoDecl = z.strictObject({ title: l10n, fact: factKind, by: z.array(party).min(1) })

/** Something later that belongs to the same record: a milestone, a publication, a first service. */
const followUp = z.strictObject({
  id: localId,
  title: l10n,
  happening: l10n,
  fact: factKind,
  many: z.boolean(),
  by: z.array(party).min(1),
  confirm: party.optional(),
  fields: z.array(fieldDecl).max(20),
})

/** The record's fact stops counting by itself: a dated act of the engine, with the rule as its reason. */
const lapse = z.strictObject({
  id: localId,
  title: l10n,
  fact: factKind,
  when: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('none_by_close'), followUp: localId }),
    z.strictObject({ rule: z.literal('not_mended'), after: localId, unless: localId, days: z.int().min(1).max(400) }),
    z.strictObject({ rule: z.literal('idle'), followUp: localId, days: z.int().min(1).max(800) }),
  ]),
})

/** A figure that stands beside the headline and never replaces it. */
const companion = z.strictObject({
  id: localId,
  title: l10n,
  counts: z.discriminatedUnion('of', [
    /** `withinDays`: only if the step happened that recently. */
    z.strictObject({ of: z.literal('follow_up'), followUp: localId, withinDays: z.int().min(1).max(400).optional() }),
    z.strictObject({ of: z.literal('where'), where: expressionText }),
    z.strictObject({ of: z.literal('all_years') }),
    z.strictObject({ of: z.literal('places_opened') }),
    z.strictObject({ of: z.literal('split'), by: z.string().regex(/^(unit|data\.[a-z][A-Za-z0-9_]*)$/) }),
    z.strictObject({ of: z.literal('other_room') }),
  ]),
  state: z.enum(['shown', 'not_shown_yet']),
  room: localId.optional(),
})

/** What the same parties do again and again is a likely double only of what happened about the same day. */
const likelyNear = z.strictObject({ same: z.array(fieldPath).min(1), withinDays: z.int().min(1).max(14) })

const batch = z.discriminatedUnion('kind', [
  /** One act for a whole list of exactly `size` numbered entries, or afterwards for exactly the places that have become empty. */
  z.strictObject({ kind: z.literal('fixed_list'), size: z.int().min(1).max(1_000), listField: localId, placeColumn: localId }),
  /** One fact for each row of the list. */
  z.strictObject({ kind: z.literal('each_row'), listField: localId }),
  /** One file for one day; one fact for each different `key`. Columns are read as `log.<column>`. */
  z.strictObject({ kind: z.literal('daily_log'), columns: z.array(columnDecl).min(1), maxRows: z.int().min(1), maxBytes: z.int().min(1) }),
])

const counterMeasure = z.strictObject({
  title: l10n,
  /** `checked`: refused or counted by the house; `shown`: put before the reader; `not_checked_yet`: needs a room that is still to come. */
  state: z.enum(['checked', 'shown', 'not_checked_yet']),
  room: localId.optional(),
})

/** A programme in which units report happenings and another side confirms them; see docs/recipes.md. */
export const recordPack = z.strictObject({
  engine: z.literal('record'),
  ...packHead,
  targets: z.array(targetId).min(1),
  programme: packId,
  period: z.strictObject({ from: packDay, to: packDay, closes: packDay }),
  /** A reading that the plan's text does not support by itself; shown wherever the pack is used. */
  workingReading: l10n.optional(),
  recorder: z.strictObject({ roles: z.array(localId).min(1), unitKinds: z.array(unitKind).min(1) }),
  /** The effective date: what happened on it. */
  happening: z.strictObject({ label: l10n, help: l10n }),
  fields: z.array(fieldDecl).min(1).max(40),
  /** Field that names the subject, or `key`: the subject is then made from the key. */
  subject: z.union([z.literal('key'), fieldPath]),
  /** Fields that make the de-duplication key; `happening` stands for the day itself. */
  key: z.array(fieldPath).min(1),
  /** `counts_once`: later ones are kept and shown as "also"; `refused`: a second one cannot be recorded. */
  duplicates: z.enum(['counts_once', 'refused']),
  /** Combinations of fields by which likely doubles are shown: always, or only between happenings so many days apart at most. */
  likely: z.array(z.union([z.array(fieldPath).min(1), likelyNear])),
  /** No live fact of these kinds may have the same parts (`subject`, `unit`, `on`, `data.<field>`). */
  exclusive: z.array(
    z.strictObject({
      id: localId,
      kinds: z.array(factKind).min(1),
      parts: z.array(z.string().regex(/^(subject|unit|on|data\.[a-z]\w*)$/)).min(1),
      refuse: l10n,
    }),
  ),
  /** The one unit to which the fact belongs. */
  unit: z.union([z.literal('recorder'), z.string().regex(/^unit-of-field:[a-z][A-Za-z0-9_]*$/, 'unit')]),
  fact: factKind,
  /** What the fact carries: fields under the fact's names, and constants. Never personal data. */
  data: z.strictObject({
    carry: z.record(localId, fieldPath),
    set: z.record(localId, z.union([z.string(), z.number(), z.boolean()])),
  }),
  evidence: z.strictObject({
    min: z.int().min(0).max(20),
    label: l10n,
    kinds: z.array(mediaKind).min(1),
    maxBytes: z.int().min(1).max(104_857_600),
  }),
  /** The record is refused when `when` holds. What has no value yet holds nothing: required fields are asked for apart from this. */
  checks: z.array(z.strictObject({ id: localId, when: expressionText, refuse: l10n })),
  /** All must confirm, in any order; the last one makes the fact. */
  confirm: z.array(confirmStep).min(1),
  voids: z.array(voidDecl).min(1),
  strike: undoDecl,
  reinstate: undoDecl,
  followUps: z.array(followUp),
  lapses: z.array(lapse),
  batch: batch.optional(),
  /** A target that may not be exceeded is held by numbered places, one living record each. */
  places: z.strictObject({ max: z.int().min(1), field: fieldPath, round: fieldPath.optional() }).optional(),
  counterMeasures: z.array(counterMeasure),
  companions: z.array(companion),
  /** Fields shown in the rows of evidence. */
  drill: z.array(fieldPath).min(1),
})
export type RecordPack = z.output<typeof recordPack>
