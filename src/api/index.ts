export { openApi } from './openapi.js'
export { apiPageRoutes } from './page/routes.js'
export { apiRoutes } from './routes.js'
