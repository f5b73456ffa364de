import type { Ctx } from '../../kernel/index.js'
import { waitingCounts } from '../../records/index.js'

/** Records that wait for confirmation, by target. The numbers are equal for every viewer. */
export async function waitingByTarget(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const counts = await waitingCounts(ctx, {})
  return new Map(counts.ok ? Object.entries(counts.value).map(([target, { all }]) => [target, all]) : [])
}
