/** Tables flattened to lines of cells: what the head of a column says about the numbers in it. */
import type { SourceText } from '../source/sourceText.js'
import { republicYearNear, type YearSpan } from '../words/time.js'
import type { YearMark } from './years.js'

interface Column {
  readonly role: 'order' | 'unit' | 'value' | 'earlier' | 'body' | 'note' | 'budget' | 'time' | 'other'
  readonly year: number | undefined
  readonly unit: string
  readonly start: number
  readonly end: number
}
interface Stretch {
  readonly start: number
  readonly end: number
}
interface Row {
  readonly line: Stretch
  readonly columns: readonly Column[]
}
/** What the cells of a row say about each other. */
interface Told {
  /** The words that name the row; empty where none do. */
  readonly name: string
  /** The words of all cells that name it: a task and the figure it is measured by. */
  readonly names: readonly string[]
  /** What the cell of times in the row says, folded. */
  readonly time: string
}
export interface Cell extends Stretch, Told {
  readonly role: Column['role']
  /** The unit that the row, the head or the name of the row gives, as written; empty where none does. */
  readonly unit: string
  /** Where the words that name the row begin; the cell itself where none do. */
  readonly nameStart: number
  readonly years: YearMark | undefined
}
interface Read extends Told {
  readonly row: Row
  readonly cells: readonly Stretch[]
  readonly named: Stretch | undefined
  /** The unit that a cell of the row gives. */
  readonly unit: string
}

const CELLS_LEAST = 3
/** No table of a plan is wider. */
const CELLS_MOST = 64
const HEAD_LONGEST = 18
const SPLITS = /[\t|]/
const HEAD =
  /^(?:序号?|编号|项次|No\.?|(?:主要|具体|核心)?指标|名称|项目|(?:重点|主要|工作|具体)?任务|工作内容|内容|(?:计量)?单位|(?:年度|工作|主要|具体)?目标|属性|性质|备注|说明|(?:完成|办理)?时限|(?:完成|举办|拟办)?时间|地点|规模|人数|责任|牵头|配合|承办|主办|类别|基期|现状|数量|预算|决算|(?:19|20)\d{2}年)/
const BODY = /责任|牵头|配合|承办|主办|协办|(?<!计量)单位|部门|司局|处室|科室|负责|联系|电话|领导/
const TIME = /时间|时限|日期|进度|月份/
const NOTE = /权重|分值|得分|地点|依据|属性|性质|类型|类别|备注|说明/
const EARLIER = /决算|目前|已达|实际|现状|基期|基数|上年|去年|完成值|完成数|完成情况|当前|年初/
const VALUE = /数值|量化值|目标|计划|指标值|任务数|预期|数量|规模|人数|人次|场次|期数|篇数/

/** Columns by their heads, cells by their places. Cells are asked for in any order. */
export class Tables {
  private readonly rows: Row[] = []
  private asked: Read | undefined

  constructor(
    private readonly source: SourceText,
    private readonly shadow: string,
    private readonly planYear: number | null,
    private readonly span: YearSpan | undefined,
  ) {
    if (!SPLITS.test(shadow)) return
    let columns: readonly Column[] | undefined
    for (const line of source.lines) {
      const cells = this.cells(line)
      const head = cells.length >= CELLS_LEAST && cells.length <= CELLS_MOST ? this.headOf(cells) : undefined
      if (head) columns = head
      else if (cells.length >= 2 && cells.length <= CELLS_MOST && columns) this.rows.push({ line, columns })
      // A short line without cells names a part of the table; a longer one ends it.
      else if (cells.length < 2 && line.end - line.start > HEAD_LONGEST + 6) columns = undefined
    }
  }

  /** The cell of a table with a known head in which a place lies. */
  cellOf(place: number): Cell | undefined {
    const row = this.rowAt(place)
    if (!row) return undefined
    // Each number of a row asks for its cell, some more than once; the row is read at the first.
    if (this.asked?.row !== row) this.asked = this.read(row)
    const { cells, named, name, names, time } = this.asked
    const at = cells.findIndex(({ end }) => place < end)
    const [cell, column] = [cells[at], row.columns[at]]
    if (!cell || !column || place < cell.start) return undefined
    const unit = this.asked.unit || column.unit || inBracket(name)
    const years = this.yearsOf(cell, column, row.line.start)
    return { ...cell, role: column.role, unit, name, nameStart: named?.start ?? cell.start, names, time, years }
  }

