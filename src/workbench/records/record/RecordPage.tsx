import type { Day as DayType } from '../../../kernel/index.js'
import { type Likely, type RecordPack, type RecordView, STANDING_WORDS, STATE_WORDS } from '../../../records/index.js'
import { type Frame, LinkButton, Name, Notice, Page, Pill, Say } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { ConfirmForm } from '../confirm/ConfirmForm.js'
import { LikelyList } from '../form/Beside.js'
import { texts as formTexts } from '../form/messages.js'
import { EvidenceList } from '../show/Evidence.js'
import { RecordValues } from '../show/ValueOf.js'
import { ActList, ActsByEntry } from './ActList.js'
import type { Act } from './acts.js'
import { Feeds } from './Feeds.js'
import { FollowUps } from './FollowUps.js'
import { History, Voids } from './History.js'
import { texts } from './messages.js'
import { RecordWay } from './RecordWay.js'
import type { Feed } from './standing.js'

export interface RecordPageProps {
  readonly frame: Frame
  readonly view: RecordView
  readonly pack: RecordPack
  readonly acts: readonly Act[]
  readonly feeds: readonly Feed[]
  readonly likely: readonly Likely[] | undefined
  readonly today: DayType
  /** The reader's own fact is not in the figures yet. */
  readonly counting: boolean
  readonly mayAskAgain: boolean
  /** May record such things for the unit of this record. */
  readonly mayRecord: boolean
}

export const TONES = { draft: 'plain', waiting: 'warn', sent_back: 'warn', confirmed: 'good', refused: 'bad', withdrawn: 'plain' } as const

/** One record: where it is, what it says, its evidence, whose turn, what it counts towards, and what can be done. */
export function RecordPage(props: RecordPageProps) {
  const { frame, view, pack, counting } = props
  return (
    <Page
      frame={frame}
      title={{ zh: `${texts.no({ no: view.no }).zh} · ${pack.title.zh}`, en: `${texts.no({ no: view.no }).en} · ${pack.title.en}` }}
      heading={view.title ? <Name zh={view.title} /> : pack.title}
      beside={<States view={view} />}
      breadcrumbs={[{ href: deskPaths.records(), text: texts.records }]}
      actions={props.mayRecord && <LinkButton href={deskPaths.newRecord(pack.id, { unit: view.unit })} text={texts.another} />}
      aside={<Side {...props} />}
      unlisted
    >
      {counting && (
        <Notice kind="info" title={texts.beingCounted}>
          <LinkButton kind="quiet" href={deskPaths.record(view.id)} text={texts.reload} />
        </Notice>
      )}
      <p class="muted">
        <Say of={texts.no({ no: view.no })} /> · <Say of={pack.title} /> · <Say of={texts.version({ version: view.version })} />
      </p>
      <RecordWay view={view} />
      <Mine {...props} />
      <section aria-labelledby="values">
        <h2 id="values">
          <Say of={texts.values} />
        </h2>
        <RecordValues pack={pack} view={view} />
      </section>
      <section aria-labelledby="evidence">
        <h2 id="evidence">
          <Say of={texts.evidence} />
        </h2>
        <EvidenceList files={view.evidence} hrefOf={(hash) => deskPaths.file(view.id, hash)} />
      </section>
      <ActsByEntry view={view} pack={pack} />
      <FollowUps {...props} />
      <Voids view={view} />
      <History view={view} pack={pack} />
    </Page>
  )
}

function States({ view }: { view: RecordView }) {
  return (
    <>
      <Pill tone={TONES[view.state]} text={STATE_WORDS[view.state]} />
      {view.standing && view.standing !== 'live' && <Pill tone="bad" text={STANDING_WORDS[view.standing]} />}
    </>
  )
}

/** The sides that are this reader's, each with its form. */
function Mine({ view, pack, likely }: RecordPageProps) {
  const mine = view.sides.filter((side) => side.mine === 'confirm')
  if (mine.length === 0) return null
  return (
    <section class="own-turn" aria-labelledby="mine">
      <h2 id="mine">
        <Say of={texts.yours} />
      </h2>
      {mine.map((side) => (
        <>
          {mine.length > 1 && (
            <p>
              <Say of={side.title} />
            </p>
          )}
          <ConfirmForm view={view} pack={pack} side={side} likely={likely} action={deskPaths.confirm()} values={{ to: 'record' }} />
        </>
      ))}
    </section>
  )
}

function Side({ view, pack, acts, feeds, likely }: RecordPageProps) {
  const open = view.state === 'waiting' || view.state === 'sent_back'
  return (
    <>
      <h2>
        <Say of={texts.feeds} />
      </h2>
      <Feeds view={view} pack={pack} feeds={feeds} />
      <h2>
        <Say of={texts.actions} />
      </h2>
      <ActList acts={acts} />
      {open && (likely?.length ?? 0) > 0 && (
        <>
          <h2>
            <Say of={formTexts.likely} />
          </h2>
          <LikelyList likely={likely} confirming={view.sides.some((side) => side.mine === 'confirm')} />
        </>
      )}
    </>
  )
}
