import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointsOf } from '../../src/api/endpoints.js'
import { rooms } from '../../src/main/rooms.js'
import { rolesWith } from '../../src/registry/index.js'
import type { WebApp } from '../../src/ui/http/index.js'
import { workbenchRoutes } from '../../src/workbench/index.js'
import { type ApiFederation, apiFederation, type Browser, SECRETS } from './federation.js'
import { type Client, everyRow, type Json } from './house.js'
import { inputFor } from './inputs.js'
import { addressesOf, pageRoutes } from './pages.js'

const endpoints = endpointsOf(rooms)
const commands = endpoints.filter((each) => each.kind === 'command')
const queries = endpoints.filter((each) => each.kind === 'query')

let fed: ApiFederation
/** Programs of people who hold a role, with tokens that leave its permission out. */
const narrow = new Map<string, Client>()
beforeAll(async () => {
  fed = await apiFederation()
  const scoped = async (role: string, ...scopes: string[]) => fed.client(await fed.tokenFor(fed.members.get(role)!.account, scopes))
  narrow.set('secretariat without scope', await scoped('secretariat', 'registry.see_roles'))
  narrow.set('society office without records', await scoped('society_office', 'registry.keep_own'))
  narrow.set('enterprise by name only', await scoped('enterprise_contact', 'as.enterprise_contact', 'as.unit_contact'))
  narrow.set('dispute panel by name only', await scoped('dispute_panel', 'as.dispute_panel'))
}, 240_000)
afterAll(() => fed?.close())

/**
 * Permissions that open a command or query besides the one that it names, each by the room's own README. Everything else that passes is a hole.
 */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'registry.register_person': ['records.record'],
  'registry.register_subjects': ['records.record'],
  'registry.describe_unit': ['registry.keep_units'],
  'registry.register_journal': ['registry.keep_journals'],
  'plan.assign_task': ['plan.assign_own'],
  'plan.support_task': ['plan.assign_own'],
  'registry.start_term': ['registry.keep_units'],
  'registry.end_term': ['registry.keep_units'],
  'registry.person_names': ['registry.see_roles'],
  'registry.person_page': ['registry.see_roles'],
  'registry.persons_named': ['records.record'],
  'registry.roles_of_unit': ['registry.appoint'],
  'records.bulks_of': ['records.see'],
  'plan.import_log': ['plan.see_drafts'],
  'plan.review_page': ['plan.import', 'plan.review', 'plan.confirm'],
  'plan.review_diff': ['plan.import', 'plan.review', 'plan.confirm'],
}

const everyone = (): [string, Client][] => [
  ['nobody', fed.nobody],
  ...narrow,
  ...[...fed.members].map(([name, { client }]): [string, Client] => [name, client]),
]
const mayOf = async (client: Client): Promise<Set<string>> =>
  new Set((await client.get('/api/v1/me')).body.may.map((each: Json) => each.permission))

it('every permission that a command or query names is given by some role, or only the house has it', () => {
  for (const { name, permission, isHouse } of endpoints)
    if (permission && !isHouse) expect(rolesWith(permission), `${name} needs ${permission}`).not.toEqual([])
})

describe('every command and query × every role × anonymous × tokens without scope', () => {
  it('nobody is let through without the permission, and nothing breaks', async () => {
    const passed: string[] = []
    for (const [who, client] of everyone()) {
      const may = await mayOf(client)
      for (const { kind, name, permission, path, isPublic, isHouse, input } of endpoints) {
        if ([permission ?? '', ...(ALSO[name] ?? [])].some((each) => may.has(each)) && kind === 'command') continue
        const answer = await client.post(path, inputFor(fed, input))
        expect(answer.status, `${who} ${name} ${answer.text}`).toBeLessThan(500)
        if (who === 'nobody' && !isPublic) expect(answer.status, `${name}: ${answer.text}`).toBe(401)
        if (isHouse) expect(answer.status, name).toBe(who === 'nobody' ? 401 : 403)
        const needs = kind === 'command' || (permission !== undefined && ![permission, ...(ALSO[name] ?? [])].some((each) => may.has(each)))
        if (needs && answer.status < 400) passed.push(`${who} ${name} ${answer.text.slice(0, 200)}`)
      }
    }
    expect(passed).toEqual([])
  }, 240_000)

  it('a permission for one unit opens nothing of another’s', async () => {
    const { client } = fed.members.get('stranger')!
    const open = ['registry.register_person', 'registry.register_subjects']
    const passed: string[] = []
    for (const { name, path, input } of commands.filter((each) => !open.includes(each.name)))
      for (const record of Object.values(fed.records)) {
        const answer = await client.post(path, inputFor(fed, input, { record }))
        expect(answer.status, `${name} ${answer.text}`).toBeLessThan(500)
        if (answer.status < 400) passed.push(`${name} ${answer.text}`)
      }
    expect(passed).toEqual([])
  }, 120_000)

  it('public queries answer everybody, and the same question gets the same answer by GET and POST', async () => {
    for (const { name, path, input, isPublic } of queries) {
      if (!isPublic) continue
      const asked = inputFor(fed, input)
      const [got, posted] = [await fed.nobody.get(path, asked), await fed.nobody.post(path, asked)]
      expect([401, 403], name).not.toContain(got.status)
      expect(got.body.requestId ? got.body.code : got.body, name).toEqual(posted.body.requestId ? posted.body.code : posted.body)
    }
  })
})

