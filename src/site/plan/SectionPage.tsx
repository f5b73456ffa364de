import type { sectionPage } from '../../plan/index.js'
import { type Column, type Frame, formatNumber, Page, paths, StateCounts, Table } from '../../ui/index.js'
import type { Answer } from '../answer.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { Phrase } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'
import { RowTable } from './RowTable.js'
import { TaskTable } from './TaskTable.js'

export interface SectionPageProps {
  frame: Frame
  at: ReadAt
  found: Answer<typeof sectionPage>
}

/** A section as a container: its items with counts of states, never an average over unlike targets (06 P-065). */
export function SectionPage({ frame, at, found }: SectionPageProps) {
  const { section, plan, items, leads, rows, counts } = found
  const { year } = plan
  const columns: Column<(typeof items)[number]>[] = [
    { title: texts.taskNo, width: 'narrow', phone: 'half', cell: (item) => item.code },
    {
      title: texts.items,
      heads: true,
      cell: (item) => (
        <a href={paths.item(year, item.code, at.asked)}>
          <Phrase text={item.title} />
        </a>
      ),
    },
    { title: texts.taskCount, numeric: true, cell: (item) => formatNumber(frame.language, item.tasks) },
    { title: texts.states, cell: (item) => <StateCounts counts={item.counts} /> },
  ]
  return (
    <Page
      frame={frame}
      title={section.title || texts.section({ section: section.code })}
      heading={section.title ? <Phrase text={section.title} /> : undefined}
      breadcrumbs={[
        { text: shared.planOf({ year }), href: paths.board(year, at.asked) },
        { text: texts.section({ section: section.code }) },
      ]}
      beside={<StateCounts counts={counts} />}
    >
      <WrongInAddress at={at} />
      <AtLine at={at} newest={paths.section(year, section.code)} />
      <Table caption={texts.items} columns={columns} rows={items} />
      {leads.length > 0 && <TaskTable caption={texts.leads} tasks={leads} year={year} at={at} />}
      {rows.length > 0 && <RowTable caption={texts.checklist} rows={rows} year={year} at={at} />}
    </Page>
  )
}
