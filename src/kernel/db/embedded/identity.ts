import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { EXIT, StartProblem } from '../../config/index.js'
import { SERVER_MAJOR } from './folder.js'

/** PostgreSQL refuses to run as the system's root. This says as whom, and how, its programs are run instead. */
export interface Identity {
  /** Put before the program: with `unshare` it sees itself as an ordinary user while all files stay ours. */
  readonly prefix: readonly string[]
  readonly uid?: number
  readonly gid?: number
  /** The server's programs, at a place where that user can run them. */
  readonly native: string
}

const UNSHARE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const
/** A user number that no system hands out by itself; the fallback gives it the server's files and nothing else. */
const SERVER_USER = 47_318

/**
 * Chooses how to run the server's programs on a data folder, and hands its files to the user chosen.
 * @throws StartProblem database_as_root when root may neither make a user name space nor hand the folder to another user
 */
export function chooseIdentity(dataFolder: string, native: string): Identity {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { prefix: [], native }
  const files = join(dataFolder, 'postgres')
  if (spawnSync(UNSHARE[0], [...UNSHARE.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
    giveTo(files, 0, 0)
    return { prefix: UNSHARE, native }
  }
  const closed = closedAbove(dataFolder)
  if (closed) throw asRoot(dataFolder, closed)
  chmodSync(dataFolder, 0o711)
  giveTo(files, SERVER_USER, SERVER_USER)
  return {
    prefix: [],
    uid: SERVER_USER,
    gid: SERVER_USER,
    native: closedAbove(native) || isClosed(native) ? reachableCopy(native) : native,
  }
}

/** Starts a program of the server as the identity says. */
export function spawnAs(identity: Identity, program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const [command, ...rest] = [...identity.prefix, program, ...args] as [string, ...string[]]
  return spawn(command, rest, { ...options, uid: identity.uid, gid: identity.gid, env: serverEnvironment() })
}

/** Runs a program of the server to its end. Gives its whole output; `ok` false when it failed. */
export async function runAs(
  identity: Identity,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ ok: boolean; output: string }> {
  const child = spawnAs(identity, program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((done) => {
    child.on('error', (fault) => done({ ok: false, output: `${output}${fault.message}` }))
    child.on('close', (code) => done({ ok: code === 0, output }))
  })
}

/** Hands a file or folder to the user that the server runs as, where that is another one. */
export function handOver(identity: Identity, path: string): void {
  if (identity.uid !== undefined) chownSync(path, identity.uid, identity.gid ?? identity.uid)
}

/** The server gets no setting of ours and nothing of its own that the surroundings may have set (PGDATA, PGPORT, …). */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}

/** The nearest folder on the way that other users cannot enter. */
function closedAbove(folder: string): string | undefined {
  for (let at = dirname(resolve(folder)); ; at = dirname(at)) {
    if (isClosed(at)) return at
    if (at === dirname(at)) return undefined
  }
}

function isClosed(folder: string): boolean {
  return (statSync(folder).mode & 0o001) === 0
}

function giveTo(folder: string, uid: number, gid: number): void {
  if (!existsSync(folder) || statSync(folder).uid === uid) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(join(folder, name), uid, gid)
  chownSync(folder, uid, gid)
}

/** A copy of the server's programs which only root can change and everybody can run. */
function reachableCopy(native: string): string {
  const version = `${SERVER_MAJOR}-${Math.floor(statSync(join(native, 'bin', 'postgres')).mtimeMs)}`
  const copy = join(tmpdir(), `collegium-postgres-${version}`)
  if (existsSync(copy)) {
    const found = statSync(copy)
    if (found.uid === 0 && (found.mode & 0o022) === 0) return copy
    throw asRoot(native, copy)
  }
  const aside = `${copy}.${process.pid}`
  mkdirSync(aside, { mode: 0o755 })
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'go+rX,go-w', aside])
  try {
    renameSync(aside, copy)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
  return copy
}

function asRoot(folder: string, closed: string): StartProblem {
  return new StartProblem(
    'database_as_root',
    {
      zh: `内嵌数据库不能以 root 身份运行，系统不允许建立用户命名空间，而其他用户又不能进入 ${closed}（位于 ${folder} 的路径上）；请以普通用户启动，或把数据放到其他用户可以进入的文件夹（COLLEGIUM_DATA），或设置 DATABASE_URL。`,
      en: `The embedded database cannot run as root, this system allows no user name space, and other users cannot enter ${closed} (on the way to ${folder}); start as an ordinary user, or put the data where others can enter (COLLEGIUM_DATA), or set DATABASE_URL.`,
    },
    EXIT.database,
  )
}
