import type { From } from '../../../kernel/accounts/index.js'
import { isOwnPath } from '../../../kernel/accounts/index.js'
import { addressOf, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'

/** From where this request comes, as the accounts want to know it. */
export const fromOf = (c: WebContext): From => ({ headers: c.req.raw.headers, address: addressOf(c, c.get('web').proxies) })

/** Sets the cookies that the accounts gave. */
export function giveCookies(c: WebContext, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** Where to go after the sign-in: only a page of ours, and never the sign-in itself again. */
export function aimOf(to: string | undefined): string {
  return to !== undefined && isOwnPath(to) && !/^\/(sign-in|sign-out|password)\b/.test(to) ? to : paths.desk()
}
