import type { WebApp } from '../../../ui/http/index.js'
export function workRoutes(_app: WebApp): void {}
