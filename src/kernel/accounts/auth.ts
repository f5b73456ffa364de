import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import pg from 'pg'
import type { Logger } from 'pino'
import { newId } from '../ids.js'
import { oneTimeLinks } from './oneTimeLinks.js'

/** Sign-ins end after fourteen days at most, whatever happens in between. */
export const SESSION_DAYS = 14
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const
/** The header by which we tell the library from where someone signs in; nobody outside can set it, since we build these headers ourselves. */
export const ADDRESS_HEADER = 'x-collegium-address'

export interface AuthNeeds {
  readonly pool: pg.Pool
  readonly secret: string
  readonly baseUrl: string
  readonly log?: Logger
}

/** The accounts' own pool: their schema belongs to the library, and no other statement of the house ever runs on it. */
export const accountsPool = (url: string, size = 4): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 15_000,
    options: '-c search_path=accounts -c jit=off',
  })
  pool.on('error', () => {})
  return pool
}

/** Settings of the library; the migration and the test that compares the schema use the same. */
export function authOptions(needs: AuthNeeds) {
  return {
    appName: 'Collegium',
    database: needs.pool,
    secret: needs.secret,
    baseURL: needs.baseUrl,
    trustedOrigins: [needs.baseUrl],
    telemetry: { enabled: false },
    logger: {
      disabled: needs.log === undefined,
      level: 'error' as const,
      log: (_level: string, message: string) => needs.log?.warn({ message }, 'accounts'),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      // How someone came in: who came by a link may set a password without knowing the old one.
      additionalFields: { via: { type: 'string' as const, required: false, input: false } },
    },
    // Tried passwords and links are counted by ourselves, by account and address, over all nodes.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'collegium',
      useSecureCookies: needs.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    plugins: [
      twoFactor({
        issuer: 'Collegium',
        allowPasswordless: true,
        twoFactorCookieMaxAge: 600,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
      }),
      oneTimeLinks(),
    ],
  } satisfies BetterAuthOptions
}

export const makeAuth = (needs: AuthNeeds) => betterAuth(authOptions(needs))
export type Auth = ReturnType<typeof makeAuth>
