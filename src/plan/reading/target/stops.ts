/** Where the clause and the sentence around a number begin and end. Brackets are stepped over from outside and end the search from inside. */

/** What a character ends: nothing, a clause, or a sentence and its clause. */
export const CLAUSE = 1
export const SENTENCE = 2
const MEANING = new Uint8Array(0x10000)
for (const char of ',:') MEANING[char.charCodeAt(0)] = CLAUSE
for (const char of '。!?;\t|\n\r\u2028\u2029') MEANING[char.charCodeAt(0)] = SENTENCE

export class Stops {
  private readonly ends: Uint8Array
  /** How many brackets with a partner stand before each place: where there are none, the tables below answer at once. */
  private readonly brackets: Int32Array
  private readonly before: readonly [clause: Int32Array, sentence: Int32Array]
  private readonly after: readonly [clause: Int32Array, sentence: Int32Array]

  /** `partner` tells for each mark where its partner stands, or -1. */
  constructor(
    private readonly shadow: string,
    private readonly partner: Int32Array,
  ) {
    const { length } = shadow
    this.ends = new Uint8Array(length)
    this.brackets = new Int32Array(length + 1)
    for (let i = 0; i < length; i++) {
      this.ends[i] = isThousandsMark(shadow, i) ? 0 : MEANING[shadow.charCodeAt(i)]!
      const bracket = partner[i]! >= 0 && (shadow[i] === '(' || shadow[i] === ')')
      this.brackets[i + 1] = this.brackets[i]! + (bracket ? 1 : 0)
    }
    this.before = [this.lastBefore(CLAUSE), this.lastBefore(SENTENCE)]
    this.after = [this.nextFrom(CLAUSE), this.nextFrom(SENTENCE)]
  }

  private lastBefore(stop: number): Int32Array {
    const last = new Int32Array(this.ends.length + 1)
    last[0] = -1
    for (let i = 0; i < this.ends.length; i++) last[i + 1] = this.ends[i]! >= stop ? i : last[i]!
    return last
  }

  private nextFrom(stop: number): Int32Array {
    const next = new Int32Array(this.ends.length + 1)
    next[this.ends.length] = this.ends.length
    for (let i = this.ends.length - 1; i >= 0; i--) next[i] = this.ends[i]! >= stop ? i : next[i + 1]!
    return next
  }

  /** The place after the last stop before `from`, not before `limit`. */
  back(from: number, limit: number, stop: typeof CLAUSE | typeof SENTENCE): number {
    if (this.brackets[from] === this.brackets[limit]) return Math.max(limit, this.before[stop - 1]![from]! + 1)
    for (let i = from - 1; i >= limit; i--) {
      if (this.ends[i]! >= stop) return i + 1
      const other = this.partner[i]!
      if (other < 0) continue
      if (other > i && this.shadow[i] === '(') return i + 1
      if (other < i && this.shadow[i] === ')') i = other
    }
    return limit
  }

  /** The first stop from `from` on, not beyond `limit`. */
  forth(from: number, limit: number, stop: typeof CLAUSE | typeof SENTENCE): number {
    if (this.brackets[from] === this.brackets[limit]) return Math.min(limit, this.after[stop - 1]![from]!)
    for (let i = from; i < limit; i++) {
      if (this.ends[i]! >= stop) return i
      const other = this.partner[i]!
      if (other < 0) continue
      if (other < i && this.shadow[i] === ')') return i
      if (other > i && this.shadow[i] === '(') i = other
    }
    return limit
  }
}

/** The comma of 1,200 ends no clause. */
function isThousandsMark(shadow: string, at: number): boolean {
  return shadow[at] === ',' && /^\d{3}(?!\d)/.test(shadow.slice(at + 1, at + 5)) && /\d/.test(shadow[at - 1] ?? '')
}
