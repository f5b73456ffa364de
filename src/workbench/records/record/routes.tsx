import { type Ctx, isDay } from '../../../kernel/index.js'
import { evidenceFile, likelyDuplicates, packAt, type RecordPack, type RecordView, recordById } from '../../../records/index.js'
import { ctxOf, sendStored, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { deskPaths } from '../../deskPaths.js'
import { frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { UUID_PATH } from '../form/routes.js'
import { actsOf, recordsAs } from './acts.js'
import { doneTexts } from './messages.js'
import { RecordPage } from './RecordPage.js'
import { feedsOf } from './standing.js'

export function recordRoutes(app: WebApp): void {
  // Matters and letters name a record by its own address; here it is read.
  app.get(`/records/:record${UUID_PATH}`, (c) => c.redirect(deskPaths.record(c.req.param('record')), 302))
  app.get(`/desk/records/:record${UUID_PATH}`, async (c) => {
    const found = await recordFor(c)
    return 'status' in found ? found : recordPage(c, found)
  })
  app.get(`/files/:record${UUID_PATH}/:hash{[0-9a-f]{64}}`, async (c) => {
    if (ctxOf(c).viewer.via === 'nobody') return toSignIn(c)
    const file = await evidenceFile(ctxOf(c), { record: c.req.param('record') as never, hash: c.req.param('hash') })
    return (file.ok && file.value && (await sendStored(c, file.value))) || (c.notFound() as Response)
  })
}

export interface Found {
  readonly view: RecordView
  readonly pack: RecordPack
}

/** The record of the address as this reader may see it; else the sign-in, or that there is nothing. */
export async function recordFor(c: WebContext): Promise<Found | Response> {
  const ctx = ctxOf(c)
  if (ctx.viewer.via === 'nobody') return c.req.method === 'GET' ? toSignIn(c) : refused(c, { code: 'sign_in_needed' })
  const found = await recordById(ctx, { record: c.req.param('record') as never })
  const view = found.ok ? found.value : undefined
  const pack = view && packAt(view.pack, view.packVersion)
  return view && pack ? { view, pack } : (c.notFound() as Response)
}

async function recordPage(c: WebContext, { view, pack }: Found): Promise<Response> {
  const ctx = ctxOf(c)
  const { house } = ctx
  const [frame, today, acts, feeds, likely, counting] = await Promise.all([
    frameWith(c, doneTexts),
    house.clock.today(house.database.db),
    actsOf(ctx, view, pack),
    feedsOf(ctx, view),
    likelyOf(ctx, view),
    stillCounting(ctx, c.req.query('counting')),
  ])
  const mayAskAgain = ctx.viewer.can('records.record', { unit: view.unit })
  const mayRecord = mayAskAgain && pack.batch?.kind !== 'daily_log' && recordsAs(ctx, view, pack)
  return shown(c, <RecordPage {...{ frame, view, pack, acts, feeds, likely, today, counting, mayAskAgain, mayRecord }} />)
}

/** Doubles of a record that waits or is being mended; nothing is asked for the others. */
export async function likelyOf(ctx: Ctx, view: RecordView) {
  if (view.state !== 'waiting' && view.state !== 'sent_back') return undefined
  const on = view.happenedOn && isDay(view.happenedOn) ? view.happenedOn : null
  const found = await likelyDuplicates(ctx, {
    pack: view.pack,
    unit: view.unit,
    happenedOn: on,
    values: view.values as never,
    except: view.id,
  })
  return found.ok ? found.value : undefined
}

const FACT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Whether a fact that the reader has just made is not in the figures yet. */
async function stillCounting(ctx: Ctx, fact: string | undefined): Promise<boolean> {
  return fact !== undefined && FACT.test(fact) && !(await ctx.house.projector.counted(fact, 50))
}
