import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EXIT, StartProblem } from '../../config/index.js'

/** Raised when a data folder written by this code could not be read by an older one. */
export const FOLDER_FORMAT = 1
/** The major version of the embedded server, whose files only that version reads. */
export const SERVER_MAJOR = 18

const stamp = z.object({ product: z.literal('collegium'), format: z.number().int(), postgres: z.number().int(), madeAt: z.string() })
const keys = z.object({ root: z.string().min(20), owner: z.string().min(20), app: z.string().min(20), secret: z.string().min(32) })
/** Passwords of the embedded server's three roles, and the secret that signs sign-ins when the environment names none. */
export type FolderKeys = z.infer<typeof keys>

/** Left by file systems and desktops; they do not make a folder somebody's. */
const NOT_CONTENT = new Set(['lost+found', '.DS_Store', '.gitkeep', '.gitignore'])
/** A new database takes some 70 MB, and one that is in use writes its log in steps of 16. */
const LEAST_FREE_MB = 128

export const serverFolder = (folder: string) => join(folder, 'postgres')
export const serverLog = (folder: string) => join(folder, 'postgres.log')

/**
 * Makes sure that a folder is ours, ours to write and readable by this version; makes and marks it when it is new or empty. Nothing in it is changed otherwise.
 * @throws StartProblem folder_foreign, folder_unwritable, folder_newer, folder_older, folder_damaged, disk_full
 */
export function claimFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const mark = join(folder, 'collegium.json')
    if (existsSync(mark)) checkStamp(folder, readFileSync(mark, 'utf8'))
    else markAsOurs(folder, mark)
    checkRoom(folder)
  } catch (fault) {
    throw folderProblem(folder, fault)
  }
}

function markAsOurs(folder: string, mark: string): void {
  const found = readdirSync(folder).filter((name) => !NOT_CONTENT.has(name) && !name.startsWith('collegium.json.'))
  if (found.length) throw foreign(folder, found)
  const made = { product: 'collegium', format: FOLDER_FORMAT, postgres: SERVER_MAJOR, madeAt: new Date().toISOString() }
  writeWhole(mark, `${JSON.stringify(made, null, 2)}\n`)
}

function checkStamp(folder: string, text: string): void {
  const read = stamp.safeParse(parsed(text))
  if (!read.success) throw damaged(folder, 'collegium.json')
  const { format, postgres } = read.data
  if (format > FOLDER_FORMAT || postgres > SERVER_MAJOR) {
    throw new StartProblem(
      'folder_newer',
      {
        zh: `数据文件夹 ${folder} 由更新版本的 Collegium 写成（格式 ${format}、PostgreSQL ${postgres}；本版本读到格式 ${FOLDER_FORMAT}、PostgreSQL ${SERVER_MAJOR}）；请改用该版本或更新的版本。文件夹未作任何改动。`,
        en: `The data folder ${folder} was written by a newer Collegium (format ${format}, PostgreSQL ${postgres}; this one reads up to format ${FOLDER_FORMAT}, PostgreSQL ${SERVER_MAJOR}); start that version or a later one. Nothing in the folder was changed.`,
      },
      EXIT.newer,
    )
  }
  if (postgres < SERVER_MAJOR) {
    throw new StartProblem(
      'folder_older',
      {
        zh: `数据文件夹 ${folder} 属于 PostgreSQL ${postgres}，本版本使用 ${SERVER_MAJOR}；请用写成它的版本执行 npm run backup，再恢复到一个空文件夹。`,
        en: `The data folder ${folder} belongs to PostgreSQL ${postgres} and this version runs ${SERVER_MAJOR}; run \`npm run backup\` with the version that wrote it and restore into an empty folder.`,
      },
      EXIT.folder,
    )
  }
}

/** The keys of the folder; made on first use and readable by its owner alone. */
export function keysOf(folder: string): FolderKeys {
  const path = join(folder, 'keys.json')
  if (!existsSync(path)) {
    if (existsSync(serverFolder(folder))) throw damaged(folder, 'keys.json')
    const key = () => randomBytes(24).toString('hex')
    const made: FolderKeys = { root: key(), owner: key(), app: key(), secret: randomBytes(48).toString('base64') }
    writeWhole(path, `${JSON.stringify(made, null, 2)}\n`)
    return made
  }
  chmodSync(path, 0o600)
  const read = keys.safeParse(parsed(readFileSync(path, 'utf8')))
  if (!read.success) throw damaged(folder, 'keys.json')
  return read.data
}

/** A file is there in full or not at all, whatever happens in between. */
function writeWhole(path: string, text: string): void {
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, text, { mode: 0o600, flush: true })
  renameSync(aside, path)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
  if (megabytes < LEAST_FREE_MB) throw diskFull(folder, megabytes)
}

export function diskFull(folder: string, megabytes?: number): StartProblem {
  const [leftZh, leftEn] =
    megabytes === undefined
      ? ['', '']
      : [`（剩余 ${megabytes} MB，至少需要 ${LEAST_FREE_MB} MB）`, ` (${megabytes} MB left, at least ${LEAST_FREE_MB} MB needed)`]
  return new StartProblem(
    'disk_full',
    {
      zh: `数据文件夹 ${folder} 所在的磁盘已满${leftZh}；请腾出空间后再启动，已有数据没有丢失。`,
      en: `The disk of the data folder ${folder} is full${leftEn}; free some room and start again. No data was lost.`,
    },
    EXIT.disk,
  )
}

/** What a failed access to the data folder means, in a sentence. Anything unknown is handed back as it is. */
export function folderProblem(folder: string, fault: unknown): unknown {
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder)
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartProblem(
      'folder_foreign',
      { zh: `${folder} 不是文件夹；请用 COLLEGIUM_DATA 指定一个文件夹。`, en: `${folder} is not a folder; name one by COLLEGIUM_DATA.` },
      EXIT.folder,
    )
  }
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS' && code !== 'ENOENT') return fault
  return new StartProblem(
    'folder_unwritable',
    {
      zh: `当前用户不能写入数据文件夹 ${folder}（${code}）；请更改其权限，或用 COLLEGIUM_DATA 指定另一个文件夹。`,
      en: `The data folder ${folder} cannot be written by this user (${code}); change its permissions or name another folder by COLLEGIUM_DATA.`,
    },
    EXIT.folder,
  )
}

function foreign(folder: string, found: readonly string[]): StartProblem {
  const some = found.slice(0, 3).join(', ')
  return new StartProblem(
    'folder_foreign',
    {
      zh: `文件夹 ${folder} 里已有别的内容（${some}${found.length > 3 ? ' 等' : ''}），不是 Collegium 的数据文件夹；请用 COLLEGIUM_DATA 指定一个空文件夹。文件夹未作任何改动。`,
      en: `The folder ${folder} holds other things (${some}${found.length > 3 ? ', …' : ''}) and is no data folder of Collegium; name an empty one by COLLEGIUM_DATA. Nothing in it was changed.`,
    },
    EXIT.folder,
  )
}

function damaged(folder: string, file: string): StartProblem {
  return new StartProblem(
    'folder_damaged',
    {
      zh: `数据文件夹 ${folder} 中的 ${file} 缺失或无法读取；请从备份中恢复该文件。文件夹未作任何改动。`,
      en: `${file} in the data folder ${folder} is missing or cannot be read; put it back from a backup. Nothing in the folder was changed.`,
    },
    EXIT.folder,
  )
}
