import type { Ctx } from '../../kernel/index.js'

/** Records that wait for confirmation, by target. */
export async function waitingByTarget(_ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  return new Map()
}
