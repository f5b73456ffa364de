import { board, planChanges } from '../../plan/index.js'
import { ctxOf, type WebApp } from '../../ui/http/index.js'
import { publicPage } from '../answer.js'
import { readFigures } from '../standing.js'
import { HomePage } from './HomePage.js'

/** Enough that like changes can be told in one line. */
const CHANGES = 200

export function homeRoutes(app: WebApp): void {
  app.get(
    '/',
    publicPage(async ({ c, frame }) => {
      const { at, value } = await readFigures(c, async (at) => {
        const found = await board(ctxOf(c), { asOf: at.asOf, known: at.known })
        return found.ok ? found.value : undefined
      })
      const changes = value ? await planChanges(ctxOf(c), { plan: value.plan.id, limit: CHANGES }) : undefined
      return <HomePage {...{ frame, at, board: value }} changes={changes?.ok ? changes.value : []} />
    }),
  )
}
