import { formatDay, formatNumber, Notice, Say, useLanguage, useSay } from '../../ui/index.js'
import { texts } from '../messages.js'
import type { ReadAt } from '../standing.js'

/** Of which day and of which seal the figures of this page are; with the way to the newest, when they are not. */
export function AtLine({ at, newest }: { at: ReadAt; newest: string }) {
  const language = useLanguage()
  const say = useSay()
  const { known } = at.exact
  const seal = known?.startsWith('s')
    ? say(texts.knownAtSeal({ seq: formatNumber(language, Number(known.slice(1))) }))
    : say(texts.knownAtDay({ day: formatDay(language, known) }))
  const isNewest = at.asOf === at.today && (at.known === undefined || ('seq' in at.known && at.known.seq === at.head.seq))
  return (
    <p class="muted">
      {say(texts.shownAt({ day: formatDay(language, at.asOf), known: seal }))}
      {!isNewest && (
        <>
          {' · '}
          <a href={newest}>{say(texts.seeNewest)}</a>
        </>
      )}
    </p>
  )
}

/** What could not be read in the address. */
export function WrongInAddress({ at }: { at: ReadAt }) {
  if (at.wrong.length === 0) return null
  return (
    <Notice kind="warn">
      {at.wrong.map((text) => (
        <p>
          <Say of={text} />
        </p>
      ))}
    </Notice>
  )
}
