/** Leaf spans and the tree of sections, items and tasks (P-010 to P-016). */
import type { SourceText } from '../source/sourceText.js'
import type { Mark as HandMark, LeafKind, Levels, StyleFound } from '../types.js'
import { measureFollows } from '../words/measures.js'
import { titleLines } from '../year.js'
import {
  type ItemDraft,
  type Leaf,
  type NumberMark,
  type SectionDraft,
  type Segmented,
  type Stretch,
  sectionAt,
  type TaskDraft,
  UNNAMED,
} from './drafts.js'
import { type PlanLine, planLines } from './lines.js'
import { nameTree } from './naming.js'
import type { NumberTrouble } from './numbers.js'
import { piecesIn } from './pieces.js'
import { sentencesIn } from './sentences.js'
import { closingFrom, leadLinesOf } from './stretches.js'

export function segment(source: SourceText, shadow: string, levels: Levels = {}, hand: readonly HandMark[] = []): Segmented {
  const { lines, styles } = planLines(source, shadow, levels, hand)
  return new Builder(shadow, lines, styles).run()
}

class Builder {
  private readonly leaves: Leaf[] = []
  private readonly sections: SectionDraft[] = []
  private readonly items: ItemDraft[] = []
  private readonly tasks: TaskDraft[] = []
  private readonly numberMarks: NumberMark[] = []
  private readonly notes: Stretch[] = []
  private readonly troubles: NumberTrouble[] = []
  private sourceLine: Stretch | undefined
  private section: SectionDraft | null = null
  private item: ItemDraft | null = null
  /** Numbers of the section's items yet to come tell a lead from a paragraph that bears tasks. */
  private readonly leadLines: ReadonlySet<number>
  private readonly numbered: boolean
  private closed = false

  constructor(
    private readonly shadow: string,
    private readonly lines: readonly PlanLine[],
    private readonly styles: StyleFound[],
  ) {
    this.numbered = lines.some((line) => line.mark !== undefined || line.role === 'section' || line.role === 'item')
    this.leadLines = leadLinesOf(lines)
  }

  run(): Segmented {
    const closing = closingFrom(this.lines) ?? Number.POSITIVE_INFINITY
    this.lines.forEach((line, i) => {
      this.leaf('blank', line.line.start, line.start)
      if (i > closing && line.role === 'text' && !line.continues && !line.afterEdge) this.closed = true
      this.take(line)
      this.leaf('blank', Math.max(line.start, line.end), line.line.end)
      this.leaf('newline', line.line.end, line.line.next)
    })
    const restarted = this.finish()
    const titles = titleLines(this.lines, this.shadow)
    const { leaves, sections, items, tasks, numberMarks, notes, styles, troubles, sourceLine, numbered } = this
    const gaps = this.lines.flatMap((line, i) => (line.continues ? [{ start: this.lines[i - 1]!.end, end: line.start }] : []))
    const tree = { leaves, sections, items, tasks, numberMarks, notes, gaps }
    return { ...tree, styles, troubles, sourceLine, numbered, restarted, titles }
  }

  private leaf(kind: LeafKind, start: number, end: number): Leaf | undefined {
    if (start >= end) return undefined
    const leaf = { kind, start, end }
    this.leaves.push(leaf)
    return leaf
  }

  private take(line: PlanLine): void {
    const { role, start, end } = line
    if (role === 'blank') return
    if (role === 'source') {
      this.leaf('source_line', start, end)
      this.sourceLine = { start, end }
    } else if (role === 'closing') this.leaf('heading_other', start, end)
    else if (role === 'section' || role === 'subsection') this.openSection(line)
    else if (role === 'heading' && line.opensSection) this.openSection(line)
    else if (role === 'heading')
      this.leaf(this.section || this.item ? 'heading_other' : this.numbered ? 'preamble' : 'heading_other', start, end)
    else if (role === 'item') this.openItem(line)
    else if (role === 'task') this.numberedTask(line)
    else if (role === 'owners') this.ownersLine(start, end)
    else this.text(line)
  }

  private mark(line: PlanLine, kind: 'section_no' | 'item_no'): number {
    const { mark } = line
    if (!mark) return line.start
    this.leaf(kind, mark.start, mark.end)
    this.numberMarks.push({ start: mark.numStart, end: mark.numEnd, disposition: kind })
    let after = mark.end
    while (after < line.end && /[ \t]/.test(this.shadow[after]!)) after++
    this.leaf('blank', mark.end, after)
    return after
  }

