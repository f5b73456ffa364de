import type { Refusal, Result } from '../../../kernel/index.js'
import { board, confirmPlan, type ReviewPage, rejectPlan, reviewPage } from '../../../plan/index.js'
import { whoMay } from '../../../registry/index.js'
import { ctxOf, ctxOfForm, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown } from '../../parts/answer.js'
import { type Here, planHere } from '../ask.js'
import { goalText } from '../review/TargetSpot.js'
import { ConfirmPage, type ConfirmView } from './ConfirmPage.js'
import { said } from './messages.js'

export function confirmRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/confirm', (c) => confirmShown(c))
  app.post('/desk/plans/:plan/confirm', async (c) => {
    const posted = await postedForm(c)
    const version = textOf(posted, 'version') ?? ''
    const answer = await confirmPlan(ctxOfForm(c, posted), {
      version,
      ...(textOf(posted, 'inForceFrom') ? { inForceFrom: textOf(posted, 'inForceFrom') as never } : {}),
      ...(textOf(posted, 'document') ? { document: textOf(posted, 'document')! } : {}),
    })
    if (!answer.ok) return confirmShown(c, 'confirm', { asked: posted.texts, refusal: answer.refusal }, version)
    return done(c, paths.planDesk(c.req.param('plan'), '/work'), 'confirmed')
  })
  app.post('/desk/plans/:plan/reject', async (c) => {
    const posted = await postedForm(c)
    const version = textOf(posted, 'version') ?? ''
    const answer = await rejectPlan(ctxOfForm(c, posted), { version, reason: textOf(posted, 'reason') ?? '' })
    if (!answer.ok) return confirmShown(c, 'reject', { asked: posted.texts, refusal: answer.refusal }, version)
    return done(c, paths.planList(), 'rejected')
  })
}

async function confirmShown(c: WebContext, form?: ConfirmView['form'], again: Again = {}, version?: string): Promise<Response> {
  const here = await planHere(c)
  if (!here.ok) return refused(c, here.refusal as Refusal)
  if (!here.value) return c.notFound()
  const meant = version === undefined ? here.value.version : here.value.plan.versions.find((each) => each.id === version)
  if (!meant) return c.notFound()
  const page = await reviewPage(ctxOf(c), { version: meant.id })
  if (!page.ok) return refused(c, page.refusal)
  if (!page.value) return c.notFound()
  const view = await viewOf(c, { ...here.value, version: meant }, page.value)
  if (!view.ok) return refused(c, view.refusal)
  return shown(
    c,
    <ConfirmPage frame={await frameWith(c, said)} view={{ ...view.value, ...(form ? { form } : {}) }} {...again} />,
    again.refusal,
  )
}

async function viewOf(c: WebContext, here: Here, page: ReviewPage): Promise<Result<ConfirmView, Refusal>> {
  const { viewer } = ctxOf(c)
  const who = await whoMay(ctxOf(c), { permission: 'plan.confirm' })
  if (!who.ok) return who
  return {
    ok: true,
    value: {
      ...{ here, page, holders: who.value.holders },
      mayConfirm: viewer.can('plan.confirm'),
      mayReject: viewer.can('plan.review') || viewer.can('plan.confirm'),
      changes: await changesOf(c, here, page),
    },
  }
}

/** What a decision changes, beside the values that hold today. */
async function changesOf(c: WebContext, here: Here, page: ReviewPage): Promise<ConfirmView['changes']> {
  if (!page.version.decision) return []
  const { language } = c.get('preferences')
  const found = await board(ctxOf(c), { plan: here.plan.id as never })
  const targets = found.ok && found.value ? found.value.groups.flatMap((group) => group.targets) : []
  return page.version.decision.changes.map((change) => {
    const target = targets.find((each) => each.code === change.target)
    const proposed = 'value' in change && target ? goalText({ ...target.value, value: change.value }, language) : null
    return { target: change.target, phrase: target?.phrase ?? '', present: target ? goalText(target.value, language) : '', proposed }
  })
}
