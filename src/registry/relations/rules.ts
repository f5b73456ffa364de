import { type Day, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import type { Precision, UnitId, UnitKind } from '../types.js'

/** Ties between units (08 G-085). `parent` is a statement of the unit itself, since there is one at a time. */
export const RELATION_KINDS = [
  'member_of',
  'supported_by',
  'supervised_by',
  'controlled_by',
  'succeeded_by',
  'spun_off_from',
  'twinned_with',
] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** Kinds along which nothing may lead back to where it began. */
export const HIERARCHIES: readonly RelationKind[] = ['member_of', 'supervised_by', 'controlled_by', 'succeeded_by', 'spun_off_from']

/** What the second unit of a tie must be, where it matters. */
const SECOND: Partial<Record<RelationKind, readonly UnitKind[]>> = {
  member_of: ['union', 'federation', 'society', 'local_association', 'foreign_body', 'organisation'],
}

export interface Party {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly nameZh: string
  /** First day of its first name: when it began, as far as is known. */
  readonly began: Day | null
}

/** Whether the two may be tied in this way from the day on. */
export function mayRelate(
  kind: RelationKind,
  from: Party | undefined,
  to: Party | undefined,
  since: Day,
  path: readonly string[],
): Result<true, Refusal> {
  if (!from) return refuse({ code: 'unit_unknown', field: 'from' })
  if (!to) return refuse({ code: 'unit_unknown', field: 'to' })
  if (from.id === to.id) return refuse({ code: 'relation_cycle', field: 'to', path: [from.nameZh, to.nameZh] })
  if (path.length > 0 && HIERARCHIES.includes(kind)) return refuse({ code: 'relation_cycle', field: 'to', path })
  const kinds = SECOND[kind]
  if (kinds && !kinds.includes(to.kind)) return refuse({ code: 'relation_kind', field: 'to', kind: to.kind, allowed: kinds })
  const [older, newer] = kind === 'spun_off_from' ? [to, from] : [from, to]
  const dated = kind === 'succeeded_by' || kind === 'spun_off_from'
  if (dated && older.began !== null && newer.began !== null && older.began > newer.began)
    return refuse({
      code: 'relation_date',
      field: 'since',
      older: older.nameZh,
      began: older.began,
      newer: newer.nameZh,
      since: newer.began,
    })
  const unborn = [from, to].find((each) => each.began !== null && each.began > since)
  if (unborn) return refuse({ code: 'relation_before_unit', field: 'since', name: unborn.nameZh, began: unborn.began, since })
  return ok(true)
}

/** A stretch of days on which one value held; `until` is the first day without it. */
export interface Stretch<V> {
  readonly value: V
  readonly from: Day
  /** How exactly its beginning is known (08 G-002). */
  readonly precision: Precision
  readonly until: Day | null
}

interface Timed<V> {
  readonly value: V
  readonly validFrom: Day
  readonly fromPrecision?: Precision
  readonly validTo: Day | null
  readonly recordedAt: string
  readonly id: string
}

/**
 * The values of one predicate over time, from the statements that stand (none superseded or withdrawn): what begins later covers what began before,
 * of two that begin on one day the later word. The same rule as `heldAt`, for all days at once.
 */
export function stretchesOf<V>(statements: readonly Timed<V>[]): Stretch<V>[] {
  const edges = [
    ...new Set(statements.flatMap((each) => (each.validTo === null ? [each.validFrom] : [each.validFrom, each.validTo]))),
  ].sort()
  const found: Stretch<V>[] = []
  edges.forEach((from, i) => {
    const until = edges[i + 1] ?? null
    const held = statements
      .filter((each) => each.validFrom <= from && (each.validTo === null || from < each.validTo))
      .reduce<Timed<V> | undefined>((best, each) => (best === undefined || later(each, best) ? each : best), undefined)
    if (held === undefined) return
    const last = found.at(-1)
    if (last && last.until === from && last.value === held.value) found[found.length - 1] = { ...last, until }
    else found.push({ value: held.value, from, precision: held.validFrom === from ? (held.fromPrecision ?? 'day') : 'day', until })
  })
  return found
}

/**
 * The first day inside a period on which an end has been recorded. What begins later covers what began before, so a longer period laid over it would stop there
 * without a word; the end is to be corrected, or the period given up to it.
 */
export const endedInside = (statements: readonly Timed<unknown>[], from: Day, until: Day | null): Day | undefined =>
  stretchesOf(statements).find((each) => each.value === false && each.from > from && (until === null || each.from < until))?.from

const later = (a: Timed<unknown>, b: Timed<unknown>): boolean =>
  a.validFrom !== b.validFrom
    ? a.validFrom > b.validFrom
    : String(a.recordedAt) !== String(b.recordedAt)
      ? String(a.recordedAt) > String(b.recordedAt)
      : a.id > b.id
