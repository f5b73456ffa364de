import { ctxOf, type WebApp, type WebContext } from '../../ui/http/index.js'
import { frameWith, shown, toSignIn } from '../parts/answer.js'
import { doneTexts } from '../records/confirm/messages.js'
import { OthersPage } from './OthersPage.js'
import { TurnsPage } from './TurnsPage.js'
import { elsewhereFor, turnsFor } from './turns.js'

/** "Our turn" and "waiting for others". */
export function deskRoutes(app: WebApp): void {
  app.get('/desk', turnsPage)
  app.get('/desk/others', othersPage)
}

const today = (c: WebContext) => {
  const { house } = ctxOf(c)
  return house.clock.today(house.database.db)
}

async function turnsPage(c: WebContext): Promise<Response> {
  if (ctxOf(c).viewer.via === 'nobody') return toSignIn(c)
  const kind = /^[a-z_.]{3,60}$/.exec(c.req.query('kind') ?? '')?.[0]
  const after = c.req.query('after')
  const [frame, turns, on] = await Promise.all([frameWith(c, doneTexts), turnsFor(ctxOf(c), { kind, after }), today(c)])
  return shown(c, <TurnsPage {...{ frame, turns, kind, after }} mayRecord={ctxOf(c).viewer.canSomewhere('records.record')} today={on} />)
}

async function othersPage(c: WebContext): Promise<Response> {
  if (ctxOf(c).viewer.via === 'nobody') return toSignIn(c)
  const after = c.req.query('after')
  const [frame, elsewhere, on] = await Promise.all([frameWith(c, {}), elsewhereFor(ctxOf(c), after), today(c)])
  return shown(c, <OthersPage {...{ frame, elsewhere, after }} today={on} />)
}
