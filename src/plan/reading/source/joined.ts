/** A text with the line ends of wrapped lines taken out, for reading numbers; every place can be told in the text as received. */
import { SourceText } from './sourceText.js'

export interface Gap {
  readonly start: number
  readonly end: number
}

export class Joined {
  /** Equal to the text as received when there is nothing to take out. */
  readonly source: SourceText
  readonly shadow: string
  private readonly kept: Uint32Array | undefined
  /** How much was taken out before each gap. */
  private readonly lost: number[] = []

  /** `gaps` in the order of the text, without overlap. */
  constructor(
    original: SourceText,
    shadow: string,
    private readonly gaps: readonly Gap[],
  ) {
    if (gaps.length === 0) {
      this.source = original
      this.shadow = shadow
      return
    }
    let lost = 0
    for (const gap of gaps) {
      this.lost.push(lost)
      lost += gap.end - gap.start
    }
    const kept = new Uint32Array(original.length - lost)
    let at = 0
    let from = 0
    for (const gap of [...gaps, { start: original.length, end: original.length }]) {
      for (let i = from; i < gap.start; i++) kept[at++] = i
      from = gap.end
    }
    this.kept = kept
    this.source = new SourceText(
      kept.map((i) => original.points[i]!),
      new Uint32Array(kept.length + 1),
    )
    this.shadow = parts(shadow, gaps).join('')
  }

  /** The place of a character in the text as received. */
  originalOf(at: number): number {
    return this.kept ? (this.kept[at] ?? this.endOf(at)) : at
  }

  /** The end of what ends before `end`, in the text as received. */
  endOf(end: number): number {
    if (!this.kept) return end
    return end === 0 ? 0 : this.kept[end - 1]! + 1
  }

  /** The place in the joined text; what was taken out stands where the text goes on. */
  placeOf(original: number): number {
    let low = 0
    let high = this.gaps.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.gaps[middle]!.start < original) low = middle + 1
      else high = middle
    }
    const gap = this.gaps[low - 1]
    return gap ? original - this.lost[low - 1]! - (Math.min(gap.end, original) - gap.start) : original
  }
}

function parts(shadow: string, gaps: readonly Gap[]): string[] {
  const found: string[] = []
  let from = 0
  for (const gap of gaps) {
    found.push(shadow.slice(from, gap.start))
    from = gap.end
  }
  return [...found, shadow.slice(from)]
}
