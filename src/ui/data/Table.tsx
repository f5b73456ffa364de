import type { Child } from 'hono/jsx'
import { formatNumber, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Empty } from '../say/Empty.js'
import { Say, useWords, type Words } from '../words.js'
import { KeptLine } from './KeptLine.js'
import { TableHead } from './TableHead.js'
import { type Choosing, type Column, columnClass, type FooterCell, type Group, phoneLabel, underColumn } from './tableParts.js'
import { ROLE } from './tableRoles.js'

export type { Column, Group } from './tableParts.js'

export interface TableProps<Row> {
  /** What the table holds; shown unless the heading right above says the same. */
  caption: Words
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows?: readonly Row[]
  /** Rows under headings of their own, instead of `rows`. */
  groups?: readonly Group<Row>[]
  /** Shown instead of the table when there is no row, usually `Empty`: what will be here and who can put it there. */
  empty?: Child
  /** Gives each row an id, so that links can lead to it. */
  rowId?: (row: Row) => string
  /** All that a row shows and leads to, as one text: with it a row that was written before is taken as it was. For tables that many ask for. */
  keptBy?: (row: Row) => string
  /** Marks a row, such as the one that a link led to. */
  isMarked?: (row: Row) => boolean
  /** A box in front of each row, for acts on many; its form surrounds the table or is named. */
  choosing?: Choosing<Row>
  /** The last row: sums, which equal the figure that the table explains. */
  footer?: readonly FooterCell[]
  id?: string
  /** `loose` for few rows of running text, `board` for the plan board. */
  tone?: 'dense' | 'loose' | 'board'
}

/** A table: caption, right-aligned numbers, roles that survive on a phone, where each row becomes a small sheet. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, groups, rows = [], footer, tone = 'dense', choosing } = props
  const inWords = useWords()
  const count = groups ? groups.reduce((sum, group) => sum + group.rows.length, 0) + groups.length : rows.length
  if (count === 0) return props.empty ? <>{props.empty}</> : <Empty title={texts.nothingHere} />
  const labels = columns.map((column) => phoneLabel(column, inWords))
  const width = columns.length + (choosing ? 1 : 0)
  const { keptBy } = props
  const line = (row: Row, index: number) => {
    const made = () => <Line row={row} index={index} table={props} labels={labels} />
    return keptBy ? <KeptLine name={keptBy(row)} make={made} /> : made()
  }
  return (
    <div class={`table-frame table-${tone}`}>
      <table {...ROLE.table} id={props.id} class="table">
        <caption class={props.hideCaption ? 'unseen' : undefined}>
          <Say of={props.caption} />
        </caption>
        <TableHead columns={columns as readonly Column<unknown>[]} choosing={choosing !== undefined} />
        {groups ? (
          groups.map((group) => (
            <tbody {...ROLE.group} id={group.id}>
              <tr {...ROLE.row} class="group-row">
                <th {...ROLE.rowHead} scope="rowgroup" colspan={width} class="group-head">
                  {group.heading}
                </th>
              </tr>
              {group.rows.map(line)}
            </tbody>
          ))
        ) : (
          <tbody {...ROLE.group}>{rows.map(line)}</tbody>
        )}
        {footer && (
          <tfoot {...ROLE.group}>
            <tr {...ROLE.row}>
              {footer.map((one, at) => (
                <td {...ROLE.cell} colspan={one.span} {...underColumn(footer, at, columns, labels)}>
                  {one.cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Line<Row>({
  row,
  index,
  table,
  labels,
}: {
  row: Row
  index: number
  table: TableProps<Row>
  labels: readonly (string | undefined)[]
}) {
  const say = useSay()
  const language = useLanguage()
  const { choosing } = table
  return (
    <tr {...ROLE.row} id={table.rowId?.(row)} class={table.isMarked?.(row) ? 'marked' : undefined}>
      {choosing && (
        <td {...ROLE.cell} class="choose">
          <input
            type="checkbox"
            name={choosing.name}
            value={choosing.valueOf(row)}
            form={choosing.form}
            aria-label={`${say(texts.selectRow)}: ${choosing.labelOf(row)}`}
            disabled={choosing.isBlocked?.(row) || undefined}
          />
        </td>
      )}
      {table.columns.map((column, at) => {
        const shared = { class: columnClass(column), 'data-label': labels[at] }
        const said = column.cell(row, index)
        const cell = column.numeric && typeof said === 'number' ? formatNumber(language, said) : said
        return column.heads ? (
          <th {...ROLE.rowHead} scope="row" {...shared}>
            {cell}
          </th>
        ) : (
          <td {...ROLE.cell} {...shared}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}
