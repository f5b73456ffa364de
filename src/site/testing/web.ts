import { type Language, nobody, type Viewer } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { LIMITS, type WebApp, webApp } from '../../ui/http/index.js'
import { paths, serveAssets } from '../../ui/index.js'
import { siteRoutes } from '../routes.js'

/** The public pages over a house, in memory. `who` is the reader: nobody, or someone who is signed in. */
export function siteOver(test: TestHouse, who?: (language: Language | undefined) => Viewer): WebApp {
  const app = webApp({
    house: test.house,
    // No public page asks for an account.
    accounts: undefined as never,
    viewerOf: async (_headers, language) => who?.(language) ?? nobody(language),
    frameOf: async ({ viewer, preferences, url }) => ({
      ...preferences,
      url,
      navigation: [
        { href: paths.plans(), text: { zh: '计划看板', en: 'Plan board' } },
        { href: paths.units(), text: { zh: '名录', en: 'Directory' } },
        { href: paths.search(), text: { zh: '搜索', en: 'Search' } },
      ],
      federation: { zh: '示例联合会', en: 'Sample Federation' },
      footerLinks: [{ href: paths.about(), text: { zh: '关于本站', en: 'About' } }],
      ...(viewer.via === 'nobody' ? { signIn: '/sign-in' } : { account: { name: viewer.name, links: [], signOut: '/sign-out' } }),
    }),
    proxies: 0,
    limits: { ...LIMITS, search: 100_000 },
  })
  app.get('/assets/*', serveAssets() as never)
  siteRoutes(app)
  return app
}

export interface Fetched {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

/** One request to the pages, following nothing. */
export async function fetchFrom(app: WebApp, address: string, headers: Record<string, string> = {}): Promise<Fetched> {
  const answer = await app.request(address, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
