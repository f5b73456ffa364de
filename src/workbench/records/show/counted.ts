import type { Ctx } from '../../../kernel/index.js'

/** The page of someone who has just written waits for his own fact, two seconds at most; the fact is named when that was not enough. */
export async function awaited(ctx: Ctx, facts: readonly string[]): Promise<string | undefined> {
  const last = facts.at(-1)
  if (last === undefined) return undefined
  ctx.house.projector.wake()
  return (await ctx.house.projector.counted(last, 2_000)) ? undefined : last
}
