import { createHash } from 'node:crypto'
import type { WebContext } from './web.js'

interface Copy {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly until: number
}

const LIFE_MS = 1_000
/** Of all copies together; the oldest make room, for nobody asks twice for most of them within their second. */
const MOST_BYTES = 8 * 1024 * 1024
let held = 0
const copies = new Map<string, Copy>()
const making = new Map<string, Promise<Copy>>()

/**
 * Serves one copy of a public page, at most one second old, to everyone who is not signed in, by address, language and theme. Whoever comes while it
 * is being made waits for that one. Signed-in readers get their own page, made each time.
 */
export async function sharedCopy(c: WebContext, make: () => Promise<string>): Promise<Response> {
  const { language, theme } = c.get('preferences')
  if (c.get('ctx').viewer.via !== 'nobody') return c.html(await make())
  const url = new URL(c.req.url)
  const name = `${url.pathname}${url.search}|${language}|${theme}`
  const known = copies.get(name)
  const copy = known && known.until > Date.now() ? known : await refreshed(name, make)
  c.header('cache-control', 'public, max-age=1')
  c.header('vary', 'cookie, accept-language')
  c.header('etag', copy.etag)
  if (c.req.header('if-none-match') === copy.etag) return c.body(null, 304)
  return c.body(copy.body, 200, { 'content-type': 'text/html; charset=UTF-8' })
}

function refreshed(name: string, make: () => Promise<string>): Promise<Copy> {
  const running = making.get(name)
  if (running) return running
  const work = make()
    .then((page) => {
      // Written as bytes once: what hashes and sends them would do it again each time.
      const body = Buffer.from(page)
      const copy = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, until: Date.now() + LIFE_MS }
      keep(name, copy)
      return copy
    })
    .finally(() => making.delete(name))
  making.set(name, work)
  return work
}

function keep(name: string, copy: Copy): void {
  drop(name)
  copies.set(name, copy)
  held += copy.body.length
  for (const oldest of copies.keys()) {
    if (held <= MOST_BYTES || oldest === name) break
    drop(oldest)
  }
}

function drop(name: string): void {
  held -= copies.get(name)?.body.length ?? 0
  copies.delete(name)
}
