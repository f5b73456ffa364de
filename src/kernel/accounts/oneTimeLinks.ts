import { createHash, randomBytes } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** What a link carries: for whom it is, and where it leads. */
const carried = z.strictObject({ account: z.string(), to: z.string() })
export type Carried = z.output<typeof carried>

export const newSecret = (): string => randomBytes(24).toString('base64url')
/** Only the hash of a link's secret is kept, so that a copied database opens nothing. */
export const linkIdentifier = (token: string): string => `one-time-link:${createHash('sha256').update(token).digest('hex')}`

export const readCarried = (value: string): Carried | undefined => {
  try {
    return carried.parse(JSON.parse(value))
  } catch {
    return undefined
  }
}

/** A challenge that a link opened; so that who came by a link is known to have done so after the code as well. */
export const LINK_CHALLENGE = '2fa-link-'

/** Name under which the two-factor plugin keeps an open challenge, and its life in seconds; its own sign-in hook does the same after a password. */
const CHALLENGE = { cookie: 'two_factor', seconds: 600 }

/**
 * Sign-in by a one-time link with its own lifetime and aim, which the library's magic link does not have. The link is consumed atomically;
 * an account with a second factor still has to give it.
 */
export const oneTimeLinks = () =>
  ({
    id: 'one-time-links',
    endpoints: {
      signInOneTimeLink: createAuthEndpoint(
        '/sign-in/one-time-link',
        { method: 'POST', body: z.object({ token: z.string().max(200) }), requireHeaders: true },
        async (ctx) => {
          const store = ctx.context.internalAdapter
          const found = await store.consumeVerificationValue(linkIdentifier(ctx.body.token))
          const link = found && found.expiresAt > new Date() ? readCarried(found.value) : undefined
          const user = link ? await store.findUserById(link.account) : null
          if (!link || !user) throw new APIError('UNAUTHORIZED', { code: 'LINK_USED_OR_EXPIRED', message: 'used or expired' })
          if ((user as { twoFactorEnabled?: boolean }).twoFactorEnabled) {
            const cookie = ctx.context.createAuthCookie(CHALLENGE.cookie, { maxAge: CHALLENGE.seconds })
            const identifier = `${LINK_CHALLENGE}${newSecret()}`
            const expiresAt = new Date(Date.now() + CHALLENGE.seconds * 1_000)
            await store.createVerificationValue({ value: user.id, identifier, expiresAt })
            await store.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt })
            await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes)
            return ctx.json({ twoFactorRedirect: true as const, account: user.id, to: link.to })
          }
          const session = await store.createSession(user.id, false, { via: 'link' })
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ twoFactorRedirect: false as const, account: user.id, to: link.to })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
