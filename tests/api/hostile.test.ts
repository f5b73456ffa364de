import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointsOf } from '../../src/api/endpoints.js'
import type { Schema } from '../../src/api/schemas.js'
import { newId } from '../../src/kernel/index.js'
import { rooms } from '../../src/main/rooms.js'
import { appoint, fits, linkAccount, registerPerson, roles } from '../../src/registry/index.js'
import { type ApiFederation, apiFederation, type Browser } from './federation.js'
import { type Answer, type ApiHouse, apiHouse, type Client, must, withQuery } from './house.js'
import { inputFor } from './inputs.js'
import { anything, extremeOf, nastyText } from './nasty.js'
import { addressesOf, pageRoutes } from './pages.js'

const full = Boolean(process.env.COLLEGIUM_FULL)
/** Cases for each endpoint: some 140 endpoints make thousands of requests even at the smaller number. */
const runs = (few: number, many: number): fc.Parameters<unknown> => ({ numRuns: full ? many : few, ...(full ? {} : { seed: 2022 }) })

const endpoints = endpointsOf(rooms)
let fed: ApiFederation
/** Somebody who may do everything, so that what is sent meets the rules and the database, not only the door. */
let mighty: Client
let browser: Browser

beforeAll(async () => {
  fed = await apiFederation()
  mighty = await everyRole(fed)
  browser = await fed.signIn(fed.members.get('secretariat')!)
}, 240_000)
afterAll(() => fed?.close())

async function everyRole(api: ApiFederation): Promise<Client> {
  const person = newId<'person'>()
  const account = await api.account('mighty')
  must(await registerPerson(api.test.as(), { person, nameZh: '万能者', source: '测试' }))
  must(await linkAccount(api.test.as(), { person, account }))
  for (const role of roles.keys()) {
    const unit = fits(role, null) ? null : role.startsWith('society') ? api.units.society : undefined
    if (unit !== undefined) must(await appoint(api.test.as(), { person, role, unit, from: '2021-12-01', reason: '测试' }))
  }
  return api.client(await api.tokenFor(account))
}

/** The fault behind a 500, so that a failing case says at once what broke. */
const faultOf = ({ status }: { status: number }): string =>
  status >= 500 ? String((fed.faults.at(-1) as Error | undefined)?.stack).slice(0, 1_500) : ''

/** What every answer must be, whatever was sent: done, or a problem in words; never a fault, never the inside of the house. */
function sane(answer: Answer, sent: unknown): void {
  const told = () => `${JSON.stringify(sent)?.slice(0, 600)} → ${answer.status} ${answer.text.slice(0, 600)} ${faultOf(answer)}`
  if (answer.status >= 500) throw new Error(told())
  if (/node_modules|\.[jt]sx?:\d+|at async |ECONN|syntax error at|postgres/i.test(answer.status >= 400 ? answer.text : ''))
    throw new Error(told())
  if (answer.status < 400) return
  const problem = answer.body as {
    code?: string
    title?: string
    status?: number
    requestId?: string
    fields?: { code: string; title: string }[]
  }
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) throw new Error(told())
  if (problem?.status !== answer.status || !problem.code || !problem.requestId) throw new Error(told())
  // A code without a sentence is a refusal that nobody understands.
  for (const each of [problem, ...(problem.fields ?? [])])
    if (!each.title || each.title === each.code) throw new Error(`no sentence: ${told()}`)
}

/** Inputs of three kinds: everything extreme, a good input with one bad field, no input at all. */
function inputs(input: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(input.properties ?? {})
  const good = () => inputFor(fed, input)
  const oneBad =
    names.length === 0
      ? fc.constant({})
      : fc.tuple(fc.constantFrom(...names), anything).map(([name, value]) => ({ ...good(), [name]: value }))
  const oneExtreme =
    names.length === 0
      ? fc.constant({})
      : fc.constantFrom(...names).chain((name) => extremeOf(input.properties![name]!).map((value) => ({ ...good(), [name]: value })))
  return fc.oneof(
    { weight: 3, arbitrary: extremeOf(input) },
    { weight: 3, arbitrary: oneBad },
    { weight: 3, arbitrary: oneExtreme },
    { weight: 1, arbitrary: anything },
  )
}

