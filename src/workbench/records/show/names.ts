import type { Ctx } from '../../../kernel/index.js'
import { pointedNames, type RecordPack, type RecordView, type Values } from '../../../records/index.js'

/** Names of what values point at, as they are today. */
export async function namesFor(ctx: Ctx, pack: RecordPack, values: Values): Promise<RecordView['names']> {
  const { db } = ctx.house.database
  return pointedNames(db, pack, values, await ctx.house.clock.today(db))
}
