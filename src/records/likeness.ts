/** Letters, digits and Chinese characters only: width, case, blanks and punctuation do not make two titles different. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

function pairs(text: string): Map<string, number> {
  const letters = [...bare(text)].slice(0, 300)
  const found = new Map<string, number>()
  if (letters.length === 1) found.set(letters[0]!, 1)
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters[i]! + letters[i + 1]!
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

/** Likeness of two titles, 0 to 1: shared pairs of neighbouring characters, twice, over all pairs (Dice 1945). Works for Chinese without words. */
export function likeness(one: string, other: string): number {
  const a = pairs(one)
  const b = pairs(other)
  let shared = 0
  let total = 0
  for (const n of a.values()) total += n
  for (const n of b.values()) total += n
  for (const [pair, n] of a) shared += Math.min(n, b.get(pair) ?? 0)
  return total === 0 ? 0 : (2 * shared) / total
}
