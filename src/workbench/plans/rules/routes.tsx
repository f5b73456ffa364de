import type { Refusal } from '../../../kernel/index.js'
import { approveExcess, board, countingOf, proposeRule, ruleEffect, rulesOf, settleRule, targetPage } from '../../../plan/index.js'
import { ctxOf, ctxOfForm, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown } from '../../parts/answer.js'
import type { Here } from '../ask.js'
import { atFields, countingFields, countingPosted } from '../review/change.js'
import { withPlan } from '../versions/routes.js'
import { said } from './messages.js'
import { type RuleLine, RulePage, type RuleView } from './RulePage.js'
import { RulesPage } from './RulesPage.js'

export function ruleRoutes(app: WebApp): void {
  app.get('/desk/plans/:plan/rules', (c) =>
    withPlan(c, async (here) => {
      const found = await board(ctxOf(c), { plan: here.plan.id as never })
      if (!found.ok) return refused(c, found.refusal)
      const targets = found.value ? found.value.groups.flatMap((group) => group.targets) : []
      return shown(c, <RulesPage frame={await frameWith(c, said)} here={here} targets={targets} />)
    }),
  )
  app.get('/desk/plans/:plan/rules/:target', (c) => withPlan(c, (here) => ruleShown(c, here)))
  app.post('/desk/plans/:plan/rules/:target', (c) => withPlan(c, (here) => proposePosted(c, here)))
  app.post('/desk/plans/:plan/rules/:target/excess', (c) => withPlan(c, (here) => excessPosted(c, here)))
  app.post('/desk/plans/:plan/rules/:target/settle', (c) => withPlan(c, (here) => settlePosted(c, here)))
}

const codeOf = (c: WebContext): string => (c.req.param('target') ?? '').slice(0, 40) || '-'

async function ruleShown(c: WebContext, here: Here, form?: RuleView['form'], again: Again = {}): Promise<Response> {
  const { viewer } = ctxOf(c)
  const ask = { plan: here.plan.id as never, target: codeOf(c) }
  const [page, rules] = await Promise.all([targetPage(ctxOf(c), ask), rulesOf(ctxOf(c), ask)])
  if (!page.ok) return refused(c, page.refusal)
  if (!rules.ok) return refused(c, rules.refusal)
  if (!page.value) return c.notFound() as Response
  const lines: readonly RuleLine[] = rules.value
  const waiting = lines.find((rule) => rule.state === 'proposed')
  const effect = waiting ? await ruleEffect(ctxOf(c), { rule: waiting.id as never }) : undefined
  const standing = rules.value.find((rule) => rule.state === 'confirmed')
  const view: RuleView = {
    ...{ here, target: page.value.target, rules: lines },
    mayPropose: viewer.can('plan.amend'),
    mayConfirm: viewer.can('plan.change_rule'),
    mayApprove: viewer.can('plan.confirm'),
    present: countingFields(standing ? countingOf(standing.rule, standing.register) : null),
    closes: standing?.rule.closes ?? '',
    ...(effect?.ok && effect.value ? { effect: effect.value } : {}),
    ...(form ? { form } : {}),
  }
  return shown(c, <RulePage frame={await frameWith(c, said)} view={view} {...again} />, again.refusal)
}

const ruleHref = (c: WebContext, here: Here) => paths.planDesk(here.plan.id, `/rules/${codeOf(c)}`)

async function proposePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const answer = await proposeRule(ctxOfForm(c, posted), {
    plan: here.plan.id as never,
    target: codeOf(c),
    counting: countingPosted(posted) as never,
    reason: textOf(posted, 'reason') ?? '',
    ...(textOf(posted, 'closes') ? { closes: textOf(posted, 'closes') as never } : {}),
  })
  if (!answer.ok) return ruleShown(c, here, 'propose', { asked: posted.texts, refusal: atRule(answer.refusal) })
  return done(c, ruleHref(c, here), 'proposed')
}

async function excessPosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const answer = await approveExcess(ctxOfForm(c, posted), {
    plan: here.plan.id as never,
    target: codeOf(c),
    document: textOf(posted, 'document') ?? '',
    reason: textOf(posted, 'reason') ?? '',
    ...(textOf(posted, 'from') ? { from: textOf(posted, 'from') as never } : {}),
  })
  if (!answer.ok) return ruleShown(c, here, 'excess', { asked: posted.texts, refusal: answer.refusal })
  return done(c, ruleHref(c, here), 'excess_approved')
}

const atRule = (refusal: Refusal): Refusal => (refusal.field === 'reason' ? refusal : atFields(refusal))

async function settlePosted(c: WebContext, here: Here): Promise<Response> {
  const posted = await postedForm(c)
  const confirm = textOf(posted, 'do') === 'confirm'
  const answer = await settleRule(ctxOfForm(c, posted), {
    rule: (textOf(posted, 'rule') ?? '') as never,
    confirm,
    reason: textOf(posted, 'reason') ?? '',
    ...seenOf(posted),
  })
  if (!answer.ok) return ruleShown(c, here, 'settle', { asked: posted.texts, refusal: answer.refusal })
  return done(c, ruleHref(c, here), confirm ? 'settled' : 'turned_down')
}

/** The figures that the form has shown: without them the command refuses, since nobody has seen the effect. */
function seenOf(posted: Posted): { seen?: { present: number | null; proposed: number | null } } {
  const number = (name: string) => {
    const text = textOf(posted, name)
    return text === undefined ? null : Number(text)
  }
  if (!('seenPresent' in posted.texts)) return {}
  return { seen: { present: number('seenPresent'), proposed: number('seenProposed') } }
}
