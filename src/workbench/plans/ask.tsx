import type { Child } from 'hono/jsx'
import { type L10n, type Result, refuse } from '../../kernel/index.js'
import { type PlanLine, plans, type VersionLine } from '../../plan/index.js'
import { ctxOf, type WebContext } from '../../ui/http/index.js'
import { type Crumb, paths, type Tab } from '../../ui/index.js'
import { texts } from './messages.js'

/** One plan of the desk, with the version that the address means: the one named, else the open one, else the newest. */
export interface Here {
  readonly plan: PlanLine
  readonly version: VersionLine
  /** Confirmed at least once: work can be given out, rules and dates exist. */
  readonly isConfirmed: boolean
}

const CONFIRMED = new Set(['confirmed', 'in_force', 'closed'])
export const isOpen = (version: VersionLine): boolean => version.state === 'parsed' || version.state === 'in_review'

/** The plan of this address. Only those who prepare plans come here; for the others it is not there. */
export async function planHere(c: WebContext): Promise<Result<Here | undefined>> {
  const { viewer } = ctxOf(c)
  if (viewer.via === 'nobody') return refuse({ code: 'sign_in_needed' })
  if (!mayPlan(c)) return refuse({ code: 'not_allowed', permission: 'plan.see_drafts' })
  const found = await plans(ctxOf(c), { limit: 200 })
  if (!found.ok) return refuse(found.refusal)
  const plan = found.value.find((each) => each.id === c.req.param('plan'))
  if (!plan) return { ok: true, value: undefined }
  const named = plan.versions.find((each) => each.id === c.req.query('version') || String(each.no) === c.req.query('version'))
  const version = named ?? plan.versions.findLast(isOpen) ?? plan.versions.at(-1)
  return { ok: true, value: version && { plan, version, isConfirmed: CONFIRMED.has(plan.state) } }
}

const PREPARES = ['plan.see_drafts', 'plan.import', 'plan.review', 'plan.confirm', 'plan.assign', 'plan.amend', 'plan.assign_own']
export const mayPlan = (c: WebContext): boolean => PREPARES.some((permission) => ctxOf(c).viewer.canSomewhere(permission))

export const nameOfPlan = (plan: PlanLine): L10n => {
  const { zh, en } = plan.year === null ? texts.noYear : { zh: String(plan.year), en: String(plan.year) }
  return { zh: texts.planOf({ year: zh, body: plan.body }).zh, en: texts.planOf({ year: en, body: plan.body }).en }
}

export const crumbsOf = (here: Here, page: L10n): readonly Crumb[] => [
  { href: paths.planList(), text: texts.planning },
  { href: paths.planDesk(here.plan.id), text: nameOfPlan(here.plan) },
  { text: page },
]

/** Pages of one plan; those that begin with its confirmation are left out before. */
export function planTabs(here: Here, current: string): readonly Tab[] {
  const at = (rest: string, text: L10n): Tab => ({ href: paths.planDesk(here.plan.id, `/${rest}`), text, current: current === rest })
  return [
    at('versions', texts.versions),
    ...(here.plan.versions.some(isOpen) || !here.isConfirmed ? [at('review', texts.review), at('confirm', texts.confirm)] : []),
    ...(here.isConfirmed ? [at('work', texts.work), at('rules', texts.rules), at('dates', texts.dates)] : []),
  ]
}

/** Names several children of a list, separated as the language does. */
export const joined = (parts: readonly Child[], between: Child): Child =>
  parts.map((part, index) =>
    index === 0 ? (
      part
    ) : (
      <>
        {between}
        {part}
      </>
    ),
  )
