import type { WebApp } from '../ui/http/index.js'
import { deskRoutes } from './desk/routes.js'
import { invitationRoutes } from './invitation/routes.js'
import { recordsRoutes } from './records/routes.js'

/** The signed-in pages, and the pages of one-time links. */
export function workbenchRoutes(app: WebApp): void {
  deskRoutes(app)
  recordsRoutes(app)
  invitationRoutes(app)
}
