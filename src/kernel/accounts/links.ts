import { ok, type Refusal, refuse } from '../result.js'
import type { AccountId, Answer, From, Parts, SignedIn } from './accounts.js'
import { asking, headersOf } from './asking.js'
import { linkIdentifier, newSecret, readCarried } from './oneTimeLinks.js'

/** A link printed at start-up or sent as an invitation may live so long, in minutes. */
export const LONGEST_LINK = 7 * 24 * 60

/** Only paths of our own pages: no other host, no scheme, nothing that a browser would read as one. */
export const isOwnPath = (path: string): boolean => path.length <= 500 && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\')

/** One-time links: made, looked at without being used up, redeemed. */
export function linksOf({ auth, baseUrl, now, forget }: Parts) {
  /** A link that signs the account in once, and leads to the path. Refuses `account_unknown`, `link_path`, `link_minutes`. */
  const oneTimeLink = async (account: AccountId, ask: { readonly to: string; readonly minutes: number }): Answer<string> => {
    if (!isOwnPath(ask.to)) return refuse<Refusal>({ code: 'link_path' })
    if (!Number.isInteger(ask.minutes) || ask.minutes < 1 || ask.minutes > LONGEST_LINK)
      return refuse<Refusal>({ code: 'link_minutes', minimum: 1, maximum: LONGEST_LINK })
    const { internalAdapter } = await auth.$context
    if (!(await internalAdapter.findUserById(account))) return refuse<Refusal>({ code: 'account_unknown' })
    const token = newSecret()
    await internalAdapter.createVerificationValue({
      identifier: linkIdentifier(token),
      value: JSON.stringify({ account, to: ask.to }),
      expiresAt: new Date(now().getTime() + ask.minutes * 60_000),
    })
    return ok(`${baseUrl}/sign-in/link/${token}`)
  }

  /** For the page behind the link: it asks for a press of a button, so that a mail scanner's visit does not use the link up. */
  const lookAtLink = async (token: string): Answer<{ readonly name: string; readonly to: string }> => {
    const { internalAdapter } = await auth.$context
    const found = await internalAdapter.findVerificationValue(linkIdentifier(token))
    const link = found && found.expiresAt > now() ? readCarried(found.value) : undefined
    const user = link && (await internalAdapter.findUserById(link.account))
    return link && user ? ok({ name: user.name, to: link.to }) : refuse<Refusal>({ code: 'link_over' })
  }

  /** Signs in by the link, once. An account with a second factor is then asked for its code (`verifyTotp`). */
  const redeemLink = async (token: string, from: From): Answer<SignedIn & { readonly to: string }> => {
    const answer = await asking(
      auth.api.signInOneTimeLink({ body: { token }, headers: headersOf(from), returnHeaders: true }),
      {},
      'link_over',
    )
    if (!answer.ok) return answer
    const { value, cookies } = answer.value
    forget(value.account)
    return ok(
      value.twoFactorRedirect
        ? { did: 'code_needed', cookies, to: value.to }
        : { did: 'signed_in', account: value.account as AccountId, cookies, to: value.to },
    )
  }

  return { oneTimeLink, lookAtLink, redeemLink }
}
