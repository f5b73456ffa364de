import type { WebApp } from '../../../ui/http/index.js'
export function bulkRoutes(_app: WebApp): void {}
