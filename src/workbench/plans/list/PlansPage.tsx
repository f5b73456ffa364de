import { explainRefusal, type Refusal } from '../../../kernel/index.js'
import { type PlanLine, planRefusals, planStates } from '../../../plan/index.js'
import { Day, Empty, type Frame, formatBytes, LinkButton, None, Page, Pill, paths, Say, Table, useLanguage } from '../../../ui/index.js'
import { isOpen, nameOfPlan } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

/** As the log's query gives a line. */
export interface ImportShown {
  readonly on: string
  readonly fileName: string
  readonly size: number
  readonly encoding: string | null
  readonly outcome: 'taken' | 'refused'
  readonly refusal: Refusal | null
  readonly by: string
}

export function PlansPage({
  frame,
  plans,
  log,
  mayImport,
}: {
  frame: Frame
  plans: readonly PlanLine[]
  log: readonly ImportShown[]
  mayImport: boolean
}) {
  const importing = <LinkButton kind="primary" href={paths.planImport()} text={texts.import} />
  return (
    <Page frame={frame} title={shared.planning} lead={texts.lead} actions={mayImport && importing} unlisted>
      <Table
        caption={texts.plan}
        hideCaption
        empty={
          <Empty title={texts.none}>
            <p>
              <Say of={texts.noneText} />
            </p>
          </Empty>
        }
        columns={[
          {
            title: texts.plan,
            heads: true,
            cell: (plan) => (
              <a href={paths.planDesk(plan.id)}>
                <Say of={nameOfPlan(plan)} />
              </a>
            ),
          },
          {
            title: shared.state,
            cell: (plan) => <Pill tone={plan.state === 'in_force' ? 'accent' : 'plain'} text={planStates[plan.state]} />,
          },
          { title: texts.versions, numeric: true, cell: (plan) => plan.versions.length },
          { title: texts.inForce, cell: (plan) => (plan.inForceFrom ? <Day on={plan.inForceFrom} /> : <None />) },
          { title: texts.next, cell: (plan) => <NextStep plan={plan} /> },
        ]}
        rows={plans}
      />
      {log.length > 0 && <ImportLog log={log} />}
    </Page>
  )
}

function NextStep({ plan }: { plan: PlanLine }) {
  const open = plan.versions.findLast(isOpen)
  if (open)
    return (
      <a href={paths.planDesk(plan.id, open.kind === 'decision' ? '/confirm' : '/review', { version: open.no })}>
        <Say of={open.kind === 'decision' ? texts.goConfirm : texts.goReview} />
      </a>
    )
  if (plan.state === 'rejected' || plan.state === 'closed') return <None />
  return (
    <a href={paths.planDesk(plan.id, '/work')}>
      <Say of={texts.goWork} />
    </a>
  )
}

function ImportLog({ log }: { log: readonly ImportShown[] }) {
  const language = useLanguage()
  return (
    <Table
      caption={texts.log}
      columns={[
        { title: shared.on, cell: (line) => <Day on={line.on} /> },
        { title: texts.file, heads: true, cell: (line) => line.fileName },
        { title: texts.size, numeric: true, cell: (line) => formatBytes(language, line.size) },
        { title: texts.encoding, cell: (line) => line.encoding ?? <None /> },
        {
          title: texts.outcome,
          cell: (line) => (
            <>
              <Pill tone={line.outcome === 'taken' ? 'plain' : 'warn'} text={line.outcome === 'taken' ? texts.taken : texts.refused} />{' '}
              {line.refusal && <Say of={explainRefusal(line.refusal, planRefusals) ?? line.refusal.code} />}
            </>
          ),
        },
        { title: shared.by, cell: (line) => line.by },
      ]}
      rows={log}
    />
  )
}
