import type { WebApp } from '../../../ui/http/index.js'
export function confirmRoutes(_app: WebApp): void {}
