import type { Refusal } from '../../../kernel/index.js'
import { type Likely, packAt, type RecordPack, type RecordView, type SideView, type WaitingLine } from '../../../records/index.js'
import { Actions, Desk, Empty, type Frame, LinkButton, Name, Page, Say, Tabs } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { LikelyList } from '../form/Beside.js'
import { texts as formTexts } from '../form/messages.js'
import { EvidenceList } from '../show/Evidence.js'
import { RecordValues } from '../show/ValueOf.js'
import { ConfirmForm } from './ConfirmForm.js'
import { texts } from './messages.js'
import { type Queue, turnName } from './queue.js'

export interface Open {
  readonly line: WaitingLine
  readonly index: number
  readonly view: RecordView
  readonly pack: RecordPack
  readonly side: SideView
  readonly likely: readonly Likely[] | undefined
}

interface Props {
  readonly frame: Frame
  readonly queue: Queue
  readonly open: Open | undefined
  readonly refusal?: Refusal
  readonly asked?: Readonly<Record<string, string | string[]>>
}

export function ViewTabs({ queue, list }: { queue: Queue; list: boolean }) {
  const { pack, target } = queue.ask
  return (
    <Tabs
      label={texts.title}
      tabs={[
        { href: deskPaths.confirm({ pack, target }), text: texts.oneByOne, current: !list },
        { href: deskPaths.confirmList({ pack, target }), text: texts.list, current: list },
      ]}
    />
  )
}

/** Evidence left, form right; the next opens by itself. */
export function ConfirmDeskPage({ frame, queue, open, refusal, asked }: Props) {
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={open ? undefined : texts.lead}
      beside={open && <Where queue={queue} open={open} />}
      unlisted
    >
      <ViewTabs queue={queue} list={false} />
      {open ? (
        <Desk
          left={<EvidenceSide open={open} />}
          right={<FormSide queue={queue} open={open} refusal={refusal} asked={asked} />}
          keys={KEYS}
        />
      ) : (
        <Empty title={texts.nothing}>
          <Say of={texts.nothingHelp} />
        </Empty>
      )}
    </Page>
  )
}

const KEYS = [
  { key: 'j', does: texts.keyNext },
  { key: 'k', does: texts.keyPrevious },
  { key: 'a', does: texts.keyConfirm },
  { key: 'r', does: texts.keyBack },
]

function Where({ queue, open }: { queue: Queue; open: Open }) {
  const all = queue.lines.length
  return (
    <span class="muted">
      <Say of={texts.of({ n: open.index + 1, all, more: queue.next !== undefined })} />
    </span>
  )
}

function EvidenceSide({ open: { view, likely } }: { open: Open }) {
  return (
    <>
      <h2>
        <Name zh={view.title || '—'} />
      </h2>
      <EvidenceList files={view.evidence} hrefOf={(hash) => deskPaths.file(view.id, hash)} pictures />
      {(likely?.length ?? 0) > 0 && (
        <>
          <h2>
            <Say of={formTexts.likely} />
          </h2>
          <LikelyList likely={likely} confirming />
        </>
      )}
    </>
  )
}

function FormSide({ queue, open, refusal, asked }: { queue: Queue; open: Open; refusal?: Refusal; asked?: Props['asked'] }) {
  const { view, pack, side, line } = open
  const { pack: onlyPack, target, from } = queue.ask
  const neighbour = (at: WaitingLine | undefined) => at && deskPaths.confirm({ pack: onlyPack, target, from, at: turnName(at) })
  const previous = neighbour(queue.lines[open.index - 1])
  const next =
    neighbour(queue.lines[open.index + 1]) ?? (queue.next ? deskPaths.confirm({ pack: onlyPack, target, from: queue.next }) : undefined)
  return (
    <>
      <p class="muted">
        <Say of={pack.title} /> · <Say of={side.title} />
      </p>
      <RecordValues pack={pack} view={view} />
      <ConfirmForm
        {...{ view, pack, side, refusal, asked }}
        likely={open.likely}
        action={deskPaths.confirm()}
        values={{ pack: onlyPack ?? '', target: target ?? '', from: from ?? '', at: turnName(line) }}
        keys
      />
      <Actions>
        {previous && <LinkButton kind="quiet" href={previous} text={texts.previous} attrs={{ 'data-shortcut': 'k' }} />}
        {next && <LinkButton kind="quiet" href={next} text={texts.next} attrs={{ 'data-shortcut': 'j' }} />}
        <LinkButton kind="quiet" href={deskPaths.record(view.id)} text={texts.whole} />
      </Actions>
    </>
  )
}

export const packFor = (view: RecordView): RecordPack | undefined => packAt(view.pack, view.packVersion)
