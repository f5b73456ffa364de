import { type Day, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import type { UnitId, UnitKind } from '../types.js'

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
  readonly began: Day
}

/** Whether the two may be tied in this way from the day on; `path` is the circle that the tie would close, empty without one. */
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
  if (path.length > 0) return refuse({ code: 'relation_cycle', field: 'to', path })
  const kinds = SECOND[kind]
  if (kinds && !kinds.includes(to.kind)) return refuse({ code: 'relation_kind', field: 'to', kind: to.kind, allowed: kinds })
  const [older, newer] = kind === 'spun_off_from' ? [to, from] : [from, to]
  const dated = kind === 'succeeded_by' || kind === 'spun_off_from'
  if (dated && older.began > newer.began)
    return refuse({
      code: 'relation_date',
      field: 'since',
      older: older.nameZh,
      began: older.began,
      newer: newer.nameZh,
      since: newer.began,
    })
  const unborn = [from, to].find((each) => each.began > since)
  if (unborn) return refuse({ code: 'relation_before_unit', field: 'since', name: unborn.nameZh, began: unborn.began, since })
  return ok(true)
}
