import { type Ctx, type Refusal, type Result, system } from '../../../kernel/index.js'
import { confirmMany, confirmRecord, packAt, packsOn, recordById, refuseRecord, sendBackRecord } from '../../../records/index.js'
import { ctxOf, ctxOfForm, listOf, type Posted, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { deskPaths } from '../../deskPaths.js'
import { done, frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { runInBackground } from '../bulk/routes.js'
import { likelyOf } from '../record/routes.js'
import { awaited } from '../show/counted.js'
import { recordTexts } from '../show/refusals.js'
import { ConfirmDeskPage, type Open } from './DeskPage.js'
import { ConfirmListPage } from './ListPage.js'
import { doneTexts } from './messages.js'
import { type Queue, type QueueAsk, queueFor, turnName } from './queue.js'

export function confirmRoutes(app: WebApp): void {
  app.get('/desk/confirm', async (c) =>
    ctxOf(c).viewer.via === 'nobody'
      ? toSignIn(c)
      : deskPage(
          c,
          askOf((name) => c.req.query(name)),
        ),
  )
  app.get('/desk/confirm/list', async (c) =>
    ctxOf(c).viewer.via === 'nobody'
      ? toSignIn(c)
      : listPage(
          c,
          askOf((name) => c.req.query(name)),
        ),
  )
  app.post('/desk/confirm/many', many)
  app.post('/desk/confirm', decided)
}

const askOf = (read: (name: string) => string | undefined): QueueAsk => ({
  pack: read('pack')?.slice(0, 64) || undefined,
  target: read('target')?.slice(0, 10) || undefined,
  from: read('from') || undefined,
  at: read('at') || undefined,
})

/** The turn that the address names, else the first. */
async function openTurn(c: WebContext, queue: Queue): Promise<Open | undefined> {
  const named = queue.lines.findIndex((line) => turnName(line) === queue.ask.at)
  const index = Math.max(named, 0)
  const line = queue.lines[index]
  if (!line) return undefined
  const found = await recordById(ctxOf(c), { record: line.id })
  const view = found.ok ? found.value : undefined
  const pack = view && packAt(view.pack, view.packVersion)
  const side = view?.sides.find((each) => each.side === line.side && each.no === line.turnNo)
  if (!view || !pack || !side) return undefined
  return { line, index, view, pack, side, likely: await likelyOf(ctxOf(c), view) }
}

async function deskPage(c: WebContext, ask: QueueAsk, posted?: Posted, refusal?: Refusal): Promise<Response> {
  const queue = await queueFor(ctxOf(c), ask)
  const [frame, open] = await Promise.all([frameWith(c, doneTexts), openTurn(c, queue)])
  return shown(c, <ConfirmDeskPage {...{ frame, queue, open, refusal }} asked={posted?.texts} />, refusal)
}

async function listPage(c: WebContext, ask: QueueAsk, refusal?: Refusal): Promise<Response> {
  const ctx = ctxOf(c)
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const [frame, queue] = await Promise.all([frameWith(c, doneTexts), queueFor(ctx, ask, 50)])
  return shown(c, <ConfirmListPage {...{ frame, queue, today, refusal }} packs={packsOn(today)} />, refusal)
}

const DID = { confirm: 'confirmed', back: 'sent_back', refuse: 'refused' } as const
type Does = keyof typeof DID

/** Confirms, sends back or refuses one record for one side, and goes on to the next turn. */
async function decided(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  if (ctx.viewer.via === 'nobody') return refused(c, { code: 'sign_in_needed' })
  const ask = askOf((name) => textOf(posted, name))
  const does: Does = (['confirm', 'back', 'refuse'] as const).find((each) => each === textOf(posted, 'does')) ?? 'confirm'
  const after = textOf(posted, 'to') === 'record' ? undefined : await nextTurn(c, ask)
  const turn = {
    record: textOf(posted, 'record'),
    side: textOf(posted, 'side'),
    no: Number(textOf(posted, 'no') ?? 1),
    version: Number(textOf(posted, 'version')),
  }
  const said = textOf(posted, 'reason')
  const run =
    does === 'confirm'
      ? confirmRecord(ctx, { ...turn, note: said } as never)
      : (does === 'back' ? sendBackRecord : refuseRecord)(ctx, { ...turn, reason: said ?? '' } as never)
  const answer = (await run) as Result<{ facts: readonly string[] }, Refusal>
  if (!answer.ok) return notDecided(c, ask, posted, answer.refusal)
  if (does === 'confirm') await startLog(ctx, turn.record)
  const counting = does === 'confirm' ? await awaited(ctx, answer.value.facts) : undefined
  if (after === undefined) return done(c, deskPaths.record(turn.record ?? '', { counting }), DID[does])
  const found = await recordById(ctxOf(c), { record: turn.record as never })
  const n = found.ok ? (found.value?.no ?? '') : ''
  return done(c, after, counting ? `${DID[does]}_counting` : DID[does], { n })
}

/** The facts of a log come in chunks once its last side has agreed; they begin at once. */
async function startLog(ctx: Ctx, record: string | undefined): Promise<void> {
  const found = await recordById({ ...ctx, viewer: system }, { record: record as never })
  const view = found.ok ? found.value : undefined
  if (view?.state === 'confirmed' && view.bulk === view.id) runInBackground(ctx, view.id)
}

async function notDecided(c: WebContext, ask: QueueAsk, posted: Posted, refusal: Refusal): Promise<Response> {
  if (refusal.code === 'sign_in_needed' || refusal.code === 'record_unknown') return refused(c, refusal, ...recordTexts)
  const record = textOf(posted, 'record')
  return deskPage(c, { ...ask, at: ask.at ?? `${record}~${textOf(posted, 'side')}~${textOf(posted, 'no')}` }, posted, refusal)
}

/** Where the desk goes when this turn is taken: to the one after it, else to what is left. */
async function nextTurn(c: WebContext, ask: QueueAsk): Promise<string> {
  const { pack, target, from } = ask
  const queue = await queueFor(ctxOf(c), ask)
  const index = queue.lines.findIndex((line) => turnName(line) === ask.at)
  const next = queue.lines[index + 1]
  if (next) return deskPaths.confirm({ pack, target, from, at: turnName(next) })
  return deskPaths.confirm({ pack, target, from: queue.next })
}

const TURN = /^([0-9a-f-]{36})~([A-Za-z0-9_]{1,48})~(\d{1,3})~(\d{1,9})$/

async function many(c: WebContext): Promise<Response> {
  const posted = await postedForm(c)
  const ctx = ctxOfForm(c, posted)
  if (ctx.viewer.via === 'nobody') return refused(c, { code: 'sign_in_needed' })
  const ask = askOf((name) => textOf(posted, name))
  const turns = listOf(posted, 'turn').flatMap((text) => {
    const parts = TURN.exec(text)
    return parts ? [{ record: parts[1]!, side: parts[2]!, no: Number(parts[3]), version: Number(parts[4]) }] : []
  })
  if (turns.length === 0) return listPage(c, ask, { code: 'none_chosen' })
  const { confirmed, refused: not } = await confirmMany(ctx, turns)
  const last = confirmed.at(-1)
  const found = last ? await recordById(ctxOf(c), { record: last as never }) : undefined
  const fact = found?.ok ? found.value?.fact : undefined
  await awaited(ctx, fact ? [fact] : [])
  const back =
    textOf(posted, 'to') === 'desk'
      ? deskPaths.turns({ kind: 'record.confirm' })
      : deskPaths.confirmList({ pack: ask.pack, target: ask.target })
  return done(c, back, 'many', { n: confirmed.length, refused: not.length })
}
