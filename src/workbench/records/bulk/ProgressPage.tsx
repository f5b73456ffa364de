import type { BulkRow, RecordPack } from '../../../records/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Actions, Button, Form, type Frame, Hidden, type L10n, LinkButton, Page, Pill, Progress, Say } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { crumbs } from './ImportPage.js'
import { BULK_STATES, texts } from './messages.js'

interface Props {
  readonly frame: Frame
  readonly bulk: BulkRow
  readonly pack: RecordPack | undefined
}

const WORDS: Readonly<Record<BulkRow['state'], L10n>> = {
  waiting: texts.waiting,
  running: texts.running,
  stopped: texts.stopped,
  done: texts.finished,
}

/** n of N of a bulk act; asks again by itself while it runs. */
export function ProgressPage({ frame, bulk, pack }: Props) {
  const isLog = bulk.kind === 'log'
  return (
    <Page
      frame={frame}
      title={texts.progressTitle}
      heading={bulk.fileName}
      lead={pack?.title}
      beside={<Pill text={BULK_STATES[bulk.state]} />}
      breadcrumbs={crumbs()}
      width="form"
      unlisted
    >
      <Live bulk={bulk} />
      <Actions>
        {bulk.state === 'running' && !isLog && <Act bulk={bulk} act="/stop" text={texts.stop} />}
        {bulk.state === 'stopped' && <Act bulk={bulk} act="/go-on" text={texts.goOn} />}
        {isLog ? (
          <LinkButton href={deskPaths.record(bulk.id)} text={texts.toRecord} />
        ) : (
          <LinkButton href={deskPaths.records({ pack: bulk.pack, unit: bulk.unit })} text={texts.toRecords} />
        )}
        {!isLog && bulk.done > bulk.made && (
          <LinkButton
            kind="quiet"
            href={deskPaths.importErrors(bulk.pack, { unit: bulk.unit, file: bulk.file, evidence: (bulk.ask.evidence ?? []).join(',') })}
            text={texts.errors}
            download
          />
        )}
      </Actions>
    </Page>
  )
}

function Live({ bulk }: { bulk: BulkRow }) {
  const asks =
    bulk.state === 'running'
      ? {
          'hx-get': deskPaths.bulk(bulk.id),
          'hx-trigger': 'load delay:1s',
          'hx-select': '#progress',
          'hx-swap': 'outerHTML',
          'hx-target': 'this',
        }
      : {}
  return (
    <div id="progress" aria-live="polite" {...asks}>
      <p>
        <Progress done={bulk.done} total={bulk.total} label={texts.progress} />
      </p>
      <p>
        <Say of={WORDS[bulk.state]} /> <Say of={bulk.kind === 'log' ? texts.madeFacts({ n: bulk.made }) : texts.made({ n: bulk.made })} />
      </p>
      {bulk.state === 'running' && (
        <p>
          <a href={deskPaths.bulk(bulk.id)}>
            <Say of={texts.reload} />
          </a>
        </p>
      )}
    </div>
  )
}

function Act({ bulk, act, text }: { bulk: BulkRow; act: string; text: L10n }) {
  return (
    <Form action={deskPaths.bulk(bulk.id, act)} layout="line">
      <Hidden name={ONCE} value={once()} />
      <Button text={text} />
    </Form>
  )
}
