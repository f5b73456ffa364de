import { useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say } from '../words.js'
import { type Column, columnClass } from './tableParts.js'
import { ROLE } from './tableRoles.js'

export function TableHead({ columns, choosing }: { columns: readonly Column<unknown>[]; choosing: boolean }) {
  const say = useSay()
  return (
    <thead {...ROLE.group}>
      <tr {...ROLE.row}>
        {choosing && (
          <th {...ROLE.columnHead} scope="col" class="choose" data-choose-all={say(texts.selectAll)}>
            <span class="unseen">
              <Say of={texts.selectRow} />
            </span>
          </th>
        )}
        {columns.map((column) => (
          <th {...ROLE.columnHead} scope="col" class={columnClass(column)} aria-sort={column.sort?.now}>
            <ColumnTitle column={column} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

function ColumnTitle({ column }: { column: Column<unknown> }) {
  const say = useSay()
  if (column.hideTitle)
    return (
      <span class="unseen">
        <Say of={column.title} />
      </span>
    )
  if (!column.sort) return <Say of={column.title} />
  const { now, href } = column.sort
  return (
    <a class="sort" href={href}>
      <Say of={column.title} />
      {now && (
        <>
          <span aria-hidden="true">{now === 'ascending' ? ' ↑' : ' ↓'}</span>
          <span class="unseen">{` ${say(now === 'ascending' ? texts.sortAscending : texts.sortDescending)}`}</span>
        </>
      )}
    </a>
  )
}
