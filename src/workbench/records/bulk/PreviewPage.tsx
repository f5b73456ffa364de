import type { Refusal } from '../../../kernel/index.js'
import type { ImportPreview, RecordPack } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import {
  Actions,
  Button,
  Day,
  Form,
  type Frame,
  findingsOf,
  Hidden,
  type L10n,
  LinkButton,
  Name,
  None,
  Notice,
  Page,
  Pager,
  Pill,
  Say,
  Table,
  Tabs,
} from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { labelsFor } from '../form/labels.js'
import { recordTexts } from '../show/refusals.js'
import { crumbs } from './ImportPage.js'
import { texts } from './messages.js'

export type Does = keyof ImportPreview['counts']
export const DOES: readonly Does[] = ['waits', 'draft', 'there', 'refused']
export const DOES_WORDS: Readonly<Record<Does, L10n>> = {
  waits: texts.waits,
  draft: texts.draft,
  there: texts.there,
  refused: texts.refused,
}
const TONES = { waits: 'good', draft: 'warn', there: 'plain', refused: 'bad' } as const
export const PAGE_ROWS = 50

/** Which file, for whom, and which part of its rows. */
export interface PreviewAsk {
  readonly unit: string
  readonly file: string
  readonly evidence: readonly string[]
  readonly only?: Does
  readonly after: number
}

export const viewOf = (ask: PreviewAsk) => ({
  unit: ask.unit,
  file: ask.file,
  evidence: ask.evidence.join(','),
  only: ask.only,
  after: ask.after || undefined,
})

interface Props {
  readonly frame: Frame
  readonly pack: RecordPack
  readonly ask: PreviewAsk
  readonly preview: ImportPreview
  readonly refusal?: Refusal
}

/** What each row of a file would do, before anything is written. */
export function PreviewPage({ frame, pack, ask, preview, refusal }: Props) {
  const { counts, total } = preview
  const shown = ask.only ? counts[ask.only] : total
  const to = (change: Partial<PreviewAsk>) => deskPaths.preview(pack.id, viewOf({ ...ask, after: 0, ...change }))
  return (
    <Page frame={frame} title={texts.previewTitle({ pack: pack.title })} lead={texts.previewLead} breadcrumbs={crumbs()} unlisted>
      <Findings pack={pack} preview={preview} />
      <Begin pack={pack} ask={ask} preview={preview} refusal={refusal} />
      <Tabs
        label={texts.rows}
        tabs={[
          { href: to({ only: undefined }), text: texts.all, current: ask.only === undefined, count: total },
          ...DOES.map((does) => ({ href: to({ only: does }), text: DOES_WORDS[does], current: ask.only === does, count: counts[does] })),
        ]}
      />
      <Rows pack={pack} preview={preview} />
      <Pager
        range={shown > 0 ? { from: ask.after + 1, to: Math.min(ask.after + PAGE_ROWS, shown), total: shown } : undefined}
        previous={ask.after > 0 ? to({ only: ask.only, after: Math.max(0, ask.after - PAGE_ROWS) }) : undefined}
        next={ask.after + PAGE_ROWS < shown ? to({ only: ask.only, after: ask.after + PAGE_ROWS }) : undefined}
      />
      {counts.refused > 0 && (
        <p>
          <a href={deskPaths.importErrors(pack.id, viewOf({ ...ask, only: undefined, after: 0 }))} download>
            <Say of={texts.errors} />
          </a>
        </p>
      )}
    </Page>
  )
}

const nameOf = (pack: RecordPack, id: string): string =>
  id === 'happening' ? pack.happening.label.zh : (pack.fields.find((field) => field.id === id)?.label.zh ?? id)

function Findings({ pack, preview }: { pack: RecordPack; preview: ImportPreview }) {
  const added = Object.values(preview.adds).flat()
  return (
    <>
      {preview.missingColumns.length > 0 && (
        <Notice kind="warn" title={texts.missing({ names: preview.missingColumns.map((id) => nameOf(pack, id)) })} />
      )}
      {preview.unknownColumns.length > 0 && <Notice kind="info" title={texts.unknown({ names: preview.unknownColumns })} />}
      {added.length > 0 && (
        <Notice kind="info" title={texts.adds({ names: [...added.slice(0, 30), ...(added.length > 30 ? ['…'] : [])] })} />
      )}
    </>
  )
}

function Begin({ pack, ask, preview, refusal }: Omit<Props, 'frame'>) {
  const n = preview.counts.waits + preview.counts.draft
  if (preview.begun && preview.begun.state !== 'stopped')
    return (
      <Notice kind="info" title={texts.begun}>
        <LinkButton href={deskPaths.bulk(preview.bulk)} text={texts.toProgress} />
      </Notice>
    )
  return (
    <Form action={`${deskPaths.imports(pack.id)}/begin`} refusal={refusal} texts={recordTexts}>
      <Hidden name={ONCE} value={once()} />
      <Hidden name="unit" value={ask.unit} />
      <Hidden name="file" value={ask.file} />
      <Hidden name="total" value={preview.total} />
      {ask.evidence.map((hash) => (
        <Hidden name="evidence[]" value={hash} />
      ))}
      <Actions>
        <Button kind="primary" text={texts.begin({ n })} disabledReason={n === 0 ? texts.nothing : undefined} />
        <LinkButton kind="quiet" href={deskPaths.imports(pack.id, { unit: ask.unit })} text={texts.another} />
      </Actions>
    </Form>
  )
}

/** All findings of a row in words, each after the name of its column. */
export function rowFindings(pack: RecordPack, refusal: Refusal | undefined): readonly L10n[] {
  const findings = findingsOf(refusal, recordTexts)
  const labels = labelsFor(pack, findings)
  return findings.map(({ field, text }) => {
    const label = field === undefined ? undefined : labels[field]
    return label ? { zh: `${label.zh}：${text.zh}`, en: `${label.en}: ${text.en}` } : text
  })
}

function Rows({ pack, preview }: { pack: RecordPack; preview: ImportPreview }) {
  return (
    <Table
      caption={texts.rows}
      hideCaption
      rows={preview.rows}
      columns={[
        { title: texts.line, numeric: true, width: 'narrow', phone: 'half', cell: (row) => row.line },
        { title: texts.day, cell: (row) => (row.happenedOn ? <Day on={row.happenedOn} /> : <None />) },
        {
          title: texts.what,
          heads: true,
          cell: (row) =>
            row.does === 'there' ? (
              <a href={deskPaths.record(row.record)}>{row.title || <Say of={texts.there} />}</a>
            ) : row.title ? (
              <Name zh={row.title} />
            ) : (
              <None />
            ),
        },
        { title: texts.verdict, cell: (row) => <Pill tone={TONES[row.does]} text={DOES_WORDS[row.does]} /> },
        {
          title: texts.why,
          cell: (row) =>
            row.does === 'refused' ? (
              <ul class="plain-list">
                {rowFindings(pack, row.refusal).map((finding) => (
                  <li>
                    <Say of={finding} />
                  </li>
                ))}
              </ul>
            ) : row.does === 'draft' ? (
              <Say of={texts.draftWhy} />
            ) : (
              <None />
            ),
        },
      ]}
    />
  )
}
