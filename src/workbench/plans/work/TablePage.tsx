import { kernelRefusals, type Refusal } from '../../../kernel/index.js'
import { planRefusals } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Button, Field, Form, type Frame, Hidden, LinkButton, Notice, paths, RefusalSummary, Say, Table } from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import type { NameOf } from '../../parts/unitNames.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'
import { WorkFrame } from './WorkFrame.js'

export interface Step {
  readonly does: 'assign' | 'end_assignment' | 'duty'
  readonly role?: 'lead' | 'support'
  readonly unit?: string
  readonly leader?: string | null
  readonly deadline?: string | null
}

export interface TableView {
  readonly here: Here
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly preview?: {
    readonly bytes: string
    readonly findings: readonly Refusal[]
    readonly rows: readonly { readonly line: number; readonly task: string; readonly steps: readonly Step[] }[]
  }
  readonly nameOf: NameOf
}

const refusals = [planRefusals, kernelRefusals]

/** The task list out as a table and back again: what each row will do is shown before anything is done. */
export function TablePage({ frame, view, asked, refusal }: { frame: Frame; view: TableView } & Again) {
  const plan = view.here.plan.id
  return (
    <WorkFrame frame={frame} here={view.here} tab="table" open={view.open} rights={view.rights}>
      <p class="lead">
        <Say of={texts.uploadLead} />
      </p>
      <LinkButton href={paths.planDesk(plan, '/work/tasks.xlsx')} text={texts.download} download />
      {view.rights === 'all' && (
        <Form
          action={paths.planDesk(plan, '/work/table')}
          files
          asked={asked}
          refusal={refusal}
          texts={refusals}
          labels={{ file: texts.tableFile }}
        >
          <Hidden name={ONCE} value={once()} />
          <Field kind="file" name="file" label={texts.tableFile} accept=".xlsx,.csv" maxBytes={2 * 1_048_576} />
          <Button kind={view.preview ? 'plain' : 'primary'} text={texts.preview} />
        </Form>
      )}
      {view.preview && <Preview view={view} preview={view.preview} />}
    </WorkFrame>
  )
}

function Preview({ view, preview }: { view: TableView; preview: NonNullable<TableView['preview']> }) {
  const changes = preview.rows.reduce((sum, row) => sum + row.steps.length, 0)
  return (
    <>
      <h2>
        <Say of={texts.previewTitle} />
      </h2>
      {preview.findings.length > 0 && (
        <RefusalSummary
          refusal={{
            code: 'rows_refused',
            rows: preview.findings.length,
            fields: preview.findings.map(({ field: _, ...finding }) => finding as Refusal),
          }}
          texts={refusals}
        />
      )}
      {preview.findings.length === 0 && changes === 0 && <Notice kind="info" title={texts.nothingToDo} />}
      <Table
        caption={texts.previewTitle}
        hideCaption
        columns={[
          { title: texts.line, numeric: true, cell: (row) => row.line },
          { title: shared.task, heads: true, cell: (row) => row.task },
          {
            title: texts.does,
            cell: (row) =>
              row.steps.length === 0 ? (
                <span class="muted">
                  <Say of={texts.doesNothing} />
                </span>
              ) : (
                row.steps.map((step) => (
                  <div>
                    <Does view={view} step={step} />
                  </div>
                ))
              ),
          },
        ]}
        rows={preview.rows}
      />
      {preview.findings.length === 0 && changes > 0 && (
        <Form action={paths.planDesk(view.here.plan.id, '/work/table/take')}>
          <Hidden name={ONCE} value={once()} />
          <Hidden name="bytes" value={preview.bytes} />
          <Field kind="text" name="reason" label={texts.reason} required={false} maxLength={2_000} />
          <Button kind="primary" text={texts.take({ n: changes })} />
        </Form>
      )}
    </>
  )
}

function Does({ view, step }: { view: TableView; step: Step }) {
  if (step.does === 'duty') return <Say of={texts.doesDuty({ leader: step.leader ?? '—', deadline: step.deadline ?? '—' })} />
  const role = step.role === 'lead' ? texts.roleLead : texts.roleSupport
  return (
    <>
      <Say of={step.does === 'assign' ? role : texts.release} />
      <Say of={{ zh: '：', en: ': ' }} />
      {view.nameOf(step.unit)}
    </>
  )
}
