import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { EXIT, StartProblem } from '../../config/index.js'
import { birthOf, stateOf } from './processes.js'

/** Who holds a data folder. Kept in `<data>/lock`; the file's time is renewed while its process lives. */
interface Holder {
  readonly pid: number
  readonly birth: string | undefined
  readonly host: string
  readonly since: string
  readonly stopping: boolean
}

export interface FolderLock {
  /** Tells the next start that it need only wait a moment. */
  markStopping(): void
  release(): void
}

const RENEW_MS = 5_000
/** A holder on another machine (or container) whose mark is older than this is taken for dead. */
const SILENT_MS = 30_000

/**
 * Takes the data folder for this process. Waits for a holder that is just stopping; refuses with one sentence when a living process holds it.
 * @throws StartProblem folder_in_use
 */
export async function lockFolder(folder: string, wait: { busyMs?: number; stoppingMs?: number } = {}): Promise<FolderLock> {
  const { busyMs = 1_000, stoppingMs = 20_000 } = wait
  const path = join(folder, 'lock')
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid), host: hostname(), since: new Date().toISOString(), stopping: false }
  const began = performance.now()
  for (;;) {
    if (place(path, mine)) return hold(path, mine)
    const other = read(path)
    if (!other || !isHeld(path, other)) {
      discard(path, other)
      continue
    }
    const waited = performance.now() - began
    const patience = other.host !== mine.host ? SILENT_MS + RENEW_MS : other.stopping ? stoppingMs : busyMs
    if (waited > patience || isFreshElsewhere(path, other, waited)) throw inUse(folder, other)
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

/** The living process that holds this folder, if any. */
export function holderOf(folder: string): number | undefined {
  const path = join(folder, 'lock')
  const holder = read(path)
  return holder && isHeld(path, holder) ? holder.pid : undefined
}

/** Written aside and linked into place, so that nobody ever reads half a lock and only one of two can win. */
function place(path: string, holder: Holder): boolean {
  const aside = `${path}.${randomUUID()}`
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o644 })
  try {
    linkSync(aside, path)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Moves a dead holder's lock away. Should another start have been quicker, its lock is put back. */
function discard(path: string, dead: Holder | undefined): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && (moved.pid !== dead?.pid || moved.since !== dead.since)) {
    try {
      linkSync(aside, path)
    } catch {
      // Someone else holds it by now, and the process whose lock this was will see that it lost it.
    }
  }
  rmSync(aside, { force: true })
}

function hold(path: string, mine: Holder): FolderLock {
  const isMine = () => {
    const now = read(path)
    return now?.pid === mine.pid && now.since === mine.since
  }
  const timer = setInterval(() => {
    try {
      if (isMine()) utimesSync(path, new Date(), new Date())
    } catch {
      // A full or read-only disk must not end the process; the lock stays valid on this machine.
    }
  }, RENEW_MS)
  timer.unref()
  return {
    markStopping: () => {
      if (isMine()) writeFileSync(path, JSON.stringify({ ...mine, stopping: true }))
    },
    release: () => {
      clearInterval(timer)
      if (isMine()) rmSync(path, { force: true })
    },
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isHeld(path: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return ageOf(path) < SILENT_MS
  if (stateOf(holder.pid) !== 'running') return false
  const birth = birthOf(holder.pid)
  return !holder.birth || !birth || holder.birth === birth
}

/** A holder on another machine that renewed its mark while we waited is alive beyond doubt. */
function isFreshElsewhere(path: string, holder: Holder, waited: number): boolean {
  return holder.host !== hostname() && waited > RENEW_MS + 1_000 && ageOf(path) < RENEW_MS
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function inUse(folder: string, holder: Holder): StartProblem {
  const since = new Date(holder.since).toLocaleString('sv-SE')
  const [whereZh, whereEn] = holder.host === hostname() ? ['', ''] : [`在主机 ${holder.host} 上`, ` on ${holder.host}`]
  return new StartProblem(
    'folder_in_use',
    {
      zh: `数据文件夹 ${folder} 正由另一个 Collegium 进程使用（${whereZh}进程号 ${holder.pid}，自 ${since} 起）；请先停止它，或用 COLLEGIUM_DATA 指定另一个文件夹。`,
      en: `The data folder ${folder} is in use by another Collegium process${whereEn} (number ${holder.pid}, since ${since}); stop it first, or name another folder by COLLEGIUM_DATA.`,
    },
    EXIT.inUse,
  )
}
