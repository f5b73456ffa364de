import type { WebApp } from '../../../ui/http/index.js'
export function versionRoutes(_app: WebApp): void {}
