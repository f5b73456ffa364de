import { planDates, setPlanDates } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown } from '../../parts/answer.js'
import type { Here } from '../ask.js'
import { withPlan } from '../versions/routes.js'
import { DatesPage } from './DatesPage.js'
import { said } from './messages.js'

export function dateRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/dates', (c) => withPlan(c, (here) => datesShown(c, here)))
  app.post('/desk/plans/:plan/dates', (c) =>
    withPlan(c, async (here) => {
      const posted = await postedForm(c)
      const name = textOf(posted, 'name') ?? ''
      const answer = await setPlanDates(ctxOfForm(c, posted), {
        plan: here.plan.id as never,
        name: name as never,
        from: (textOf(posted, 'from') ?? '') as never,
        to: (textOf(posted, 'to') ?? '') as never,
        reason: textOf(posted, 'reason') ?? '',
      })
      if (!answer.ok) return datesShown(c, here, name, { asked: posted.texts, refusal: answer.refusal })
      return done(c, paths.planDesk(here.plan.id, '/dates'), answer.value.did === 'done' ? 'dates_set' : 'unchanged')
    }),
  )
}

async function datesShown(c: WebContext, here: Here, row?: string, again: Again = {}): Promise<Response> {
  const found = await planDates(ctxOf(c), { plan: here.plan.id as never })
  if (!found.ok) return refused(c, found.refusal)
  if (!found.value) return c.notFound() as Response
  const page = { here, dates: found.value, mayChange: ctxOf(c).viewer.can('plan.amend'), ...(row ? { row } : {}) }
  return shown(c, <DatesPage frame={await frameWith(c, said)} {...page} {...again} />, again.refusal)
}