it('every list can be exported, whichever of its lists is wanted, by everybody who may read it', async () => {
  for (const { name, path, input, list } of queries.filter((each) => each.list))
    for (const client of [fed.nobody, fed.members.get('secretariat')!.client, fed.members.get('society_office')!.client]) {
      const asked = inputFor(fed, input)
      const [page, file] = [await client.get(path, asked), await client.get(path, { ...asked, format: 'json' })]
      const several = file.body.code === 'export_rows_unnamed' ? (file.body.details.lists as string[]) : undefined
      if (!several) expect(file.status, `${name} ${file.text.slice(0, 200)}`).toBe(page.status)
      else expect(list!.rows ?? several.length, name).toBeGreaterThan(1)
      for (const rows of several ?? []) {
        const chosen = await client.get(path, { ...asked, format: 'json', rows })
        expect(chosen.status, `${name} ${rows}`).toBe(200)
        expect(chosen.body.rows, `${name} ${rows}`).toEqual(rows.split('.').reduce((value: Json, key) => value[key], page.body))
      }
    }
})

describe('what only its sides may read', () => {
  /** Everything that a program can get out of the queries, with every id that it could guess. */
  async function everythingFor(client: Client): Promise<string> {
    const texts: string[] = []
    const ask = async (path: string, query: Record<string, unknown>) => {
      const answer = await client.get(path, query)
      expect(answer.status, `${path} ${answer.text.slice(0, 300)}`).toBeLessThan(500)
      texts.push(answer.text)
    }
    for (const { name, path, input, list } of queries) {
      for (const record of 'record' in (input.properties ?? {}) ? Object.values(fed.records) : [undefined]) {
        const asked = inputFor(fed, input, { ...(record ? { record } : {}), limit: undefined })
        await ask(path, asked)
        if (list) for (const format of ['csv', 'json']) await ask(path, { ...asked, format })
      }
      if (name === 'records.likely_duplicates')
        await ask(path, {
          ...{ pack: 'youth-salon', unit: fed.units.other, happenedOn: '2022-03-09' },
          values: { sitting: 1, topic: '软物质前沿问题', place: '线上' },
        })
      if ('text' in (input.properties ?? {}))
        for (const text of Object.values(SECRETS)) await ask(path, { ...inputFor(fed, input), unit: undefined, text })
    }
    return texts.join('\n')
  }
  const found = (text: string) => Object.values(SECRETS).filter((secret) => text.includes(secret))

  it('is readable to those who recorded it', async () => {
    expect(found(await everythingFor(fed.members.get('society_office')!.client)).sort()).toEqual(Object.values(SECRETS).sort())
  })

  it.each(['nobody', 'stranger', 'plan_editor', 'plan_confirmer', 'system_administrator', 'union_office', 'city_office', 'base_contact'])(
    'leaks to %s by no list, count, search, export, duplicate or guessed id',
    async (name) => {
      expect(found(await everythingFor(name === 'nobody' ? fed.nobody : fed.members.get(name)!.client))).toEqual([])
    },
    120_000,
  )

  it('leaks through no token that was not made for it, not even its owner’s', async () => {
    for (const client of narrow.values()) expect(found(await everythingFor(client))).toEqual([])
  }, 240_000)

  it('list, count and export agree for every reader; a stranger’s hold his own alone', async () => {
    await fed.members.get('stranger')!.client.do('records.save_draft', { pack: 'match', unit: fed.units.other, values: {} })
    const totals: Record<string, number> = {}
    for (const [name, { client }] of fed.members) {
      const may = await mayOf(client)
      if (!['records.see', 'records.record', 'records.confirm'].some((each) => may.has(each))) continue
      const rows = await everyRow(client, 'records.records_of', { limit: 2 })
      const counts = (await client.ask('records.record_counts')).reduce((sum: number, each: Json) => sum + each.n, 0)
      const csv = await client.get('/api/v1/records/records_of', { format: 'csv' })
      expect([counts, Number(csv.headers.get('x-rows'))], name).toEqual([rows.length, rows.length])
      totals[name] = rows.length
    }
    expect(totals).toMatchObject({ society_office: 5, stranger: 1, secretariat: 4, union_office: 0, auditor: 4, enterprise_contact: 3 })
  })
})

