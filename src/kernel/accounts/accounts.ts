import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../db/database.js'
import type { Id } from '../ids.js'
import type { Mail } from '../mail.js'
import type { Refusal, Result } from '../result.js'
import { accountsPool, makeAuth } from './auth.js'
import { linksOf } from './links.js'
import { ownersOf } from './owners.js'
import { sessionsIn } from './sessions.js'
import { signInsOf } from './signIn.js'
import { secondFactorOf } from './totp.js'

export interface AccountsNeeds {
  /** Address of the application's role; the accounts open a small pool of their own on it. */
  readonly url: string
  readonly secret: string
  /** Public address of the house, without a slash at the end. */
  readonly baseUrl: string
  /** For counters and letters, which are the kernel's. */
  readonly db: Db
  readonly mail: Mail
  readonly now: () => Date
  readonly log?: Logger
  /** Milliseconds for which a session is remembered in this process; a revocation in another process is noticed after it. */
  readonly remember?: number
}

/** The parts that the functions of this folder share. */
export interface Parts extends AccountsNeeds {
  readonly auth: ReturnType<typeof makeAuth>
  readonly pool: pg.Pool
  /** Forgets what is remembered of an account's sessions. */
  forget(account?: string): void
  readonly remembered: Map<string, { readonly session: Session | undefined; readonly until: number }>
}

export type AccountId = Id<'account'>

export interface Session {
  readonly account: AccountId
  readonly sessionId: string
  readonly name: string
  readonly email: string
  /** How the person came in: by password (and code), or by a one-time link. */
  readonly via: 'password' | 'link'
  readonly since: Date
  readonly secondFactor: boolean
}

/** From where someone asks: his cookies, the address as the edge knows it, and the name of his browser. */
export interface From {
  readonly headers: Headers
  readonly address?: string
}

/** `set-cookie` values for the answer. */
export interface Cookies {
  readonly cookies: readonly string[]
}

export type SignedIn = Cookies & ({ readonly did: 'signed_in'; readonly account: AccountId } | { readonly did: 'code_needed' })
export type Answer<T> = Promise<Result<T, Refusal>>

/** Accounts of people who sign in: who may do what is not known here, but in the registry. */
export type Accounts = ReturnType<typeof accounts>

export function accounts(needs: AccountsNeeds) {
  if (Buffer.byteLength(needs.secret) < 32) throw new Error('the secret of the accounts is shorter than 32 bytes')
  const pool = accountsPool(needs.url)
  // The library signs cookies and seals second factors with a key of its own, derived from the house's secret.
  const secret = createHash('sha256').update(`accounts:${needs.secret}`).digest('base64url')
  const remembered: Parts['remembered'] = new Map()
  const parts: Parts = {
    ...needs,
    pool,
    auth: makeAuth({ pool, secret, baseUrl: needs.baseUrl, log: needs.log }),
    remembered,
    forget: (account) => {
      if (account === undefined) return remembered.clear()
      for (const [key, { session }] of remembered) if (session === undefined || session.account === account) remembered.delete(key)
    },
  }
  const links = linksOf(parts)
  return {
    ...ownersOf(parts, links),
    ...links,
    ...signInsOf(parts),
    ...secondFactorOf(parts),
    ...sessionsIn(parts),
    close: () => pool.end(),
  }
}
