import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, StartProblem } from '../../config/index.js'
import { serverFolder } from './folder.js'
import { folderOf, processesIn, stateOf, until } from './processes.js'

/**
 * Stops a database server that outlived its Collegium (after `kill -9`), and clears away what a dead one left.
 * Only called by the holder of the folder's lock, so whatever runs here belongs to nobody any more.
 * @throws StartProblem folder_in_use when the server does not end
 */
export async function stopOrphan(folder: string): Promise<'none' | 'stopped' | 'cleared'> {
  const files = serverFolder(folder)
  const mark = join(files, 'postmaster.pid')
  if (!existsSync(mark)) return 'none'
  const pid = Number.parseInt(readFileSync(mark, 'utf8'), 10)
  if (Number.isInteger(pid) && pid > 1 && stateOf(pid) === 'running' && isServerOf(pid, files)) {
    await endServer(folder, pid)
    return 'stopped'
  }
  await clearAway(files, mark)
  return 'cleared'
}

/** Another process may by now have the number of a dead server; that one works in another folder. */
function isServerOf(pid: number, files: string): boolean {
  const works = folderOf(pid)
  return works === undefined || works === files
}

/** First politely (open transactions are rolled back), then as a crash would (the log brings everything committed back). */
export async function endServer(folder: string, pid: number, patience = { fastMs: 20_000, atOnceMs: 10_000 }): Promise<void> {
  const isOver = () => stateOf(pid) !== 'running'
  for (const [signal, ms] of [
    ['SIGINT', patience.fastMs],
    ['SIGQUIT', patience.atOnceMs],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return
      throw notOurs(folder, pid)
    }
    if (await until(isOver, ms)) return
  }
  throw notOurs(folder, pid)
}

/**
 * A server killed by force leaves its mark, and its helpers take a moment to notice. The mark also names the memory they share:
 * it may only go when none of them is left. A killed server that its parent has not taken note of still counts as running for PostgreSQL.
 */
async function clearAway(files: string, mark: string): Promise<void> {
  await until(() => processesIn(files).length === 0, 10_000)
  if (processesIn(files).length === 0 && process.platform === 'linux') rmSync(mark, { force: true })
}

function notOurs(folder: string, pid: number): StartProblem {
  return new StartProblem(
    'folder_in_use',
    {
      zh: `数据文件夹 ${folder} 的数据库服务器（进程号 ${pid}）没有响应停止请求；请先停止该进程，再启动。`,
      en: `The database server of the data folder ${folder} (process ${pid}) does not stop; stop that process and start again.`,
    },
    EXIT.inUse,
  )
}
