import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Id, type Refusal, type Result, viewerOf } from '../index.js'
import { type TestHouse, testHouse } from '../testing/index.js'
import {
  type AccountId,
  type Accounts,
  accounts,
  accountsSchemaGaps,
  createToken,
  type From,
  isOwnPath,
  migrateAccounts,
  revokeToken,
  tokenHolder,
  tokensOf,
  waitAfter,
  withScopes,
} from './index.js'

const SECRET = 'a secret of the tests, long enough for anything'
let test: TestHouse
let house: Accounts
let clock = Date.parse('2022-06-30T01:00:00Z')

beforeAll(async () => {
  test = await testHouse()
  clock = Date.now()
  house = accounts({
    url: test.house.database.pool.options.connectionString!,
    secret: SECRET,
    baseUrl: 'http://127.0.0.1:3000',
    db: test.house.database.db,
    mail: test.house.mail,
    now: () => new Date(clock),
    log: test.house.log,
  })
})
afterAll(async () => {
  await house?.close()
  await test?.close()
})

function got<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

let people = 0
/** Someone with an account and, if given, a password. */
async function someone(password?: string): Promise<{ account: AccountId; email: string }> {
  const email = `person${++people}@example.org`
  const account = got(await house.createAccount({ email: email.toUpperCase(), name: `示例${people}` }))
  if (password) got(await house.setPasswordFor(account, password))
  return { account, email }
}

/** A browser that keeps its cookies. */
function browser(address = `10.0.0.${people}`) {
  const jar = new Map<string, string>()
  const from = (): From => ({
    headers: new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), 'user-agent': 'Test 1.0' }),
    address,
  })
  const keep = (cookies: readonly string[]) => {
    for (const cookie of cookies) {
      const [pair = '', ...rest] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(rest.join(';'))) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  return { from, keep, jar, session: () => house.sessionOf(from().headers) }
}

