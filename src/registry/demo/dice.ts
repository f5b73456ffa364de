/** Chance that repeats: the same words always throw the same numbers. */
export interface Dice {
  /** In [0, 1). */
  next(): number
  /** A whole number from 0 to below `count`. */
  below(count: number): number
  pick<T>(from: readonly T[]): T
  /** `count` different ones, in the order in which they were drawn; all when there are fewer. */
  some<T>(from: readonly T[], count: number): T[]
}

/** Mixes the words into 32 bits (FNV-1a over UTF-16 units). */
function seedOf(words: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** A generator of its own for each purpose, so that one more city does not move every later name. Mulberry32: 32 bits of state, enough for a demo. */
export function dice(...words: readonly (string | number)[]): Dice {
  let state = seedOf(words.join('/'))
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick: (from) => from[below(from.length)]!,
    some: (from, count) => {
      const left = [...from]
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]!)
    },
  }
}
