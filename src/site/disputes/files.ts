import type { Ctx, Refusal, Result } from '../../kernel/index.js'
import { uploadEvidence } from '../../records/index.js'
import { listOf, type Posted } from '../../ui/http/index.js'

/** A file that has come in and waits for the form to be accepted; the command looks again whose it is. */
export interface Kept {
  readonly hash: string
  readonly size: number
  readonly name: string
}

const KEPT = /^([0-9a-f]{64}) (\d{1,12}) (.{1,200})$/s
export const keptFields = (kept: readonly Kept[]): string[] => kept.map(({ hash, size, name }) => `${hash} ${size} ${name}`)

const LARGEST = 20 * 1024 * 1024
const MOST = 10

/** Files that came in before and were not taken away, and those that come in now. */
export async function takenFiles(ctx: Ctx, posted: Posted): Promise<Result<readonly Kept[], Refusal & { kept: readonly Kept[] }>> {
  const gone = new Set(listOf(posted, 'evidence_remove'))
  const files: Kept[] = listOf(posted, 'kept[]').flatMap((text) => {
    const parts = KEPT.exec(text)
    return parts && !gone.has(parts[1]!) ? [{ hash: parts[1]!, size: Number(parts[2]), name: parts[3]! }] : []
  })
  for (const file of (posted.files.evidence ?? []).slice(0, MOST)) {
    const taken = await uploadEvidence(
      ctx,
      { name: file.name.slice(0, 200), bytes: Buffer.from(await file.arrayBuffer()) },
      undefined,
      LARGEST,
    )
    if (!taken.ok) return { ok: false, refusal: { ...taken.refusal, field: 'evidence', kept: files } }
    if (!files.some((each) => each.hash === taken.value.hash)) files.push(taken.value)
  }
  return { ok: true, value: files.slice(0, MOST) }
}