  private read(row: Row): Read {
    const cells = this.cells(row.line)
    const as = (role: Column['role']) => cells.filter((_, i) => row.columns[i]?.role === role)
    const names = as('other').map((cell) => this.words(cell))
    const [[named], [united], [timed]] = [as('other'), as('unit'), as('time')]
    return {
      row,
      cells,
      named,
      name: names[0] ?? '',
      names,
      unit: united ? unitIn(this.words(united)) : '',
      time: timed ? this.text(timed) : '',
    }
  }

  private yearsOf(cell: Stretch, { year, start, end }: Column, lineStart: number): YearMark | undefined {
    if (year === undefined) return undefined
    // 〔400〕 in a plan of several years is what these years give together.
    const together = this.shadow[cell.start] === '〔' && this.span
    return { at: start, end, lineStart, from: together ? together.from : year, to: year, onwards: false, until: Number.POSITIVE_INFINITY }
  }

  private rowAt(place: number): Row | undefined {
    let low = 0
    let high = this.rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.rows[middle]!.line.start <= place) low = middle + 1
      else high = middle
    }
    const row = this.rows[low - 1]
    return row && place < row.line.end ? row : undefined
  }

  /** The cells of a line without the blanks around them; empty ones keep their place, outer bars open none. */
  private cells({ start, end }: Stretch): Stretch[] {
    const cells: Stretch[] = []
    let from = start
    for (let at = start; at <= end; at++) {
      if (at < end && !SPLITS.test(this.shadow[at]!)) continue
      if (!(this.shadow[at] === '|' && at === start) && !(at === end && from === end && this.shadow[end - 1] === '|'))
        cells.push(this.trimmed(from, at))
      from = at + 1
    }
    return cells
  }

  private trimmed(from: number, to: number): Stretch {
    let [start, end] = [from, to]
    while (start < end && this.shadow[start] === ' ') start++
    while (end > start && this.shadow[end - 1] === ' ') end--
    return { start, end }
  }

  private text({ start, end }: Stretch): string {
    return this.shadow.slice(start, Math.min(end, start + 60))
  }

  private words({ start, end }: Stretch): string {
    return this.source.slice(start, Math.min(end, start + 60))
  }

  private headOf(cells: readonly Stretch[]): readonly Column[] | undefined {
    if (cells.some(({ start, end }) => end - start > HEAD_LONGEST)) return undefined
    const texts = cells.map((cell) => this.text(cell))
    if (texts.some((text) => /^[\d.,%]+$/.test(text)) || texts.filter((text) => HEAD.test(text)).length < 2) return undefined
    return texts.map((text, i) => ({ ...this.columnOf(text, inBracket(this.words(cells[i]!))), ...cells[i]! }))
  }

  private columnOf(text: string, unit: string): Pick<Column, 'role' | 'year' | 'unit'> {
    // 2024年, or 113年 in a plan of about 2024.
    const named = /((?:19|20)\d{2})年?/.exec(text)?.[1] ?? republicYearNear(/^(\d{3})年/.exec(text)?.[1] ?? '', this.planYear)
    const year = Number(named ?? Number.NaN)
    const as = (role: Column['role']) => ({ role, year: role === 'value' && year > 0 ? year : undefined, unit })
    if (/^(?:序号?|编号|项次|No\.?|#)$/i.test(text)) return as('order')
    if (/^(?:计量)?单位$/.test(text)) return as('unit')
    if (EARLIER.test(text) || (this.planYear !== null && year < this.planYear)) return as('earlier')
    if (TIME.test(text)) return as('time')
    if (/预算/.test(text)) return as('budget')
    if (BODY.test(text)) return as('body')
    if (NOTE.test(text)) return as('note')
    return as(year > 0 || VALUE.test(text) ? 'value' : 'other')
  }
}

/** The unit of 会员数(人). */
const inBracket = (text: string): string => /[(（]([^()（）]{1,10})[)）]$/.exec(text)?.[1] ?? ''

/** A cell of the column 单位 that holds a unit, not the name of a body. */
const unitIn = (text: string): string => (text.length <= 10 && !/^-*$/.test(text) && !/[局厅委部处科办会廳辦會處]$/.test(text) ? text : '')
