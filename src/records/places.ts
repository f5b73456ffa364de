import { type Day, type L10n, ok, type Result, refuse } from '../kernel/index.js'

/** A numbered place of a pool and the stretch of days on which it is taken. */
export interface HeldPlace {
  readonly pool: string
  readonly no: number
  readonly record: string
  readonly from: Day
  /** First day on which it is free again; null while it is held. */
  readonly until: Day | null
}

/** A place that a fact would hold from its happening on. */
export interface AskedPlace {
  readonly pool: string
  /** How many the pool has; what is exclusive is a pool of one. */
  readonly size: number
  /** The number asked for; the lowest free one when left out. */
  readonly no?: number
  readonly from: Day
  /** What the pool stands for, in the refusal. */
  readonly what: 'place' | 'exclusive' | 'duplicate'
  /** The pack's rule, and its own words for the refusal. */
  readonly rule?: { readonly id: string; readonly refuse: L10n }
}

export type PlaceRefusal =
  | { readonly code: 'places_full'; readonly size: number }
  | { readonly code: 'place_unknown'; readonly place: number; readonly size: number }
  | { readonly code: 'place_taken'; readonly place: number; readonly heldBy: string; readonly free: readonly number[] }
  | { readonly code: 'exclusive_taken'; readonly rule: string; readonly heldBy: string; readonly zh: string; readonly en: string }
  | { readonly code: 'duplicate_refused'; readonly heldBy: string }

export interface GivenPlace {
  readonly pool: string
  readonly no: number
}

/**
 * One place in each pool asked for. As of no day, past or coming, may two hold one place, so a place that was given back later than the
 * happening is not free for it.
 */
export function takePlaces(asked: readonly AskedPlace[], held: readonly HeldPlace[]): Result<readonly GivenPlace[], PlaceRefusal> {
  const all: HeldPlace[] = [...held]
  const given: GivenPlace[] = []
  for (const ask of asked) {
    const busy = all.filter((place) => place.pool === ask.pool && (place.until === null || place.until > ask.from))
    const free = Array.from({ length: ask.size }, (_, index) => index + 1).filter((no) => !busy.some((place) => place.no === no))
    const no = ask.no ?? free[0] ?? 1
    if (!free.includes(no)) return refuse(refusalOf(ask, no, free, busy.find((place) => place.no === no)?.record ?? ''))
    given.push({ pool: ask.pool, no })
    all.push({ pool: ask.pool, no, record: '', from: ask.from, until: null })
  }
  return ok(given)
}

function refusalOf(ask: AskedPlace, no: number, free: readonly number[], heldBy: string): PlaceRefusal {
  if (ask.what === 'duplicate') return { code: 'duplicate_refused', heldBy }
  if (ask.what === 'exclusive')
    return { code: 'exclusive_taken', rule: ask.rule?.id ?? '', heldBy, zh: ask.rule?.refuse.zh ?? '', en: ask.rule?.refuse.en ?? '' }
  if (free.length === 0) return { code: 'places_full', size: ask.size }
  return no > ask.size || no < 1 ? { code: 'place_unknown', place: no, size: ask.size } : { code: 'place_taken', place: no, heldBy, free }
}

/** Numbers of the pool that are free from the day on. */
export function freePlaces(pool: string, size: number, held: readonly HeldPlace[], from: Day): number[] {
  const busy = new Set(held.filter((place) => place.pool === pool && (place.until === null || place.until > from)).map((place) => place.no))
  return Array.from({ length: size }, (_, index) => index + 1).filter((no) => !busy.has(no))
}
