import type { Ctx, Refusal, Result } from '../../kernel/index.js'
import { uploadEvidence } from '../../records/index.js'
import { type Attached, keptIn, type Posted } from '../../ui/http/index.js'

/** The box of files in the forms of both sides. */
export const BOX = 'evidence'
const LARGEST = 20 * 1024 * 1024
const MOST = 10

/** Files that came in before and were not taken away, and those that come in now. */
export async function takenFiles(ctx: Ctx, posted: Posted): Promise<Result<readonly Attached[], Refusal & { kept: readonly Attached[] }>> {
  const files = keptIn(posted, BOX)
  for (const file of (posted.files[BOX] ?? []).slice(0, MOST)) {
    const taken = await uploadEvidence(
      ctx,
      { name: file.name.slice(0, 200), bytes: Buffer.from(await file.arrayBuffer()) },
      undefined,
      LARGEST,
    )
    if (!taken.ok) return { ok: false, refusal: { ...taken.refusal, field: BOX, kept: files } }
    if (!files.some((each) => each.hash === taken.value.hash)) files.push(taken.value)
  }
  return { ok: true, value: files.slice(0, MOST) }
}
