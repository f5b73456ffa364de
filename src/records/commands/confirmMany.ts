import type { Ctx, Refusal } from '../../kernel/index.js'
import { confirmRecord } from './confirm.js'

export interface OneOfMany {
  readonly record: string
  readonly side: string
  readonly no: number
  readonly version: number
}
/** Turns that may be taken in one go; each is an act of its own. */
export const MOST_AT_ONCE = 200

/** Confirms several records one after another, as the desk does after all were looked at. What one refuses does not hold up the others. */
export async function confirmMany(
  ctx: Ctx,
  turns: readonly OneOfMany[],
): Promise<{ confirmed: readonly string[]; refused: readonly { record: string; refusal: Refusal }[] }> {
  const confirmed: string[] = []
  const refused: { record: string; refusal: Refusal }[] = []
  for (const turn of turns.slice(0, MOST_AT_ONCE)) {
    const answer = await confirmRecord({ ...ctx, idempotencyKey: undefined }, turn as never)
    if (answer.ok) confirmed.push(turn.record)
    else refused.push({ record: turn.record, refusal: answer.refusal })
  }
  return { confirmed, refused }
}
