import type { Room } from '../../kernel/index.js'
import type { WebApp } from '../../ui/http/index.js'
import { clockRoutes } from './demo/clock.js'
import { outboxRoutes } from './demo/outbox.js'
import { ownAccountRoutes } from './own/routes.js'
import { passwordRoutes } from './password/routes.js'
import { peopleRoutes } from './people/routes.js'
import { KNOWN_ROOMS } from './permissionNames.js'
import { permissionRoutes } from './permissions/routes.js'
import { signInRoutes } from './signIn/routes.js'

/** Sign-in, one's own account, what one may do, people and their roles, and what only a demonstration has. */
export function accountRoutes(app: WebApp, rooms: readonly Room[] = KNOWN_ROOMS): void {
  signInRoutes(app)
  passwordRoutes(app)
  ownAccountRoutes(app, rooms)
  permissionRoutes(app, rooms)
  peopleRoutes(app)
  outboxRoutes(app)
  clockRoutes(app)
}
