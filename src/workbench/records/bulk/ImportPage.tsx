import type { Refusal } from '../../../kernel/index.js'
import type { BulkRow, RecordPack } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Actions, Button, Day, Field, Form, type Frame, formatNumber, Hidden, Name, Page, Say, Table } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import type { OwnUnits } from '../form/units.js'
import { endingsOf, kindWords, limitWords } from '../form/uploads.js'
import { recordTexts } from '../show/refusals.js'
import { BULK_STATES, texts } from './messages.js'

/** What a table may hold at most, as the records room reads it. */
export const TABLE = {
  rows: 30_000,
  bytes: 20 * 1024 * 1024,
  takes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/plain'],
} as const

interface Props {
  readonly frame: Frame
  readonly pack: RecordPack
  readonly units: OwnUnits
  readonly unit: string | undefined
  readonly past: readonly BulkRow[]
  readonly refusal?: Refusal
}

export const crumbs = () => [
  { href: deskPaths.records(), text: texts.records },
  { href: deskPaths.chooseRecord(), text: texts.choose },
]

export function Templates({ pack }: { pack: RecordPack }) {
  return (
    <p>
      <Say of={texts.template} />
      <Say of={{ zh: '：', en: ': ' }} />
      <a href={deskPaths.template(pack.id, 'xlsx')} download>
        XLSX
      </a>{' '}
      <a href={deskPaths.template(pack.id, 'csv')} download>
        CSV
      </a>{' '}
      <span class="muted small">
        <Say of={texts.templateHelp} />
      </span>
    </p>
  )
}

export function UnitChoice({ units, unit }: { units: OwnUnits; unit: string | undefined }) {
  if (units.units.length === 1 && !units.beyond) return <Hidden name="unit" value={units.units[0]!.id} />
  return (
    <Field
      kind="select"
      name="unit"
      label={texts.unit}
      value={unit}
      options={units.units.map((each) => ({ value: each.id, text: each.nameZh }))}
    />
  )
}

/** A file with many happenings: first what it will do, then the act. */
export function ImportPage({ frame, pack, units, unit, past, refusal }: Props) {
  const { language } = frame
  return (
    <Page frame={frame} title={texts.title({ pack: pack.title })} lead={texts.lead} breadcrumbs={crumbs()} width="form" unlisted>
      <Templates pack={pack} />
      <Form
        action={deskPaths.imports(pack.id)}
        files
        refusal={refusal}
        texts={recordTexts}
        labels={{ file: texts.file, evidence: texts.evidence, unit: texts.unit }}
      >
        <Hidden name={ONCE} value={once()} />
        <UnitChoice units={units} unit={unit} />
        <Field
          kind="file"
          name="file"
          label={texts.file}
          help={texts.fileHelp({ rows: formatNumber(language, TABLE.rows), size: limitWords(TABLE.bytes) })}
          accept=".xlsx,.csv"
          maxBytes={TABLE.bytes}
        />
        <Field
          kind="file"
          name="evidence"
          multiple
          required={false}
          label={texts.evidence}
          help={{
            zh: `${texts.evidenceHelp.zh}${kindWords(pack.evidence.kinds)}。`,
            en: `${texts.evidenceHelp.en} ${kindWords(pack.evidence.kinds)}.`,
          }}
          accept={endingsOf(pack.evidence.kinds)}
          maxBytes={pack.evidence.maxBytes}
        />
        <Actions>
          <Button kind="primary" text={texts.look} />
        </Actions>
      </Form>
      <Past past={past} />
    </Page>
  )
}

export function Past({ past }: { past: readonly BulkRow[] }) {
  if (past.length === 0) return null
  return (
    <Table
      caption={texts.past}
      rows={past}
      columns={[
        { title: texts.file, heads: true, cell: (bulk) => <a href={deskPaths.bulk(bulk.id)}>{bulk.fileName}</a> },
        { title: texts.begunOn, cell: (bulk) => <Day on={bulk.beganOn} /> },
        { title: texts.by, cell: (bulk) => <Name zh={bulk.accountName} /> },
        { title: texts.state, cell: (bulk) => <Say of={BULK_STATES[bulk.state]} /> },
        { title: texts.done, numeric: true, cell: (bulk) => `${bulk.done} / ${bulk.total}` },
      ]}
    />
  )
}
