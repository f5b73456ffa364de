// Installs what package-lock.json names, when it is not there yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { linkLibraries } from './links.mjs'
import { Problem, step } from './progress.mjs'

/** Makes sure that node_modules holds what the lock names. True when something was installed just now. */
export async function ensureInstalled(root, silent) {
  if (isCurrent(root)) return false
  if (await step('查看已安装的依赖包', 'Looking at the installed packages', silent, () => isOrBecomesAsLocked(root))) {
    finish(root)
    return false
  }
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new Problem(
      `依赖尚未安装，而当前用户不能写入 ${root}。`,
      `The packages are not installed and ${root} cannot be written by this user.`,
    )
  }
  return withLock(join(root, '.cache', 'install.lock'), silent, async () => {
    if (isCurrent(root)) return false
    await step('安装依赖包', 'Installing packages', silent, () => npmCi(root))
    finish(root)
    return true
  })
}

const stampOf = (root) => join(root, 'node_modules', '.collegium')

/** The lock and the kind of machine: a folder carried to another one is installed anew. */
function wanted(root) {
  return `${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')} ${process.platform} ${process.arch}`
}

function isCurrent(root) {
  try {
    return readFileSync(stampOf(root), 'utf8') === wanted(root)
  } catch {
    return false
  }
}

const NPM_SETTLES_MS = 6_000

/** An npm run by hand writes the lock a moment before it is done; installing over it would destroy its work and ours. */
async function isOrBecomesAsLocked(root) {
  const isJustWritten = () =>
    existsSync(join(root, 'node_modules')) && Date.now() - statSync(join(root, 'package-lock.json')).mtimeMs < NPM_SETTLES_MS
  while (!isAsLocked(root)) {
    if (!isJustWritten()) return false
    await new Promise((wake) => setTimeout(wake, 200))
  }
  return true
}

/** Whether somebody has run npm by hand and everything is there in the locked version. */
function isAsLocked(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  return Object.entries(packagesIn(join(root, 'package-lock.json')) ?? {}).every(([path, locked]) => {
    if (!path || locked.link) return true
    const found = installed[path]
    if (!found) return Boolean(locked.optional) && !suits(locked)
    return found.version === locked.version && existsSync(join(root, path, 'package.json'))
  })
}

/** An optional package for another system is rightly missing. */
function suits({ os, cpu, libc }) {
  const has = (list, mine) => !list || list.includes(mine) || (list.every((each) => each.startsWith('!')) && !list.includes(`!${mine}`))
  return has(os, process.platform) && has(cpu, process.arch) && !libc
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function finish(root) {
  linkLibraries(root)
  try {
    writeFileSync(stampOf(root), wanted(root))
  } catch {
    // Installed by another user: nothing is lost but the quick look next time.
  }
}

/** Dependencies' install scripts never run; the tools that build are needed also where NODE_ENV says production. */
async function npmCi(root) {
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const [command, ...before] = npm()
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...cacheSetting(root) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const code = await new Promise((done) => child.on('error', (fault) => done(fault.message)).on('close', done))
  if (code === 0) return
  const why =
    (/ENOSPC/.test(output)
      ? 'ENOSPC: no space left'
      : (output.match(/npm error (?!A complete log|code |syscall |path |errno )(.*)/)?.[1] ?? output.trim().split('\n').at(-1))) || code
  throw new Problem(
    `依赖包没有装好：${why}。请检查网络和磁盘空间后再试（npm ci）。`,
    `The packages could not be installed: ${why}. Check the network and the disk, then try again (npm ci).`,
  )
}

/** The npm that started us, else the one on the path. */
function npm() {
  const script = process.env.npm_execpath
  return script && basename(script) === 'npm-cli.js' && existsSync(script)
    ? [process.env.npm_node_execpath ?? process.execPath, script]
    : ['npm']
}

/** npm cannot work without a cache folder that it may write: where the home has none, the project keeps one. */
function cacheSetting(root) {
  const usual = process.env.npm_config_cache || join(process.env.HOME || homedir() || '', '.npm')
  return isAbsolute(usual) && mayBeMade(usual) ? {} : { npm_config_cache: join(root, '.cache', 'npm') }
}

/** The folder, or else the one above it, is there and can be written. Nothing is made at the root of the system: an empty home means `/.npm`. */
function mayBeMade(folder) {
  const at = existsSync(folder) ? folder : dirname(folder)
  try {
    accessSync(at, constants.W_OK | constants.X_OK)
    return at !== dirname(at)
  } catch {
    return false
  }
}

/** Two starts at once must not install, or build, over each other: the second waits. */
export async function withLock(path, silent, work) {
  mkdirSync(dirname(path), { recursive: true })
  await step('等待另一个进程完成', 'Waiting for another process to finish the same', silent, async () => {
    while (!take(path)) await new Promise((wake) => setTimeout(wake, 100))
  })
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault
  }
  if (!isRunning(Number(readOrEmpty(path)))) rmSync(path, { force: true })
  return false
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function isRunning(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}
