import { ok, type Refusal, refuse } from '../result.js'
import type { AccountId, Answer, From, Parts, SignedIn } from './accounts.js'
import { asking, headersOf } from './asking.js'
import { BY_ACCOUNT, BY_ADDRESS, countFailure, failureKey, forgetFailures, waitOf } from './failures.js'

/** Sign-in by password, and sign-out. */
export function signInsOf({ auth, pool, db, now, forget }: Parts) {
  /**
   * Refuses `sign_in_wrong` (the same for an unknown address and a wrong password, after the same work) and `sign_in_wait` with the seconds.
   * With a second factor the answer is `code_needed` and the cookies hold the open challenge.
   */
  const signInWithPassword = async (ask: { readonly email: string; readonly password: string }, from: From): Answer<SignedIn> => {
    const email = ask.email.trim().toLowerCase().slice(0, 254)
    const [account, address] = [failureKey('account', email), failureKey('address', from.address ?? '')]
    const seconds = Math.max(await waitOf(db, account, now()), await waitOf(db, address, now()))
    if (seconds > 0) return refuse<Refusal>({ code: 'sign_in_wait', seconds })
    const body = { email, password: ask.password.slice(0, 1_000) }
    const answer = await asking(
      auth.api.signInEmail({ body, headers: headersOf({ ...from, headers: withoutCookies(from.headers) }), returnHeaders: true }),
      {},
      'sign_in_wrong',
    )
    if (!answer.ok) {
      await countFailure(db, account, BY_ACCOUNT, now())
      await countFailure(db, address, BY_ADDRESS, now())
      return answer
    }
    const { cookies } = answer.value
    const value = answer.value.value as { twoFactorRedirect?: boolean; token?: string; user?: { id: string } }
    if (value.twoFactorRedirect || !value.user) return ok({ did: 'code_needed', cookies })
    await forgetFailures(db, account)
    await pool.query(`update "session" set "via" = 'password' where "token" = $1`, [value.token])
    forget(value.user.id)
    return ok({ did: 'signed_in', account: value.user.id as AccountId, cookies })
  }

  /** Ends the sign-in whose cookies these are, and gives the cookies that forget it. */
  const signOut = async (from: From): Promise<readonly string[]> => {
    const answer = await asking(auth.api.signOut({ headers: headersOf(from), returnHeaders: true }), {}, 'sign_in_needed')
    forget()
    return answer.ok ? answer.value.cookies : []
  }

  return { signInWithPassword, signOut }
}

/** A sign-in begins from nothing: a cookie planted beforehand plays no part. */
function withoutCookies(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('cookie')
  return copy
}
