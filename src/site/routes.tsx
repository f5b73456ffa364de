import type { WebApp } from '../ui/http/index.js'
import { aboutRoutes } from './about/routes.js'
import { boardRoutes } from './board/routes.js'
import { disputeRoutes } from './disputes/routes.js'
import { errorPages } from './errors/routes.js'
import { evidenceRoutes } from './evidence/routes.js'
import { factRoutes } from './facts/routes.js'
import { feedRoutes } from './feed/routes.js'
import { homeRoutes } from './home/routes.js'
import { planRoutes } from './plan/routes.js'
import { reportRoutes } from './reports/routes.js'
import { searchRoutes } from './search/routes.js'
import { targetRoutes } from './target/routes.js'
import { unitRoutes } from './units/routes.js'
import { verificationRoutes } from './verification/routes.js'

/** The public pages, and the pages that say that nothing is here or that something broke. */
export function siteRoutes(app: WebApp): void {
  homeRoutes(app)
  boardRoutes(app)
  targetRoutes(app)
  evidenceRoutes(app)
  planRoutes(app)
  feedRoutes(app)
  reportRoutes(app)
  verificationRoutes(app)
  disputeRoutes(app)
  unitRoutes(app)
  factRoutes(app)
  searchRoutes(app)
  aboutRoutes(app)
  errorPages(app)
}
