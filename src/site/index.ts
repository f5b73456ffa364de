// The public site's door.
export { siteRoutes } from './routes.js'
