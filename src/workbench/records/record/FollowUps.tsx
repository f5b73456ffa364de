import type { RecordPack, RecordView } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Actions, Button, Day, Definition, Field, Form, Hidden, Name, None, Pill, Say, Table } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { ValueOf } from '../show/ValueOf.js'
import { texts } from './messages.js'

type Line = RecordView['followUps'][number]
const STATES = {
  waiting: { tone: 'warn', text: texts.followWaiting },
  confirmed: { tone: 'good', text: texts.followConfirmed },
  refused: { tone: 'bad', text: texts.followRefused },
} as const

/** What came later of the record, and what of it this reader may answer. */
export function FollowUps({ view, pack }: { view: RecordView; pack: RecordPack }) {
  if (view.followUps.length === 0) return null
  const stepOf = (line: Line) => pack.followUps.find((each) => each.id === line.step)
  return (
    <section aria-labelledby="later">
      <h2 id="later">
        <Say of={texts.later} />
      </h2>
      <Table
        caption={texts.later}
        hideCaption
        rows={view.followUps}
        columns={[
          { title: texts.day, cell: (line) => <Day on={line.happenedOn} /> },
          { title: texts.step, heads: true, cell: (line) => <Say of={stepOf(line)?.title ?? line.step} /> },
          {
            title: texts.content,
            cell: (line) => {
              const fields = stepOf(line)?.fields ?? []
              return fields.length === 0 ? (
                <None />
              ) : (
                <Definition
                  entries={fields.map((field) => ({
                    term: field.label,
                    value: <ValueOf field={field} value={line.values[field.id]} names={view.names} />,
                  }))}
                />
              )
            },
          },
          { title: texts.reportedBy, cell: (line) => <Name zh={line.recorderName} /> },
          {
            title: texts.state,
            cell: (line) => (
              <>
                <Pill tone={STATES[line.state].tone} text={STATES[line.state].text} />
                {line.reason && <span class="small"> {line.reason}</span>}
                {line.mine && <Answer view={view} line={line} />}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Answer({ view, line }: { view: RecordView; line: Line }) {
  return (
    <Form action={deskPaths.act(view.id, 'answer')} prefix={`a-${line.id.slice(-6)}`}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="followUp" value={line.id} />
      <Field kind="text" name="reason" required={false} label={texts.reason} maxLength={2_000} />
      <Actions>
        <Button name="verdict" value="confirm" text={texts.accept} />
        <Button name="verdict" value="refuse" text={texts.decline} />
      </Actions>
    </Form>
  )
}
