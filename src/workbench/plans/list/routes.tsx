import type { Refusal } from '../../../kernel/index.js'
import { importLog, plans, ruleEffect } from '../../../plan/index.js'
import { ctxOf, type WebApp } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { isOpen, mayPlan, planHere } from '../ask.js'
import { said } from './messages.js'
import { PlansPage } from './PlansPage.js'

const LOGGED = 20

export function listRoutes(app: WebApp): void {
  app.get('/desk/plans', async (c) => {
    const { viewer } = ctxOf(c)
    if (viewer.via === 'nobody') return toSignIn(c)
    if (!mayPlan(c)) return refused(c, { code: 'not_allowed', permission: 'plan.see_drafts' })
    const [found, log] = await Promise.all([plans(ctxOf(c), { limit: 200 }), importLog(ctxOf(c), { limit: LOGGED })])
    if (!found.ok) return refused(c, found.refusal)
    const lines = log.ok ? log.value.map((line) => ({ ...line, refusal: line.refusal as Refusal | null })) : []
    return shown(c, <PlansPage frame={await frameWith(c, said)} plans={found.value} log={lines} mayImport={viewer.can('plan.import')} />)
  })
  // Where a plan's page leads: to what is to be done next.
  app.get('/desk/plans/:plan', async (c) => {
    const here = await planHere(c)
    if (!here.ok) return refused(c, here.refusal)
    if (!here.value) return c.notFound()
    const { plan, version } = here.value
    if (isOpen(version)) return c.redirect(paths.planDesk(plan.id, version.kind === 'decision' ? '/confirm' : '/review'), 302)
    return c.redirect(paths.planDesk(plan.id, here.value.isConfirmed ? '/work' : '/versions'), 302)
  })
  matterRoutes(app)
}

/** Matters name a version or a rule; the desk leads to the page where it is done. */
function matterRoutes(app: WebApp): void {
  app.get('/plan-versions/:version', async (c) => {
    const { viewer } = ctxOf(c)
    if (viewer.via === 'nobody') return toSignIn(c)
    const found = await plans(ctxOf(c), { limit: 200 })
    const plan = found.ok ? found.value.find((each) => each.versions.some((version) => version.id === c.req.param('version'))) : undefined
    const version = plan?.versions.find((each) => each.id === c.req.param('version'))
    if (!plan || !version) return c.notFound()
    const confirms = version.kind === 'decision' || (viewer.can('plan.confirm') && !viewer.can('plan.review'))
    return c.redirect(paths.planDesk(plan.id, confirms ? '/confirm' : '/review', { version: version.no }), 302)
  })
  app.get('/plan-rules/:rule', async (c) => {
    if (ctxOf(c).viewer.via === 'nobody') return toSignIn(c)
    if (!/^[0-9a-f-]{36}$/.test(c.req.param('rule'))) return c.notFound()
    const effect = await ruleEffect(ctxOf(c), { rule: c.req.param('rule') as never })
    if (!effect.ok) return refused(c, effect.refusal)
    if (effect.value) return c.redirect(paths.planDesk(effect.value.rule.plan, `/rules/${effect.value.rule.target}`), 302)
    return c.notFound()
  })
}
