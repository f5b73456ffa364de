import type { Handler } from 'hono'
import type { Child } from 'hono/jsx'
import type { Query } from '../kernel/index.js'
import { frameOf, sharedCopy, type WebContext, type WebVariables } from '../ui/http/index.js'
import type { Frame } from '../ui/index.js'
import { NotFoundPage } from './errors/pages.js'

/** Thrown inside the making of a page where there is nothing (or nothing for this reader) at its address. */
class NothingHere extends Error {}

/** What a query answers where it finds something. */
// biome-ignore lint/suspicious/noExplicitAny: any query
export type Answer<Q extends Query<any, any>> = Q extends Query<any, infer O> ? NonNullable<O> : never

export interface Asked {
  readonly c: WebContext
  readonly frame: Frame
}

/**
 * A public page: one copy for all who are not signed in, at most a second old; made each time for the others. `make` gives undefined where there is
 * nothing at the address.
 */
export function publicPage(make: (asked: Asked) => Promise<Child | undefined>): Handler<WebVariables> {
  return async (c) => {
    try {
      return await sharedCopy(c, async () => {
        const page = await make({ c, frame: await frameOf(c) })
        if (page === undefined) throw new NothingHere()
        return String(await page)
      })
    } catch (fault) {
      if (!(fault instanceof NothingHere)) throw fault
      return notFound(c)
    }
  }
}

/** The page that says that nothing is here, and how to go on. */
export async function notFound(c: WebContext): Promise<Response> {
  const frame = await frameOf(c)
  return c.html(String(await (<NotFoundPage frame={frame} />)), 404)
}

export const htmlOf = async (page: Child): Promise<string> => String(await page)
