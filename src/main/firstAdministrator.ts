import { type Ctx, newId, type Refusal, type Result, system } from '../kernel/index.js'
import { appoint, linkAccount, registerPerson, whoMay } from '../registry/index.js'
import type { RunningHouse } from './server.js'

const HOURS = 72
const EMAIL = 'administrator@localhost.invalid'
const NAMES = { nameZh: '系统管理员', nameEn: 'System Administrator' }

/**
 * As long as nobody else may appoint anybody, gives a one-time link for the first administrator: person, account and role are made the first time;
 * later starts only give a new link, until someone has signed in by one.
 */
export async function firstAdministrator({ house, accounts }: Pick<RunningHouse, 'house' | 'accounts'>): Promise<string | undefined> {
  const ctx = (): Ctx => ({ house, viewer: system, requestId: newId() })
  const known = await accounts.accountByEmail(EMAIL)
  if (known && (await accounts.sessionsOf(known.account)).length > 0) return undefined
  const { holders } = must(await whoMay(ctx(), { permission: 'registry.appoint' }))
  if (!known && holders.length > 0) return undefined
  const account = known?.account ?? must(await accounts.createAccount({ email: EMAIL, name: NAMES.nameZh }))
  const person = newId<'person'>()
  if (holders.length === 0) {
    const today = await house.clock.today(house.database.db)
    must(await registerPerson(ctx(), { person, ...NAMES, source: 'first start' }))
    must(await linkAccount(ctx(), { person, account }))
    must(await appoint(ctx(), { person, role: 'system_administrator', unit: null, from: today, reason: 'first administrator' }))
  }
  return must(await accounts.oneTimeLink(account, { to: '/desk', minutes: HOURS * 60 }))
}

function must<T>(answer: Result<T, Refusal>): T {
  if (!answer.ok) throw new Error(`the first administrator could not be made: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}
