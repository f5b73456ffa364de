/** What stands around a number: its clause, its sentence, the marks it is enclosed in. */
import type { RawNumeral } from '../number/scan.js'
import { type Measure, measureAt, percent } from '../words/measures.js'
import { CLAUSE, SENTENCE, Stops } from './stops.js'

const PER_UNIT = /\/(?:立方米|平方米|平方公里|公里|亩|公顷|升|吨|千瓦时|万元|件|台|套|户|小时|日|天|秒|月·平方公里|平方公里·月|公里·年)/y

/** More numbers of a row, each right behind a mark. */
const ROW = /(?:[、和]\d{1,7}(?:\.\d{1,4})?(?![\d.])[万亿]?){1,9}/y

export interface Enclosure {
  readonly kind: '《》' | '“”' | '()'
  readonly start: number
  readonly end: number
}

export interface Context {
  readonly n: RawNumeral
  /** Bounds of the line part (leaf) that is searched; nothing beyond it is looked at. */
  readonly leafStart: number
  readonly leafEnd: number
  readonly sentenceStart: number
  readonly sentenceEnd: number
  readonly clauseStart: number
  readonly clauseEnd: number
  /** From the clause's beginning to the number, and from the number to the clause's end. */
  readonly left: string
  readonly right: string
  readonly sentenceLeft: string
  /** The few characters right before the number, in its own field. */
  readonly before: string
  readonly measure: Measure | undefined
  /** Where the measure word ends; behind a later number when a row of numbers shares one (41、38、35微克). */
  readonly measureEnd: number
  /** 余, 多 or 来 between the number and its measure word. */
  readonly rough: string
  /** The text after number, rough word and measure word, to the clause's end. */
  readonly after: string
  readonly afterStart: number
  readonly enclosures: readonly Enclosure[]
}

const LOOK_SENTENCE = 260
const LOOK_CLAUSE = 140
const INSIDE = /^(?:余|多|\+(?=[个名人家项篇次场位种])|来(?=[个名人家项篇次场位种亿万]))/

export class Surroundings {
  private readonly partner: Int32Array
  private readonly enclosing: Int32Array
  private readonly openings: Enclosure[] = []
  private readonly stops: Stops

  constructor(private readonly shadow: string) {
    this.partner = new Int32Array(shadow.length).fill(-1)
    this.enclosing = new Int32Array(shadow.length).fill(-1)
    this.pair()
    this.enclose()
    this.stops = new Stops(shadow, this.partner)
  }

  /** Matches brackets and quotes within each line, innermost first; marks without partner count for nothing. */
  private pair(): void {
    const opens: Record<string, number[]> = { '《': [], '“': [], '(': [], '"': [] }
    const closes: Record<string, string> = { '》': '《', '”': '“', ')': '(' }
    for (let i = 0; i < this.shadow.length; i++) {
      const char = this.shadow[i]!
      if (char === '\n' || char === '\r') for (const open of Object.values(opens)) open.length = 0
      else if (char === '"' && opens[char]!.length > 0) this.join(opens[char]!.pop()!, i)
      else if (char in opens) opens[char]!.push(i)
      else if (char in closes) {
        const from = opens[closes[char]!]!.pop()
        if (from !== undefined) this.join(from, i)
      }
    }
  }

  private join(from: number, to: number): void {
    this.partner[from] = to
    this.partner[to] = from
  }

  /** For each place the innermost enclosure that holds it, as an index into `openings`; parents chain by their opening mark. */
  private enclose(): void {
    const stack: number[] = []
    for (let i = 0; i < this.shadow.length; i++) {
      while (stack.length > 0 && this.openings[stack.at(-1)!]!.end <= i) stack.pop()
      this.enclosing[i] = stack.at(-1) ?? -1
      const to = this.partner[i]!
      if (to <= i) continue
      const kind = this.shadow[i] === '《' ? '《》' : this.shadow[i] === '(' ? '()' : '“”'
      const outer = stack.at(-1)
      // Crossing marks (《 “ 》 ”) enclose only as far as the outer one goes.
      const end = outer === undefined ? to : Math.min(to, this.openings[outer]!.end)
      stack.push(this.openings.push({ kind, start: i, end }) - 1)
    }
  }

  enclosuresOf(at: number): Enclosure[] {
    const found: Enclosure[] = []
    for (let index = this.enclosing[at]!; index >= 0 && found.length < 8; index = this.enclosing[this.openings[index]!.start]!) {
      found.push(this.openings[index]!)
    }
    return found
  }

  titleMarks(): readonly Enclosure[] {
    return this.openings.filter((opening) => opening.kind !== '()')
  }

  around(n: RawNumeral, leafStart: number, leafEnd: number): Context {
    const sentenceStart = this.stops.back(n.start, Math.max(leafStart, n.start - LOOK_SENTENCE), SENTENCE)
    const sentenceEnd = this.stops.forth(n.end, Math.min(leafEnd, n.end + LOOK_SENTENCE), SENTENCE)
    const clauseStart = this.stops.back(n.start, Math.max(leafStart, n.start - LOOK_CLAUSE), CLAUSE)
    const clauseEnd = this.stops.forth(n.end, Math.min(leafEnd, n.end + LOOK_CLAUSE), CLAUSE)
    const right = this.shadow.slice(n.end, clauseEnd)
    const rough = INSIDE.exec(right)?.[0] ?? ''
    const own = n.percent ? { measure: percent, length: 0 } : this.measureOf(n, n.end + rough.length)
    const shared = own || rough ? undefined : this.sharedMeasure(n)
    const found = own ?? shared
    const measure = found?.measure
    const afterStart = n.end + rough.length + (own?.length ?? 0)
    return {
      n,
      leafStart,
      leafEnd,
      sentenceStart,
      sentenceEnd,
      clauseStart,
      clauseEnd,
      left: this.shadow.slice(clauseStart, n.start).trimEnd(),
      before: this.shadow.slice(Math.max(leafStart, n.start - 6), n.start),
      right,
      sentenceLeft: this.shadow.slice(sentenceStart, n.start).trimEnd(),
      measure,
      measureEnd: shared?.end ?? afterStart,
      rough,
      after: this.shadow.slice(afterStart, clauseEnd),
      afterStart,
      enclosures: this.enclosuresOf(n.start),
    }
  }

  /** 41、38、35微克: the measure word behind the last of a row of numbers. */
  private sharedMeasure(n: RawNumeral): { measure: Measure; end: number } | undefined {
    ROW.lastIndex = n.end
    const row = n.arabic ? ROW.exec(this.shadow)?.[0] : undefined
    const found = row && this.measureOf(n, n.end + row.length)
    return found ? { measure: found.measure, end: n.end + row.length + found.length } : undefined
  }

  /** The measure word behind a number and at most one blank; 微克/立方米 and the like are taken whole. */
  private measureOf(n: RawNumeral, at: number): { measure: Measure; length: number } | undefined {
    const blank = n.arabic && this.shadow[at] === ' ' ? 1 : 0
    const measure = measureAt(this.shadow, at + blank)
    if (!measure) return undefined
    PER_UNIT.lastIndex = at + blank + measure.word.length
    const per = PER_UNIT.exec(this.shadow)?.[0] ?? ''
    return {
      measure: per ? { ...measure, word: measure.word + per, en: `${measure.en} a unit` } : measure,
      length: blank + measure.word.length + per.length,
    }
  }
}
