import type { checklistPage, RowLine } from '../../plan/index.js'
import { rowStates } from '../../plan/index.js'
import { Empty, type Frame, type Group, Page, Pill, paths, Say } from '../../ui/index.js'
import type { Answer } from '../answer.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'
import { RowTable } from './RowTable.js'

export interface ChecklistPageProps {
  frame: Frame
  at: ReadAt
  found: Answer<typeof checklistPage>
}

/** Everything that the plan's words name, in the order of the text, with what carries it today. */
export function ChecklistPage({ frame, at, found }: ChecklistPageProps) {
  const { plan, rows } = found
  const { year } = plan
  return (
    <Page
      frame={frame}
      title={texts.checklist}
      lead={texts.checklistLead}
      breadcrumbs={[{ text: shared.planOf({ year }), href: paths.board(year, at.asked) }, { text: texts.checklist }]}
      beside={<Counts rows={rows} />}
    >
      <WrongInAddress at={at} />
      <AtLine at={at} newest={paths.checklist(year)} />
      {rows.length === 0 ? (
        <Empty title={texts.noRows} />
      ) : (
        <RowTable caption={texts.checklist} groups={groupsOf(rows, year, at)} year={year} at={at} />
      )}
    </Page>
  )
}

const STATES = ['measured', 'in_use', 'recorded', 'to_come'] as const

function Counts({ rows }: { rows: readonly RowLine[] }) {
  return (
    <>
      {STATES.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <Pill>
            {count} <Say of={rowStates[state]} />
          </Pill>
        ))}
    </>
  )
}

function groupsOf(rows: readonly RowLine[], year: number, at: ReadAt): Group<RowLine>[] {
  const items = [...new Set(rows.map((row) => row.item))]
  return items.map((item) => ({
    id: `item-${item}`,
    heading: <Heading item={item} year={year} at={at} />,
    rows: rows.filter((row) => row.item === item),
  }))
}

function Heading({ item, year, at }: { item: string; year: number; at: ReadAt }) {
  if (item === '0') return <Say of={texts.preamble} />
  if (item.startsWith('S'))
    return (
      <a href={paths.section(year, item.slice(1), at.asked)}>
        <Say of={texts.section({ section: item.slice(1) })} />
      </a>
    )
  return (
    <a href={paths.item(year, item, at.asked)}>
      <Say of={texts.item({ item })} />
    </a>
  )
}
