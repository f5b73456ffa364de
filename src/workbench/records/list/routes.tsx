import { packsOn, recordCounts, recordsOf, TABLE_MEDIA } from '../../../records/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { frameWith, refused, shown, toSignIn } from '../../parts/answer.js'
import { recordTexts } from '../show/refusals.js'
import { askOf, inputOf } from './ask.js'
import { allRows, tableFile } from './file.js'
import { ListPage } from './ListPage.js'
import { texts } from './messages.js'

const ROWS = 50
const TYPES = { ...TABLE_MEDIA, json: 'application/json; charset=utf-8' } as const

export function listRoutes(app: WebApp): void {
  app.get('/desk/records', listPage)
  app.get('/desk/records/:file{export\\.(?:csv|xlsx|json)}', exported)
}

async function listPage(c: WebContext): Promise<Response> {
  const ctx = ctxOf(c)
  if (ctx.viewer.via === 'nobody') return toSignIn(c)
  const ask = askOf(c)
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const { unit, pack, target } = ask
  const [frame, page, counts] = await Promise.all([
    frameWith(c, {}),
    recordsOf(ctx, inputOf(ask, ROWS) as never),
    recordCounts(ctx, { unit, pack, target } as never),
  ])
  if (!page.ok) return refused(c, page.refusal, ...recordTexts)
  const mayRecord = ctx.viewer.canSomewhere('records.record')
  return shown(
    c,
    <ListPage {...{ frame, ask, today, mayRecord }} page={page.value} counts={counts.ok ? counts.value : []} packs={packsOn(today)} />,
  )
}

async function exported(c: WebContext): Promise<Response> {
  const ctx = ctxOf(c)
  if (ctx.viewer.via === 'nobody') return toSignIn(c)
  const type = (c.req.param('file') ?? '').slice('export.'.length) as keyof typeof TYPES
  const lines = await allRows(ctx, askOf(c))
  if (!lines.ok) return refused(c, lines.refusal, ...recordTexts, { export_too_long: texts.tooMany })
  const today = await ctx.house.clock.today(ctx.house.database.db)
  c.header('content-type', TYPES[type])
  c.header('content-disposition', `attachment; filename="records-${today}.${type}"`)
  if (type === 'json') return c.body(JSON.stringify(lines.value))
  return c.body(new Uint8Array(await tableFile(type, lines.value, packsOn(today), c.get('preferences').language)))
}