/** A time-based code as an app computes it (RFC 6238, SHA-1, six digits, 30 seconds). */
function codeAt(uri: string, at: number): string {
  const base32 = new URL(uri).searchParams.get('secret')!.replaceAll('=', '')
  const bits = [...base32].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const place = mac[19]! & 15
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('the schema', () => {
  it('is what the library wants, and bringing it up to date changes nothing', async () => {
    expect(await accountsSchemaGaps(test.ownerUrl)).toEqual([])
    await migrateAccounts(test.ownerUrl)
    expect(await accountsSchemaGaps(test.ownerUrl)).toEqual([])
  })
})

describe('a sign-in by password', () => {
  it('gives cookies that scripts and other sites cannot use, and a session that ends with the sign-out', async () => {
    const { account, email } = await someone('correct horse battery')
    const visitor = browser()
    const answer = got(
      await house.signInWithPassword({ email: ` ${email.toUpperCase()} `, password: 'correct horse battery' }, visitor.from()),
    )
    expect(answer).toMatchObject({ did: 'signed_in', account })
    const cookie = answer.cookies.find((each) => each.startsWith('collegium.session_token='))!
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    visitor.keep(answer.cookies)
    expect(await visitor.session()).toMatchObject({ account, email, via: 'password', secondFactor: false })
    const before = visitor.from()
    visitor.keep(await house.signOut(visitor.from()))
    expect(await visitor.session()).toBeUndefined()
    expect(await house.sessionOf(before.headers)).toBeUndefined()
  })

  it('is refused in the same words for a wrong password and an unknown address, and a forged cookie is nobody', async () => {
    const { email } = await someone('correct horse battery')
    const wrong = await house.signInWithPassword({ email, password: 'wrong horse battery' }, browser('10.1.0.1').from())
    const unknown = await house.signInWithPassword(
      { email: 'nobody@example.org', password: 'wrong horse battery' },
      browser('10.1.0.1').from(),
    )
    expect(wrong).toEqual({ ok: false, refusal: { code: 'sign_in_wrong' } })
    expect(unknown).toEqual(wrong)
    expect(await house.sessionOf(new Headers({ cookie: 'collegium.session_token=abc.def' }))).toBeUndefined()
  })

  it('waits longer and longer after failures, also with the right password, and forgets them after a success', async () => {
    const { email } = await someone('correct horse battery')
    const tries = (password: string) => house.signInWithPassword({ email, password }, browser('10.2.0.1').from())
    for (let i = 0; i < 5; i++) expect(await tries('wrong')).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
    expect(await tries('correct horse battery')).toMatchObject({ ok: false, refusal: { code: 'sign_in_wait', seconds: 15 } })
    clock += 15_000
    expect(await tries('wrong')).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
    expect(await tries('wrong')).toMatchObject({ refusal: { code: 'sign_in_wait', seconds: 30 } })
    clock += 30_000
    expect(await tries('correct horse battery')).toMatchObject({ ok: true })
    expect(await tries('wrong')).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
    expect(await tries('correct horse battery')).toMatchObject({ ok: true })
  })

  it('waits by address too, whatever the accounts tried', async () => {
    for (let i = 0; i < 30; i++)
      await house.signInWithPassword({ email: `x${i}@example.org`, password: 'wrong' }, browser('10.3.0.1').from())
    const { email } = await someone('correct horse battery')
    expect(await house.signInWithPassword({ email, password: 'correct horse battery' }, browser('10.3.0.1').from())).toMatchObject({
      refusal: { code: 'sign_in_wait' },
    })
    expect(await house.signInWithPassword({ email, password: 'correct horse battery' }, browser('10.3.0.2').from())).toMatchObject({
      ok: true,
    })
  }, 60_000)

  it('the wait never shrinks as failures grow', () => {
    const rule = { free: 5, base: 15, longest: 900, forget: 24 }
    fc.assert(
      fc.property(fc.nat(200), (n) => waitAfter(n, rule) <= waitAfter(n + 1, rule) && waitAfter(n, rule) <= 900),
      { seed: 5 },
    )
  })
})

describe('a second factor', () => {
  it('is asked for after the password; a code works once; paper codes work once', async () => {
    const { account, email } = await someone('correct horse battery')
    const visitor = browser()
    const signIn = async () => got(await house.signInWithPassword({ email, password: 'correct horse battery' }, visitor.from()))
    visitor.keep((await signIn()).cookies)
    expect(await house.enableTotp({ password: 'wrong horse battery' }, visitor.from())).toMatchObject({ ok: false })
    const { uri, backupCodes } = got(await house.enableTotp({ password: 'correct horse battery' }, visitor.from()))
    const now = Date.now()
    const first = got(await house.verifyTotp(codeAt(uri, now), visitor.from()))
    visitor.keep(first.cookies)
    expect(await visitor.session()).toMatchObject({ account, secondFactor: true })

    const next = await signIn()
    expect(next.did).toBe('code_needed')
    visitor.jar.clear()
    visitor.keep(next.cookies)
    expect(await visitor.session()).toBeUndefined()
    expect(await house.verifyTotp('000000', visitor.from())).toMatchObject({ ok: false, refusal: { code: 'code_wrong' } })
    expect(await house.verifyTotp(codeAt(uri, now), visitor.from())).toMatchObject({ ok: false, refusal: { code: 'code_used' } })
    expect(await house.sessionsOf(account)).toHaveLength(1)

    const again = await signIn()
    visitor.jar.clear()
    visitor.keep(again.cookies)
    visitor.keep(got(await house.verifyTotp(codeAt(uri, now + 30_000), visitor.from())).cookies)
    expect(await visitor.session()).toMatchObject({ account, via: 'password' })

    for (const accepted of [true, false]) {
      const challenge = await signIn()
      visitor.jar.clear()
      visitor.keep(challenge.cookies)
      expect((await house.verifyBackupCode(backupCodes[0]!, visitor.from())).ok).toBe(accepted)
    }
  })

  it('is asked for after a one-time link as well', async () => {
    const { account, email } = await someone('correct horse battery')
    const visitor = browser()
    visitor.keep(got(await house.signInWithPassword({ email, password: 'correct horse battery' }, visitor.from())).cookies)
    const { uri } = got(await house.enableTotp({ password: 'correct horse battery' }, visitor.from()))
    const now = Date.now()
    got(await house.verifyTotp(codeAt(uri, now - 30_000), visitor.from()))
    const other = browser()
    const answer = got(await house.redeemLink(tokenOf(got(await house.oneTimeLink(account, { to: '/plans', minutes: 5 }))), other.from()))
    expect(answer).toMatchObject({ did: 'code_needed', to: '/plans' })
    other.keep(answer.cookies)
    expect(await other.session()).toBeUndefined()
    other.keep(got(await house.verifyTotp(codeAt(uri, now), other.from())).cookies)
    expect(await other.session()).toMatchObject({ account, via: 'link' })
  })
})

const tokenOf = (url: string) => url.split('/').at(-1)!

describe('a one-time link', () => {
  it('signs in once, leads where it should, and may be looked at before', async () => {
    const { account } = await someone()
    const url = got(await house.oneTimeLink(account, { to: '/records/new?pack=match', minutes: 60 }))
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/link\/[\w-]{32}$/)
    for (let i = 0; i < 3; i++) expect(got(await house.lookAtLink(tokenOf(url)))).toMatchObject({ to: '/records/new?pack=match' })
    const visitors = Array.from({ length: 5 }, () => browser())
    const answers = await Promise.all(visitors.map((each) => house.redeemLink(tokenOf(url), each.from())))
    expect(answers.filter((each) => each.ok)).toHaveLength(1)
    const winner = answers.findIndex((each) => each.ok)
    visitors[winner]!.keep(got(answers[winner]!).cookies)
    expect(await visitors[winner]!.session()).toMatchObject({ account, via: 'link' })
    expect(await house.lookAtLink(tokenOf(url))).toMatchObject({ ok: false, refusal: { code: 'link_over' } })
    const kept = await test.house.database.pool.query('select 1 from accounts.verification where identifier like $1 or value like $1', [
      `%${tokenOf(url)}%`,
    ])
    expect(kept.rows).toEqual([])
  })

  it('is over after its minutes', async () => {
    const { account } = await someone()
    clock -= 61 * 60_000
    const url = got(await house.oneTimeLink(account, { to: '/', minutes: 60 }))
    clock += 61 * 60_000
    expect(await house.lookAtLink(tokenOf(url))).toMatchObject({ refusal: { code: 'link_over' } })
    expect(await house.redeemLink(tokenOf(url), browser().from())).toMatchObject({ refusal: { code: 'link_over' } })
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/a b', '/a\n', '/学会'])(
    'leads nowhere else: %j',
    (path) => {
      expect(isOwnPath(path)).toBe(false)
    },
  )

  it('invitations and resets go by mail; an unknown address gets the same answer and no letter', async () => {
    const letters = async (to: string) =>
      (await test.house.database.pool.query<{ body: string }>('select body from kernel.mail where "to" = $1 order by at', [to])).rows
    const { account, url } = got(await house.invite({ email: 'invited@example.org', name: '受邀示例' }))
    expect((await letters('invited@example.org'))[0]!.body).toContain(url)
    expect(await house.requestReset('invited@example.org', '10.9.0.1')).toEqual({ ok: true, value: 'asked' })
    expect(await house.requestReset('stranger@example.org', '10.9.0.2')).toEqual({ ok: true, value: 'asked' })
    expect(await letters('stranger@example.org')).toEqual([])
    const reset = /http:\S+/.exec((await letters('invited@example.org'))[1]!.body)![0]
    const visitor = browser()
    visitor.keep(got(await house.redeemLink(tokenOf(reset), visitor.from())).cookies)
    const session = (await visitor.session())!
    expect(await house.setPassword(session, { password: 'short' })).toMatchObject({ refusal: { code: 'password_length', minimum: 12 } })
    expect(await house.setPassword(session, { password: 'aaaaaaaaaaaaaaaa' })).toMatchObject({ refusal: { code: 'password_simple' } })
    expect(await house.setPassword(session, { password: 'invited12345' })).toMatchObject({ refusal: { code: 'password_about_owner' } })
    expect(await house.setPassword(session, { password: 'a new long password' })).toEqual({ ok: true, value: 'set' })
    expect(
      await house.signInWithPassword({ email: 'invited@example.org', password: 'a new long password' }, browser('10.9.0.3').from()),
    ).toMatchObject({ ok: true, value: { account } })
  })

  it('asking again and again for letters has to wait', async () => {
    const { email } = await someone()
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await house.requestReset(email, `10.8.0.${i}`))
    expect(answers.filter((each) => each.ok)).toHaveLength(3)
    expect(answers.at(-1)).toMatchObject({ refusal: { code: 'sign_in_wait' } })
  })
})

