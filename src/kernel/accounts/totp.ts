import { createHash } from 'node:crypto'
import { run, sql } from '../db/database.js'
import { ok, type Refusal, refuse } from '../result.js'
import type { AccountId, Answer, Cookies, From, Parts, SignedIn } from './accounts.js'
import { asking, headersOf } from './asking.js'
import { LINK_CHALLENGE } from './oneTimeLinks.js'

const CODES = {
  INVALID_CODE: 'code_wrong',
  INVALID_BACKUP_CODE: 'code_wrong',
  INVALID_TWO_FACTOR_COOKIE: 'challenge_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'challenge_over',
  ACCOUNT_TEMPORARILY_LOCKED: 'sign_in_wait',
  TOTP_NOT_ENABLED: 'totp_off_already',
  TWO_FACTOR_NOT_ENABLED: 'totp_off_already',
  INVALID_PASSWORD: 'password_current_wrong',
  SESSION_EXPIRED: 'sign_in_needed',
  UNAUTHORIZED: 'sign_in_needed',
}

// Who has no password gives none; the library's types ask for one all the same.
const bodyOf = (ask: { readonly password?: string }) =>
  (ask.password === undefined ? {} : { password: ask.password }) as { password: string }

/** The second factor: a time-based code (RFC 6238) from an app, or one of ten codes kept on paper. */
export function secondFactorOf({ auth, pool, db, forget }: Parts) {
  /** Begins: gives the address for the app's picture and the paper codes. It is on only after the first code (`verifyTotp`). */
  const enableTotp = async (
    ask: { readonly password?: string },
    from: From,
  ): Answer<Cookies & { readonly uri: string; readonly backupCodes: readonly string[] }> => {
    const answer = await asking(
      auth.api.enableTwoFactor({ body: bodyOf(ask), headers: headersOf(from), returnHeaders: true }),
      CODES,
      'sign_in_needed',
    )
    if (!answer.ok) return answer
    const begun = answer.value.value
    if (begun.method !== 'totp') throw new Error('the library began another second factor than the one asked for')
    return ok({ uri: begun.totpURI, backupCodes: begun.backupCodes, cookies: answer.value.cookies })
  }

  /** Takes a code: the first one after `enableTotp`, or the one that completes a sign-in. A code works once. */
  const verifyTotp = async (code: string, from: From): Answer<SignedIn> => {
    const clean = code.replaceAll(/\D/g, '').slice(0, 8)
    const answer = await asking(
      auth.api.verifyTOTP({ body: { code: clean }, headers: headersOf(from), returnHeaders: true }),
      CODES,
      'code_wrong',
    )
    return answer.ok ? finish(answer.value.value as Verified, answer.value.cookies, from, clean) : answer
  }

  /** One of the paper codes instead; each works once. */
  const verifyBackupCode = async (code: string, from: From): Answer<SignedIn> => {
    const answer = await asking(
      auth.api.verifyBackupCode({ body: { code: code.trim().slice(0, 40) }, headers: headersOf(from), returnHeaders: true }),
      CODES,
      'code_wrong',
    )
    return answer.ok ? finish(answer.value.value as Verified, answer.value.cookies, from) : answer
  }

  interface Verified {
    readonly token: string
    readonly user: { readonly id: string }
  }

  const finish = async ({ token, user }: Verified, cookies: string[], from: From, code?: string): Answer<SignedIn> => {
    if (code !== undefined && !(await firstUse(user.id, code))) {
      await pool.query('delete from "session" where "token" = $1', [token])
      forget(user.id)
      return refuse<Refusal>({ code: 'code_used' })
    }
    const via = new RegExp(`two_factor=${LINK_CHALLENGE}`).test(from.headers.get('cookie') ?? '') ? 'link' : 'password'
    await pool.query('update "session" set "via" = coalesce("via", $2) where "token" = $1', [token, via])
    forget(user.id)
    return ok({ did: 'signed_in', account: user.id as AccountId, cookies })
  }

  /** Whether the code was not used before: a window of 90 seconds would else let a watched code in again. */
  const firstUse = async (account: string, code: string): Promise<boolean> => {
    const hash = createHash('sha256').update(`${account}:${code}`).digest()
    await run(db, sql`delete from kernel.used_code where account = ${account} and at < now() - interval '3 minutes'`)
    return (await run(db, sql`insert into kernel.used_code (account, code_hash) values (${account}, ${hash}) on conflict do nothing`)) > 0
  }

  const disableTotp = async (ask: { readonly password?: string }, from: From): Answer<Cookies> => {
    const answer = await asking(
      auth.api.disableTwoFactor({ body: bodyOf(ask), headers: headersOf(from), returnHeaders: true }),
      CODES,
      'sign_in_needed',
    )
    forget()
    return answer.ok ? ok({ cookies: answer.value.cookies }) : answer
  }

  return { enableTotp, verifyTotp, verifyBackupCode, disableTotp }
}
