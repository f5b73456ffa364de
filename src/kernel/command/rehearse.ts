import type { Ctx } from '../house.js'
import { newId } from '../ids.js'
import { ok, type Refusal, type Result } from '../result.js'
import { type At, type Command, type CommandParts, notAllowed, trusted } from './command.js'

/**
 * What a command would answer now, without doing it: the same parsing, the same `allow`, the same rule on what is stored. Pages grey a button with the
 * refusal that comes back; the command still decides by itself when it is pressed.
 */
export async function rehearse<I>(
  ctx: Ctx,
  command: Command<I, never> | Command<I>,
  input: I,
): Promise<Result<'nothing' | 'change', Refusal>> {
  const parts = command.parts as CommandParts<never, unknown, unknown, unknown, Refusal>
  const parsed = trusted(parts.input, input)
  if (!parsed.ok) return parsed
  const said = parsed.value as never
  if (parts.allow !== 'open' && !parts.allow(ctx.viewer, said)) return { ok: false, refusal: notAllowed(ctx.viewer, parts.permission) }
  const { db } = ctx.house.database
  const at: At = { today: await ctx.house.clock.today(db), viewer: ctx.viewer, id: newId }
  const decided = parts.decide(await parts.load(db as never, said, at), said, at)
  if (!decided.ok) return decided
  return ok(decided.value === 'nothing' ? 'nothing' : 'change')
}
