import type { Day } from '../day.js'
import { type KeyFact, type KeyVoid, rowsOf } from './steps.js'

export interface EntryRow {
  readonly measure: number
  readonly unit: number
  readonly key: string
  readonly about: number
  readonly k: number
  readonly e: Day
  readonly d: number
}

/** What a batch brings for one key. */
export interface KeyEvents {
  readonly measure: number
  readonly key: string
  readonly facts: KeyFact[]
  readonly voids: KeyVoid[]
}

export interface StoredHistory {
  readonly facts: KeyFact[]
  readonly voids: KeyVoid[]
}

/** The register (denominator) side of a key, for a measure that counts only within it. */
export interface RegisterSide {
  readonly stored: StoredHistory | undefined
  readonly fresh: StoredHistory | undefined
}

const NOTHING: StoredHistory = { facts: [], voids: [] }

/** Ledger rows for what happened to one key, in seal order (see `rowsOf`). */
export function keyChanges(events: KeyEvents, stored: StoredHistory | undefined, register: RegisterSide | undefined): EntryRow[] {
  const only = events.facts[0]
  if (!stored && !register && events.voids.length === 0 && events.facts.length === 1 && only) {
    return [{ measure: events.measure, unit: only.unit, key: events.key, about: only.seq, k: only.seq, e: only.on, d: 1 }]
  }
  const known = { ...(stored ?? NOTHING), ...(register ? { within: register.stored ?? NOTHING } : {}) }
  const fresh = { facts: events.facts, voids: events.voids, ...(register ? { within: register.fresh ?? NOTHING } : {}) }
  return rowsOf(known, fresh).map((row) => ({
    measure: events.measure,
    unit: row.unit,
    key: events.key,
    about: row.about,
    k: row.k,
    e: row.on,
    d: row.d,
  }))
}
