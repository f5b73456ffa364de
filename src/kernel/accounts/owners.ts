import { z } from 'zod'
import { run, sql } from '../db/database.js'
import { ok, type Refusal, type Result, refuse } from '../result.js'
import type { AccountId, Answer, Parts, Session } from './accounts.js'
import { BY_ADDRESS, countFailure, failureKey, waitOf } from './failures.js'
import type { linksOf } from './links.js'
import { accountLetters } from './messages.js'
import { passwordWeakness } from './passwords.js'

const email = z.email().max(254)
/** A session that came by a link may set a password without the old one for so long. */
const FRESH_MINUTES = 15
const INVITED_HOURS = 72
const LINK_MINUTES = 20

export interface AccountRow {
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean
  readonly createdAt: Date
}

const COLUMNS = `"id" as account, "name", "email", coalesce("twoFactorEnabled", false) as "secondFactor", "createdAt"`

/** Accounts and their passwords. */
export function ownersOf(parts: Parts, links: ReturnType<typeof linksOf>) {
  const { auth, pool, db, mail, now, forget } = parts
  const one = async (where: string, value: string): Promise<AccountRow | undefined> =>
    (await pool.query<AccountRow>(`select ${COLUMNS} from "user" where ${where} = $1`, [value])).rows[0]
  const accountById = (account: string) => one('"id"', account)
  const accountByEmail = (address: string) => one('"email"', address.trim().toLowerCase())

  /** Makes an account without a password. Refuses `email_wrong`, `email_taken`. */
  const createAccount = async (ask: { readonly email: string; readonly name: string }): Answer<AccountId> => {
    const address = email.safeParse(ask.email.trim().toLowerCase())
    if (!address.success) return refuse<Refusal>({ code: 'email_wrong', field: 'email' })
    if (await accountByEmail(address.data)) return refuse<Refusal>({ code: 'email_taken', field: 'email' })
    const { internalAdapter } = await auth.$context
    const made = await internalAdapter.createUser(
      { email: address.data, name: ask.name.trim().slice(0, 120) || address.data, emailVerified: false },
      { method: 'email-password' },
    )
    return ok(made.id as AccountId)
  }

  const post = async (to: AccountRow, letter: { subject: string; body: string }) => mail.write(db, { to: to.email, ...letter })

  /** An account, if there is none yet, and a letter with a link to enter and set a password. */
  const invite = async (ask: {
    readonly email: string
    readonly name: string
    readonly to?: string
  }): Answer<{ readonly account: AccountId; readonly url: string }> => {
    const known = await accountByEmail(ask.email)
    const made = known ? ok(known.account) : await createAccount(ask)
    if (!made.ok) return made
    const url = await links.oneTimeLink(made.value, { to: ask.to ?? '/account/password', minutes: INVITED_HOURS * 60 })
    if (!url.ok) return url
    const owner = (await accountById(made.value))!
    await post(owner, accountLetters.invitation({ name: owner.name, url: url.value, hours: INVITED_HOURS }))
    return ok({ account: made.value, url: url.value })
  }

  /** A letter with a sign-in link. The answer is the same whether there is such an account or not. */
  const requestLink = async (address: string, from: string, to: string, letter: 'signIn' | 'reset'): Answer<'asked'> => {
    const keys = [failureKey('reset', address), failureKey('address', from)]
    const waits = await Promise.all(keys.map((key) => waitOf(db, key, now())))
    if (Math.max(...waits) > 0) return refuse<Refusal>({ code: 'sign_in_wait', seconds: Math.max(...waits) })
    await countFailure(db, keys[0]!, { free: 3, base: 60, longest: 3_600, forget: 6 }, now())
    await countFailure(db, keys[1]!, BY_ADDRESS, now())
    const owner = await accountByEmail(address)
    const url = owner ? await links.oneTimeLink(owner.account, { to, minutes: LINK_MINUTES }) : undefined
    if (owner && url?.ok) await post(owner, accountLetters[letter]({ name: owner.name, url: url.value, minutes: LINK_MINUTES }))
    return ok('asked')
  }
  const requestReset = (address: string, from: string) => requestLink(address, from, '/account/password', 'reset')
  const requestSignInLink = (address: string, from: string, to = '/') => requestLink(address, from, to, 'signIn')

  /**
   * Sets the password of whoever is signed in and ends all other sign-ins. The old one is needed, except where there is none or the person has
   * just come in by a link. Refuses `password_*`.
   */
  const setPassword = async (session: Session, ask: { readonly password: string; readonly current?: string }): Answer<'set'> => {
    const owner = await accountById(session.account)
    if (!owner) return refuse<Refusal>({ code: 'account_unknown' })
    const weak = passwordWeakness(ask.password, owner)
    if (weak) return refuse<Refusal>(weak)
    const may = await mayChange(session, ask.current)
    if (!may.ok) return may
    await storePassword(session.account, ask.password)
    await pool.query('delete from "session" where "userId" = $1 and "id" <> $2', [session.account, session.sessionId])
    forget(session.account)
    return ok('set')
  }

  const isFresh = (session: Session) => session.via === 'link' && now().getTime() - session.since.getTime() < FRESH_MINUTES * 60_000

  const hasPassword = async (account: AccountId): Promise<boolean> => (await passwordOf(account)) !== undefined

  /** Whether `setPassword` will ask for the present password, so that a form has the field for it. */
  const asksForPassword = async (session: Session): Promise<boolean> => !isFresh(session) && (await hasPassword(session.account))

  const mayChange = async (session: Session, current: string | undefined): Promise<Result<true, Refusal>> => {
    const fresh = isFresh(session)
    const hash = await passwordOf(session.account)
    if (fresh || hash === undefined) return ok(true)
    const context = await auth.$context
    const key = failureKey('account', session.email)
    const seconds = await waitOf(db, key, now())
    if (seconds > 0) return refuse<Refusal>({ code: 'sign_in_wait', seconds })
    if (current !== undefined && (await context.password.verify({ hash, password: current }))) return ok(true)
    await countFailure(db, key, { free: 5, base: 15, longest: 900, forget: 24 }, now())
    return refuse<Refusal>({ code: 'password_current_wrong', field: 'current' })
  }

  const passwordOf = async (account: string): Promise<string | undefined> =>
    (
      await pool.query<{ password: string | null }>(
        `select "password" from "account" where "userId" = $1 and "providerId" = 'credential'`,
        [account],
      )
    ).rows[0]?.password ?? undefined

  const storePassword = async (account: AccountId, password: string): Promise<void> => {
    const context = await auth.$context
    const hash = await context.password.hash(password)
    if ((await passwordOf(account)) !== undefined) await context.internalAdapter.updatePassword(account, hash)
    else await context.internalAdapter.linkAccount({ userId: account, providerId: 'credential', accountId: account, password: hash })
  }

  /** Sets a password without a session: for the command line and the demo only. */
  const setPasswordFor = async (account: AccountId, password: string): Answer<'set'> => {
    const owner = await accountById(account)
    if (!owner) return refuse<Refusal>({ code: 'account_unknown' })
    const weak = passwordWeakness(password, owner)
    if (weak) return refuse<Refusal>(weak)
    await storePassword(account, password)
    await pool.query('delete from "session" where "userId" = $1', [account])
    forget(account)
    return ok('set')
  }

  /** Removes the account with its sign-ins and tokens; what its person did stays. */
  const closeAccount = async (account: AccountId): Promise<void> => {
    await pool.query('delete from "user" where "id" = $1', [account])
    await run(db, sql`update kernel.api_token set revoked_at = now() where account = ${account} and revoked_at is null`)
    await run(db, sql`delete from kernel.used_code where account = ${account}`)
    forget(account)
  }

  /** Accounts by part of name or address, in the order of their addresses. */
  const findAccounts = async (ask: { readonly text?: string; readonly after?: string; readonly limit: number }): Promise<AccountRow[]> => {
    const part = `%${(ask.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
    return (
      await pool.query<AccountRow>(
        `select ${COLUMNS} from "user" where ("email" ilike $1 or "name" ilike $1) and "email" > $2 order by "email" limit $3`,
        [part, ask.after ?? '', Math.min(ask.limit, 200)],
      )
    ).rows
  }

  /** Throws away what has expired: sessions, links, counters, codes. Run daily. */
  const tidy = async (): Promise<void> => {
    const at = now()
    await pool.query('delete from "session" where "expiresAt" < $1', [at])
    await pool.query('delete from "verification" where "expiresAt" < $1', [at])
    const yesterday = new Date(at.getTime() - 86_400_000)
    await run(db, sql`delete from kernel.sign_in_failure where last_at < ${yesterday}`)
    await run(db, sql`delete from kernel.used_code where at < ${yesterday}`)
  }

  /** How many accounts there are: a new house has none and prints a link for its first administrator. */
  const countAccounts = async (): Promise<number> => (await pool.query<{ n: number }>('select count(*)::int as n from "user"')).rows[0]!.n

  return {
    createAccount,
    invite,
    requestReset,
    requestSignInLink,
    setPassword,
    setPasswordFor,
    hasPassword,
    asksForPassword,
    closeAccount,
    accountById,
    accountByEmail,
    findAccounts,
    countAccounts,
    tidy,
  }
}
