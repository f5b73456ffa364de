import { fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../kernel/config/index.js'
import { loadDemo } from '../demo/index.js'
import { demoAccountFor } from '../demoAccounts.js'
import { accountsOver, type Bench, type Finding } from './harness.js'

const BOARD = '/plans/2022'

/** The board as a page: made for each request, from the shared copy, and for someone who is signed in; memory after many requests. The load comes from a process of its own. */
export async function benchPages(bench: Bench): Promise<Finding[]> {
  const { house } = bench
  const accounts = accountsOver(house, bench.appUrl)
  await bench.owner.query('update kernel.clock set demo_today = null')
  await loadDemo(house, { size: 'small', accountFor: demoAccountFor({ accounts }) })
  const web = await serveApart(bench)
  const { base } = web
  try {
    const cookie = await signIn(base, accounts)
    await load(base + BOARD, { duration: 3 })
    const made = await load(base + BOARD, { duration: 8, connections: 20, own: true })
    const shared = await load(base + BOARD, { duration: 8, connections: 20 })
    const signedIn = await evenly(base + BOARD, { everyMs: 10, seconds: 10, headers: { cookie } })
    const before = await web.memory()
    await load(base + BOARD, { amount: 100_000, connections: 20 })
    const after = await web.memory()
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
        value: `p95 ${signedIn.p95.toFixed(1)} ms, p50 ${signedIn.p50.toFixed(1)} ms (${Math.round(signedIn.rate)}/s)`,
        asked: 'p95 < 60 ms',
        holds: signedIn.p95 < 60,
      },
      {
        name: 'memory of the process before and after 10⁵ requests',
        value: `${megabytes(before)} → ${megabytes(after)} MB`,
        asked: '≤ 400 MB, flat',
        holds: after <= 400e6 && after - before < 60e6,
      },
    ]
  } finally {
    web.stop()
    await accounts.close()
  }
}

interface Apart {
  readonly base: string
  /** Resident memory in bytes. */
  memory(): Promise<number>
  stop(): void
}

/** The flags with which the boot starts what serves. */
async function smallHeap(): Promise<string[]> {
  const boot = (await import(pathToFileURL(join(projectRoot(), 'bin', 'run.mjs')).href)) as { SMALL_HEAP: string[] }
  return boot.SMALL_HEAP
}

/** The web in a process of its own, started as `npm start` starts it: neither the load nor what loaded the demo counts as its memory. */
async function serveApart(bench: Bench): Promise<Apart> {
  const child = fork(join(import.meta.dirname, 'webProcess.js'), [bench.appUrl, bench.files], {
    execArgv: await smallHeap(),
  })
  const heard = () =>
    new Promise<number>((done, fail) => {
      child.once('message', (said) => done(Number(said)))
      child.once('exit', (code) => fail(new Error(`the web process ended with ${code}`)))
    })
  const port = await heard()
  return {
    base: `http://127.0.0.1:${port}`,
    memory: () => {
      const answer = heard()
      child.send('memory')
      return answer
    },
    stop: () => child.kill(),
  }
}

async function signIn(base: string, accounts: ReturnType<typeof accountsOver>): Promise<string> {
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

interface Asked {
  readonly duration?: number
  readonly amount?: number
  readonly connections?: number
  /** Each request asks for an address of its own, which no shared copy answers. */
  readonly own?: boolean
}

// Runs in the process that makes the load: the package has no types and cannot count up addresses from its command line.
const LOADER = `
const { url, own, ...asked } = JSON.parse(process.argv[1])
let turn = 0
const requests = [{ setupRequest: (request) => ({ ...request, path: new URL(url).pathname + '?turn=' + turn++ }) }]
require('autocannon')({ url, ...asked, ...(own ? { requests } : {}) }, (fault, found) => {
  if (fault) throw fault
  process.stdout.write(JSON.stringify(found))
})`

/** Runs autocannon as a process of its own against a loopback address. */
async function load(url: string, asked: Asked): Promise<Load> {
  const found = await apart<{ requests: { average: number }; latency: { p97_5: number }; non2xx: number; errors: number }>(LOADER, {
    url,
    ...asked,
  })
  if (found.non2xx + found.errors > 0) throw new Error(`${found.non2xx} answers other than 2xx, ${found.errors} errors from ${url}`)
  return { rate: found.requests.average, p97: found.latency.p97_5 }
}

// One request every so many milliseconds, whether earlier ones are answered or not, as readers come; autocannon would send a second's share at once.
const EVENLY = `
const { url, everyMs, seconds, headers } = JSON.parse(process.argv[1])
const agent = new (require('node:http').Agent)({ keepAlive: true })
const took = []
const started = performance.now()
const one = (due) => new Promise((done, fail) => require('node:http').get(url, { agent, headers }, (answer) => {
  if (answer.statusCode !== 200) fail(new Error('answered ' + answer.statusCode))
  answer.resume().on('end', () => { took.push(performance.now() - due); done() })
}).on('error', fail))
const all = []
const beat = setInterval(() => {
  const due = started + all.length * everyMs
  if (due - started > seconds * 1000) {
    clearInterval(beat)
    Promise.all(all).then(() => {
      took.sort((a, b) => a - b)
      const at = (share) => took[Math.floor(share * (took.length - 1))]
      process.stdout.write(JSON.stringify({ rate: took.length / (performance.now() - started) * 1000, p50: at(0.5), p95: at(0.95) }))
      agent.destroy()
    })
  } else if (performance.now() >= due) all.push(one(due))
}, 1)`

/** Requests that come evenly; how long each took from the moment it was due. */
const evenly = (url: string, asked: { everyMs: number; seconds: number; headers: Record<string, string> }) =>
  apart<{ rate: number; p50: number; p95: number }>(EVENLY, { url, ...asked })

/** Runs the script with `asked` in a process of its own and gives what it writes. */
function apart<T>(script: string, asked: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', script, JSON.stringify(asked)], {
      cwd: projectRoot(),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.once('error', reject)
    child.once('close', () => {
      try {
        resolve(JSON.parse(out) as T)
      } catch (fault) {
        reject(fault as Error)
      }
    })
  })
}
