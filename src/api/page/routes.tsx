import type { Room } from '../../kernel/index.js'
import { frameOf, sharedCopy, type WebApp } from '../../ui/http/index.js'
import { ApiPage } from './ApiPage.js'

/** The public page about the API. Register it before `apiRoutes`, whose answer to unknown addresses would take it. */
export function apiPageRoutes(app: WebApp, rooms: readonly Room[]): void {
  app.get('/api', (c) =>
    sharedCopy(c, async () => String(await (<ApiPage frame={await frameOf(c)} rooms={rooms} publicUrl={c.get('web').house.publicUrl} />))),
  )
}