describe('pages', () => {
  const workbench = new Set<string>()
  const browsers = new Map<string, Browser>()
  let nobody: Browser
  beforeAll(async () => {
    const alone = new Hono() as unknown as WebApp
    workbenchRoutes(alone)
    for (const { path } of alone.routes) workbench.add(path)
    nobody = async (path, init) => fed.nobody.request(path, init)
    for (const [name, member] of fed.members) browsers.set(name, await fed.signIn(member))
  }, 120_000)

  /** Pages of the workbench that are there before one has signed in. */
  const OPEN = /^\/(sign-in|sign-out|password|confirm\/|suggest\/)/
  /** Where a redirect ends; an old address may lead to the new one first. */
  const whereTo = async (location: string): Promise<string> =>
    location.startsWith('/sign-in') ? location : ((await nobody(location)).headers.get('location') ?? location)
  const gets = () => pageRoutes(fed.app.routes).filter(({ method }) => method === 'GET')

  it('of the workbench lead an anonymous reader to the sign-in, or say that nothing is there', async () => {
    expect(workbench.size).toBeGreaterThan(20)
    for (const { path } of gets().filter(({ path }) => workbench.has(path) && !OPEN.test(path)))
      for (const address of addressesOf(fed, path)) {
        const answer = await nobody(address)
        expect([302, 303, 401, 403, 404], `${address} ${answer.status}`).toContain(answer.status)
        if (answer.status < 400) expect(await whereTo(answer.headers.get('location')!), address).toMatch(/^\/sign-in\?/)
        expect(found(answer.text), address).toEqual([])
      }
  }, 120_000)

  it('of the public site answer everybody, and tell outsiders nothing', async () => {
    const outsiders: [string, Browser][] = [
      ['nobody', nobody],
      ['stranger', browsers.get('stranger')!],
    ]
    for (const { path } of gets())
      for (const address of addressesOf(fed, path))
        for (const [who, get] of outsiders) {
          const answer = await get(address)
          expect(answer.status, `${who} ${address} ${answer.text.slice(0, 200)}`).toBeLessThan(500)
          expect(found(answer.text), `${who} ${address}`).toEqual([])
        }
    // A search for a secret answers as a search for nonsense does, but for the words that it repeats.
    const nonsense = '无此词语乙丙丁'
    for (const secret of Object.values(SECRETS))
      for (const path of ['/search?q=', '/suggest/unit?q=', '/units?q=', '/plans/2022?find=']) {
        const [real, none] = [await nobody(path + encodeURIComponent(secret)), await nobody(path + encodeURIComponent(nonsense))]
        const shape = (text: string, words: string) =>
          text
            .replaceAll(words, '')
            .replaceAll(encodeURIComponent(words), '')
            .replaceAll(encodeURIComponent(encodeURIComponent(words)), '')
        expect(shape(real.text, secret), path + secret).toBe(shape(none.text, nonsense))
      }
  }, 240_000)

  it('answer every role without breaking', async () => {
    for (const { path } of gets())
      for (const address of addressesOf(fed, path).slice(0, 2))
        for (const [who, get] of browsers) {
          const answer = await get(address)
          expect(answer.status, `${who} ${address} ${answer.text.slice(0, 300)}`).toBeLessThan(500)
        }
  }, 600_000)

  it('take no form from nobody, and an empty one from no role breaks anything', async () => {
    const post: RequestInit = { method: 'POST', body: new URLSearchParams(), headers: { 'sec-fetch-site': 'same-origin' } }
    for (const { path } of pageRoutes(fed.app.routes).filter(({ method }) => method === 'POST')) {
      const address = addressesOf(fed, path)[0]!
      const answer = await nobody(address, post)
      expect(answer.status, `${address} ${answer.text.slice(0, 200)}`).toBeLessThan(500)
      if (!OPEN.test(path)) expect(answer.status === 200, `${address} ${answer.status}`).toBe(false)
      for (const who of ['stranger', 'auditor', 'union_office'])
        expect((await browsers.get(who)!(address, post)).status, `${who} ${address}`).toBeLessThan(500)
    }
  }, 240_000)

  const found = (text: string) => Object.values(SECRETS).filter((secret) => text.includes(secret))
})
