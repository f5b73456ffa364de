import { kernelRefusals } from '../../../kernel/index.js'
import { type BoardTarget, planRefusals } from '../../../plan/index.js'
import type { Unit } from '../../../registry/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Button,
  Empty,
  Field,
  Form,
  type Frame,
  formatNumber,
  Hidden,
  LinkButton,
  None,
  paths,
  Say,
  scriptOf,
  Table,
  useLanguage,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { partRefusals } from '../../parts/messages.js'
import type { NameOf } from '../../parts/unitNames.js'
import type { Here } from '../ask.js'
import { texts as shared } from '../messages.js'
import { goalText } from '../review/TargetSpot.js'
import { texts, workRefusals } from './messages.js'
import { UnitFields } from './UnitFields.js'
import { WorkFrame } from './WorkFrame.js'

export interface SharesView {
  readonly here: Here
  readonly open: number
  readonly rights: 'all' | 'own' | 'none'
  readonly targets: readonly BoardTarget[]
  /** The target whose shares are shown. */
  readonly chosen?: {
    readonly target: BoardTarget
    readonly rows: readonly { readonly unit: string; readonly value: number }[]
    readonly sum: number
    readonly gap: number | null
  }
  readonly departments: readonly Unit[]
  readonly nameOf: NameOf
}

/** What units are asked to bring to a target: for their own pages, never for the test (06 P-063). */
export function SharesPage({ frame, view, ...again }: { frame: Frame; view: SharesView } & Again) {
  const language = useLanguage()
  return (
    <WorkFrame frame={frame} here={view.here} tab="shares" open={view.open} rights={view.rights}>
      {view.chosen && <Chosen view={view} chosen={view.chosen} {...again} />}
      <Table
        caption={texts.shares}
        hideCaption
        isMarked={(target) => target.code === view.chosen?.target.code}
        columns={[
          {
            title: shared.target,
            heads: true,
            cell: (target) => <a href={paths.planDesk(view.here.plan.id, '/work/shares', { target: target.code })}>{target.code}</a>,
          },
          { title: texts.text, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
          { title: texts.value, numeric: true, cell: (target) => goalText(target.value, frame.language ?? language) },
        ]}
        rows={view.targets}
      />
    </WorkFrame>
  )
}

function Chosen({ view, chosen, asked, refusal }: { view: SharesView; chosen: NonNullable<SharesView['chosen']> } & Again) {
  const language = useLanguage()
  const number = (value: number) => formatNumber(language, value)
  return (
    <>
      <h2>
        {chosen.target.code} <span lang={scriptOf(chosen.target.phrase)}>{chosen.target.phrase}</span>
      </h2>
      <Table
        caption={texts.shares}
        empty={<Empty title={texts.noShares} />}
        columns={[
          { title: { zh: '单位', en: 'Unit' }, heads: true, cell: (row) => view.nameOf(row.unit) },
          { title: texts.share, numeric: true, cell: (row) => number(row.value) },
        ]}
        rows={chosen.rows}
        footer={[
          { cell: <Say of={texts.sum} /> },
          {
            cell: (
              <>
                {number(chosen.sum)} · <Say of={texts.gap} /> {chosen.gap === null ? <None /> : number(chosen.gap)}
              </>
            ),
            numeric: true,
          },
        ]}
      />
      {view.rights === 'all' && (
        <Form
          action={paths.planDesk(view.here.plan.id, '/work/shares')}
          layout="line"
          prefix="share"
          asked={asked}
          refusal={refusal}
          texts={[workRefusals, partRefusals, planRefusals, kernelRefusals]}
          labels={{ unit: texts.department, otherUnit: texts.otherUnit, value: texts.share }}
        >
          <Hidden name={ONCE} value={once()} />
          <Hidden name="target" value={chosen.target.code} />
          <UnitFields departments={view.departments} mayAny />
          <Field kind="number" name="value" label={texts.share} required={false} decimals={2} />
          <Field kind="text" name="reason" label={texts.reason} required={false} maxLength={2_000} />
          <Button text={texts.setShare} />
        </Form>
      )}
      <p class="help">
        <Say of={texts.shareHelp} />
      </p>
      <LinkButton kind="quiet" href={paths.target(view.here.plan.year ?? 0, chosen.target.code)} text={texts.publicPage} />
    </>
  )
}
