import { listOf, type Posted } from './forms.js'

/** A file that has come in and waits for the form to be accepted. What is shown of it comes from the reader's own form; the command looks again whose it is. */
export interface Attached {
  readonly hash: string
  readonly size: number
  readonly name: string
}

const KEPT = /^([0-9a-f]{64}) (\d{1,12}) (.{1,200})$/s
/** Name of the hidden fields that carry the files of a box through a refusal. */
export const keptField = (box: string): string => `_kept.${box}[]`
export const keptText = ({ hash, size, name }: Attached): string => `${hash} ${size} ${name}`

const removed = (posted: Posted, box: string): ReadonlySet<string> => new Set(listOf(posted, `${box}_remove`))
export const removedIn = (posted: Posted, box: string): string[] => [...removed(posted, box)].filter((hash) => /^[0-9a-f]{64}$/.test(hash))

/** Files of a box that came in before and were not taken away. */
export function keptIn(posted: Posted, box: string): Attached[] {
  const gone = removed(posted, box)
  return listOf(posted, keptField(box)).flatMap((text) => {
    const parts = KEPT.exec(text)
    return parts && !gone.has(parts[1]!) ? [{ hash: parts[1]!, size: Number(parts[2]), name: parts[3]! }] : []
  })
}
