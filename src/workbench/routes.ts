import type { WebApp } from '../ui/http/index.js'
import { accountRoutes } from './account/index.js'

/** The signed-in pages, and the pages of one-time links. */
export function workbenchRoutes(app: WebApp): void {
  accountRoutes(app)
}
