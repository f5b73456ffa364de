import type { WebApp } from '../ui/http/index.js'
import { accountRoutes } from './account/index.js'
import { deskRoutes } from './desk/routes.js'
import { invitationRoutes } from './invitation/routes.js'
import { planDeskRoutes } from './plans/index.js'
import { recordsRoutes } from './records/routes.js'
import { registryDeskRoutes } from './registry/routes.js'

/** The signed-in pages, and the pages of one-time links. */
export function workbenchRoutes(app: WebApp): void {
  accountRoutes(app)
  deskRoutes(app)
  recordsRoutes(app)
  invitationRoutes(app)
  planDeskRoutes(app)
  registryDeskRoutes(app)
}
