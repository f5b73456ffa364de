// Builds dist/ when the sources have changed since the last time: by the TypeScript compiler, then what the browser gets.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withLock } from '../bin/install.mjs'
import { Problem, step } from '../bin/progress.mjs'
import { ROOT } from '../bin/run.mjs'

export { ROOT }

const DIST = join(ROOT, 'dist')
const STAMP = join(DIST, '.built')
const isTest = (name) => /(^testing|\.test)\.tsx?$|\.(sql|md)$/.test(name)

/** Builds when needed. With `tolerant`, type errors are shown but do not stop it (while developing). True when something was built. */
export async function build({ silent = false, tolerant = false } = {}) {
  if (isBuilt()) return false
  return withLock(join(ROOT, '.cache', 'build.lock'), silent, async () => {
    if (isBuilt()) return false
    const sources = sourcesNow()
    const clean = await step('编译', 'Building', silent, async () => {
      if (!existsSync(STAMP)) rmSync(join(DIST, '.build.tsbuildinfo'), { force: true })
      rmSync(STAMP, { force: true })
      const types = await tsc(['-p', 'tsconfig.build.json'])
      if (types.code !== 0) {
        process.stderr.write(types.output)
        if (!tolerant) throw new Problem('源码有类型错误，未能编译。', 'The sources have type errors and were not built.')
      }
      dropOrphans()
      await buildAssets()
      return types.code === 0
    })
    if (clean) writeFileSync(STAMP, sources)
    return true
  })
}

function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === sourcesNow()
  } catch {
    return false
  }
}

/** A mark of all that the build reads: names, sizes and times, which takes milliseconds. */
function sourcesNow() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const own = ['tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'].map((path) => join(ROOT, path))
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...own, ...sources.sort()]) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(ROOT, path)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Runs the TypeScript compiler; its output is what it complained of. */
export async function tsc(args) {
  return capture(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ...args])
}

/** Runs a program to its end and collects what it printed. */
export async function capture(command, args, env = process.env) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const code = await new Promise((done) => child.on('error', (fault) => done(String(fault))).on('close', done))
  return { code, output }
}

/** What was built from a source that is no longer there must not be loaded any more. */
function dropOrphans() {
  for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|js\.map|json)$/.test(entry.name)) continue
    const path = relative(DIST, join(entry.parentPath, entry.name))
    if (path.startsWith('assets') || path.startsWith('.')) continue
    const source = join(ROOT, 'src', path.replace(/\.js(\.map)?$/, ''))
    const sources = path.endsWith('.json') ? [join(ROOT, 'src', path)] : [`${source}.ts`, `${source}.tsx`]
    if (!sources.some(existsSync)) rmSync(join(DIST, path))
  }
}

/** The room of pages builds scripts and styles for the browser by itself, when they have changed; here that is done before the first page asks. */
async function buildAssets() {
  const entry = join(DIST, 'ui', 'assets.js')
  if (!existsSync(entry)) return
  const ask = `const { assetUrl } = await import(process.argv[1]); assetUrl('app.css')`
  const made = await capture(process.execPath, ['--input-type=module', '-e', ask, pathToFileURL(entry).href])
  if (made.code === 0) return
  process.stderr.write(made.output)
  throw new Problem('浏览器脚本或样式未能编译。', 'Scripts or styles for the browser could not be built.')
}
