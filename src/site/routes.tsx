import type { WebApp } from '../ui/http/index.js'
import { boardRoutes } from './board/routes.js'
import { evidenceRoutes } from './evidence/routes.js'
import { planRoutes } from './plan/routes.js'
import { reportRoutes } from './reports/routes.js'
import { targetRoutes } from './target/routes.js'

/** The public pages. */
export function siteRoutes(app: WebApp): void {
  boardRoutes(app)
  targetRoutes(app)
  evidenceRoutes(app)
  planRoutes(app)
  reportRoutes(app)
}
