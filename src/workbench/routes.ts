import type { WebApp } from '../ui/http/index.js'

/** The signed-in pages, and the pages of one-time links. */
export function workbenchRoutes(_app: WebApp): void {}
