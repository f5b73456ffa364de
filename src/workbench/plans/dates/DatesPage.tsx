import { kernelRefusals } from '../../../kernel/index.js'
import { type PlanDates, planRefusals } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Day, Empty, Field, Form, type Frame, Hidden, Page, Pill, paths, Say, Table, Tabs } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

type Window = PlanDates['windows'][number]

/** The windows of verification, with what was set before (06 P-110). */
export function DatesPage(props: { frame: Frame; here: Here; dates: PlanDates; mayChange: boolean; row?: string } & Again) {
  const { frame, here, dates, mayChange, row, asked, refusal } = props
  const history = dates.windows.flatMap((window) => window.history.map((line) => ({ ...line, window })))
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} breadcrumbs={crumbsOf(here, texts.title)} unlisted>
      <Tabs label={shared.planning} tabs={planTabs(here, 'dates')} />
      {!mayChange && (
        <p class="muted">
          <Say of={texts.noRight} />
        </p>
      )}
      <Table
        caption={texts.title}
        hideCaption
        tone="loose"
        columns={[
          { title: texts.window, heads: true, cell: (window) => <Say of={texts[window.name]} /> },
          { title: texts.from, cell: (window) => <Day on={window.present.from} /> },
          { title: texts.to, cell: (window) => <Day on={window.present.to} /> },
          {
            title: texts.usual,
            cell: (window) =>
              window.history.length === 0 ? (
                <Pill text={texts.asUsual} />
              ) : (
                <>
                  <Day on={window.usual.from} /> – <Day on={window.usual.to} />
                </>
              ),
          },
          {
            title: texts.change,
            cell: (window) => mayChange && <ChangeForm here={here} window={window} {...(row === window.name ? { asked, refusal } : {})} />,
          },
        ]}
        rows={dates.windows}
      />
      <Table
        caption={texts.history}
        empty={<Empty title={texts.noHistory} />}
        columns={[
          { title: texts.window, heads: true, cell: (line) => <Say of={texts[line.window.name]} /> },
          { title: texts.from, cell: (line) => <Day on={line.from} /> },
          { title: texts.to, cell: (line) => <Day on={line.to} /> },
          { title: texts.reason, cell: (line) => line.reason },
          { title: texts.by, cell: (line) => line.by },
          { title: texts.on, cell: (line) => <Day on={line.on} /> },
        ]}
        rows={history}
      />
    </Page>
  )
}

function ChangeForm({ here, window, asked, refusal }: { here: Here; window: Window } & Again) {
  return (
    <details open={refusal ? true : undefined}>
      <summary>
        <Say of={texts.change} />
      </summary>
      <Form
        action={paths.planDesk(here.plan.id, '/dates')}
        layout="line"
        prefix={window.name}
        asked={asked}
        refusal={refusal}
        texts={[planRefusals, kernelRefusals]}
        labels={{ from: texts.from, to: texts.to, reason: texts.reason }}
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="name" value={window.name} />
        <Field kind="day" name="from" label={texts.from} value={window.present.from} />
        <Field kind="day" name="to" label={texts.to} value={window.present.to} />
        <Field kind="text" name="reason" label={texts.reason} maxLength={2_000} />
        <Button text={texts.save} />
      </Form>
    </details>
  )
}
