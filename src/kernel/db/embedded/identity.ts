import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
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

/**
 * Chooses how to run the server's programs on a data folder, and hands its files to the user chosen. They refuse root, and a user number
 * without a name (a container's).
 * @throws StartProblem database_as_root, database_user when there is no way
 */
export function chooseIdentity(dataFolder: string, native: string): Identity {
  const uid = process.getuid?.()
  if (process.platform === 'win32' || uid === undefined || (uid !== 0 && hasName())) return { prefix: [], native }
  const users = namedUsers()
  const seenAs = users[0]
  if (seenAs) {
    const prefix = ['unshare', '--user', `--map-user=${seenAs.uid}`, `--map-group=${seenAs.gid}`]
    if (spawnSync('unshare', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
      if (uid === 0) giveTo(join(dataFolder, 'postgres'), 0, 0)
      return { prefix, native }
    }
  }
  if (uid !== 0) throw withoutName(uid)
  return asAnother(dataFolder, native, users)
}

/** Without user name spaces root hands the server's files to another user of the system, who must be able to reach them. */
function asAnother(dataFolder: string, native: string, users: readonly User[]): Identity {
  const other = users.find((user) => user.name === 'postgres') ?? users.find((user) => user.name === 'nobody') ?? users[0]
  const closed = closedAbove(dataFolder)
  if (closed || !other) throw asRoot(dataFolder, closed ?? '/etc/passwd')
  chmodSync(dataFolder, 0o711)
  giveTo(join(dataFolder, 'postgres'), other.uid, other.gid)
  return { prefix: [], uid: other.uid, gid: other.gid, native: closedAbove(native) || isClosed(native) ? reachableCopy(native) : native }
}

interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function namedUsers(): User[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
      .filter((user) => user.uid > 0 && user.gid > 0)
  } catch {
    return []
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

function withoutName(uid: number): StartProblem {
  return new StartProblem(
    'database_user',
    {
      zh: `内嵌数据库不能以没有用户名的用户（编号 ${uid}）运行；请在 /etc/passwd 中登记该用户，或换一个用户启动，或设置 DATABASE_URL。`,
      en: `The embedded database cannot run as a user without a name (number ${uid}); give it an entry in /etc/passwd, start as another user, or set DATABASE_URL.`,
    },
    EXIT.database,
  )
}
