import type { Child } from 'hono/jsx'
import { type Crumb, type Frame, type L10n, Page, paths, Tabs } from '../../ui/index.js'
import { texts as shared } from '../messages.js'
import { AtLine, WrongInAddress } from '../parts/AtLine.js'
import { Phrase } from '../parts/Phrase.js'
import type { ReadAt } from '../standing.js'
import { texts } from './messages.js'

export type RowsTab = 'counted' | 'notCounted' | 'register'

export interface RowsPageProps {
  frame: Frame
  at: ReadAt
  year: number
  code: string
  /** Words of the plan, beside the title. */
  phrase: string
  /** A ratio has a register. */
  isRatio: boolean
  unit?: string
}

interface RowsFrameProps extends RowsPageProps {
  tab: RowsTab
  title: L10n
  lead: L10n
  actions?: Child
  children?: Child
}

/** What all lists of a target's rows share: the way back, the tabs, at which E and K they are. */
export function RowsFrame({ frame, at, year, code, phrase, isRatio, unit, tab, title, lead, actions, children }: RowsFrameProps) {
  const rows = { ...at.asked, unit }
  const here = { counted: paths.evidence, notCounted: paths.notCounted, register: paths.register }[tab]
  return (
    <Page
      frame={frame}
      title={title}
      lead={lead}
      breadcrumbs={crumbsOf(at, year, code, tab)}
      beside={<Phrase text={phrase} />}
      actions={actions}
      unlisted
    >
      <WrongInAddress at={at} />
      <AtLine at={at} newest={here(year, code, { unit })} />
      <Tabs
        label={texts.lists}
        tabs={[
          { href: paths.evidence(year, code, rows), text: texts.counted, current: tab === 'counted' },
          { href: paths.notCounted(year, code, rows), text: texts.notCounted, current: tab === 'notCounted' },
          ...(isRatio ? [{ href: paths.register(year, code, at.asked), text: texts.register, current: tab === 'register' }] : []),
        ]}
      />
      {children}
    </Page>
  )
}

const crumbsOf = (at: ReadAt, year: number, code: string, tab: RowsTab): Crumb[] => [
  { text: shared.planOf({ year }), href: paths.board(year, at.asked) },
  { text: code, href: paths.target(year, code, at.asked) },
  { text: texts[tab] },
]
