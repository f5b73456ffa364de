import { type Accounts, accounts as openAccounts, tokenHolder, withScopes } from '../../kernel/accounts/index.js'
import { type Day, type House, type Id, nobody, type Refusal, type Result, system } from '../../kernel/index.js'
import { type TestHouse, testHouse } from '../../kernel/testing/index.js'
import { appoint, linkAccount, type PersonId, registerPerson, viewerForAccount } from '../../registry/index.js'
import { LIMITS, type Web, type WebApp, webApp } from '../../ui/http/index.js'
import { serveAssets } from '../../ui/index.js'
import { type Walker, walker } from './walker.js'

export interface WebHouse extends TestHouse {
  readonly accounts: Accounts
  readonly app: WebApp
  /** Registers someone with an account and these roles (for the federation, or for a unit). */
  someone(name: string, ...roles: (string | readonly [string, string])[]): Promise<Someone>
  /** Someone who reads pages; signed in by a one-time link when given. */
  visitor(who?: Someone): Promise<Walker>
}

export interface Someone {
  readonly account: Id<'account'>
  readonly person: PersonId
  readonly email: string
  readonly name: string
}

export function must<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** A whole house with real accounts under the given routes: sign-in, cookies and rights are those of the product. */
export async function webHouse(
  routes: (app: WebApp) => void,
  today: Day = '2022-01-05' as Day,
  mode: House['mode'] = 'test',
): Promise<WebHouse> {
  const test = await testHouse(today)
  const house: House = { ...test.house, mode }
  const accounts = openAccounts({
    url: house.database.pool.options.connectionString!,
    secret: 'a secret of the tests, long enough for anything',
    baseUrl: house.publicUrl,
    db: house.database.db,
    mail: house.mail,
    now: house.clock.now,
    log: house.log,
    remember: 0,
  })
  const app = webApp(webOver(house, accounts))
  app.get('/assets/*', serveAssets() as never)
  routes(app)
  app.notFound((c) => c.html('<!DOCTYPE html><html lang="en"><title>404</title><body>404</body></html>', 404))
  const ctx = () => ({ ...test.as(system), house })
  let people = 0
  const someone: WebHouse['someone'] = async (name, ...roles) => {
    const email = `person${++people}@example.org`
    const account = must(await accounts.createAccount({ email, name }))
    const person = (must(await registerPerson(ctx(), { nameZh: name, namePublic: true, source: '测试' })).answer as { person: PersonId })
      .person
    must(await linkAccount(ctx(), { account, person }))
    for (const each of roles) {
      const [role, unit] = typeof each === 'string' ? [each, null] : [each[0], each[1]]
      must(await appoint(ctx(), { person, role, unit: unit as Id<'unit'> | null, from: today, reason: '测试' }))
    }
    return { account, person, email, name }
  }
  const visitor: WebHouse['visitor'] = async (who) => {
    const walks = walker(app)
    if (who) {
      await walks.get(must(await accounts.oneTimeLink(who.account, { to: '/desk/account', minutes: 5 })))
      await walks.send(walks.seen.forms.find((form) => form.action.startsWith('/sign-in/link/'))!.action)
    }
    return walks
  }
  return {
    ...test,
    house,
    accounts,
    app,
    someone,
    visitor,
    as: (viewer, key) => ({ ...test.as(viewer, key), house }),
    close: async () => {
      await accounts.close()
      await test.close()
    },
  }
}

const BEARER = /^Bearer ([\w-]{10,200})$/

function webOver(house: House, accounts: Accounts): Web {
  const { db } = house.database
  return {
    house,
    accounts,
    proxies: 0,
    limits: { ...LIMITS, signIn: 1_000, write: 100_000, search: 100_000 },
    viewerOf: async (headers, language = 'zh-Hans') => {
      const bearer = BEARER.exec(headers.get('authorization') ?? '')
      if (bearer) {
        const holder = await tokenHolder(db, bearer[1]!, house.clock.now())
        return holder ? withScopes(await viewerForAccount(db, holder.account, language, 'session'), holder.scopes) : nobody(language)
      }
      const session = await accounts.sessionOf(headers)
      return session ? viewerForAccount(db, session.account, language, 'session') : nobody(language)
    },
    frameOf: async ({ viewer, preferences, url }) => ({
      ...preferences,
      url,
      navigation: [
        { href: '/plans', text: { zh: '计划看板', en: 'Plan board' } },
        { href: '/desk', text: { zh: '我方待办', en: 'Our turn' } },
        { href: '/desk/plans', text: { zh: '计划管理', en: 'Planning' } },
        { href: '/units', text: { zh: '名录', en: 'Directory' } },
      ],
      ...(viewer.via === 'session'
        ? {
            account: {
              name: viewer.name,
              links: [{ href: '/desk/account', text: { zh: '账户与登录', en: 'Account and sign-ins' } }],
              signOut: '/sign-out',
            },
          }
        : { signIn: `/sign-in?to=${encodeURIComponent(url)}` }),
      footerLinks: [{ href: '/about', text: { zh: '数据说明', en: 'How we count' } }],
    }),
  }
}
