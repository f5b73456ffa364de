import type { L10n, Refusal, Result } from '../kernel/index.js'
import { type AccountFor, inventedAccount } from './demo/index.js'
import type { RunningHouse } from './server.js'

const HOURS = 24
const addressOf = (key: string) => `${key}@demo.invalid`

/** Real accounts for those of the demo for whom a link is printed; all others act by ids with which nobody can sign in. */
export const demoAccountFor =
  ({ accounts }: Pick<RunningHouse, 'accounts'>): AccountFor =>
  async (member) => {
    if (member.key === undefined) return inventedAccount(member)
    const known = await accounts.accountByEmail(addressOf(member.key))
    return known?.account ?? must(await accounts.createAccount({ email: addressOf(member.key), name: member.nameZh }))
  }

/** One-time sign-in links, new at each start, in the order of `people`. */
export async function demoLinks(
  { accounts }: Pick<RunningHouse, 'accounts'>,
  people: readonly { readonly key: string; readonly title: L10n }[],
): Promise<{ title: L10n; url: string }[]> {
  const links: { title: L10n; url: string }[] = []
  for (const { key, title } of people) {
    const known = await accounts.accountByEmail(addressOf(key))
    if (known) links.push({ title, url: must(await accounts.oneTimeLink(known.account, { to: '/desk', minutes: HOURS * 60 })) })
  }
  return links
}

function must<T>(answer: Result<T, Refusal>): T {
  if (!answer.ok) throw new Error(`a demo account could not be made: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}
