import { createHash } from 'node:crypto'
import type { AccountId, Parts, Session } from './accounts.js'
import { headersOf } from './asking.js'

const MOST_REMEMBERED = 10_000
const REMEMBER_MS = 30_000

export interface SignIn {
  readonly sessionId: string
  readonly since: Date
  readonly until: Date
  readonly address: string | null
  readonly userAgent: string | null
  readonly via: 'password' | 'link'
}

/** Who is signed in, and the list of one's own sign-ins. */
export function sessionsIn({ auth, pool, now, remembered, remember = REMEMBER_MS, forget }: Parts) {
  /** The session of these cookies, if there is one. Remembered for half a minute, so that a page does not ask the database each time. */
  const sessionOf = async (headers: Headers): Promise<Session | undefined> => {
    const cookie = headers.get('cookie')
    if (!cookie?.includes('collegium.session_token=')) return undefined
    const key = createHash('sha256').update(cookie.slice(0, 8_000)).digest('base64url')
    const known = remembered.get(key)
    if (known && known.until > now().getTime()) return known.session
    const session = await readSession(headers)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, { session, until: now().getTime() + remember })
    return session
  }

  const readSession = async (headers: Headers): Promise<Session | undefined> => {
    const found = await auth.api.getSession({ headers: headersOf({ headers }) })
    if (!found) return undefined
    const { user, session } = found
    return {
      account: user.id as AccountId,
      sessionId: session.id,
      name: user.name,
      email: user.email,
      via: session.via === 'link' ? 'link' : 'password',
      since: session.createdAt,
      secondFactor: (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true,
    }
  }

  /** One's own sign-ins, newest first. */
  const sessionsOf = async (account: AccountId): Promise<SignIn[]> =>
    (
      await pool.query<SignIn>(
        `select "id" as "sessionId", "createdAt" as since, "expiresAt" as until, "ipAddress" as address, "userAgent", coalesce("via", 'password') as via from "session"
        where "userId" = $1 and "expiresAt" > $2 order by "createdAt" desc limit 200`,
        [account, now()],
      )
    ).rows

  /** Ends one of one's own sign-ins; false when there is none. In another process it ends within half a minute. */
  const revokeSession = async (account: AccountId, sessionId: string): Promise<boolean> => {
    const gone = await pool.query('delete from "session" where "userId" = $1 and "id" = $2', [account, sessionId])
    forget(account)
    return (gone.rowCount ?? 0) > 0
  }

  /** Ends all other sign-ins of the account; gives their number. */
  const revokeOtherSessions = async (account: AccountId, keep: string): Promise<number> => {
    const gone = await pool.query('delete from "session" where "userId" = $1 and "id" <> $2', [account, keep])
    forget(account)
    return gone.rowCount ?? 0
  }

  return { sessionOf, sessionsOf, revokeSession, revokeOtherSessions }
}
