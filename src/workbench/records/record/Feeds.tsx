import { notCountedReasons } from '../../../plan/index.js'
import type { RecordPack, RecordView } from '../../../records/index.js'
import { Pill, paths, Say, Table } from '../../../ui/index.js'
import { texts } from './messages.js'
import type { Feed } from './standing.js'

/** What the record counts towards, and how it stands in each measure today. */
export function Feeds({ view, pack, feeds }: { view: RecordView; pack: RecordPack; feeds: readonly Feed[] }) {
  const year = (view.period ?? view.happenedOn ?? '').slice(0, 4)
  if (view.state === 'refused' || view.state === 'withdrawn') return <Line of={texts.feedsNever} />
  if (view.state !== 'confirmed') return <Line of={texts.feedsNot({ targets: pack.targets })} />
  if (pack.batch?.kind === 'daily_log') return <Line of={texts.feedsLog({ n: view.facts })} />
  const shown = feeds.filter((feed) => companionOf(pack, feed.measure) === undefined || feed.counted > 0)
  if (shown.length === 0) return <Line of={texts.noMeasure} />
  return (
    <>
      <Table
        caption={texts.feeds}
        hideCaption
        rows={shown}
        columns={[
          {
            title: texts.target,
            heads: true,
            cell: ({ measure }) =>
              pack.targets.includes(measure) ? (
                <a href={paths.target(year, measure)}>{measure}</a>
              ) : (
                <Say of={companionOf(pack, measure)?.title ?? measure} />
              ),
          },
          { title: texts.standing, cell: (feed) => <Standing feed={feed} /> },
        ]}
      />
      {view.fact && (
        <p class="small">
          <a href={paths.fact(view.fact)}>
            <Say of={texts.seeFact} />
          </a>
        </p>
      )}
    </>
  )
}

/** Beside the targets stand figures that never replace them (`T14-1+carried_over`): named in words, and only where the record is part of them. */
const companionOf = (pack: RecordPack, measure: string) => {
  const [target = '', id] = measure.split('+')
  return pack.targets.includes(target) ? pack.companions.find((each) => each.id === id) : undefined
}

function Standing({ feed }: { feed: Feed }) {
  return (
    <>
      {feed.all > 1 ? (
        <Say of={texts.countedOf({ n: feed.counted, all: feed.all })} />
      ) : (
        <Pill
          tone={feed.counted > 0 ? 'good' : 'warn'}
          text={feed.counted > 0 ? texts.counted : notCountedReasons[feed.reason ?? 'not_yet']}
        />
      )}
      {feed.alsoThere > 0 && (
        <span class="muted small">
          {' '}
          <Say of={texts.alsoThere({ n: feed.alsoThere })} />
        </span>
      )}
    </>
  )
}

const Line = ({ of }: { of: { zh: string; en: string } }) => (
  <p class="muted small">
    <Say of={of} />
  </p>
)
