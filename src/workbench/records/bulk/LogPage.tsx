import type { Refusal } from '../../../kernel/index.js'
import type { LogScan, RecordPack } from '../../../records/index.js'
import { keptField, keptText, ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Definition,
  explainRefusal,
  Field,
  Form,
  type Frame,
  findingsOf,
  formatNumber,
  Hidden,
  Page,
  Say,
  say,
  useLanguage,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { DO, DOES } from '../form/buttons.js'
import { labelsFor } from '../form/labels.js'
import { EvidenceField, PackFields } from '../form/PackFields.js'
import type { FormState } from '../form/state.js'
import { flatten } from '../form/typed.js'
import { limitWords } from '../form/uploads.js'
import { recordTexts } from '../show/refusals.js'
import { crumbs, Templates, UnitChoice } from './ImportPage.js'
import { texts } from './messages.js'

type Log = Extract<NonNullable<RecordPack['batch']>, { kind: 'daily_log' }>
/** Name of the box of the log itself. */
export const LOG_FILE = 'file'

interface Props {
  readonly frame: Frame
  readonly state: FormState
  readonly log: Log
  readonly scan: LogScan | undefined
  readonly refusal?: Refusal
}

/** A day's log: its few fields and its file; what the file holds is shown before it is handed in. */
export function LogPage({ frame, state, log, scan, refusal }: Props) {
  const { pack } = state
  const { language } = frame
  const findings = findingsOf(refusal, recordTexts)
  const files = state.files[LOG_FILE] ?? []
  const scope = {
    pack,
    typed: state.typed,
    findings,
    rows: {},
    near: new Map(),
    addable: new Set<string>(),
    files: state.files,
    invited: new Set<string>(),
  }
  const columns = log.columns.map((column) => say(language, column.label)).join(language === 'en' ? ', ' : '、')
  return (
    <Page frame={frame} title={texts.logTitle({ pack: pack.title })} lead={texts.logLead} breadcrumbs={crumbs()} width="form" unlisted>
      <Templates pack={pack} />
      <Form
        action={deskPaths.imports(pack.id)}
        files
        refusal={refusal}
        texts={recordTexts}
        asked={{ ...flatten(state.typed), unit: state.unit, happenedOn: state.happenedOn }}
        labels={{ ...labelsFor(pack, findings), file: texts.logFile }}
      >
        <Hidden name={ONCE} value={once()} />
        <Hidden name="_record" value={state.record.id} />
        <UnitChoice units={state.units} unit={state.unit} />
        <Field kind="day" name="happenedOn" label={pack.happening.label} help={pack.happening.help} />
        {files.map((file) => (
          <Hidden name={keptField(LOG_FILE)} value={keptText(file)} />
        ))}
        <Field
          kind="file"
          name={LOG_FILE}
          label={texts.logFile}
          help={texts.logFileHelp({ columns, rows: formatNumber(language, log.maxRows), size: limitWords(log.maxBytes) })}
          accept=".csv,.txt"
          maxBytes={log.maxBytes}
          kept={files.map((file) => ({ id: file.hash, name: file.name, bytes: file.size }))}
        />
        <PackFields scope={scope} />
        <EvidenceField scope={scope} />
        {scan && <Scan scan={scan} log={log} />}
        <Actions>
          <Button kind={scan ? 'plain' : 'primary'} name={DO} value={DOES.look} text={texts.lookLog} />
          {scan && scan.bad === 0 && <Button kind="primary" name={DO} value={DOES.submit} text={texts.handIn} />}
        </Actions>
      </Form>
    </Page>
  )
}

function Scan({ scan, log }: { scan: LogScan; log: Log }) {
  const language = useLanguage()
  const number = (n: number) => formatNumber(language, n)
  const label = (field: string | undefined) => {
    const column = log.columns.find((each) => each.id === field)
    return column ? say(language, column.label) : ''
  }
  return (
    <section aria-labelledby="scan">
      <h2 id="scan">
        <Say of={texts.scan} />
      </h2>
      <Definition
        entries={[
          { term: texts.scanLines, value: number(scan.lines) },
          { term: texts.scanDistinct, value: number(scan.distinct) },
          { term: texts.scanKnown, value: number(scan.known) },
          { term: texts.scanBad, value: number(scan.bad) },
        ]}
      />
      {scan.firstBad.length > 0 && (
        <ul class="plain-list">
          {scan.firstBad.map((bad) => (
            <li>
              <Say of={texts.badLine({ line: bad.line, field: label(bad.field) })} />
              <Say of={{ zh: '：', en: ': ' }} />
              <Say of={explainRefusal({ ...bad }, ...recordTexts) ?? bad.code} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
