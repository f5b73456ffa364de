// Runs under the project's own Node: builds when sources have changed, then runs the command.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Problem, tell } from '../bin/progress.mjs'
import { build, ROOT } from './build.mjs'

/** Commands of the workshop, which need no built product, or build it themselves. */
const WORKSHOP = {
  test: ['./test.mjs', 'test'],
  'test:full': ['./test.mjs', 'testInFull'],
  check: ['./check.mjs', 'check'],
  dev: ['./dev.mjs', 'dev'],
  screens: ['./screens.mjs', 'screens'],
}
/** Commands with an entry of their own; any other word is a verb of the command line. */
const ENTRIES = ['start', 'serve', 'bench', 'torture', 'backup', 'restore']

export async function launch([command, ...args]) {
  try {
    const workshop = WORKSHOP[command]
    if (workshop) {
      const [file, name] = workshop
      process.exitCode = await (await import(file))[name](args)
      return
    }
    // Development builds by itself and starts what there is.
    if (command === '--built') return await runBuilt(args[0], args.slice(1))
    await build({ silent: process.env.COLLEGIUM_SILENT === '1', tolerant: process.env.COLLEGIUM_DEV === '1' })
    if (command !== 'build') await runBuilt(command, args)
  } catch (fault) {
    process.exitCode = tell(fault)
  }
}

/** A built entry either runs when it is loaded, or exports `main(args)` that gives an exit code. */
async function runBuilt(command, args) {
  const own = join(ROOT, 'dist', 'main', `${command}.js`)
  const isEntry = ENTRIES.includes(command) && existsSync(own)
  const file = isEntry ? own : join(ROOT, 'dist', 'cli', 'main.js')
  if (!existsSync(file)) throw new Problem(`没有这个命令：${command ?? ''}`, `There is no such command: ${command ?? ''}`)
  const rest = isEntry || command === undefined ? args : [command, ...args]
  process.argv = [process.argv[0], file, ...rest]
  if (!isEntry) endBySignal()
  const { main } = await import(pathToFileURL(file).href)
  const code = typeof main === 'function' ? await main(rest) : undefined
  if (typeof code !== 'number') return
  process.exitCode = code
  // Something forgotten must not keep a process alive whose work is done.
  setTimeout(() => process.exit(), 5_000).unref()
}

/** A verb that is interrupted ends at once but not without a word: what it holds (a database server) is let go as the process exits. */
function endBySignal() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.once(signal, () => process.exit(code))
  if (process.channel) process.once('disconnect', () => process.exit(143)).channel.unref()
  // Whoever reads the answer has seen enough (`| head`).
  process.stdout.on('error', (fault) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await launch(process.argv.slice(2))
