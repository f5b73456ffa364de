import type { WebApp } from '../ui/http/index.js'
import { confirmRoutes } from './records/confirm/routes.js'
import { formRoutes } from './records/form/routes.js'
import { actRoutes } from './records/record/actRoutes.js'
import { recordRoutes } from './records/record/routes.js'

/** The signed-in pages, and the pages of one-time links. */
export function workbenchRoutes(app: WebApp): void {
  formRoutes(app)
  recordRoutes(app)
  actRoutes(app)
  confirmRoutes(app)
}
