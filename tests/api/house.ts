import { type Accounts, createToken, accounts as openAccounts } from '../../src/kernel/accounts/index.js'
import { type Day, type Id, nobody, type Refusal, type Result } from '../../src/kernel/index.js'
import { type TestHouse, testHouse } from '../../src/kernel/testing/index.js'
import { buildWeb } from '../../src/main/web.js'
import { viewerForAccount } from '../../src/registry/index.js'
import type { Limits, WebApp } from '../../src/ui/http/index.js'
import { documented, theDocument } from './documented.js'

// biome-ignore lint/suspicious/noExplicitAny: answers of every endpoint are read
export type Json = any

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed body where it is JSON, else undefined. */
  readonly body: Json
  readonly text: string
}

/** A program with its token (or none): everything it does goes through HTTP. */
export interface Client {
  readonly token: string | undefined
  get(path: string, query?: Readonly<Record<string, unknown>>, headers?: HeadersInit): Promise<Answer>
  post(path: string, body?: unknown, headers?: HeadersInit): Promise<Answer>
  /** A command that must be done: its answer. */
  do(name: string, body: unknown): Promise<Json>
  /** A query that must be answered. */
  ask(name: string, query?: Readonly<Record<string, unknown>>): Promise<Json>
  upload(name: string, bytes: Uint8Array | string): Promise<Answer>
  request(path: string, init?: RequestInit): Promise<Answer>
}

export interface ApiHouse {
  readonly test: TestHouse
  readonly app: WebApp
  readonly accounts: Accounts
  readonly nobody: Client
  /** What was logged as a fault, for the message of a test that meets one. */
  readonly faults: readonly unknown[]
  client(token?: string): Client
  account(name: string): Promise<Id<'account'>>
  /** A token with these scopes, or with everything that the account may today. */
  tokenFor(account: Id<'account'>, scopes?: readonly string[], days?: number): Promise<string>
  close(): Promise<void>
}

/** So many requests as a test needs; limits have a test of their own. */
export const UNLIMITED: Limits = { signIn: 1e9, search: 1e9, write: 1e9 }

/** The whole application over an empty database of its own. */
export async function apiHouse(today = '2022-01-05', limits: Limits = UNLIMITED): Promise<ApiHouse> {
  const test = await testHouse(today as Day)
  const { database, mail, clock, log } = test.house
  const accounts = openAccounts({
    url: database.pool.options.connectionString!,
    secret: 'a secret of the tests, long enough for anything',
    baseUrl: test.house.publicUrl,
    db: database.db,
    mail,
    now: clock.now,
    log,
  })
  const faults: unknown[] = []
  const noted = Object.assign(Object.create(log) as typeof log, {
    error: (detail: { err?: unknown }) => void faults.push(detail.err ?? detail),
  })
  const app = buildWeb({ house: { ...test.house, log: noted }, accounts, proxies: 0, limits })
  const client = (token?: string) => clientOf(app, token)
  return {
    test,
    app,
    accounts,
    faults,
    client,
    nobody: client(),
    account: async (name) => must(await accounts.createAccount({ email: `${name}@example.org`, name })),
    tokenFor: async (account, scopes, days = 30) => {
      const owner = await viewerForAccount(database.db, account, 'zh-Hans', 'session')
      // As the page of tokens offers them: permissions, no names of roles.
      const all = [...new Set(owner.grants.map((grant) => grant.permission))].filter((each) => !each.startsWith('as.'))
      return must(await createToken(database.db, owner, { name: 'test', scopes: scopes ?? all, days, now: clock.now() })).token
    },
    close: async () => {
      await accounts.close()
      await test.close()
    },
  }
}

export function must<T>(answer: Result<T, Refusal>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

let judge: ReturnType<typeof documented> | undefined

/** Every answer that any test of the API gets is held against the description. @throws Error with what is not as described */
function holdToDocument(method: string, path: string, answer: Answer): void {
  if (!path.startsWith('/api/')) return
  judge ??= documented(theDocument)
  const type = answer.headers.get('content-type') ?? ''
  const findings = judge.againstAnswer({ method, path: path.split('?')[0]!, status: answer.status, type, text: answer.text })
  if (findings.length > 0)
    throw new Error(
      `${method} ${path} is not as described (${answer.status}): ${findings.slice(0, 8).join('; ')}\n${answer.text.slice(0, 600)}`,
    )
}

function clientOf(app: WebApp, token: string | undefined): Client {
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (token) headers.set('authorization', `Bearer ${token}`)
    const answer = await read(await app.request(path, { ...init, headers }))
    holdToDocument(init.method ?? 'GET', path, answer)
    return answer
  }
  const get: Client['get'] = (path, query = {}, headers) => request(withQuery(path, query), { headers })
  const post: Client['post'] = (path, body, headers) =>
    request(path, { method: 'POST', body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json', ...headers } })
  return {
    token,
    request,
    get,
    post,
    do: async (name, body) => {
      const answer = await post(pathOf(name), body)
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`)
      return answer.body.answer
    },
    ask: async (name, query) => {
      const answer = await get(pathOf(name), query)
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    upload: (name, bytes) => {
      const form = new FormData()
      form.set('file', new File([bytes as BlobPart], name))
      return request('/api/v1/files', { method: 'POST', body: form })
    },
  }
}

export const pathOf = (name: string): string => `/api/v1/${name.replace('.', '/')}`

export function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) params.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: json && text !== '' ? JSON.parse(text) : undefined }
}

/** Follows `next` to the end of a list, as the document says. */
export async function everyRow(client: Client, name: string, query: Record<string, unknown>, cursor = 'after'): Promise<Json[]> {
  const rows: Json[] = []
  let next: unknown
  do {
    const page = await client.ask(name, { ...query, ...(next === undefined || next === null ? {} : { [cursor]: next }) })
    rows.push(...(page.rows ?? Object.values(page).find(Array.isArray)))
    next = page.next
  } while (next !== undefined && next !== null)
  return rows
}

export { nobody }