describe('own sign-ins', () => {
  it('are listed and ended one by one; a new password ends all others', async () => {
    const { account, email } = await someone('correct horse battery')
    const [desk, phone, stranger] = [browser('10.5.0.1'), browser('10.5.0.2'), await someone()]
    for (const each of [desk, phone])
      each.keep(got(await house.signInWithPassword({ email, password: 'correct horse battery' }, each.from())).cookies)
    const list = await house.sessionsOf(account)
    expect(list.map((each) => each.address).sort()).toEqual(['10.5.0.1', '10.5.0.2'])
    expect(list[0]).toMatchObject({ userAgent: 'Test 1.0', via: 'password' })
    const phoneId = (await phone.session())!.sessionId
    expect(await house.revokeSession(stranger.account, phoneId)).toBe(false)
    expect(await house.revokeSession(account, phoneId)).toBe(true)
    expect(await phone.session()).toBeUndefined()
    phone.jar.clear()
    phone.keep(got(await house.signInWithPassword({ email, password: 'correct horse battery' }, phone.from())).cookies)
    const session = (await desk.session())!
    expect(await house.setPassword(session, { password: 'another long password', current: 'not the current one' })).toMatchObject({
      refusal: { code: 'password_current_wrong' },
    })
    expect(await house.setPassword(session, { password: 'another long password', current: 'correct horse battery' })).toMatchObject({
      ok: true,
    })
    expect(await phone.session()).toBeUndefined()
    expect(await desk.session()).toMatchObject({ account })
  })

  it('an account that is closed is gone with its sign-ins', async () => {
    const { account, email } = await someone('correct horse battery')
    const visitor = browser()
    visitor.keep(got(await house.signInWithPassword({ email, password: 'correct horse battery' }, visitor.from())).cookies)
    await house.closeAccount(account)
    expect(await visitor.session()).toBeUndefined()
    expect(await house.accountByEmail(email)).toBeUndefined()
    expect(got(await house.createAccount({ email, name: '' }))).not.toBe(account)
  })

  it('an address has one account, and accounts are found by part of it', async () => {
    const { email } = await someone()
    expect(await house.createAccount({ email, name: 'x' })).toMatchObject({ refusal: { code: 'email_taken' } })
    expect(await house.createAccount({ email: 'no address', name: 'x' })).toMatchObject({ refusal: { code: 'email_wrong' } })
    const found = await house.findAccounts({ text: email.slice(0, -4), limit: 5 })
    expect(found.map((each) => each.email)).toContain(email)
    expect(await house.findAccounts({ text: '%', limit: 5 })).toEqual([])
  })
})

