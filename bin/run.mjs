// Installs what is missing, then goes on under the Node that the project brings along.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { Problem, tell } from './progress.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const LEAST_NODE = 24
/** Commands that stay: they run in a process of their own whose heap is kept small, for V8 lets it grow as far as the machine has memory. */
const SERVING = ['start', 'serve']
export const SMALL_HEAP = ['--max-semi-space-size=16', '--heap-growing-percent=40']

/** Runs a command of the project: `start`, `test`, … or a verb of the command line. `--silent` keeps even slow steps quiet. */
export async function run(args) {
  const silent = args[0] === '--silent'
  const rest = silent ? args.slice(1) : args
  try {
    const installed = await ensureInstalled(ROOT, silent)
    const own = ownNode()
    process.env.PATH = withOurs(process.env.PATH)
    if (silent) process.env.COLLEGIUM_SILENT = '1'
    if (process.env.npm_lifecycle_event) stopWithParent()
    if (!installed && isThis(own) && !SERVING.includes(rest[0])) {
      const { launch } = await import('../scripts/launch.mjs')
      await launch(rest)
    } else {
      process.exitCode = await handOver(own, rest)
    }
  } catch (fault) {
    process.exitCode = tell(fault)
  }
}

/** npm runs its scripts through a shell, which dies of a signal without passing it on: a child left behind this way stops in good order. */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** The pinned Node among the packages; where npm has none for this system, the present one must be recent enough. */
function ownNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const pinned = join(ROOT, 'node_modules', `node-${system}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) return process.execPath
  throw new Problem(
    `这个系统（${process.platform} ${process.arch}）没有随附的 Node，需要自行安装 Node ${LEAST_NODE} 或更新的版本，当前是 ${process.versions.node}。`,
    `No Node comes along for this system (${process.platform} ${process.arch}): install Node ${LEAST_NODE} or later; this is ${process.versions.node}.`,
  )
}

function isThis(node) {
  try {
    return realpathSync(node) === realpathSync(process.execPath)
  } catch {
    return false
  }
}

function withOurs(path) {
  const ours = join(ROOT, 'node_modules', '.bin')
  return (path ?? '').split(delimiter)[0] === ours ? path : [ours, path].filter(Boolean).join(delimiter)
}

/** Waits for the child and passes signals on. The open channel lets the child see when this process is killed, and stop in good order. */
function handOver(node, args) {
  const flags = SERVING.includes(args[0]) ? SMALL_HEAP : []
  const child = spawn(node, [...flags, join(ROOT, 'scripts', 'launch.mjs'), ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
