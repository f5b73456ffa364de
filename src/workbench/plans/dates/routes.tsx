import type { WebApp } from '../../../ui/http/index.js'
export function dateRoutes(_app: WebApp): void {}
