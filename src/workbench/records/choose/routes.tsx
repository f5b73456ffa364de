import { packsList, packsOn } from '../../../records/index.js'
import { ctxOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { frameWith, shown, toSignIn } from '../../parts/answer.js'
import { type Choice, ChoosePage, firstPage } from './ChoosePage.js'

export function chooseRoutes(app: WebApp): void {
  app.get('/desk/records/new', choosePage)
}

async function choosePage(c: WebContext): Promise<Response> {
  const ctx = ctxOf(c)
  if (ctx.viewer.via === 'nobody') return toSignIn(c)
  const today = await ctx.house.clock.today(ctx.house.database.db)
  const target = c.req.query('target')?.slice(0, 10) || undefined
  const find = c.req.query('find')?.trim().slice(0, 60) || undefined
  const packs = packsOn(today)
  const lines = await packsList(ctx, {})
  const may = new Set(lines.ok ? lines.value.filter((line) => line.mayRecord).map((line) => line.id) : [])
  const choices: Choice[] = packs
    .filter((pack) => !target || pack.targets.includes(target))
    .filter(
      (pack) => !find || [pack.title.zh, pack.title.en, ...pack.targets].some((text) => text.toLowerCase().includes(find.toLowerCase())),
    )
    .map((pack) => ({ pack, mayRecord: may.has(pack.id) }))
  // From a target's page there is mostly just one thing to record.
  const only = choices.length === 1 && target && !find ? choices[0] : undefined
  if (only?.mayRecord) return c.redirect(firstPage(only.pack), 302)
  const targets = [...new Set(packs.flatMap((pack) => pack.targets))].sort()
  return shown(c, <ChoosePage {...{ frame: await frameWith(c, {}), choices, target, find, targets }} />)
}
