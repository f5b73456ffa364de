/** Plain text or DOCX. A DOCX is read through its extracted text; the file itself stays with who received it. */
import { createHash } from 'node:crypto'
import { extractDocx } from './docx/extract.js'
import { readPlan } from './readPlan.js'
import { signatureOf } from './source/signatures.js'
import type { ReadAnswer, ReadOptions } from './types.js'

/**
 * Reads a plan from a file of either kind.
 * For a DOCX, `bytes` and `sha256` are those of the file, while all offsets lie in its extracted text (UTF-8, one paragraph a line),
 * which is `rejoin(reading)`.
 */
export async function readPlanFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadAnswer> {
  const isDocx = options.kind === 'docx' || (options.kind === undefined && signatureOf(bytes) === 'ZIP')
  if (!isDocx) return readPlan(bytes, options)
  const extracted = await extractDocx(bytes)
  if (!extracted.ok) return extracted
  const answer = readPlan(new TextEncoder().encode(extracted.text), { ...options, encoding: 'utf-8' })
  if (!answer.ok) return answer
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, reading: { ...answer.reading, kind: 'docx', bytes: bytes.length, sha256, encoding_by: 'extracted' } }
}
