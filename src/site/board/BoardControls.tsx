import { Button, Field, Form, Hidden, LinkButton, paths, Say, stateWords } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { DateFields, ENHANCED } from '../parts/DateFields.js'
import type { BoardPageProps } from './BoardPage.js'
import { texts } from './messages.js'

/** What the board shows: as of which day, as known when, grouped and filtered how. The answers live in the address; with script they are applied at once. */
export function BoardControls({ board, at, find, state }: BoardPageProps) {
  const { year } = board.plan
  const address = paths.board(year)
  return (
    <Form action={address} method="get" layout="line" attrs={{ ...ENHANCED, 'hx-get': address }}>
      <DateFields at={at} />
      <Field
        kind="select"
        name="group"
        label={texts.groupBy}
        empty={false}
        value={board.group}
        options={[
          { value: 'item', text: texts.byItem },
          { value: 'section', text: texts.bySection },
          { value: 'unit', text: texts.byUnit },
          { value: 'quarter', text: texts.byQuarter },
        ]}
      />
      <Field
        kind="select"
        name="state"
        label={texts.state}
        empty={texts.all}
        value={state}
        options={Object.entries(stateWords).map(([value, text]) => ({ value, text }))}
      />
      <Field kind="text" type="search" name="find" label={texts.find} value={find} maxLength={60} />
      {board.unit && <Hidden name="unit" value={board.unit} />}
      <Button text={shared.apply} />
      <div class="push">
        <LinkButton kind="quiet" href={paths.about('counting')} text={texts.countingRules} />
        <LinkButton kind="quiet" href={paths.meeting(year, at.asked)} text={texts.meetingView} />
        <MoreMenu {...{ board, at }} />
      </div>
    </Form>
  )
}

function MoreMenu({ board, at }: Pick<BoardPageProps, 'board' | 'at'>) {
  const { year } = board.plan
  const links = [
    { href: paths.boardXlsx(year, at.exact), text: texts.xlsx },
    { href: paths.boardCsv(year, at.exact), text: texts.csv },
    { href: paths.reports(year), text: texts.reports },
    { href: paths.verification(year), text: texts.verification },
    { href: paths.disputes(year), text: texts.disputes },
    { href: paths.planText(year, at.asked), text: texts.planText },
    { href: paths.checklist(year, at.asked), text: texts.checklist },
    { href: paths.unassigned(year, at.asked), text: texts.unassigned },
    { href: paths.changesFeed(year), text: texts.changes },
  ]
  return (
    <details class="menu">
      <summary>
        <Say of={texts.more} />
      </summary>
      <ul class="menu-list">
        {links.map((link) => (
          <li>
            <a href={link.href}>
              <Say of={link.text} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
