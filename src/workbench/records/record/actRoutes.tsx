import type { Day, Refusal, Result } from '../../../kernel/index.js'
import {
  answerFollowUp,
  askAgain,
  cancelFact,
  reinstateFact,
  reportFollowUp,
  sendWaitingInvitations,
  strikeFact,
  withdrawRecord,
} from '../../../records/index.js'
import { ctxOf, ctxOfForm, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { deskPaths } from '../../deskPaths.js'
import { done, frameWith, refused, shown } from '../../parts/answer.js'
import { UUID_PATH } from '../form/routes.js'
import { dayTyped, typedIn } from '../form/typed.js'
import { awaited } from '../show/counted.js'
import { recordTexts } from '../show/refusals.js'
import { EntryPage, FollowUpPage, VoidPage, WithdrawPage } from './ActPages.js'
import { actsAgainst } from './acts.js'
import { dayOr, effectOf } from './effect.js'
import { doneTexts } from './messages.js'
import { type Found, recordFor } from './routes.js'

const RECORD = `/desk/records/:record${UUID_PATH}`
const FACT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function actRoutes(app: WebApp): void {
  app.get(`${RECORD}/withdraw`, async (c) => {
    const found = await recordFor(c)
    return 'status' in found ? found : withdrawPage(c, found)
  })
  app.post(`${RECORD}/withdraw`, withdraw)
  app.get(`${RECORD}/void`, async (c) => {
    const found = await recordFor(c)
    return 'status' in found ? found : voidPage(c, found)
  })
  app.post(`${RECORD}/void`, voided)
  app.get(`${RECORD}/entry`, entryPage)
  app.get(`${RECORD}/follow-up/:step`, async (c) => {
    const found = await recordFor(c)
    return 'status' in found ? found : followUpPage(c, found)
  })
  app.post(`${RECORD}/follow-up/:step`, followedUp)
  app.post(`${RECORD}/answer`, answered)
  app.post(`${RECORD}/invite`, invitedAgain)
}

async function withdrawPage(c: WebContext, { view, pack }: Found, posted?: Posted, refusal?: Refusal): Promise<Response> {
  const frame = await frameWith(c, doneTexts)
  return shown(c, <WithdrawPage {...{ frame, view, pack, refusal }} asked={posted?.texts} />, refusal)
}

async function withdraw(c: WebContext): Promise<Response> {
  const found = await recordFor(c)
  if ('status' in found) return found
  const posted = await postedForm(c)
  const { id: record, unit } = found.view
  const input = { record, unit, version: Number(textOf(posted, 'version')), reason: textOf(posted, 'reason') }
  const answer = await withdrawRecord(ctxOfForm(c, posted), input as never)
  return answer.ok ? done(c, deskPaths.record(record), 'withdrawn') : withdrawPage(c, found, posted, answer.refusal)
}

/** Which act the address means: one of the pack's own cancels, a strike, or a reinstatement. */
function actOf(c: WebContext, { pack }: Found) {
  const act = c.req.query('act') ?? ''
  const fact = c.req.query('fact') ?? ''
  if (!FACT.test(fact)) return undefined
  if (act === 'strike') return { act, fact, how: 'strike', title: pack.strike.title } as const
  if (act === 'reinstate') return { act, fact, how: 'reinstate', title: pack.reinstate.title } as const
  const decl = pack.voids.find((each) => each.id === act)
  return decl && ({ act, fact, how: decl.how, title: decl.title } as const)
}

async function voidPage(c: WebContext, found: Found, posted?: Posted, refusal?: Refusal): Promise<Response> {
  const { view, pack } = found
  const aim = actOf(c, found)
  if (!aim) return c.notFound() as Response
  const { house } = ctxOf(c)
  const today = await house.clock.today(house.database.db)
  const on = dayOr(dayTyped(posted && textOf(posted, 'on')), today)
  const { language } = c.get('preferences')
  const [frame, effect] = await Promise.all([frameWith(c, doneTexts), effectOf(ctxOf(c), { view, pack, language, on, ...aim })])
  return shown(c, <VoidPage {...{ frame, view, pack, effect, refusal, on, ...aim }} asked={posted?.texts} />, refusal)
}

const DID = { cancel: 'cancelled', strike: 'struck', reinstate: 'reinstated' } as const

async function voided(c: WebContext): Promise<Response> {
  const found = await recordFor(c)
  if ('status' in found) return found
  const aim = actOf(c, found)
  if (!aim) return c.notFound() as Response
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const said = { fact: aim.fact, reason: textOf(posted, 'reason') ?? '', document: textOf(posted, 'document') }
  const on = dayTyped(textOf(posted, 'on')) as Day
  const run =
    aim.act === 'strike'
      ? strikeFact(ctx, said as never)
      : aim.act === 'reinstate'
        ? reinstateFact(ctx, { ...said, on } as never)
        : cancelFact(ctx, { ...said, act: aim.act, on } as never)
  const answer = await run
  if (!answer.ok) return voidPage(c, found, posted, answer.refusal)
  const counting = await awaited(ctx, answer.value.facts)
  return done(c, deskPaths.record(found.view.id, { counting }), DID[aim.how])
}

async function entryPage(c: WebContext): Promise<Response> {
  const found = await recordFor(c)
  if ('status' in found) return found
  const { view, pack } = found
  const entry = view.entries.find((each) => each.fact === c.req.query('fact'))
  if (!entry?.fact) return c.notFound() as Response
  const [frame, acts] = await Promise.all([frameWith(c, doneTexts), actsAgainst(ctxOf(c), { record: view.id, fact: entry.fact, pack })])
  return shown(c, <EntryPage {...{ frame, view, pack, acts }} no={entry.no} />)
}

async function followUpPage(c: WebContext, { view, pack }: Found, posted?: Posted, refusal?: Refusal): Promise<Response> {
  const step = pack.followUps.find((each) => each.id === c.req.param('step'))
  if (!step) return c.notFound() as Response
  const { house } = ctxOf(c)
  const [frame, today] = await Promise.all([frameWith(c, doneTexts), house.clock.today(house.database.db)])
  const typed = posted ? typedIn({ ...pack, fields: step.fields }, posted) : {}
  const happenedOn = posted ? (dayTyped(textOf(posted, 'happenedOn')) ?? '') : today
  return shown(c, <FollowUpPage {...{ frame, view, pack, step, typed, happenedOn, refusal }} />, refusal)
}

async function followedUp(c: WebContext): Promise<Response> {
  const found = await recordFor(c)
  if ('status' in found) return found
  const { view, pack } = found
  const step = pack.followUps.find((each) => each.id === c.req.param('step'))
  if (!step) return c.notFound() as Response
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const values = typedIn({ ...pack, fields: step.fields }, posted)
  const input = { record: view.id, step: step.id, happenedOn: dayTyped(textOf(posted, 'happenedOn')), values }
  const answer = await reportFollowUp(ctx, input as never)
  if (!answer.ok) return followUpPage(c, found, posted, answer.refusal)
  const counting = await awaited(ctx, answer.value.facts)
  return done(c, deskPaths.record(view.id, { counting }), 'reported')
}

async function answered(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const input = { followUp: textOf(posted, 'followUp'), verdict: textOf(posted, 'verdict'), reason: textOf(posted, 'reason') }
  const answer = (await answerFollowUp(ctx, input as never)) as Result<{ facts: readonly string[] }, Refusal>
  if (!answer.ok) return refused(c, answer.refusal, ...recordTexts)
  const counting = await awaited(ctx, answer.value.facts)
  return done(c, deskPaths.record(c.req.param('record') ?? '', { counting }), 'answered')
}

async function invitedAgain(c: WebContext): Promise<Response> {
  const found = await recordFor(c)
  if ('status' in found) return found
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  const input = { record: found.view.id, unit: found.view.unit, side: textOf(posted, 'side'), no: Number(textOf(posted, 'no')) }
  const answer = await askAgain(ctx, input as never)
  if (!answer.ok) return refused(c, answer.refusal, ...recordTexts)
  await sendWaitingInvitations(ctx.house).catch((fault: unknown) =>
    ctx.house.log.error({ err: fault }, 'an invitation could not be written and is tried again'),
  )
  return done(c, deskPaths.record(found.view.id), 'asked_again')
}
