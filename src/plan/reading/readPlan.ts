/** A plan's bytes to its reading: text, tree, numbers, targets. Pure; the same bytes and options give the same reading. */
import { createHash } from 'node:crypto'
import { readText } from './readText.js'
import { receive } from './source/receive.js'
import type { ReadAnswer, ReadOptions } from './types.js'

/**
 * Reads a plan in plain text.
 * @param bytes the file as received; at most 1,048,576 bytes
 * @param options `encoding` chosen by hand, `year` from a form, `levels` and `marks` set by a reviewer
 * @returns the reading, or a refusal with its code and the numbers that explain it. A DOCX file is read by `readPlanFile`.
 */
export function readPlan(bytes: Uint8Array, options: ReadOptions = {}): ReadAnswer {
  const received = receive(bytes, options.encoding)
  if (!received.ok) return received
  const { source, encoding, by, bom } = received.value
  return {
    ok: true,
    reading: readText(source, {
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      kind: 'text',
      encoding,
      encoding_by: by,
      bom,
      formYear: options.year ?? null,
      levels: options.levels ?? {},
      marks: options.marks ?? [],
      cuts: [],
      joins: [],
    }),
  }
}
