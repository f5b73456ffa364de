import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { fullName, quoted, sequencesOf, type TableShape, tablesOf } from './tables.js'

export const FORMAT = 1
/** Tar needs the size of an entry beforehand, so that a table is written in parts of this size. */
const PART = 16 * 1024 * 1024

export interface BackupHead {
  readonly format: number
  readonly at: string
  readonly seq: number
  readonly head: string
  readonly migrations: readonly { room: string; number: number; name: string; sha256: string }[]
  readonly tables: readonly TableShape[]
  readonly sequences: readonly { schema: string; name: string; last: number | null }[]
}

export interface BackupSums {
  readonly parts: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, number>>
}
export interface BackupDone {
  readonly bytes: number
  readonly rows: number
  readonly files: number
  readonly seq: number
  readonly head: string
}

/**
 * Writes one consistent snapshot of database and files into `file` (a zstd-compressed tar: `head.json`, tables as COPY text in parts, files by hash,
 * `sums.json` with the SHA-256 of every part). Everything is read in one REPEATABLE READ transaction; files never change once named. Written beside
 * and renamed, so that a broken backup never bears the name.
 */
export async function writeBackup(
  ownerUrl: string,
  files: string,
  file: string,
  onProgress: (what: string) => void = () => {},
): Promise<BackupDone> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const draft = `${file}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    const tar = pack()
    const written = pipeline(
      tar,
      // Without workers of its own: with them Node takes a pause of the output for its end, and larger backups break off.
      createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
      createWriteStream(draft, { mode: 0o600 }),
    )
    const done = await fill(tar, client, files, onProgress).catch((fault: Error) => {
      tar.destroy(fault)
      return written.then(
        () => Promise.reject(fault),
        () => Promise.reject(fault),
      )
    })
    await written
    await rename(draft, file)
    return { ...done, bytes: statSync(file).size }
  } finally {
    await client.end()
    await rm(draft, { force: true })
  }
}

async function fill(tar: Pack, client: pg.Client, files: string, onProgress: (what: string) => void): Promise<Omit<BackupDone, 'bytes'>> {
  const mark = (await client.query<{ seq: number; head: string }>(`select seq, encode(hash, 'hex') as head from kernel.seal_mark`)).rows[0]!
  const tables = await tablesOf(client)
  const head: BackupHead = {
    format: FORMAT,
    at: new Date().toISOString(),
    seq: Number(mark.seq),
    head: mark.head,
    tables,
    sequences: await sequencesOf(client),
    migrations: (
      await client.query<BackupHead['migrations'][number]>(
        'select room, number, name, sha256 from kernel.migration order by at, room, number',
      )
    ).rows,
  }
  const parts: Record<string, string> = {}
  const rows: Record<string, number> = {}
  const add = async (name: string, content: Buffer) => {
    parts[name] = createHash('sha256').update(content).digest('hex')
    await entry(tar, name, content)
  }
  await add('head.json', Buffer.from(JSON.stringify(head)))
  for (const table of tables) {
    onProgress(`${table.schema}.${table.table}`)
    for (const [suffix, where] of slicesOf(table))
      rows[`${table.schema}.${table.table}${suffix}`] = await copyOut(client, table, suffix, where, add)
  }
  const stored = walk(files)
  for (const [index, path] of stored.entries()) {
    if (index % 1000 === 0) onProgress(`files ${index}/${stored.length}`)
    await fileEntry(tar, path)
  }
  const sums: BackupSums = { parts, rows }
  await entry(tar, 'sums.json', Buffer.from(JSON.stringify(sums)))
  tar.finalize()
  return { rows: Object.values(rows).reduce((sum, n) => sum + n, 0), files: stored.length, seq: head.seq, head: head.head }
}

/** Facts not yet sealed travel apart: on the other side they must get a later transaction than the sealed ones. */
const slicesOf = (table: TableShape): [string, string][] =>
  table.schema === 'kernel' && table.table === 'fact'
    ? [
        ['', 'where exists (select from kernel.seal s where s.fact = fact.id)'],
        ['+unsealed', 'where not exists (select from kernel.seal s where s.fact = fact.id)'],
      ]
    : [['', '']]

async function copyOut(
  client: pg.Client,
  table: TableShape,
  suffix: string,
  where: string,
  add: (name: string, content: Buffer) => Promise<void>,
): Promise<number> {
  const stream = client.query(copyTo(`copy (select ${table.columns.map(quoted).join(', ')} from ${fullName(table)} ${where}) to stdout`))
  let waiting: Buffer[] = []
  let size = 0
  let part = 0
  const flush = async () => {
    if (size === 0) return
    await add(`table/${table.schema}.${table.table}${suffix}/${String(part++).padStart(6, '0')}`, Buffer.concat(waiting, size))
    waiting = []
    size = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    if (size >= PART) await flush()
  }
  await flush()
  return (stream as unknown as { rowCount: number }).rowCount ?? 0
}

const entry = (tar: Pack, name: string, content: Buffer): Promise<void> =>
  new Promise((resolve, reject) => tar.entry({ name, size: content.length }, content, (fault) => (fault ? reject(fault) : resolve())))

function fileEntry(tar: Pack, path: string): Promise<void> {
  const hash = path.slice(path.lastIndexOf('/') + 1)
  return new Promise((resolve, reject) => {
    const target = tar.entry({ name: `file/${hash}`, size: statSync(path).size }, (fault) => (fault ? reject(fault) : resolve()))
    createReadStream(path).on('error', reject).pipe(target)
  })
}

const HASH = /^[0-9a-f]{64}$/
function walk(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && HASH.test(each.name))
      .map((each) => join(each.parentPath, each.name))
      .sort()
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fault
  }
}
