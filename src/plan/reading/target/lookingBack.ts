/** Stretches of a text that tell what was reached before the plan begins, where no numbered part says so: a title by itself, or a paragraph. */
import type { SourceText } from '../source/sourceText.js'
import { endedFiveAt } from '../words/time.js'
import { looksBackTitle } from './past.js'

interface Stretch {
  readonly start: number
  readonly end: number
}

const TITLE_LONGEST = 24
const NO_TITLE = /[。!?;:,、]$|[\t|]|^[-•●◆■▪★☆*·(（《“]/
/** How a paragraph begins that looks back. */
const OPENS_BACK =
  /^(?:在|回顾|回首|总结)?(?:(?:刚刚|已经|即将)?过去的?(?:这)?(?:一年|[两三四五]年|几年|一届|20\d\d年)|(?:一|[两三四五]|几|近)年来|去年(?:,|以来|全年|我)|上一?年度?,)/
const OPENS_YEAR = /^(20\d\d)年(?:以来|全年|度)?(?=[,\p{Script=Han}])/u
/** Where a sentence turns to what is to come. */
const TURNS =
  /今年(?!以来|上半年|前)|新的一年|新一年|明年|本年度|新年度|下一步|下一年|下阶段|下一阶段|接下来|面向|展望|未来|即将到来|开局之年|收官之年|拟|将/
const TURNS_CLAUSE = /^ ?(?:今年(?!以来|上半年|前)|新的一年|本年度|新年度|下一步|接下来)/
/** Ends of sentences and clauses; a point of half width ends one behind a word. */
const STOPS = /[。;!?,]|(?<=[\p{Script=Han}%)])\.(?!\d)|(?<=[\p{Script=Han}%)])\.(?=20\d\d)/gu
/** A numbered title that looks ahead ends what a title without number began. */
const AHEAD_TITLE = /今年|下一步|打算|安排|思路|计划|要点|目标|重点任务|主要任务|总体要求|展望/

export class LookingBack {
  private readonly found: Stretch[] = []
  private at = 0

  /** `headings` are the places of numbering marks. */
  constructor(
    source: SourceText,
    private readonly shadow: string,
    private readonly planYear: number | null,
    private readonly headings: ReadonlySet<number>,
  ) {
    this.read(source)
  }

  /** Asked for places in rising order. */
  holds(place: number): boolean {
    if (this.at > 0 && this.found[this.at - 1]!.end > place) this.at = 0
    while (this.at < this.found.length && this.found[this.at]!.end <= place) this.at++
    return (this.found[this.at]?.start ?? Number.POSITIVE_INFINITY) <= place
  }

  private read({ lines }: SourceText): void {
    let open: number | undefined
    const close = (end: number) => {
      if (open !== undefined) this.found.push({ start: open, end })
      open = undefined
    }
    let before: Stretch | undefined
    for (const line of filledLines(lines, this.shadow)) {
      const text = this.shadow.slice(line.start, Math.min(line.end, line.start + 80))
      if (this.isNumbered(line)) {
        if (text.length <= 60 && (AHEAD_TITLE.test(text) || this.namesPlanYear(text))) close(line.start)
        continue
      }
      if (text.length <= TITLE_LONGEST && !NO_TITLE.test(text)) {
        close(line.start)
        if (looksBackTitle(text, this.planYear)) open = line.end
        continue
      }
      if (open !== undefined) continue
      const goesOn = this.goesOn(before, line)
      before = undefined
      const turn = goesOn || this.opensBack(text) ? this.turnIn(line, goesOn) : undefined
      if (turn === undefined) continue
      if (turn === line.end) before = line
      // A paragraph that ends in a colon goes on in the lines that it announces.
      if (turn === line.end && this.shadow[line.end - 1] === ':') open = line.start
      else this.found.push({ start: line.start, end: turn })
    }
    close(this.shadow.length)
  }

  /** The line before looked back to its end and was broken off there. */
  private goesOn(before: Stretch | undefined, line: Stretch): boolean {
    if (!before || /[。!?;:.]/.test(this.shadow[before.end - 1]!)) return false
    return /^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(this.shadow.slice(before.end, Math.min(line.start, before.end + 20)))
  }

  private isNumbered({ start, end }: Stretch): boolean {
    for (let at = start; at < Math.min(end, start + 3); at++) if (this.headings.has(at)) return true
    return false
  }

  private namesPlanYear(text: string): boolean {
    return this.planYear !== null && text.includes(String(this.planYear))
  }

  private opensBack(text: string): boolean {
    if (OPENS_BACK.test(text) || endedFiveAt(text, this.planYear) === 0) return true
    const year = OPENS_YEAR.exec(text)?.[1]
    return year !== undefined && this.planYear !== null && Number(year) < this.planYear
  }

  /** Where the first sentence, or clause that begins with the time itself, turns to what is to come; else the end of the line. */
  private turnIn({ start, end }: Stretch, fromStart = false): number {
    const line = this.shadow.slice(start, end)
    let from = 0
    let sentence = true
    for (const stop of line.matchAll(STOPS)) {
      if ((from > 0 || fromStart) && this.turnsAt(line.slice(from, Math.min(stop.index, from + 24)), sentence)) return start + from
      from = stop.index + stop[0].length
      sentence = !stop[0].includes(',')
    }
    return (from > 0 || fromStart) && this.turnsAt(line.slice(from, from + 24), sentence) ? start + from : end
  }

  private turnsAt(head: string, sentence: boolean): boolean {
    if (sentence) return TURNS.test(head) || this.namesPlanYear(head)
    return TURNS_CLAUSE.test(head) || (this.planYear !== null && head.trimStart().startsWith(String(this.planYear)))
  }
}

/** Lines without the blanks around them; empty ones are left out. */
function* filledLines(lines: SourceText['lines'], shadow: string): Generator<Stretch> {
  for (const line of lines) {
    let { start, end } = line
    while (start < end && /[ \t]/.test(shadow[start]!)) start++
    while (end > start && /[ \t]/.test(shadow[end - 1]!)) end--
    if (start < end) yield { start, end }
  }
}
