import { apiPageRoutes, apiRoutes } from '../api/index.js'
import type { Accounts } from '../kernel/accounts/index.js'
import type { House } from '../kernel/index.js'
import { nobody } from '../kernel/index.js'
import { viewerForAccount, viewerForToken } from '../registry/index.js'
import { siteRoutes } from '../site/index.js'
import { LIMITS, type Web, type WebApp, webApp } from '../ui/http/index.js'
import { serveAssets } from '../ui/index.js'
import { workbenchRoutes } from '../workbench/index.js'
import { frameFor } from './frame.js'
import { operationRoutes } from './operations.js'
import { rooms } from './rooms.js'

export interface WebNeeds {
  readonly house: House
  readonly accounts: Accounts
  readonly proxies: number
  readonly isStopping?: () => boolean
  readonly limits?: Web['limits']
}

/** The whole application: operations, assets, public site, workbench and API over one house. */
export function buildWeb(needs: WebNeeds): WebApp {
  const { house, accounts } = needs
  const web: Web = {
    house,
    accounts,
    proxies: needs.proxies,
    limits: needs.limits ?? LIMITS,
    viewerOf: viewerFrom(house, accounts),
    frameOf: frameFor(house),
  }
  const app = webApp(web)
  app.get('/assets/*', serveAssets())
  operationRoutes(app, house, needs.isStopping ?? (() => false))
  apiPageRoutes(app, rooms)
  apiRoutes(app, rooms)
  workbenchRoutes(app)
  siteRoutes(app)
  return app
}

const BEARER = /^Bearer +(\S+)$/i

/**
 * A bearer token is for programs and passes no more than its scopes; else the session cookie; else nobody. A bearer that is not a living token is
 * nobody's: whoever shows it is told so, and does not become the public unawares.
 */
function viewerFrom(house: House, accounts: Accounts): Web['viewerOf'] {
  const { db } = house.database
  return async (headers, language = 'zh-Hans') => {
    const shown = headers.get('authorization')
    if (shown && /^Bearer\b/i.test(shown)) {
      const bearer = BEARER.exec(shown)
      return bearer ? viewerForToken(db, bearer[1]!, language, house.clock.now()) : undefined
    }
    const session = await accounts.sessionOf(headers)
    return session ? viewerForAccount(db, session.account, language, 'session') : nobody(language)
  }
}