describe('whatever is sent to', () => {
  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s, the answer is a refusal in words or done',
    async (name, endpoint) => {
      await fc.assert(
        fc.asyncProperty(inputs(endpoint.input), fc.boolean(), async (input, signedIn) => {
          const client = signedIn ? mighty : fed.nobody
          sane(await client.post(endpoint.path, input), { name, input })
          if (endpoint.kind === 'query' && typeof input === 'object' && input !== null && !Array.isArray(input)) {
            const query = Object.fromEntries(
              Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, 3_000) : value]),
            )
            if (JSON.stringify(query).length < 20_000 && !/\\ud[89a-f]/i.test(JSON.stringify(query)))
              sane(await client.get(endpoint.path, query as Record<string, unknown>), { name, query })
          }
        }),
        runs(12, 300),
      )
    },
    600_000,
  )

  it('the API by any method, path, header and body, the answer is no fault', async () => {
    const header = fc.string({ unit: fc.constantFrom('a', ' ', ';', ',', '=', '"', '/', '*', 'q', '0', '.', '\t'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY'),
          path: fc.oneof(
            fc.constantFrom(...endpoints.map((each) => each.path)),
            nastyText.map((text) => `/api/${encodeURIComponent(text.toWellFormed()).slice(0, 2_000)}`),
            fc.webPath().map((path) => `/api${path}`),
          ),
          query: nastyText,
          language: header,
          type: fc.oneof(
            header,
            fc.constantFrom('application/json', 'application/json; charset=gb18030', 'multipart/form-data', 'text/xml'),
          ),
          key: header,
          body: fc.oneof(nastyText, fc.uint8Array({ maxLength: 300 })),
        }),
        async ({ method, path, query, language, type, key, body }) => {
          const headers = { 'accept-language': language, 'content-type': type, ...(key.trim() ? { 'idempotency-key': key } : {}) }
          const bodyless = method === 'GET' || method === 'HEAD'
          const answer = await mighty.request(withQuery(path, { after: query.slice(0, 1_000).toWellFormed() }), {
            method,
            headers,
            ...(bodyless ? {} : { body: body as BodyInit }),
          })
          if (method === 'HEAD') expect(answer.status).toBeLessThan(500)
          else sane(answer, { method, path })
        },
      ),
      runs(200, 5_000),
    )
  }, 600_000)
})

describe('pages', () => {
  const PARAMETERS = [
    'asOf',
    'known',
    'unit',
    'find',
    'q',
    'after',
    'group',
    'state',
    'lang',
    'theme',
    'text',
    'kind',
    'in',
    'part',
    'reason',
    'did',
    'to',
    'from',
    'page',
    'sort',
    'format',
    'target',
    'pack',
    'states',
    'version',
    'known.seq',
  ]

  it('stand any address and any question', async () => {
    const routes = pageRoutes(fed.app.routes).filter(({ method }) => method === 'GET')
    const address = fc.constantFrom(...routes).chain(({ path }) =>
      fc.oneof(
        fc.constantFrom(...addressesOf(fed, path)),
        nastyText.map((text) => path.replaceAll(/:\w+(\{.*\})?/g, () => encodeURIComponent(text.toWellFormed()).slice(0, 1_500))),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        address,
        fc.dictionary(fc.constantFrom(...PARAMETERS), nastyText, { maxKeys: 3 }),
        fc.boolean(),
        async (path, query, signedIn) => {
          const asked = Object.fromEntries(Object.entries(query).map(([name, text]) => [name, text.slice(0, 1_500).toWellFormed()]))
          const full = withQuery(path, asked)
          const answer = signedIn ? await browser(full) : await fed.nobody.request(full)
          if (answer.status >= 500) throw new Error(`${full} → ${answer.status} ${faultOf(answer)}`)
          for (const text of Object.values(asked))
            if (text.includes('<script>') || text.includes('onerror')) expect(answer.text).not.toContain(text)
        },
      ),
      runs(400, 10_000),
    )
  }, 600_000)

  it('stand any form', async () => {
    const routes = pageRoutes(fed.app.routes).filter(({ method, path }) => method === 'POST' && !/sign-in|sign-out|password/.test(path))
    const names = [
      'reason',
      'verdict',
      'unit',
      'happenedOn',
      'version',
      'record',
      'side',
      'name',
      'scopes',
      'days',
      'turn',
      '_once',
      'topic',
      'values',
      'person',
      'role',
      'fact',
      'on',
      'at',
      'target',
      'quarter',
      'date',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.dictionary(fc.constantFrom(...names), nastyText, { maxKeys: 6 }),
        async ({ path }, fields) => {
          const address = addressesOf(fed, path)[0]!
          const form = new URLSearchParams(Object.entries(fields).map(([name, text]) => [name, text.slice(0, 5_000).toWellFormed()]))
          const answer = await browser(address, { method: 'POST', body: form })
          if (answer.status >= 500) throw new Error(`${address} ${form} → ${answer.status} ${faultOf(answer)}`)
        },
      ),
      runs(200, 5_000),
    )
  }, 600_000)
})

