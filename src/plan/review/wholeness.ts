import type { Span } from '../reading/index.js'
import type { Tree } from '../types.js'

/**
 * Whether the leaf spans, joined in order, are the source byte for byte (06 P-042): they touch one another, cover the whole file, and each one's
 * text is what its bytes say. Gives the byte offset of the first difference.
 * @param source the file as received; of a DOCX, the text that was taken out of it
 */
export function firstDifference(tree: Pick<Tree, 'spans' | 'encoding'>, source: Uint8Array): number | undefined {
  const decoder = new TextDecoder(tree.encoding, { ignoreBOM: true })
  let at = 0
  let char = 0
  for (const span of tree.spans) {
    if (span.overlay) continue
    if (span.byte_start !== at || span.char_start !== char || span.byte_end <= span.byte_start) return at
    if (decoder.decode(source.subarray(span.byte_start, span.byte_end)) !== span.text) return span.byte_start
    at = span.byte_end
    char += lengthOf(span)
    if (span.char_end !== char) return at
  }
  return at === source.length ? undefined : at
}

const lengthOf = (span: Span): number => {
  let count = 0
  for (const _ of span.text) count++
  return count
}
