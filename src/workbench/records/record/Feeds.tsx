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
  if (feeds.length === 0) return <Line of={texts.noMeasure} />
  return (
    <>
      <Table
        caption={texts.feeds}
        hideCaption
        rows={feeds}
        columns={[
          {
            title: texts.target,
            heads: true,
            cell: (feed) =>
              pack.targets.includes(feed.measure) ? <a href={paths.target(year, feed.measure)}>{feed.measure}</a> : feed.measure,
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
