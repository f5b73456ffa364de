import { isLoopback } from '../kernel/config/index.js'
import type { House } from '../kernel/index.js'
import { addressOf, type WebApp } from '../ui/http/index.js'

/** `/healthz`: the process answers. `/readyz`: it can serve (database reachable, not stopping). `/metrics`: Prometheus, for the machine itself only. */
export function operationRoutes(app: WebApp, house: House, isStopping: () => boolean): void {
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    if (isStopping()) return c.json({ status: 'stopping' }, 503)
    try {
      await house.database.pool.query('select 1 from kernel.seal_mark')
      return c.json({ status: 'ready' })
    } catch {
      return c.json({ status: 'database_unreachable' }, 503)
    }
  })
  app.get('/metrics', async (c) => {
    const from = addressOf(c, c.get('web').proxies)
    if (from !== 'in-process' && !isLoopback(from.replace(/^::ffff:/, ''))) return c.text('metrics are served to this machine only', 403)
    return c.body(await house.metrics.registry.metrics(), 200, { 'content-type': house.metrics.registry.contentType })
  })
}
