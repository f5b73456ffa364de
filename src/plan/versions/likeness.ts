/** How alike two texts are, 0 to 1: shared pairs of neighbouring characters (Dice). Marks and blanks do not count. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [one, other] = [pairsOf(a), pairsOf(b)]
  const all = sizeOf(one) + sizeOf(other)
  if (all === 0) return 0
  let shared = 0
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0)
  return (2 * shared) / all
}

function pairsOf(text: string): Map<string, number> {
  const plain = [...text].filter((char) => /[\p{L}\p{N}]/u.test(char))
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < plain.length; i++) pairs.set(plain[i]! + plain[i + 1]!, (pairs.get(plain[i]! + plain[i + 1]!) ?? 0) + 1)
  return pairs
}

const sizeOf = (pairs: Map<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0)

export interface Pairing<A, B> {
  /** What makes two things plainly the same, so that they are paired without comparing all with all. */
  readonly same: (each: A | B) => string
  readonly score: (a: A, b: B) => number
  readonly least: number
}

/** Beyond this many comparisons what is not plainly the same counts as new and dropped: a reviewer sees both. */
const COMPARED_AT_MOST = 2_000_000

/** Pairs things of two lists, each at most once: the plainly same first, then the likest; ties go to the order of the lists. */
export function matched<A, B>(before: readonly A[], after: readonly B[], { same, score, least }: Pairing<A, B>): Map<B, A> {
  const pairs = new Map<B, A>()
  const waiting = new Map<string, A[]>()
  for (const a of before) waiting.set(same(a), [...(waiting.get(same(a)) ?? []), a])
  for (const b of after) {
    const a = waiting.get(same(b))?.shift()
    if (a !== undefined) pairs.set(b, a)
  }
  const used = new Set(pairs.values())
  const [oldLeft, newLeft] = [before.filter((a) => !used.has(a)), after.filter((b) => !pairs.has(b))]
  if (oldLeft.length * newLeft.length > COMPARED_AT_MOST) return pairs
  const candidates = oldLeft
    .flatMap((a, i) => newLeft.map((b, j) => ({ a, b, i, j, score: score(a, b) })))
    .filter((each) => each.score >= least)
  candidates.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  for (const { a, b } of candidates) {
    if (used.has(a) || pairs.has(b)) continue
    used.add(a)
    pairs.set(b, a)
  }
  return pairs
}
