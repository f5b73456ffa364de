import { kernelRefusals, type Refusal } from '../../../kernel/index.js'
import { planRefusals, sentenceOf } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Definition,
  Field,
  Form,
  type Frame,
  formatBytes,
  Hidden,
  LinkButton,
  None,
  Notice,
  Page,
  Pill,
  paths,
  Quote,
  Say,
  scriptOf,
  Table,
  useLanguage,
} from '../../../ui/index.js'
import type { Again } from '../../parts/answer.js'
import { texts as shared } from '../messages.js'
import { ENCODING_NAMES, texts } from './messages.js'
import { beginningAs, type EncodingChoice, keptOf, type Received } from './received.js'
import type { Reading } from './routes.js'

const refusals = [planRefusals, kernelRefusals]

export interface ImportView {
  /** Set where the text amends a confirmed plan. */
  readonly amends?: { readonly plan: string; readonly name: { zh: string; en: string } }
  readonly received?: Received
  /** What the reader made of the file, once it was read without a refusal. */
  readonly reading?: Reading
  readonly sha256?: string
}

export function ImportPage({ frame, view, asked, refusal }: { frame: Frame; view: ImportView } & Again) {
  const title = view.amends ? texts.amendTitle : texts.title
  const up = view.amends ? [{ href: paths.planDesk(view.amends.plan), text: view.amends.name }] : []
  return (
    <Page
      frame={frame}
      title={title}
      lead={texts.lead}
      width="form"
      breadcrumbs={[{ href: paths.planList(), text: shared.planning }, ...up, { text: title }]}
      unlisted
    >
      <ImportForm view={view} asked={asked} refusal={refusal} />
      {view.reading && <WhatWasRead view={view} />}
      {refusal && DOUBTFUL.has(refusal.code) && view.received && <EncodingTable bytes={view.received.bytes} />}
    </Page>
  )
}

const DOUBTFUL = new Set(['E-ENC', 'E-ENC-DOUBT'])

function ImportForm({ view, asked, refusal }: { view: ImportView } & Again) {
  const kept = keptOf(view.received)
  const action = view.amends ? paths.planDesk(view.amends.plan, '/new-text') : paths.planImport()
  return (
    <Form action={action} files asked={asked} refusal={refusal} texts={refusals} labels={LABELS}>
      <Hidden name={ONCE} value={once()} />
      {kept && <Hidden name="kept" value={kept.bytes} />}
      {kept && <Hidden name="keptName" value={kept.fileName} />}
      {refusal && <WhereAndNext refusal={refusal} />}
      <Field
        kind="file"
        name="file"
        label={texts.file}
        help={kept ? texts.fileKept({ name: kept.fileName }) : view.received ? texts.fileTooBigToKeep : texts.fileHelp}
        accept=".txt,.docx,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        maxBytes={10 * 1_048_576}
        required={kept === undefined}
      />
      <Field
        kind="select"
        name="encoding"
        label={texts.encoding}
        help={texts.encodingHelp}
        empty={texts.auto}
        required={false}
        options={Object.entries(ENCODING_NAMES).map(([value, text]) => ({ value, text }))}
      />
      {view.amends ? <AmendmentFields /> : <PlanFields view={view} />}
      <Actions>
        <Button kind={view.reading ? 'plain' : 'primary'} name="do" value="read" text={view.reading ? texts.readAgain : texts.read} />
        {view.reading && <Button kind="primary" name="do" value="import" text={texts.keep} />}
      </Actions>
    </Form>
  )
}

const LABELS = {
  file: texts.file,
  year: texts.year,
  body: texts.body,
  encoding: texts.encoding,
  'amends.document': texts.document,
  document: texts.document,
  inForceFrom: texts.inForceFrom,
  reason: texts.reason,
}

function PlanFields({ view }: { view: ImportView }) {
  const { reading } = view
  return (
    <>
      <Field
        kind="text"
        name="year"
        label={texts.year}
        help={texts.yearHelp}
        required={false}
        maxLength={4}
        short
        value={reading?.year ? String(reading.year) : ''}
      />
      <Field
        kind="text"
        name="body"
        label={texts.body}
        help={texts.bodyHelp}
        required={false}
        maxLength={200}
        value={reading?.source ?? ''}
      />
    </>
  )
}

