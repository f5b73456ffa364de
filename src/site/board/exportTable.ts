import { type L10n, type Language, messages, say } from '../../kernel/index.js'
import type { Board, BoardTarget } from '../../plan/index.js'
import type { Cell, SheetColumn } from '../../records/index.js'
import { paths, stateWords } from '../../ui/index.js'
import { markWords } from '../messages.js'
import { programmeName } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'

const heads = messages({
  item: { zh: '事项', en: 'Item' },
  itemTitle: { zh: '事项名称（原文）', en: 'Item (words of the plan)' },
  target: { zh: '指标', en: 'Target' },
  phrase: { zh: '原文', en: 'Words of the plan' },
  programme: { zh: '项目', en: 'Programme' },
  figure: { zh: '数字', en: 'Figure' },
  denominator: { zh: '分母', en: 'Denominator' },
  percent: { zh: '百分比', en: 'Per cent' },
  comparator: { zh: '比较', en: 'Comparator' },
  goal: { zh: '目标', en: 'Goal' },
  goalTo: { zh: '目标上限', en: 'Goal, upper end' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  metSince: { zh: '达成于', en: 'Met since' },
  needed: { zh: '每月所需', en: 'Needed a month' },
  rate: { zh: '每月当前', en: 'Now a month' },
  expected: { zh: '期末预计', en: 'Expected at the end' },
  low: { zh: '八成区间下限', en: '80 % interval, low' },
  high: { zh: '八成区间上限', en: '80 % interval, high' },
  chance: { zh: '达标可能性', en: 'Chance of passing' },
  marks: { zh: '标记', en: 'Marks' },
  waiting: { zh: '待确认', en: 'Waiting' },
  own: { zh: '该单位', en: 'This unit' },
  share: { zh: '分配数', en: 'Its share' },
  rule: { zh: '计数规则', en: 'Counting rule' },
  asOf: { zh: '截至', en: 'As of' },
  known: { zh: '认定于', en: 'Known' },
  evidence: { zh: '证据', en: 'Evidence' },
})

interface Row {
  readonly target: BoardTarget
  readonly itemTitle: string
  readonly board: Board
  readonly at: ReadAt
  readonly language: Language
  readonly publicUrl: string
}

type ColumnOf = readonly [L10n, (row: Row) => Cell, number?]

/** Only where a forecast may be shown. */
const foreseen = (target: BoardTarget) => (target.pace && !target.pace.tooEarly && target.pace.left > 0 ? target.pace : null)
const rounded = (value: number | null | undefined, digits: number): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(digits))

const COLUMNS: readonly ColumnOf[] = [
  [heads.item, ({ target }) => target.item, 8],
  [heads.itemTitle, ({ itemTitle }) => itemTitle, 32],
  [heads.target, ({ target }) => target.code, 8],
  [heads.phrase, ({ target }) => target.phrase, 44],
  [
    heads.programme,
    ({ target, at, language }) => (programmeName(target.code, at.asOf) ? say(language, programmeName(target.code, at.asOf)!) : null),
    28,
  ],
  [heads.figure, ({ target }) => target.n, 10],
  [heads.denominator, ({ target }) => target.d, 10],
  [heads.percent, ({ target }) => (target.percent === null ? null : Number(target.percent)), 10],
  [
    heads.comparator,
    ({ target: { value } }) =>
      value.comparator === 'between' ? 'between' : value.strict ? value.comparator.replace('=', '') : value.comparator,
    10,
  ],
  [heads.goal, ({ target: { value } }) => (typeof value.value === 'number' ? value.value : value.value[0]), 10],
  [heads.goalTo, ({ target: { value } }) => (typeof value.value === 'number' ? null : value.value[1]), 10],
  [heads.unit, ({ target, language }) => (language === 'en' ? target.unit.en : target.unit.zh), 10],
  [heads.state, ({ target, language }) => say(language, stateWords[target.state]), 12],
  [heads.metSince, ({ target }) => target.metSince, 12],
  [heads.needed, ({ target }) => rounded(target.neededPerMonth, 2), 12],
  [heads.rate, ({ target }) => rounded(target.ratePerMonth, 2), 12],
  [heads.expected, ({ target }) => foreseen(target)?.expected, 12],
  [heads.low, ({ target }) => foreseen(target)?.low, 12],
  [heads.high, ({ target }) => foreseen(target)?.high, 12],
  [heads.chance, ({ target }) => rounded(foreseen(target)?.probability, 3), 12],
  [heads.marks, ({ target, language }) => target.marks.map((mark) => say(language, markText(mark))).join('; '), 24],
  [heads.waiting, ({ target }) => target.waiting, 8],
  [heads.own, ({ target }) => target.own?.n, 10],
  [heads.share, ({ target }) => target.own?.share, 10],
  [heads.rule, ({ target }) => (target.rule ? `${target.rule.measure} v${target.rule.version}` : null), 14],
  [heads.asOf, ({ at }) => at.exact.asOf, 12],
  [heads.known, ({ at }) => at.exact.known, 12],
  [
    heads.evidence,
    ({ target, board, at, publicUrl }) =>
      target.rule ? `${publicUrl}${paths.evidence(board.plan.year, target.code, { ...at.exact, unit: board.unit })}` : null,
    60,
  ],
]

export const markText = (mark: BoardTarget['marks'][number]): L10n =>
  'share' in mark ? markWords[mark.code]({ percent: `${Math.round(mark.share * 100)} %` }) : markWords[mark.code](mark as never)

export interface ExportTable {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The board as a table for spreadsheets: every number as a number, E and K and the evidence's address in each row. */
export function boardTable(board: Board, groups: Board['groups'], at: ReadAt, language: Language, publicUrl: string): ExportTable {
  return {
    columns: COLUMNS.map(([title, , width]) => ({ title: say(language, title), width })),
    rows: groups.flatMap((group) =>
      group.targets.map((target) =>
        COLUMNS.map(([, cell]) => cell({ target, board, at, language, publicUrl, itemTitle: group.title ?? '' })),
      ),
    ),
  }
}
