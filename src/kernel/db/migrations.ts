import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, projectRoot, StartProblem } from '../config/index.js'

/** Rooms in the order of their floors: a room's migrations may point at the tables of those before it. */
const ORDER = [
  ...['kernel', 'registry', 'records', 'calls', 'publishing', 'citations', 'repository', 'meetings', 'foresight', 'exchange'],
  ...['evaluation', 'plan', 'reports', 'flows', 'site', 'workbench', 'api', 'cli', 'main'],
]

export interface Migration {
  readonly room: string
  readonly number: number
  /** File name without its ending, as `001_kernel`. */
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** All migrations below `src/`, in the order in which they run: by floor of the room, then by number. @throws StartProblem migration_files */
export function findMigrations(root: string = projectRoot()): Migration[] {
  const rooms = readdirSync(join(root, 'src')).filter((room) => existsSync(join(root, 'src', room, 'migrations')))
  const stranger = rooms.find((room) => !ORDER.includes(room))
  if (stranger)
    throw wrongFiles(`src/${stranger}/migrations: 未知的模块`, `src/${stranger}/migrations: no such room in src/kernel/db/migrations.ts`)
  return ORDER.filter((room) => rooms.includes(room)).flatMap((room) => migrationsOf(root, room))
}

function migrationsOf(root: string, room: string): Migration[] {
  const folder = join(root, 'src', room, 'migrations')
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      const number = /^(\d{3})_\w+\.sql$/.exec(file)?.[1]
      if (!number)
        throw wrongFiles(
          `src/${room}/migrations/${file}: 文件名应为 NNN_name.sql`,
          `src/${room}/migrations/${file} is not named NNN_name.sql`,
        )
      const sql = readFileSync(join(folder, file), 'utf8')
      return { room, number: Number(number), name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => a.number - b.number)
  const twice = found.find((each, i) => found[i - 1]?.number === each.number)
  if (twice)
    throw wrongFiles(`src/${room}/migrations: 编号 ${twice.number} 重复`, `src/${room}/migrations: number ${twice.number} is used twice`)
  return found
}

function wrongFiles(zh: string, en: string): StartProblem {
  return new StartProblem('migration_files', { zh: `迁移文件有误：${zh}。`, en: `The migration files are wrong: ${en}.` }, EXIT.database)
}
