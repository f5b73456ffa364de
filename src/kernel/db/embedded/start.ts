import { realpathSync } from 'node:fs'
import { addressOf, forgetAddress, newAddress, type ServerAddress, urlOf } from './address.js'
import { nativeFolder } from './binaries.js'
import { makeCluster } from './cluster.js'
import { claimFolder, type FolderKeys, folderProblem, keysOf } from './folder.js'
import { chooseIdentity, handOver } from './identity.js'
import { type FolderLock, holderOf, lockFolder } from './lock.js'
import { stopOrphan } from './orphan.js'
import { APP, DATABASE, makeRoles, OWNER } from './roles.js'
import { doesAnswer, type RunningServer, type ServerPlace, startServer } from './server.js'

/** What happens to an embedded server, for the log. */
export type EmbeddedEvent = 'orphan_stopped' | 'started' | 'died' | 'restarted' | 'given_up' | 'stopped'
type Log = (event: EmbeddedEvent, detail?: Record<string, unknown>) => void

export interface EmbeddedOptions {
  /** The data folder; made when missing. */
  readonly folder: string
  /** Only where there are no Unix sockets: the port on 127.0.0.1. */
  readonly port?: number
  /** False for throw-away test data: nothing is flushed to disk. */
  readonly durable?: boolean
  readonly log?: Log
}

export type Role = 'postgres' | typeof OWNER | typeof APP
/** Address of the server for a role, in the federation's database unless another is named. */
export type UrlFor = (role: Role, database?: string) => string

export interface Embedded {
  /** Address of the `postgres` database with the role that owns the server. */
  readonly url: string
  readonly urlFor: UrlFor
  /** Secret of this data folder, for signing sign-ins when the environment names none. */
  readonly secret: string
  /** Process number of the server. It changes when the server had to be started again. */
  pid(): number
  /** Ends the server and gives the folder back. Safe to repeat. */
  stop(): Promise<void>
  /** Settles (with the reason) only when the server died and could not be brought back. */
  readonly lost: Promise<unknown>
}

/**
 * Starts the embedded PostgreSQL of a data folder, and starts it again should it die. One process at a time may do so.
 * @throws StartProblem with a sentence for every known reason why it cannot
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  claimFolder(options.folder)
  const folder = realpathSync(options.folder)
  const log = options.log ?? (() => {})
  let lock: FolderLock | undefined
  try {
    lock = await lockFolder(folder)
    if ((await stopOrphan(folder)) === 'stopped') log('orphan_stopped')
    const keys = keysOf(folder)
    const identity = chooseIdentity(folder, await nativeFolder())
    const durable = options.durable ?? true
    await makeCluster(folder, identity, keys.root, durable)
    const at = await newAddress(folder, options.port)
    if (at.socketFolder) handOver(identity, at.socketFolder)
    const urlFor = urlsOf(at, keys)
    const place: ServerPlace = { folder, identity, at, durable, url: urlFor('postgres', 'postgres') }
    const server = await startServer(place)
    await makeRoles(place.url, keys)
    log('started', { pid: server.pid })
    return { url: place.url, urlFor, secret: keys.secret, ...supervise(place, server, lock, log) }
  } catch (fault) {
    if (lock) forgetAddress(folder)
    lock?.release()
    throw folderProblem(folder, fault)
  }
}

const JOIN_MS = 60_000

/** The running server of a data folder that another process has started, once it answers; undefined when nobody runs one. */
export async function joinEmbedded(folder: string): Promise<{ readonly urlFor: UrlFor; readonly secret: string } | undefined> {
  const end = performance.now() + JOIN_MS
  while (holderOf(folder) !== undefined && performance.now() < end) {
    const at = addressOf(folder)
    if (at) {
      const keys = keysOf(folder)
      const urlFor = urlsOf(at, keys)
      if (await doesAnswer(urlFor(APP))) return { urlFor, secret: keys.secret }
    }
    await new Promise((wake) => setTimeout(wake, 50))
  }
  return undefined
}

function urlsOf(at: ServerAddress, keys: FolderKeys): UrlFor {
  const passwords = { postgres: keys.root, [OWNER]: keys.owner, [APP]: keys.app }
  return (role, database = DATABASE) => urlOf(at, role, passwords[role], database)
}

const RESTARTS_A_MINUTE = 5

/** A server that died by itself (killed, out of memory) is started again with the same address, so that the pools recover. */
function supervise(place: ServerPlace, first: RunningServer, lock: FolderLock, log: Log): Pick<Embedded, 'pid' | 'stop' | 'lost'> {
  let server = first
  let stopped: Promise<void> | undefined
  let restarting: Promise<void> = Promise.resolve()
  const endAtExit = () => server.kill()
  process.once('exit', endAtExit)
  const deaths: number[] = []

  const restart = async () => {
    deaths.push(Date.now())
    if (deaths.filter((at) => at > Date.now() - 60_000).length > RESTARTS_A_MINUTE) throw new Error('the database server keeps dying')
    await stopOrphan(place.folder)
    server = await startServer(place)
    log('restarted', { pid: server.pid })
  }
  const lost = new Promise<unknown>((giveUp) => {
    const watch = async () => {
      await server.ended
      if (stopped) return
      log('died', { pid: server.pid })
      restarting = restart()
      await restarting.then(watch, (fault) => {
        log('given_up', { reason: String(fault) })
        giveUp(fault)
      })
    }
    void watch()
  })
  const end = async () => {
    lock.markStopping()
    await restarting.catch(() => {})
    await server.stop()
    process.off('exit', endAtExit)
    forgetAddress(place.folder)
    lock.release()
    log('stopped')
  }
  return { pid: () => server.pid, stop: () => (stopped ??= end()), lost }
}
