import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statfsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import pg from 'pg'
import type { ServerAddress } from './address.js'
import { binary } from './binaries.js'
import { serverFolder, serverLog } from './folder.js'
import { type Identity, spawnAs } from './identity.js'
import { endServer } from './orphan.js'
import { serverProblem } from './problems.js'

export interface ServerPlace {
  readonly folder: string
  readonly identity: Identity
  readonly at: ServerAddress
  /** False only for throw-away test data. */
  readonly durable: boolean
  /** With the role that owns the server; used to see whether it answers. */
  readonly url: string
}

export interface RunningServer {
  readonly pid: number
  /** Settles when the process ends, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
  /** Asks it to end without waiting: for a process that is itself about to end. */
  kill(): void
}

const START_MS = 15 * 60_000

/** Starts the server and waits until it answers; a long recovery after a crash is waited for. @throws StartProblem database_failed, disk_full */
export async function startServer(place: ServerPlace): Promise<RunningServer> {
  const end = performance.now() + START_MS
  for (let attempt = 1; ; attempt++) {
    const { child, logFrom } = launch(place)
    const ended = new Promise<void>((done) => child.once('close', () => done()).once('error', () => done()))
    if (await answers(place.url, child, end))
      return { pid: child.pid ?? 0, ended, stop: () => stop(place.folder, child, ended), kill: () => void child.kill('SIGINT') }
    await ended
    const output = logSince(place.folder, logFrom)
    if (attempt >= 20 || !/lock file .* already exists|pre-existing shared memory block/i.test(output))
      throw serverProblem(place.folder, output)
    await new Promise((wake) => setTimeout(wake, 250))
  }
}

function launch(place: ServerPlace): { child: ChildProcess; logFrom: number } {
  const log = serverLog(place.folder)
  const logFrom = rotated(log)
  const out = openSync(log, 'a', 0o600)
  try {
    const child = spawnAs(
      place.identity,
      binary(place.identity.native, 'postgres'),
      ['-D', serverFolder(place.folder), ...options(place)],
      {
        cwd: place.folder,
        stdio: ['ignore', out, out],
        // In a session of its own, so that Ctrl-C reaches Collegium alone, which then stops the server when its own work is done.
        detached: true,
      },
    )
    child.on('error', () => {})
    return { child, logFrom }
  } finally {
    closeSync(out)
  }
}

/** Size of the log, which a start moves aside when it has grown large. */
function rotated(log: string): number {
  try {
    const { size } = statSync(log)
    if (size < 10_000_000) return size
    renameSync(log, `${log}.1`)
  } catch {
    // There is no log yet.
  }
  return 0
}

function logSince(folder: string, from: number): string {
  try {
    return readFileSync(serverLog(folder)).subarray(from).toString('utf8')
  } catch {
    return ''
  }
}

const isOver = (child: ChildProcess) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

async function answers(url: string, child: ChildProcess, end: number): Promise<boolean> {
  while (!isOver(child) && performance.now() < end) {
    if (await doesAnswer(url)) return true
    await new Promise((wake) => setTimeout(wake, 15))
  }
  if (!isOver(child)) child.kill('SIGQUIT')
  return false
}

export async function doesAnswer(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function stop(folder: string, child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!isOver(child) && child.pid) await endServer(folder, child.pid)
  await ended
}

/** Server settings come with every start and never lie in the data folder, so that a new version can change them. */
function options(place: ServerPlace): string[] {
  const megabytes = Math.floor(totalmem() / 1024 / 1024)
  const shared = Math.min(1024, Math.max(128, Math.floor(megabytes / 8)))
  const common = {
    port: String(place.at.port),
    listen_addresses: place.at.socketFolder ? '' : '127.0.0.1',
    unix_socket_directories: place.at.socketFolder ?? '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    jit: 'off',
    random_page_cost: '1.1',
    max_wal_senders: '0',
    wal_level: 'minimal',
    // A command reads few rows, but several in one table: more of them are remembered one by one before a whole page or table is.
    max_pred_locks_per_transaction: '256',
    dynamic_shared_memory_type: dynamicMemory(),
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  const real = {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    max_connections: '120',
  }
  const throwAway = {
    shared_buffers: '128MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_wal_size: '2GB',
    max_connections: '300',
  }
  return Object.entries({ ...common, ...(place.durable ? real : throwAway) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Parallel queries share memory through /dev/shm, which containers often make too small. */
function dynamicMemory(): string {
  if (process.platform === 'win32') return 'windows'
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 512 * 1024 * 1024 ? 'sysv' : 'posix'
  } catch {
    return process.platform === 'linux' ? 'sysv' : 'posix'
  }
}
