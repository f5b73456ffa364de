import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Handler } from 'hono'
import { type Built, buildAssets } from './buildAssets.js'

/** One file as it is sent: `name` carries the hash of its content, so it may be kept for ever. */
interface Served {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly br?: Uint8Array<ArrayBuffer>
  readonly gzip?: Uint8Array<ArrayBuffer>
}
interface Assets {
  readonly stamp: string
  /** From the plain name (`app.css`) to the hashed one. */
  readonly names: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, Served>
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  map: 'application/json',
}

/** The project's folder, found from here whether this runs from `src/` or `dist/`. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('The files of the pages cannot be found: no package.json above them.')
    folder = above
  }
  return folder
}

const SOURCES = ['src/ui/tokens.css', 'src/ui/styles', 'src/ui/client', 'src/ui/buildAssets.ts'] as const

function sourceFiles(root: string): string[] {
  return SOURCES.flatMap((source) => {
    const path = join(root, source)
    if (!existsSync(path)) return []
    if (/\.\w+$/.test(source)) return [path]
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  }).sort()
}

/** Changes whenever one of the sources or a bundled library does; the lock file stands for the libraries. */
function sourceStamp(root: string): string | undefined {
  const files = sourceFiles(root)
  if (files.length === 0) return undefined
  const hash = createHash('sha256')
  const lock = join(root, 'package-lock.json')
  for (const file of existsSync(lock) ? [...files, lock] : files) hash.update(`${basename(file)}\n`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const asServed = (files: Built['files']): Map<string, Served> =>
  new Map(
    files.map(({ name, plain, br, gzip }) => [
      name,
      { type: TYPES[name.split('.').pop()!] ?? 'application/octet-stream', plain, br, gzip },
    ]),
  )

const NAMES_FILE = 'names.json'

function readBuilt(folder: string, stamp: string): Assets | undefined {
  const namesPath = join(folder, stamp, NAMES_FILE)
  if (!existsSync(namesPath)) return undefined
  const names = new Map(Object.entries(JSON.parse(readFileSync(namesPath, 'utf8')) as Record<string, string>))
  const read = (name: string) =>
    existsSync(join(folder, stamp, name)) ? new Uint8Array(readFileSync(join(folder, stamp, name))) : undefined
  const all = readdirSync(join(folder, stamp)).filter((name) => name !== NAMES_FILE && !/\.(br|gz)$/.test(name))
  return {
    stamp,
    names,
    files: asServed(all.map((name) => ({ name, plain: read(name)!, br: read(`${name}.br`), gzip: read(`${name}.gz`) }))),
  }
}

/** Writes a build where the next process finds it; the rename makes it appear whole or not at all. A read-only folder is no reason to stop. */
function keepBuilt(folder: string, stamp: string, built: Built): void {
  const draft = join(folder, `.${stamp}-${process.pid}`)
  try {
    mkdirSync(draft, { recursive: true })
    for (const { name, plain, br, gzip } of built.files) {
      writeFileSync(join(draft, name), plain)
      if (br) writeFileSync(join(draft, `${name}.br`), br)
      if (gzip) writeFileSync(join(draft, `${name}.gz`), gzip)
    }
    writeFileSync(join(draft, NAMES_FILE), JSON.stringify(Object.fromEntries(built.names)))
    renameSync(draft, join(folder, stamp))
    dropOld(folder, stamp)
  } catch {
    // Another process was faster, or nothing may be written here: what was built is served from memory all the same.
    rmSync(draft, { recursive: true, force: true })
  }
}

const HOUR_MS = 3_600_000

/** Earlier builds serve nobody: each process keeps its own in memory. The hour spares one that is just being read. */
function dropOld(folder: string, stamp: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name !== stamp && Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true })
  }
}

function loadAssets(): Assets {
  const root = projectRoot()
  const folder = join(root, 'dist', 'assets')
  const stamp = sourceStamp(root)
  const known = stamp ? [stamp] : existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
  for (const one of known) {
    const found = readBuilt(folder, one)
    if (found) return found
  }
  if (!stamp) throw new Error('The files of the pages were not built and their sources are not here.')
  const built = buildAssets(join(root, 'src', 'ui'))
  keepBuilt(folder, stamp, built)
  return { stamp, names: built.names, files: asServed(built.files) }
}

let loaded: Assets | undefined
let lookedAt = 0
const WATCHED = process.env.COLLEGIUM_DEV === '1'

/** Builds at first use when the sources are newer than what was built; with COLLEGIUM_DEV=1 looks again every second. */
function assets(): Assets {
  if (loaded && (!WATCHED || Date.now() - lookedAt < 1000)) return loaded
  lookedAt = Date.now()
  if (loaded && sourceStamp(projectRoot()) === loaded.stamp) return loaded
  loaded = loadAssets()
  return loaded
}

/** The address of a file of the pages: `app.css`, `app.js`, `mark.svg`. A name that does not exist is a fault. */
export function assetUrl(name: string): string {
  const hashed = assets().names.get(name)
  if (!hashed) throw new Error(`There is no asset ${name}.`)
  return `/assets/${hashed}`
}

/** Answers `GET /assets/:file` with what the browser may keep for ever, packed as it accepts. */
export function serveAssets(): Handler {
  return (c) => {
    const file = assets().files.get(basename(c.req.path))
    if (!file) return c.text('404', 404)
    const accepted = c.req.header('accept-encoding') ?? ''
    const packed = /\bbr\b/.test(accepted) && file.br ? 'br' : /\bgzip\b/.test(accepted) && file.gzip ? 'gzip' : undefined
    c.header('content-type', file.type)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('vary', 'accept-encoding')
    c.header('x-content-type-options', 'nosniff')
    if (packed) c.header('content-encoding', packed)
    return c.body(packed ? file[packed]! : file.plain)
  }
}

/** Sizes in bytes as they travel, for the budget test: by plain name, packed with gzip. */
export function assetSizes(): Readonly<Record<string, number>> {
  const { names, files } = assets()
  return Object.fromEntries(
    [...names].map(([name, hashed]) => [name, (files.get(hashed)?.gzip ?? files.get(hashed)?.plain)?.byteLength ?? 0]),
  )
}
