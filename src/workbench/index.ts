// The workbench's door: the pages of those who are signed in, and the pages that a one-time link opens.
export { workbenchRoutes } from './routes.js'