describe('another site', () => {
  const unit = { kind: 'enterprise', nameZh: '跨站企业', code: 'X-SITE', since: '2020', source: '测试' }
  const path = '/api/v1/registry/register_unit'
  const json = { method: 'POST', body: JSON.stringify(unit) }
  let reader: Browser
  beforeAll(async () => {
    reader = await fed.signIn(fed.members.get('secretariat')!)
  })
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ])('cannot act with the cookies of a reader: %o', async (from) => {
    const answer = await reader(path, { ...json, headers: { 'content-type': 'application/json', ...from } })
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'cross_site_refused' })
    const form = await fed.nobody.request('/desk/clock', {
      method: 'POST',
      body: 'a=1',
      headers: { ...from, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form.status).toBe(403)
  })

  it('is told from our own pages, whose forms are taken', async () => {
    const own = await reader(path, {
      ...json,
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
    })
    expect(own.status, own.text).toBe(200)
  })

  it('has no token, and with one it is no other site', async () => {
    const answer = await mighty.request(path, {
      ...{ method: 'POST', body: JSON.stringify({ ...unit, code: 'X-SITE-2' }) },
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    })
    expect(answer.status, answer.text).toBe(200)
  })
})

describe('too much', () => {
  it('is refused with 413, also when its length is not told before', async () => {
    const chunk = new Uint8Array(1024 * 1024)
    for (const [address, most] of [
      ['/api/v1/plan/import_plan', 17],
      ['/sign-in', 65],
    ] as const) {
      let sent = 0
      const body = new ReadableStream({ pull: (stream) => (sent++ < most ? stream.enqueue(chunk) : stream.close()) })
      const answer = await mighty.request(address, {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { 'content-type': 'application/json' },
      } as RequestInit)
      expect(answer.status, address).toBe(413)
      expect(answer.body).toMatchObject({ code: 'body_too_big' })
    }
  })

  it('too often is refused with 429 and a time to wait, by class of request', async () => {
    const strict: ApiHouse = await apiHouse('2022-03-10', { signIn: 2, search: 3, write: 4 })
    try {
      const press = async (times: number, act: () => Promise<Answer>) => {
        let last = await act()
        for (let n = 1; n < times; n++) last = await act()
        return last
      }
      expect((await press(4, () => strict.nobody.post('/api/v1/plan/board', { year: 2022 }))).status).toBe(404)
      const over = await strict.nobody.post('/api/v1/plan/board', { year: 2022 })
      expect(over.status).toBe(429)
      expect(over.headers.get('retry-after')).toBe('15')
      expect(over.body).toMatchObject({ code: 'too_many_requests', details: { seconds: 15 } })
      expect((await press(3, () => strict.nobody.get('/api/v1/registry/units_of', { format: 'csv' }))).status).toBe(200)
      expect((await strict.nobody.get('/api/v1/registry/units_of', { format: 'csv' })).status).toBe(429)
      expect((await strict.nobody.get('/api/v1/registry/units_of')).status).toBe(200)
      const page = await press(3, () =>
        strict.nobody.request('/sign-in', { method: 'POST', body: new URLSearchParams(), headers: { 'sec-fetch-site': 'same-origin' } }),
      )
      expect(page.status).toBe(429)
      expect(page.headers.get('retry-after')).toBe('30')
      expect(page.headers.get('content-type')).toContain('text/plain')
    } finally {
      await strict.close()
    }
  })
})
