import type { Day, Id, L10n } from '../kernel/index.js'

export type UnitId = Id<'unit'>
export type PersonId = Id<'person'>
export type JournalId = Id<'journal'>
export type SubjectId = Id<'subject'>

/** Kinds of organisations that act. */
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
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Where a society stands in its life (08 G-010); other units are `active` until they are closed. */
export const UNIT_STATES = ['preparing', 'registered', 'active', 'rectifying', 'merged', 'closed'] as const
export type UnitState = (typeof UNIT_STATES)[number]
/** States in which a unit still exists. */
export const LIVING_STATES: readonly UnitState[] = ['preparing', 'registered', 'active', 'rectifying']

export type Precision = 'day' | 'month' | 'year'
export type StatementClass = 'public' | 'internal' | 'personal' | 'sensitive'

/** What can be said of a subject. One value at a time for each predicate. */
export const PREDICATES = [
  'name_zh',
  'name_en',
  'short_zh',
  'class',
  'parent',
  'seat',
  'state',
  'good_standing',
  'pilot',
  'listed',
  'owner',
  'office',
  'employer',
  'credit_code',
  'level',
  'note',
  'short_en',
  'ror',
  /** Of an entry of a code list: the entry above. */
  'broader',
  /** A name that its source gives and nobody vouches for; kept, never shown as the name. */
  'name_en_unofficial',
  'isni',
  /** Of a tie or a term: whether it holds. */
  'holds',
  /** Of a succession: the heir's share in per cent, as declared at the split. */
  'share',
] as const
/** `on_<list>`: stands on a dated list, such as the excellence programme or a roster of experts. */
export type Predicate = (typeof PREDICATES)[number] | `on_${string}`

export type Value = string | number | boolean | null

/** A dated assertion with valid time and known time (08 §2). */
export interface Statement {
  readonly id: Id<'statement'>
  readonly subject: Id
  readonly predicate: Predicate
  readonly value: Value
  readonly validFrom: Day
  readonly fromPrecision: Precision
  /** First day on which it no longer holds. */
  readonly validTo: Day | null
  readonly toPrecision: Precision
  readonly recordedOn: Day
  readonly recordedAt: string
  readonly recordedBy: Id<'account'> | null
  readonly fact: Id<'fact'>
  readonly source: string
  readonly class: StatementClass
  readonly supersedes: Id<'statement'> | null
  readonly reason: string | null
  readonly withdrawn: boolean
}

/** A unit as of a day, as known at a day. */
export interface Unit {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly code: string | null
  readonly nameZh: string
  readonly nameEn: string | null
  readonly class: string | null
  readonly parent: UnitId | null
  readonly seat: string | null
  readonly state: UnitState | null
  readonly goodStanding: boolean | null
  /** A city in the pilot. */
  readonly pilot: boolean
  /** A base or park that stands on the register; a society that is admitted. */
  readonly listed: boolean
  readonly creditCode: string | null
  readonly ror: string | null
}

/** A name in the languages in which it is known; never translated by machine. */
export interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

/** Paper from outside the platform that proves a removal (06 A-41). */
export interface OutsideDocument {
  readonly title: string
  readonly issuer: string
  readonly dated: Day
  readonly number?: string
  readonly link?: string
  /** SHA-256 of a stored file. */
  readonly file?: string
}

export interface Holder {
  readonly person: PersonId
  readonly name: string
  readonly role: string
  readonly roleTitle: L10n
  readonly unit: UnitId | null
  readonly firstDay: Day
  readonly lastDay: Day | null
}

/** Name of a dated list on which subjects stand. */
export const LIST = /^[a-z][a-z_]{1,36}$/
