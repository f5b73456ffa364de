import type { WebApp } from '../../../ui/http/index.js'
export function ruleRoutes(_app: WebApp): void {}