function AmendmentFields() {
  return (
    <>
      <Field kind="text" name="document" label={texts.document} help={texts.documentHelp} maxLength={300} />
      <Field kind="day" name="inForceFrom" label={texts.inForceFrom} />
      <Field kind="textarea" name="reason" label={texts.reason} rows={2} maxLength={2_000} />
    </>
  )
}

/** Where in the file it is, and where to go on, beside the sentence that says what and why. */
function WhereAndNext({ refusal }: { refusal: Refusal }) {
  const at = refusal as Refusal & { line?: number; column?: number; byte?: number; plan?: string }
  const place = texts.place(at)
  return (
    <>
      {place.en !== '' && (
        <p>
          <Pill tone="warn" text={place} />
        </p>
      )}
      {typeof at.plan === 'string' && (
        <p>
          <LinkButton
            href={at.code === 'E-EXISTS' ? paths.planDesk(at.plan, '/new-text') : paths.planDesk(at.plan)}
            text={at.code === 'E-EXISTS' ? texts.openPlan : texts.openThat}
          />
        </p>
      )}
    </>
  )
}

function WhatWasRead({ view }: { view: ImportView }) {
  const language = useLanguage()
  const reading = view.reading!
  const text = reading.spans.map((span) => (span.overlay ? '' : span.text)).join('')
  const beginning = [...text.slice(0, 2_000)].slice(0, 400).join('')
  return (
    <>
      <h2>
        <Say of={texts.readAs} />
      </h2>
      <Definition
        entries={[
          { term: texts.encoding, value: <EncodingName reading={reading} /> },
          { term: texts.size, value: formatBytes(language, reading.bytes) },
          { term: texts.characters, value: reading.characters.toLocaleString('en') },
          { term: texts.year, value: reading.year ?? <Say of={texts.notFound} /> },
          { term: texts.body, value: reading.source ?? <Say of={texts.notFound} /> },
          { term: texts.sections, value: reading.sections.filter((section) => section.id !== '').length },
          { term: texts.items, value: reading.items.length },
          { term: texts.tasks, value: reading.tasks.length },
          { term: texts.numerals, value: reading.numerals.length },
          { term: texts.targets, value: reading.targets.length },
          { term: texts.illegible, value: reading.illegible.length },
          { term: texts.sha, value: <code>{view.sha256}</code> },
        ]}
      />
      {reading.warnings.length > 0 && <Warnings reading={reading} />}
      <h3>
        <Say of={texts.beginning} />
      </h3>
      <Quote>
        <div lang={scriptOf(text)} class="source-text">
          {beginning}
          {text.length > beginning.length && '…'}
        </div>
      </Quote>
    </>
  )
}

function EncodingName({ reading }: { reading: Reading }) {
  return (
    <>
      {reading.kind === 'docx' ? 'DOCX' : ENCODING_NAMES[reading.encoding]}
      {reading.encoding_by === 'hand' && (
        <>
          {' '}
          <Pill text={texts.hand} />
        </>
      )}
    </>
  )
}

function Warnings({ reading }: { reading: Reading }) {
  return (
    <Notice kind="warn" title={texts.warnings}>
      <ul>
        {reading.warnings.slice(0, 50).map((warning) => (
          <li>
            <Say of={sentenceOf(warning)} /> {warning.blocking && <Pill tone="warn" text={texts.blocking} />}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function EncodingTable({ bytes }: { bytes: string }) {
  const tried = (Object.keys(ENCODING_NAMES) as EncodingChoice[]).map((encoding) => ({ encoding, text: beginningAs(bytes, encoding) }))
  return (
    <>
      <Table
        caption={texts.tryEncodings}
        tone="loose"
        columns={[
          { title: texts.encoding, heads: true, cell: (row) => ENCODING_NAMES[row.encoding] },
          {
            title: texts.beginning,
            cell: (row) =>
              row.text === undefined ? (
                <Say of={texts.unreadable} />
              ) : row.text === '' ? (
                <None />
              ) : (
                <span lang={scriptOf(row.text)}>{row.text}</span>
              ),
          },
        ]}
        rows={tried}
      />
      <p class="muted">
        <Say of={texts.tryHelp} />
      </p>
    </>
  )
}
