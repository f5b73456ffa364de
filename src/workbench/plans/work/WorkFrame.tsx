import type { Child } from 'hono/jsx'
import { type Frame, Notice, Page, paths, Say, Tabs, type Words } from '../../../ui/index.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

export type WorkTab = 'unassigned' | 'tasks' | 'milestones' | 'programmes' | 'shares' | 'table'
const TABS: readonly (readonly [WorkTab, { zh: string; en: string }])[] = [
  ['unassigned', texts.unassigned],
  ['tasks', texts.list],
  ['milestones', texts.milestones],
  ['programmes', texts.programmes],
  ['shares', texts.shares],
  ['table', texts.table],
]

export const workHref = (plan: string, tab: WorkTab, place?: string): string =>
  paths.planDesk(plan, tab === 'unassigned' ? '/work' : `/work/${tab}`, {}, place)

/** What the pages of decomposition share: tabs of the plan, tabs of the work, and who may do what here. */
export function WorkFrame(props: {
  frame: Frame
  here: Here
  tab: WorkTab
  open: number
  rights: 'all' | 'own' | 'none'
  actions?: Child
  heading?: Words
  children?: Child
}) {
  const { here, tab } = props
  return (
    <Page
      frame={props.frame}
      title={texts.title}
      {...(props.heading ? { heading: props.heading } : {})}
      lead={texts.lead}
      breadcrumbs={crumbsOf(here, texts.title)}
      actions={props.actions}
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'work')} />
      <Tabs
        label={texts.title}
        tabs={TABS.map(([name, text]) => ({
          href: workHref(here.plan.id, name),
          text,
          current: name === tab,
          ...(name === 'unassigned' && props.open > 0 ? { count: props.open } : {}),
        }))}
      />
      {props.rights !== 'all' && (
        <Notice kind="info" title={props.rights === 'own' ? texts.ownOnly : texts.noRight}>
          <a href={paths.permission('plan.assign')}>
            <Say of={{ zh: '谁可以分解任务', en: 'Who may assign' }} />
          </a>
        </Notice>
      )}
      {props.children}
    </Page>
  )
}
