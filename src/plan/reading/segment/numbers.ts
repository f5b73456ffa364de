/** Numbers of headings: names for them, and what is odd about their order (E-DUP, W-GAP, W-RESTART). */

export interface Numbered {
  readonly no: number | null
  readonly line: number
  readonly char: number
}
export interface NumberTrouble {
  readonly code: 'E-DUP' | 'W-GAP'
  readonly line: number
  readonly char: number
  readonly n?: number
  readonly a: number
  readonly b: number
}

/** Follows the numbers of one level under one parent. */
export class Sequence {
  private readonly seen = new Map<number, { count: number; line: number }>()
  private last: number

  /** `from`: the number that came before, where numbers run on from one parent to the next. */
  constructor(
    private readonly troubles: NumberTrouble[],
    from = 0,
  ) {
    this.last = from
  }

  /** The suffix that tells a repeated number apart: empty, or `#2`. */
  next({ no, line, char }: Numbered): string {
    if (no === null) return ''
    const before = this.seen.get(no)
    if (before) {
      before.count++
      this.troubles.push({ code: 'E-DUP', n: no, a: before.line, b: line, line, char })
      this.last = Math.max(this.last, no)
      return `#${before.count}`
    }
    this.seen.set(no, { count: 1, line })
    if (no !== this.last + 1) this.troubles.push({ code: 'W-GAP', a: this.last, b: no, line, char })
    this.last = no
    return ''
  }

  get highest(): number {
    return this.last
  }
}

/** How item numbers run through the plan: on and on, or afresh in each section. */
export type Running = 'continued' | 'restarted'

/**
 * Numbers are restarted when a later section begins again at 1; else they are one row through the whole plan.
 * `blocks` are the item numbers section by section.
 */
export function runningOf(blocks: readonly (readonly (number | null)[])[]): Running {
  const filled = blocks.filter((block) => block.length > 0)
  return filled.slice(1).some((block) => block[0] === 1) ? 'restarted' : 'continued'
}