  private openSection(line: PlanLine): void {
    const after = this.mark(line, 'section_no')
    const level = line.role === 'subsection' ? this.depthOf(line) : 1
    let parent = line.role === 'subsection' ? this.section : null
    while (parent && parent.level >= level) parent = parent.parent
    const titleEnd = this.titleEnd(after, line.end)
    this.leaf('section_title', after, titleEnd)
    this.closeAt(line.start, level)
    const { start, end } = line
    this.section = sectionAt({
      no: line.mark?.no ?? null,
      level,
      parent,
      style: line.mark?.style ?? null,
      titleStart: after,
      titleEnd,
      start,
      end,
      line: line.line.no,
    })
    this.sections.push(this.section)
    this.item = null
    if (titleEnd < line.end) this.text({ ...line, start: titleEnd })
  }

  private depthOf(line: PlanLine): number {
    const depth = this.styles.find((found) => found.style === line.mark?.style)?.depth ?? 1
    return depth + 1
  }

  private closeAt(end: number, level: number): void {
    if (this.item) this.item.end = end
    for (let open: SectionDraft | null = this.section; open && open.level >= level; open = open.parent) open.end = end
  }

  /** P-012: up to the first 。 when the body follows on the same line, else the whole line. */
  private titleEnd(start: number, end: number): number {
    const [first] = sentencesIn(this.shadow, start, end)
    if (!first || first.end >= end) return end
    return this.shadow[first.end - 1] === '。' ? first.end : end
  }

  private openItem(line: PlanLine): void {
    if (!this.section) this.unnamedSection(line)
    const after = this.mark(line, 'item_no')
    const titleEnd = this.titleEnd(after, line.end)
    if (this.item) this.item.end = line.start
    this.leaf('item_title', after, titleEnd)
    const section = this.section!
    this.item = {
      id: '',
      no: line.mark?.no ?? null,
      section,
      style: line.mark?.style ?? null,
      titleStart: after,
      titleEnd,
      start: line.start,
      end: line.end,
      line: line.line.no,
      tasks: [],
      notes: [],
    }
    section.items.push(this.item)
    this.items.push(this.item)
    if (measureFollows(this.shadow.slice(after, titleEnd))) this.task(after, titleEnd, null)
    if (titleEnd < line.end) this.sentences(titleEnd, line.end, null)
  }

  private unnamedSection({ start, line }: PlanLine): void {
    this.section = sectionAt(
      { no: null, level: 1, parent: null, style: null, titleStart: start, titleEnd: start, start, end: start, line: line.no },
      UNNAMED,
    )
    this.sections.push(this.section)
  }

  private numberedTask(line: PlanLine): void {
    const after = this.mark(line, 'item_no')
    if (!this.section && !this.item) this.leaf('preamble', after, line.end)
    else if (after < line.end) this.sentences(after, line.end, line.mark?.no ?? null)
  }

  private ownersLine(start: number, end: number): void {
    this.leaf('paragraph', start, end)
    this.note({ start, end })
  }

  private note(note: Stretch): void {
    this.notes.push(note)
    this.item?.notes.push(note)
  }

  private text(line: PlanLine): void {
    const { start, end } = line
    if (this.closed || !this.numbered) this.leaf('paragraph', start, end)
    else if (this.item) this.sentences(start, end, null, line.continues)
    else if (!this.section) this.leaf('preamble', start, end)
    else if (this.leadLines.has(line.line.no)) this.section.leads.push(this.leaf('lead', start, end)!)
    else this.sentences(start, end, null, line.continues)
  }

  private sentences(start: number, end: number, no: number | null, continues = false): void {
    let first = true
    let open = continues ? this.tasks.at(-1) : undefined
    if (open && this.shadow[open.end - 1] === ';') open = undefined
    if (open?.item !== this.item || open?.section !== this.section) open = undefined
    for (const piece of piecesIn(this.shadow, start, end, no !== null)) {
      this.leaf(piece.kind === 'note' ? 'paragraph' : piece.kind, piece.start, piece.end)
      if (piece.kind === 'note') this.note({ start: piece.start, end: piece.end })
      if (piece.kind !== 'task') continue
      if (open) open.end = piece.end
      else this.task(piece.start, piece.end, first ? no : null)
      open = undefined
      first = false
    }
  }

  private task(start: number, end: number, no: number | null): void {
    const task: TaskDraft = { id: '', item: this.item, section: this.section, start, end, no }
    this.tasks.push(task)
    if (this.item) this.item.tasks.push(task)
    else this.section?.tasks.push(task)
  }

  /** Closes what is open, asks for items without a sentence by their titles, and gives all their ids. */
  private finish(): boolean {
    this.closeAt(this.lines.at(-1)?.line.next ?? 0, 0)
    for (const item of this.items) {
      if (item.tasks.length > 0 || item.titleEnd === item.titleStart) continue
      const task: TaskDraft = { id: '', item, section: item.section, start: item.titleStart, end: item.titleEnd, no: null }
      item.tasks.push(task)
      this.tasks.push(task)
    }
    this.tasks.sort((a, b) => a.start - b.start)
    return nameTree(this.sections, this.items, this.troubles)
  }
}
