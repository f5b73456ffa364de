import type { Day, Id, VoidHow } from '../kernel/index.js'

export type RecordId = Id<'record'>
export type UnitId = Id<'unit'>
export type FactId = Id<'fact'>

/** draft 草稿 · waiting 待确认 · sent_back 已退回 · confirmed 已确认 · refused 已拒绝 · withdrawn 已撤回 */
export type RecordState = 'draft' | 'waiting' | 'sent_back' | 'confirmed' | 'refused' | 'withdrawn'
export const RECORD_STATES: readonly RecordState[] = ['draft', 'waiting', 'sent_back', 'confirmed', 'refused', 'withdrawn']
/** How the fact of a confirmed record stands today. */
export type Standing = 'live' | 'cancelled' | 'struck'

export type Values = Readonly<Record<string, unknown>>

export interface StoredRecord {
  readonly id: RecordId
  /** Running number, as people call it. */
  readonly no: number
  readonly pack: string
  readonly packVersion: number
  readonly kind: string
  readonly programme: string
  readonly period: string | null
  readonly unit: UnitId
  readonly factUnit: UnitId | null
  readonly title: string
  readonly happenedOn: Day | null
  readonly values: Values
  readonly state: RecordState
  readonly version: number
  readonly recorder: Id<'account'> | null
  readonly recorderPerson: Id<'person'> | null
  readonly recorderName: string
  readonly reportedOn: Day | null
  readonly touchedOn: Day
  readonly closedOn: Day | null
  readonly key: string | null
  readonly fact: FactId | null
  readonly facts: number
  readonly standing: Standing | null
  readonly bulk: string | null
}

/** Whose turn a side's confirmation is. */
export type Turn =
  | { readonly permission: string; readonly unit: UnitId | null }
  | { readonly person: Id<'person'> }
  | { readonly email: string }

export interface Confirmation {
  readonly side: string
  /** Several confirm for one side where the pack says *each*. */
  readonly no: number
  readonly turn: Turn
  /** Name of the invited, or of the unit, as known when it was asked. */
  readonly name: string
  /** `dropped`: the record was sent back, refused or withdrawn before this side spoke. */
  readonly state: 'waiting' | 'confirmed' | 'dropped'
  readonly since: Day
  readonly due: Day | null
  readonly by: { readonly account: string | null; readonly person: string | null; readonly name: string } | null
  readonly on: Day | null
  readonly note: string | null
}

export interface EvidenceFile {
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** One entry of a list that is published as one act. */
export interface ListEntry {
  readonly no: number
  readonly values: Values
  readonly fact: FactId | null
  readonly standing: Standing | null
}

/** A cancel, strike or reinstate, with the day from which it acts. */
export interface VoidingFact {
  readonly id: FactId
  readonly target: FactId
  readonly how: VoidHow
  readonly on: Day
}
