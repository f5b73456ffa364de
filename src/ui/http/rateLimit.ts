import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { refusedAtEdge } from './problem.js'
import type { Web, WebContext, WebVariables } from './web.js'

/** Requests a minute from one address, by what they cost us or could be abused for. */
export interface Limits {
  readonly signIn: number
  readonly search: number
  readonly write: number
}
export const LIMITS: Limits = { signIn: 20, search: 120, write: 240 }

interface Bucket {
  tokens: number
  at: number
}
const MOST_ADDRESSES = 50_000

/** A token bucket for each address and class; reading pages is free, sign-in, search and writing are not. */
export function rateLimit(web: Web): MiddlewareHandler<WebVariables> {
  const buckets = new Map<string, Bucket>()
  return async (c, next) => {
    const kind = kindOf(c)
    if (!kind) return next()
    const limit = web.limits[kind]
    const name = `${kind}/${addressOf(c, web.proxies)}`
    const now = Date.now()
    const bucket = buckets.get(name) ?? { tokens: limit, at: now }
    bucket.tokens = Math.min(limit, bucket.tokens + ((now - bucket.at) / 60_000) * limit)
    bucket.at = now
    if (buckets.size > MOST_ADDRESSES) buckets.clear()
    buckets.set(name, bucket)
    if (bucket.tokens < 1) {
      return refusedAtEdge(c, { code: 'too_many_requests', seconds: Math.ceil(60 / limit) })
    }
    bucket.tokens -= 1
    return next()
  }
}

function kindOf(c: WebContext): keyof Limits | undefined {
  const path = new URL(c.req.url).pathname
  const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (writes && (path.startsWith('/sign-in') || path.startsWith('/invitation') || path.startsWith('/password'))) return 'signIn'
  if (path.startsWith('/search') || path.startsWith('/suggest') || isExport(c, path)) return 'search'
  return writes ? 'write' : undefined
}

/** A whole list as a file costs as much as many pages. */
const isExport = (c: WebContext, path: string) => path.startsWith('/api/') && c.req.query('format') !== undefined

/** The address of the reader: the socket's, or with trusted proxies the right entry of X-Forwarded-For. */
export function addressOf(c: WebContext, proxies: number): string {
  if (proxies > 0) {
    const hops = (c.req.header('x-forwarded-for') ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean)
    const own = hops[hops.length - proxies]
    if (own) return own
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'in-process'
  }
}
