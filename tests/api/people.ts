import { newId } from '../../src/kernel/index.js'
import type { ApiHouse, Client } from './house.js'

/** A role and the unit for which it is held; `null` for the whole federation. */
export type Post = readonly [role: string, unit: string | null]

/** Registers a person, an account and roles through the API, and gives the program that acts for him. */
export async function join(
  api: ApiHouse,
  by: { readonly people: Client; readonly roles: Client },
  name: string,
  ...posts: readonly Post[]
): Promise<Client> {
  const person = newId<'person'>()
  await by.people.do('registry.register_person', { person, nameZh: name, source: '人事登记' })
  const account = await api.account(`p${person.slice(-12)}`)
  await by.people.do('registry.link_account', { account, person })
  for (const [role, unit] of posts) await by.roles.do('registry.appoint', { person, role, unit, from: '2021-12-01', reason: '任命' })
  return api.client(await api.tokenFor(account))
}
