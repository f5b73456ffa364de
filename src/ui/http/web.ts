import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Accounts } from '../../kernel/accounts/index.js'
import { type Ctx, type House, type Language, newId, nobody, type Viewer } from '../../kernel/index.js'
import type { Frame } from '../page/frame.js'
import { PAGE_HEADERS, type Preferences, readPreferences } from '../preferences.js'
import { isForProgram, refusedAtEdge } from './problem.js'
import { type Limits, rateLimit } from './rateLimit.js'

/** What the pages and the API need besides the house; wired once at start-up. */
export interface Web {
  readonly house: House
  readonly accounts: Accounts
  /** Who asks, by session cookie or bearer token; nobody when there is neither; undefined when the token that was shown is not a living one. */
  viewerOf(headers: Headers, language: Language | undefined): Promise<Viewer | undefined>
  /** Header, footer and navigation for this viewer. */
  frameOf(ask: { viewer: Viewer; preferences: Preferences; url: string }): Promise<Frame>
  /** Number of proxies in front whose `X-Forwarded-For` is believed. */
  readonly proxies: number
  readonly limits: Limits
}

export interface WebVariables {
  Variables: { ctx: Ctx; web: Web; preferences: Preferences }
}
export type WebContext = Context<WebVariables>
export type WebApp = Hono<WebVariables>

/** Largest request of all, for the imports; single routes set less. */
export const MOST_BYTES = 64 * 1024 * 1024

/** An empty application with everything that each request passes: request id, headers, limits, who asks, origin check, timing. */
export function webApp(web: Web): WebApp {
  const app = new Hono<WebVariables>()
  app.use(timed(web))
  app.use(numbered(web))
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => refusedAtEdge(c as WebContext, { code: 'body_too_big', limit: MOST_BYTES }) }))
  app.use(rateLimit(web))
  app.use(identified(web))
  app.use(sameOrigin)
  return app
}

const timed =
  (web: Web): MiddlewareHandler<WebVariables> =>
  async (c, next) => {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    web.house.metrics.requests.observe({ method: c.req.method, status: String(c.res.status) }, seconds)
  }

/** A number, a language and the headers, before anything can be refused. */
const numbered =
  (web: Web): MiddlewareHandler<WebVariables> =>
  async (c, next) => {
    const requestId = newId<'request'>()
    const preferences = readPreferences(c, undefined, !isForProgram(c))
    c.set('web', web)
    c.set('preferences', preferences)
    c.set('ctx', {
      house: web.house,
      viewer: nobody(preferences.language),
      requestId,
      idempotencyKey: c.req.header('idempotency-key')?.slice(0, 200),
    })
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    c.header('x-request-id', requestId)
    await next()
  }

/** A token that is wrong, over or revoked is refused: whoever shows one must not be taken for the public without noticing. */
const identified =
  (web: Web): MiddlewareHandler<WebVariables> =>
  async (c, next) => {
    const viewer = await web.viewerOf(c.req.raw.headers, c.get('preferences').language)
    if (!viewer) return refusedAtEdge(c, { code: 'token_wrong' })
    c.set('ctx', { ...c.get('ctx'), viewer })
    if (viewer.via !== 'nobody') c.header('cache-control', 'private, no-store')
    return next()
  }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form may only come from our own pages. Bearer tokens are no cookies, so no other site can borrow them. */
const sameOrigin: MiddlewareHandler<WebVariables> = async (c, next) => {
  if (SAFE.has(c.req.method) || c.get('ctx').viewer.via === 'token') return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : sameHost(origin, c)
  if (!own || site === 'cross-site') return refusedAtEdge(c, { code: 'cross_site_refused' })
  return next()
}

function sameHost(origin: string, c: WebContext): boolean {
  try {
    const from = new URL(origin)
    return from.host === c.req.header('host') || from.origin === new URL(c.get('web').house.publicUrl).origin
  } catch {
    return false
  }
}

export const ctxOf = (c: WebContext): Ctx => c.get('ctx')

/** The frame of a page: reads what waits for the viewer, so only for requests that render one. */
export async function frameOf(c: WebContext): Promise<Frame> {
  const url = new URL(c.req.url)
  return c.get('web').frameOf({ viewer: c.get('ctx').viewer, preferences: c.get('preferences'), url: url.pathname + url.search })
}

/** A key for one form on one page, so that pressing the button twice makes one change. */
export const once = (): string => randomUUID()
