export { openApi } from './openapi.js'
export { apiRoutes, problem } from './routes.js'
export { apiPageRoutes } from './page/routes.js'
