import type { WebApp } from '../../ui/http/index.js'
import { bulkRoutes } from './bulk/routes.js'
import { chooseRoutes } from './choose/routes.js'
import { confirmRoutes } from './confirm/routes.js'
import { formRoutes } from './form/routes.js'
import { listRoutes } from './list/routes.js'
import { actRoutes } from './record/actRoutes.js'
import { recordRoutes } from './record/routes.js'

/** Records: the list, the form, the record, the confirming desk, imports. */
export function recordsRoutes(app: WebApp): void {
  listRoutes(app)
  chooseRoutes(app)
  bulkRoutes(app)
  formRoutes(app)
  recordRoutes(app)
  actRoutes(app)
  confirmRoutes(app)
}
