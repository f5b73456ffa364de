import { type Language, nobody, type Viewer } from '../../kernel/index.js'
import type { TestHouse } from '../../kernel/testing/index.js'
import { LIMITS, type WebApp, webApp } from '../../ui/http/index.js'
import { paths, serveAssets } from '../../ui/index.js'
import { deskRoutes } from '../desk/routes.js'
import { invitationRoutes } from '../invitation/routes.js'
import { recordsRoutes } from '../records/routes.js'

/** Name of the header by which a test says who asks. */
const AS = 'x-as'

/** The desk over a house, in memory: each request says by name who asks; without a name nobody does. */
export function deskOver(test: TestHouse, people: Readonly<Record<string, Viewer>>, always?: string): WebApp {
  const app = webApp({
    house: test.house,
    // No page of the desk asks for an account.
    accounts: undefined as never,
    viewerOf: async (headers: Headers, language: Language | undefined) => {
      const viewer = people[headers.get(AS) ?? always ?? '']
      return viewer ? { ...viewer, language: language ?? viewer.language } : nobody(language)
    },
    frameOf: async ({ viewer, preferences, url }) => ({
      ...preferences,
      url,
      navigation: [
        { href: paths.plans(), text: { zh: '计划看板', en: 'Plan board' } },
        { href: '/desk', text: { zh: '我方待办', en: 'Our turn' } },
        { href: '/desk/records', text: { zh: '填报', en: 'Records' } },
      ],
      ...(viewer.via === 'nobody' ? { signIn: '/sign-in' } : { account: { name: viewer.name, links: [], signOut: '/sign-out' } }),
    }),
    proxies: 0,
    limits: { ...LIMITS, search: 100_000, write: 100_000 },
  })
  app.get('/assets/*', serveAssets() as never)
  deskRoutes(app)
  recordsRoutes(app)
  invitationRoutes(app)
  return app
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly location: string | null
  readonly headers: Headers
}

/** One reader of the desk, as a browser without script would be: follows nothing, sends forms as they stand in the page. */
export function reader(app: WebApp, as?: string) {
  const headers: Record<string, string> = as ? { [AS]: as } : {}
  const answerOf = async (response: Response): Promise<Answer> => ({
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location'),
    headers: response.headers,
  })
  return {
    get: async (address: string) => answerOf(await app.request(address, { headers })),
    post: async (address: string, form: FormData) => answerOf(await app.request(address, { method: 'POST', body: form, headers })),
  }
}