describe('a token of the API', () => {
  const unit = '018f0000-0000-7000-8000-00000000000a' as Id<'unit'>
  const owner = async () => {
    const { account } = await someone()
    const grants = [
      { permission: 'records.record', unit, role: 'society_office' },
      { permission: 'records.see', unit, role: 'society_office' },
    ]
    return viewerOf({ account, via: 'session', grants })
  }
  const db = () => test.house.database.db

  it('may do a part of what its owner may, until it ends or is revoked, and is kept as a hash only', async () => {
    const viewer = await owner()
    const now = new Date('2022-06-30T00:00:00Z')
    const { id, token } = got(await createToken(db(), viewer, { name: '导入', scopes: ['records.record'], days: 30, now }))
    expect(token).toMatch(/^clg_[\w-]{43}$/)
    const holder = (await tokenHolder(db(), token, now))!
    expect(holder).toEqual({ token: id, account: viewer.account, scopes: ['records.record'] })
    const cut = withScopes(viewer, holder.scopes)
    expect([cut.via, cut.can('records.record', { unit }), cut.can('records.see', { unit })]).toEqual(['token', true, false])
    expect(await tokenHolder(db(), token, new Date('2022-07-30T00:00:00Z'))).toBeUndefined()
    expect(await tokenHolder(db(), `${token.slice(0, -1)}_`, now)).toBeUndefined()
    expect(await tokensOf(db(), viewer.account!)).toMatchObject([{ id, name: '导入', usedAt: now, revokedAt: null }])
    const kept = await test.house.database.pool.query('select t::text as row from kernel.api_token t where id = $1', [id])
    expect(kept.rows[0].row).not.toContain(token.slice(4))
    expect(await revokeToken(db(), (await someone()).account, id)).toBe(false)
    expect(await revokeToken(db(), viewer.account!, id)).toBe(true)
    expect(await tokenHolder(db(), token, now)).toBeUndefined()
  })

  it.each([
    ['a permission its owner does not hold', { scopes: ['plan.confirm'] }, 'token_scope_not_held'],
    ['no permission', { scopes: [] }, 'token_scopes_empty'],
    ['more than a year', { days: 367 }, 'token_days'],
    ['no name', { name: ' ' }, 'token_name'],
  ])('is refused with %s', async (_what, more, code) => {
    const ask = { name: 'x', scopes: ['records.see'], days: 1, now: new Date(), ...more }
    expect(await createToken(db(), await owner(), ask)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('passes the name of the role from which its scope comes, and no other', () => {
    const grant = (permission: string, role: string, of: Id<'unit'> | null = unit) => ({ permission, unit: of, role })
    const viewer = viewerOf({
      via: 'session',
      grants: [
        ...[
          grant('records.record', 'society_office'),
          grant('as.society_office', 'society_office'),
          grant('as.unit_contact', 'society_office'),
        ],
        ...[grant('plan.assign', 'secretariat', null), grant('as.secretariat', 'secretariat', null)],
      ],
    })
    const cut = withScopes(viewer, ['records.record'])
    expect(cut.grants.map((each) => each.permission)).toEqual(['records.record', 'as.society_office', 'as.unit_contact'])
    expect(withScopes(viewer, ['plan.see_drafts']).grants).toEqual([])
  })

  it('does not breed', async () => {
    const viewer = await owner()
    expect(
      await createToken(db(), withScopes(viewer, ['records.see']), { name: 'x', scopes: ['records.see'], days: 1, now: new Date() }),
    ).toMatchObject({ refusal: { code: 'sign_in_needed' } })
  })
})
