import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { accounts as openAccounts } from '../../kernel/accounts/index.js'
import { loadDemo } from '../demo/index.js'
import { demoAccountFor } from '../demoAccounts.js'
import { buildWeb } from '../web.js'
import type { Bench, Finding } from './harness.js'

const BOARD = '/plans/2022'

/** The board as a page: made for each request, from the shared copy, and for someone who is signed in; memory after many requests. The load comes from a process of its own. */
export async function benchPages(bench: Bench): Promise<Finding[]> {
  const { house } = bench
  const accounts = openAccounts({
    url: bench.appUrl,
    secret: 'x'.repeat(40),
    baseUrl: 'http://127.0.0.1',
    db: house.database.db,
    mail: house.mail,
    now: house.clock.now,
  })
  await bench.owner.query('update kernel.clock set demo_today = null')
  await loadDemo(house, { size: 'small', accountFor: demoAccountFor({ accounts }) })
  const app = buildWeb({ house, accounts, proxies: 0 })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const cookie = await signIn(base, accounts)
    await load(base + BOARD, ['-d', '3'])
    const made = await load(`${base}${BOARD}?find=[<id>]`, ['-d', '8', '-c', '20', '-I'])
    const shared = await load(base + BOARD, ['-d', '8', '-c', '20'])
    const signedIn = await load(base + BOARD, ['-d', '8', '-c', '20', '-R', '100', '-H', `cookie=${cookie}`])
    const before = process.memoryUsage().rss
    await load(base + BOARD, ['-a', '100000', '-c', '20'])
    const after = process.memoryUsage().rss
    const megabytes = (bytes: number) => Math.round(bytes / 1e6)
    return [
      {
        name: 'board pages/s, made for each request',
        value: `${Math.round(made.rate)} (p97.5 ${made.p97} ms)`,
        asked: '≥ 400',
        holds: made.rate >= 400,
      },
      {
        name: 'board pages/s, from a shared copy of at most one second',
        value: `${Math.round(shared.rate)} (p97.5 ${shared.p97} ms)`,
        asked: '≥ 3,000',
        holds: shared.rate >= 3_000,
      },
      {
        name: 'board for someone signed in, at 100 requests/s',
        value: `p97.5 ${signedIn.p97} ms (${Math.round(signedIn.rate)}/s)`,
        asked: 'p95 < 60 ms',
        holds: signedIn.p97 < 60,
      },
      {
        name: 'memory of the process before and after 10⁵ requests',
        value: `${megabytes(before)} → ${megabytes(after)} MB`,
        asked: '≤ 400 MB, flat',
        holds: after <= 400e6 && after - before < 60e6,
      },
    ]
  } finally {
    server.close()
    server.closeAllConnections()
    await accounts.close()
  }
}

async function signIn(base: string, accounts: ReturnType<typeof openAccounts>): Promise<string> {
  const account = await accounts.accountByEmail('secretariat@demo.invalid')
  const link = account && (await accounts.oneTimeLink(account.account, { to: '/desk', minutes: 10 }))
  if (!link?.ok) throw new Error('the demo has no secretariat to sign in')
  const answer = await fetch(base + new URL(link.value).pathname, { method: 'POST', redirect: 'manual', headers: { origin: base } })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

interface Load {
  readonly rate: number
  readonly p97: number
}

/** Runs autocannon as a process of its own against a loopback address. */
function load(url: string, options: readonly string[]): Promise<Load> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/autocannon/autocannon.js', '-j', ...options, url], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.once('error', reject)
    child.once('close', () => {
      try {
        const found = JSON.parse(out) as { requests: { average: number }; latency: { p97_5: number }; non2xx: number; errors: number }
        if (found.non2xx + found.errors > 0) throw new Error(`${found.non2xx} answers other than 2xx, ${found.errors} errors from ${url}`)
        resolve({ rate: found.requests.average, p97: found.latency.p97_5 })
      } catch (fault) {
        reject(fault as Error)
      }
    })
  })
}
