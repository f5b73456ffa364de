import type { WebApp } from '../../ui/http/index.js'
import { confirmRoutes } from './confirm/routes.js'
import { dateRoutes } from './dates/routes.js'
import { intakeRoutes } from './intake/routes.js'
import { listRoutes } from './list/routes.js'
import { reviewRoutes } from './review/routes.js'
import { ruleRoutes } from './rules/routes.js'
import { versionRoutes } from './versions/routes.js'
import { workRoutes } from './work/routes.js'

/** The desk of those who prepare a plan: import, review, confirmation, versions, who does what, counting rules, dates. */
export function planDeskRoutes(app: WebApp): void {
  // Before the list, whose addresses of single plans would take it.
  intakeRoutes(app)
  listRoutes(app)
  reviewRoutes(app)
  confirmRoutes(app)
  versionRoutes(app)
  workRoutes(app)
  ruleRoutes(app)
  dateRoutes(app)
}
